//! INT020.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::bilingual;
use crate::diagnostic::{Code, Severity};
use crate::model::{ElementRef, Field, RelationKind, RelationRef, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT020"),
        severity: Severity::Error,
        title: Text::fixed(
            "Tuyến kết nối bị đứt đoạn",
            "Route over platforms that are not connected",
        ),
        what: Text::fixed(
            "Hai nền tảng liền nhau trong `route` có quan hệ `connects`, theo một trong hai chiều.",
            "Two platforms that follow each other in a `route` stand in the relation `connects`, in either direction.",
        ),
        why: Text::fixed(
            "Tuyến đi qua hai nền tảng không kết nối với nhau thì dữ liệu không thể đi; mọi phân tích tác động dựa trên \
             tuyến đó đều sai.",
            "Data cannot pass between platforms that are not joined, and whatever is concluded about impact along such a \
             route is wrong.",
        ),
        remedy: Text::fixed(
            "Bổ sung `connects` giữa hai nền tảng, hoặc sửa `route`.",
            "Add `connects` between the two platforms, or mend the `route`.",
        ),
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let pair = |a: ElementRef<'_>, b: ElementRef<'_>| {
        let (a, b) = (a.index(), b.index());
        (a.min(b), a.max(b))
    };
    let mut joined = HashSet::new();
    for element in arch.elements() {
        for relation in element.relations_of(RelationKind::Connects) {
            joined.extend(relation.to().map(|to| pair(element, to)));
        }
    }
    for from in arch.elements() {
        for link in from.relations_of(RelationKind::Exchanges) {
            // Of a list that was only read in part, nobody knows what stood between.
            if link.fields().was_refused(Field::RouteHop) {
                continue;
            }
            let hops: Vec<_> = link.hops().collect();
            let broken = hops.iter().zip(hops.iter().skip(1));
            let broken = broken.filter(|(a, b)| !joined.contains(&pair(**a, **b)));
            for (a, b) in broken {
                out.report(not_joined(link, *a, *b));
            }
        }
    }
}

fn not_joined(link: RelationRef<'_>, a: ElementRef<'_>, b: ElementRef<'_>) -> Finding {
    let (from, to, a_id, b_id) = (link.from().id(), link.end().id(), a.id(), b.id());
    Finding::new(bilingual!(
        "tuyến giữa `{from}` và `{to}` đi từ `{a_id}` sang `{b_id}`, nhưng hai nền tảng này không kết nối với nhau",
        "the route between `{from}` and `{to}` goes from `{a_id}` to `{b_id}`, but the two are not connected"
    ))
    .label(
        Subject::from(link).at(Field::RouteHop),
        bilingual!(
            "`{a_id}` và `{b_id}` không có quan hệ `connects`",
            "no `connects` between `{a_id}` and `{b_id}`"
        ),
    )
    .label(
        a,
        bilingual!("`{a_id}` được khai báo tại đây", "`{a_id}` is declared here"),
    )
    .label(
        b,
        bilingual!("`{b_id}` được khai báo tại đây", "`{b_id}` is declared here"),
    )
    .rests_on(link.fields(), "route")
    .help(bilingual!(
        "Bổ sung kết nối, ví dụ:\nintegration:\n  {a_id}:\n    connects: [{b_id}]\nhoặc sửa `route`.",
        "Add the connection, for instance:\nintegration:\n  {a_id}:\n    connects: [{b_id}]\nor mend the `route`."
    ))
}
