//! INT021.

use std::borrow::Cow;

use super::sharing::{self, DataLink};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{
    ElementRef, Field, IntegrationKind, Kind, OrganisationKind, OrganisationRef, Route, Subject,
};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT021"),
        name: RuleName::of("link-past-national-platform"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Kết nối giữa các cơ quan chưa qua nền tảng chia sẻ, điều phối dữ liệu",
            "Link between agencies past the national sharing platform",
        ),
        description: Text::fixed(
            "Từ ngày 22/10/2025, kết nối dữ liệu đang sử dụng giữa hai cơ quan nhà nước, khi đã nêu danh sách nền tảng tại \
             `route`, đi qua nền tảng chia sẻ, điều phối dữ liệu (NDOP, `kind: coordination-platform`). Đến hết ngày \
             31/12/2026 chỉ nêu để biết, sau đó là cảnh báo. Kết nối nào thuộc diện chia sẻ bắt buộc thì chưa đối chiếu \
             được với văn bản, nên không bao giờ là lỗi.",
            "Since 22 October 2025 a data link in use between two state agencies, if it lists platforms in `route`, passes \
             the data sharing and coordination platform (NDOP, `kind: coordination-platform`). Until 31 December 2026 this \
             is mentioned, afterwards it is a warning. Which links must be shared so could not be compared with the text: \
             it is never an error.",
        ),
        why: Text::fixed(
            "Theo tin công bố, việc chia sẻ dữ liệu bắt buộc giữa các cơ quan trong hệ thống chính trị thực hiện qua NDOP, \
             hoàn thành kết nối chậm nhất ngày 31/12/2026.",
            "As reported, mandatory sharing between agencies of the political system passes NDOP, with connections \
             complete by 31 December 2026.",
        ),
        remedy: Text::fixed(
            "Bổ sung nền tảng chia sẻ, điều phối dữ liệu vào `route`, hoặc xác định kết nối không thuộc diện chia sẻ bắt buộc và ghi lý do bằng chú thích `justarch-allow`.",
            "Put the data sharing and coordination platform into `route`, or make sure that the link is none of those that \
             must be shared, and say why in a `justarch-allow` comment.",
        ),
        bases: Cow::Borrowed(&[Basis::of(&law::DECREE_278_2025, "", Confidence::Inferred)]),
        applies: always,
    },
    check,
};

/// The last day of the term for connecting.
const TERM: Date = Date::day(2026, 12, 31);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let over = cx.date().is_some_and(|day| day > TERM);
    let severity = if over {
        Severity::Warning
    } else {
        Severity::Info
    };
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} kết nối giữa các cơ quan không qua nền tảng chia sẻ, điều phối dữ liệu (NDOP): {vi}",
            "{count} links between agencies do not pass the data sharing and coordination platform (NDOP): {en}"
        )
    });
    for link in sharing::data_links(cx).filter(|link| link.is_in_use(cx)) {
        // The routes of others are for INT003, INT004, INT005 and INT019.
        let Route::Via(hops) = link.relation.route() else {
            continue;
        };
        let passes = hops.iter().any(|hop| is_sharing_platform(*hop));
        let refused = link.relation.fields().was_refused(Field::RouteHop);
        if !passes && !refused && is_of_the_state(link.from) && is_of_the_state(link.to) {
            let finding = past(link).severity(severity);
            out.each(&group, if over { finding } else { finding.note(DUE) });
        }
    }
}

/// What changes after the term.
const DUE: Text = Text::fixed(
    "theo tin công bố, chưa đối chiếu với văn bản, kết nối hoàn thành chậm nhất ngày 31/12/2026; từ ngày 01/01/2027 kết quả này là cảnh báo",
    "as reported, not compared with the text, links are to be complete by 31 December 2026; from 1 January 2027 this is a warning",
);

/// The platform by its kind, or a national platform that goes by its name.
fn is_sharing_platform(hop: ElementRef<'_>) -> bool {
    match hop.kind() {
        Kind::Integration(IntegrationKind::CoordinationPlatform) => true,
        Kind::Integration(IntegrationKind::NationalExchange) => {
            let names = [hop.name(Lang::Vi), hop.name(Lang::En)];
            let mut names = names.into_iter().chain(hop.aliases());
            names.any(|name| name.to_uppercase().contains("NDOP"))
        }
        _ => false,
    }
}

fn is_of_the_state(end: ElementRef<'_>) -> bool {
    let agency = end.agency().and_then(OrganisationRef::kind);
    agency.is_some_and(|kind| kind != OrganisationKind::Enterprise)
}

fn past(link: DataLink<'_>) -> Finding {
    let (from, to) = (link.from.id(), link.to.id());
    Finding::new(bilingual!(
        "kết nối giữa `{from}` và `{to}` không qua nền tảng chia sẻ, điều phối dữ liệu (NDOP)",
        "the link between `{from}` and `{to}` does not pass the data sharing and coordination platform (NDOP)"
    ))
    .label(
        Subject::from(link.relation).at(Field::RouteHop),
        Text::fixed("tuyến kết nối", "the route"),
    )
    .rests_on(link.relation.fields(), "route")
}
