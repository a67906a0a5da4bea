//! INT020.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::bilingual;
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::model::{ElementRef, Field, RelationKind, RelationRef, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT020"),
        name: RuleName::of("broken-route"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Tuyến kết nối bị đứt đoạn",
            "Route over platforms that are not connected",
        ),
        description: Text::fixed(
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
    for Gap { ends, links } in &gaps {
        // Whichever stands first, it is the same gap.
        let (a, b) = *ends;
        let ends = if a.id() < b.id() { (a, b) } else { (b, a) };
        let group = group(ends);
        for link in links {
            out.each(&group, not_joined(ends, *link));
        }
    }
}

fn group((a, b): (ElementRef<'_>, ElementRef<'_>)) -> Each {
    let key = format!("{} {}", a.id(), b.id());
    let (a, b) = (a.id().to_owned(), b.id().to_owned());
    Each::new(key, move |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} kết nối có tuyến đi qua `{a}` và `{b}` liền nhau, nhưng hai nền tảng này không kết nối với nhau: {vi}",
            "the platforms `{a}` and `{b}` follow each other in the routes of {count} links, but are not connected: {en}"
        )
    })
}

fn not_joined((a, b): (ElementRef<'_>, ElementRef<'_>), link: RelationRef<'_>) -> Finding {
    let (a_id, b_id) = (a.id(), b.id());
    // As it reads whichever end it is written at.
    let reading = link.canonical();
    let (from, to) = (reading.from().id(), reading.end().id());
    let mut finding = Finding::new(bilingual!(
        "tuyến giữa `{from}` và `{to}` đi qua `{a_id}` và `{b_id}` liền nhau, nhưng hai nền tảng này không kết nối với nhau",
        "the platforms `{a_id}` and `{b_id}` follow each other in the route between `{from}` and `{to}`, but are not connected"
    ))
    .discriminator(format!("{a_id} {b_id}"))
    .label(
        Subject::from(link).at(Field::RouteHop),
        bilingual!(
            "tuyến giữa `{from}` và `{to}`",
            "the route between `{from}` and `{to}`"
        ),
    );
    for platform in [a, b] {
        finding = finding.label(
            platform,
            Text::fixed(
                "nền tảng được khai báo tại đây",
                "the platform is declared here",
            ),
        );
    }
    finding.rests_on(link.fields(), "route").help(bilingual!(
        "Bổ sung kết nối, ví dụ:\n  integration:\n    {a_id}:\n      connects: [{b_id}]\nhoặc sửa `route`.",
        "Add the connection, for instance:\n  integration:\n    {a_id}:\n      connects: [{b_id}]\nor mend the `route`."
    ))
}
