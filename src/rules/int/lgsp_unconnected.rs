//! INT002.

use std::borrow::Cow;
use std::collections::HashSet;

use super::platforms::{is_national, joints};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{DatabaseClass, ElementRef, IntegrationKind, Layer, RelationKind, Route};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT002"),
        name: RuleName::of("lgsp-without-national-link"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "LGSP không kết nối với nền tảng quốc gia",
            "LGSP not connected to a national platform",
        ),
        description: Text::fixed(
            "LGSP của cơ quan có quan hệ `connects`, theo một trong hai chiều, với nền tảng tích hợp, chia sẻ dữ liệu \
             quốc gia (NGSP/NDXP) hoặc nền tảng chia sẻ, điều phối dữ liệu. Trước ngày 01/01/2021 (thời hạn tại Thông tư 23/2018/TT-BTTTT) chỉ nêu để biết. Trừ thời gian từ ngày 11/02/2019 đến hết ngày 31/12/2020, LGSP kết nối với cơ sở dữ liệu quốc gia (`exchanges`, hoặc có trong `route`) cũng được.",
            "The agency's LGSP stands in the relation `connects`, in either direction, to the national data exchange \
             platform (NGSP/NDXP) or the data sharing and coordination platform. Before 1 January 2021, the term of Circular 23/2018/TT-BTTTT, it is only mentioned. Except from 11 February 2019 to 31 December 2020, an LGSP that is linked with a national database itself (by `exchanges`, or in a `route`) will do, too.",
        ),
        why: Text::fixed(
            "Thiếu kết nối này, hệ thống của cơ quan không trao đổi được dữ liệu với cơ quan khác qua nền tảng trung gian.",
            "Without it the systems of the agency cannot reach those of other agencies over intermediary platforms.",
        ),
        remedy: Text::fixed(
            "Khai báo `connects` giữa LGSP và nền tảng quốc gia.",
            "State `connects` between the LGSP and the national platform.",
        ),
        bases: Cow::Borrowed(&[
            Basis::of(&law::CIRCULAR_23_2018, "3.2a", Confidence::Sourced),
            Basis::of(&law::CIRCULAR_13_2017, "25.3", Confidence::Sourced),
        ]),
        applies: always,
    },
    check,
};

/// The first day of the circular that speaks of the national platform alone.
const PLATFORM_ALONE: Date = Date::day(2019, 2, 11);

/// The day after its term.
const DUE: Date = Date::day(2021, 1, 1);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.is_department() {
        return;
    }
    let connected: HashSet<_> = joints(cx).map(|(lgsp, _)| lgsp.index()).collect();
    let mut lgsps = cx.own_of(IntegrationKind::Lgsp);
    lgsps.retain(|e| !e.has_ended(cx.date()) && !connected.contains(&e.index()));
    let due = cx.date().is_some_and(|day| day >= DUE);
    // The article that stays asks for a link with the national platform or with a national database.
    let either = cx
        .date()
        .is_some_and(|day| day < PLATFORM_ALONE || day >= DUE);
    if either && !lgsps.is_empty() {
        let linked = linked_with_national_databases(cx);
        lgsps.retain(|e| !linked.contains(&e.index()));
    }
    if lgsps.is_empty() {
        return;
    }
    let mut platforms = cx.architecture().elements_in(Layer::Integration);
    let national = platforms.find(|e| is_national(*e) && !e.has_ended(cx.date()));
    // Either end may state it.
    let lost = cx
        .lost()
        .in_layers(&[Layer::Integration], &[RelationKind::Connects]);
    for lgsp in lgsps {
        let finding = unconnected(lgsp, national).unless_lost(lost);
        out.report(if due {
            finding
        } else {
            finding.severity(Severity::Info)
        });
    }
}

/// The numbers of what exchanges data with a national database, itself or as a hop, without passing a national platform.
fn linked_with_national_databases(cx: &Context<'_>) -> HashSet<usize> {
    let is_database = |e: ElementRef<'_>| e.database_class() == Some(DatabaseClass::National);
    let mut linked = HashSet::new();
    for exchange in cx.relations_of(RelationKind::Exchanges) {
        let (from, Some(to)) = (exchange.from(), exchange.to()) else {
            continue;
        };
        if !(is_database(from) || is_database(to)) || !exchange.is_there_on(cx.date()) {
            continue;
        }
        linked.extend([from.index(), to.index()]);
        if let Route::Via(hops) = exchange.route()
            && !hops.iter().any(|hop| is_national(*hop))
        {
            linked.extend(hops.iter().map(|hop| hop.index()));
        }
    }
    linked
}

fn unconnected(lgsp: ElementRef<'_>, national: Option<ElementRef<'_>>) -> Finding {
    let id = lgsp.id();
    let message = bilingual!(
        "LGSP `{id}` không kết nối với nền tảng tích hợp, chia sẻ dữ liệu quốc gia",
        "the LGSP `{id}` is not connected to a national data exchange platform"
    );
    let mut finding = Finding::new(message).label(
        lgsp,
        Text::fixed(
            "không có quan hệ `connects` với nền tảng quốc gia nào",
            "no `connects` with any national platform",
        ),
    );
    let lines = match national {
        Some(platform) => {
            finding = finding.label(
                platform,
                Text::fixed(
                    "nền tảng quốc gia có trong văn bản",
                    "a national platform of the document",
                ),
            );
            format!(
                "  integration:\n    {id}:\n      connects: [{}]",
                platform.id()
            )
        }
        None => format!(
            "  integration:\n    {id}:\n      connects: [ngsp]\n    ngsp:\n      kind: national-exchange\n      name: {{ vi: \"Nền tảng tích hợp, chia sẻ dữ liệu quốc gia\" }}\n      scope: national"
        ),
    };
    finding
        .absent_from(&[Layer::Integration])
        .rests_on_element(lgsp, "owner")
        .help(bilingual!(
            "Bổ sung kết nối, ví dụ:\n{lines}",
            "Add the connection, for instance:\n{lines}"
        ))
}
