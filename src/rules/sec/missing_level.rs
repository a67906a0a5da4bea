//! SEC001: an own information system in use declares no security level.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{ChannelKind, Field, IntegrationKind, Kind, Layer};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC001"),
        severity: Severity::Error,
        title: Text::fixed(
            "Chưa xác định cấp độ an toàn",
            "Security level missing",
        ),
        what: Text::fixed(
            "Kiểm tra mỗi hệ thống thông tin của cơ quan chủ quản kiến trúc, đang được sử dụng, có cấp độ an toàn từ 1 đến 5: ứng dụng, cơ sở dữ liệu, kho dữ liệu, LGSP, cổng dịch vụ công, cổng thông tin và cổng dữ liệu mở.",
            "Checks that every information system in use that belongs to the body declares a security level from 1 to 5: applications, databases, data stores, the LGSP, the public service portal, web portals and open data portals.",
        ),
        why: Text::fixed(
            "Cấp độ quyết định phương án bảo đảm an toàn, thẩm quyền phê duyệt và chu kỳ đánh giá; hệ thống không có cấp độ thì chưa đủ điều kiện vận hành.",
            "The level decides how a system is protected, who approves that and how often it is assessed; without one a system should not be in operation.",
        ),
        remedy: Text::fixed(
            "Ghi cấp độ đã được phê duyệt vào `security-level`; nếu là suy luận thì thêm vào `inferred`.",
            "Write the approved level under `security-level`; if it is a conclusion of your own, list it under `inferred`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::LAW_NETWORK_SECURITY, "21", Confidence::Sourced),
    Basis::of(&law::DECREE_85_2016, "7–11", Confidence::Sourced),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống thông tin chưa ghi cấp độ an toàn: {vi}",
            "{count} information systems declare no security level: {en}"
        )
    });
    for system in cx.own() {
        let silent = !needs_level(system.kind())
            || !system.is_in_use_on(cx.date())
            || system.fields().is_stated(Field::SecurityLevel);
        if silent {
            continue;
        }
        out.each_with(&group, || {
            let id = system.id();
            Finding::new(bilingual!(
                "hệ thống thông tin `{id}` chưa ghi cấp độ an toàn",
                "the information system `{id}` declares no security level"
            ))
            .at(system)
            .rests_on(system.fields(), "owner")
            .help(bilingual!(
                "Bổ sung cấp độ đã được phê duyệt (N từ 1 đến 5):\n  {id}: {{ security-level: {{ level: N, decision: \"…\" }} }}",
                "Add the level that was approved (N from 1 to 5):\n  {id}: {{ security-level: {{ level: N, decision: \"…\" }} }}"
            ))
        });
    }
}

fn needs_level(kind: Kind) -> bool {
    kind.layer() == Layer::Application
        || matches!(
            kind,
            Kind::Integration(IntegrationKind::Lgsp)
                | Kind::Channel(
                    ChannelKind::ServicePortal | ChannelKind::WebPortal | ChannelKind::OpenDataPortal
                )
        )
}
