//! INT020.
#![expect(clippy::arithmetic_side_effects, reason = "counts of what is held in memory")]

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

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

/// Two platforms that follow each other in routes without being joined, with those routes.
struct Gap<'a> {
    ends: (ElementRef<'a>, ElementRef<'a>),
    links: Vec<RelationRef<'a>>,
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let pair = |a: ElementRef<'_>, b: ElementRef<'_>| {
        let (a, b) = (a.index(), b.index());
        (a.min(b), a.max(b))
    };
    let mut joined = HashSet::new();
    for relation in cx.relations_of(RelationKind::Connects) {
        joined.extend(relation.to().map(|to| pair(relation.from(), to)));
    }
    // One missing connection is one fault, however many routes need it.
    let mut gaps: Vec<Gap<'_>> = Vec::new();
    let mut known = HashMap::new();
    for link in cx.relations_of(RelationKind::Exchanges) {
        // Of a list that was only read in part, nobody knows what stood between.
        if link.fields().was_refused(Field::RouteHop) {
            continue;
        }
        for (a, b) in link.hops().zip(link.hops().skip(1)) {
            let ends = pair(a, b);
            if joined.contains(&ends) {
                continue;
            }
            let at = *known.entry(ends).or_insert(gaps.len());
            match gaps.get_mut(at) {
                Some(gap) => gap.links.push(link),
                None => gaps.push(Gap {
                    ends: (a, b),
                    links: vec![link],
                }),
            }
        }
    }
    for gap in &mut gaps {
        // In an order that does not depend on where each exchange is written.
        gap.links.sort_by_cached_key(|link| Subject::from(*link));
        out.report(not_joined(gap));
    }
}

/// How many of the routes are shown; the rest are counted.
const SHOWN: usize = 3;

fn not_joined(gap: &Gap<'_>) -> Finding {
    let (mut a, mut b) = gap.ends;
    if b.id() < a.id() {
        std::mem::swap(&mut a, &mut b);
    }
    let (a_id, b_id) = (a.id(), b.id());
    let count = gap.links.len();
    let noun = |count: usize| if count == 1 { "route" } else { "routes" };
    let routes = noun(count);
    let mut finding = Finding::new(bilingual!(
        "có {count} tuyến đi qua `{a_id}` và `{b_id}` liền nhau, nhưng hai nền tảng này không kết nối với nhau",
        "the platforms `{a_id}` and `{b_id}` follow each other in {count} {routes}, but are not connected"
    ));
    finding = finding.discriminator(format!("{} {}", a_id.min(b_id), a_id.max(b_id)));
    for link in gap.links.iter().take(SHOWN) {
        let reading = link.canonical();
        let (from, to) = (reading.from().id(), reading.end().id());
        finding = finding.label(
            Subject::from(*link).at(Field::RouteHop),
            bilingual!(
                "tuyến giữa `{from}` và `{to}`",
                "the route between `{from}` and `{to}`"
            ),
        );
    }
    for platform in [a, b] {
        finding = finding.label(
            platform,
            Text::fixed("nền tảng được khai báo tại đây", "the platform is declared here"),
        );
    }
    // Said once, of the first route that rests on it.
    if let Some(link) = gap.links.iter().find(|l| l.fields().is_inferred("route")) {
        finding = finding.rests_on(link.fields(), "route");
    }
    if count > SHOWN {
        let more = count - SHOWN;
        let routes = noun(more);
        finding = finding.note(bilingual!(
            "còn {more} tuyến khác cũng đi qua hai nền tảng này liền nhau",
            "these two platforms follow each other in {more} more {routes}"
        ));
    }
    finding.help(bilingual!(
        "Bổ sung kết nối, ví dụ:\n  integration:\n    {a_id}:\n      connects: [{b_id}]\nhoặc sửa `route`.",
        "Add the connection, for instance:\n  integration:\n    {a_id}:\n      connects: [{b_id}]\nor mend the `route`."
    ))
}
