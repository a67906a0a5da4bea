//! SVC008: the address of a portal is not of the form that is set for it.

use std::borrow::Cow;

use super::missing_portal::portals_are_closed;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Force, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ChannelKind, Field, Kind, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC008"),
        name: RuleName::of("malformed-portal-address"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Địa chỉ cổng không đúng quy định",
            "Address of a portal not of the set form",
        ),
        description: Text::fixed(
            "Kiểm tra địa chỉ đã ghi (`url`) của cổng dịch vụ công của cơ quan có dạng `dichvucong.<tên>.gov.vn` hoặc, với giao diện tiếng Anh, `e-services.<tên>.gov.vn`; không xét khi theo tin công bố cổng của bộ, tỉnh đã đóng (cấp tỉnh từ ngày 01/07/2025, cấp bộ từ ngày 01/01/2026). Từ ngày 01/07/2026, địa chỉ của cổng thông tin điện tử có dạng `<tên>.gov.vn`, của đơn vị trực thuộc `<đơn vị>.<tên>.gov.vn`. Không ghi thì không xét.",
            "Checks that the address stated (`url`) for the body's service portal is of the form `dichvucong.<name>.gov.vn` or, for the English interface, `e-services.<name>.gov.vn`; it is not judged once the portals of ministries and provinces are closed, as reported (provinces from 1 July 2025, ministries from 1 January 2026). From 1 July 2026 the address of a web portal is of the form `<name>.gov.vn`, that of a unit `<unit>.<name>.gov.vn`. Without one nothing is judged.",
        ),
        why: Text::fixed(
            "Địa chỉ theo một mẫu giúp người dân nhận ra cổng thật và tránh trang giả mạo.",
            "One form of address lets people tell the real portal from a fake.",
        ),
        remedy: Text::fixed(
            "Chuyển cổng về địa chỉ đúng mẫu, hoặc sửa `url` nếu ghi sai.",
            "Move the portal to an address of that form, or mend `url` if it is wrong.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[SERVICE_PORTALS, WEB_PORTALS];

const SERVICE_PORTALS: Basis = Basis::of(&law::CIRCULAR_01_2018, "16.1", Confidence::Sourced);
const WEB_PORTALS: Basis = Basis::of(&law::DECREE_224_2026, "11.4", Confidence::Sourced);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let in_force = |basis: &Basis| {
        cx.date()
            .is_some_and(|day| basis.force_on(day) != Force::NotYet)
    };
    let service_portals = in_force(&SERVICE_PORTALS) && !portals_are_closed(cx);
    let web_portals = in_force(&WEB_PORTALS);
    for channel in cx.own().filter(|e| e.is_in_use_on(cx.date())) {
        let service_portal = match channel.kind() {
            Kind::Channel(ChannelKind::ServicePortal) if service_portals => true,
            Kind::Channel(ChannelKind::WebPortal) if web_portals => false,
            _ => continue,
        };
        let Some(url) = channel.fields().text(Field::Url) else {
            continue;
        };
        let host = host(url);
        let (id, at) = (channel.id(), Subject::from(channel).at(Field::Url));
        let finding = if service_portal && !is_service_host(&host) {
            Finding::new(bilingual!(
                "địa chỉ `{host}` của cổng dịch vụ công `{id}` không có dạng `dichvucong.<tên>.gov.vn` hoặc `e-services.<tên>.gov.vn`",
                "the address `{host}` of the service portal `{id}` is not of the form `dichvucong.<name>.gov.vn` or `e-services.<name>.gov.vn`"
            ))
        } else if !service_portal && !is_government(&host) {
            Finding::new(bilingual!(
                "địa chỉ `{host}` của cổng thông tin `{id}` không có dạng `<tên>.gov.vn` hoặc `<đơn vị>.<tên>.gov.vn`",
                "the address `{host}` of the web portal `{id}` is not of the form `<name>.gov.vn` or `<unit>.<name>.gov.vn`"
            ))
        } else {
            continue;
        };
        let basis = if service_portal {
            SERVICE_PORTALS
        } else {
            WEB_PORTALS
        };
        let finding = finding.basis_on(basis, cx.date());
        out.report(finding.at(at).rests_on(channel.fields(), "url"));
    }
}

/// The host that an address names, in small letters.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    host.trim().trim_end_matches('.').to_ascii_lowercase()
}

fn is_label(label: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    !label.is_empty() && label.bytes().all(plain)
}

fn is_service_host(host: &str) -> bool {
    let name = ["dichvucong.", "e-services."]
        .into_iter()
        .find_map(|first| host.strip_prefix(first))
        .and_then(|rest| rest.strip_suffix(".gov.vn"));
    name.is_some_and(is_label)
}

fn is_government(host: &str) -> bool {
    let name = host.strip_suffix(".gov.vn");
    // `www` is the same place.
    let name = name.map(|name| name.strip_prefix("www.").unwrap_or(name));
    name.is_some_and(|name| name.split('.').count() <= 2 && name.split('.').all(is_label))
}

#[cfg(test)]
mod tests {
    use super::{host, is_government, is_service_host};

    #[test]
    fn hosts() {
        assert_eq!(
            host("https://u@DichVuCong.moj.gov.vn:443/a?b#c"),
            "dichvucong.moj.gov.vn"
        );
        assert_eq!(host("moj.gov.vn"), "moj.gov.vn");
        assert_eq!(host(""), "");
    }

    #[test]
    fn forms() {
        assert!(
            is_service_host("dichvucong.moj.gov.vn") && is_service_host("e-services.moj.gov.vn")
        );
        for wrong in [
            "dichvucong.gov.vn",
            "dichvucong..gov.vn",
            "dichvucong.a.b.gov.vn",
            "dvc.moj.gov.vn",
            "e-service.moj.gov.vn",
            "e-services.gov.vn",
            "e-services.a.b.gov.vn",
            "dichvucong.moj.gov.vn.com",
            "",
        ] {
            assert!(!is_service_host(wrong), "{wrong}");
        }
        assert!(
            is_government("www.moj.gov.vn")
                && is_government("unit.moj.gov.vn")
                && !is_government("a.unit.moj.gov.vn")
                && !is_government(".gov.vn")
                && !is_government("moj.vn")
        );
    }
}
