//! INT020.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::bilingual;
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::model::{ElementRef, Field, RelationKind, RelationRef, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

use super::link::route_line;
use super::turned::{is_turned, righted};

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
            "Hai nền tảng liền nhau trong `route` có quan hệ `connects`, theo một trong hai chiều. Các nền tảng được nêu theo thứ tự dữ liệu đi qua, kể từ thành phần ghi kết nối; LGSP của cơ quan ở đầu này đứng sau nền tảng quốc gia hoặc sau LGSP của cơ quan ở đầu kia thì cảnh báo.",
            "Two platforms that follow each other in a `route` stand in the relation `connects`, in either direction. The platforms are named in the order in which data passes them from the element that the link is written at; where the LGSP of the agency at this end comes after the national platform, or after the LGSP of the agency at the other, it is a warning.",
        ),
        why: Text::fixed(
            "Tuyến đi qua hai nền tảng không kết nối với nhau thì dữ liệu không thể đi; mọi phân tích tác động dựa trên \
             tuyến đó đều sai.",
            "Data cannot pass between platforms that are not joined, and whatever is concluded about impact along such a \
             route is wrong.",
        ),
        remedy: Text::fixed(
            "Bổ sung `connects` giữa hai nền tảng, hoặc sửa `route` theo thứ tự dữ liệu đi qua.",
            "Add `connects` between the two platforms, or mend the `route` in the order in which data passes.",
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
        let mut twice = HashSet::new();
        for (a, b) in link.hops().zip(link.hops().skip(1)) {
            if a == b {
                if twice.insert(a.index()) {
                    out.report(named_twice(a, link));
                }
                continue;
            }
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
    let turned = Each::new(TURNED, |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} tuyến kết nối ghi ngược thứ tự: {vi}",
            "{count} routes are stated the wrong way round: {en}"
        )
    });
    for link in cx.relations_of(RelationKind::Exchanges) {
        if !link.fields().was_refused(Field::RouteHop) && is_turned(link) {
            out.each(&turned, wrong_way_round(link));
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

fn named_twice(hop: ElementRef<'_>, link: RelationRef<'_>) -> Finding {
    let id = hop.id();
    let reading = link.canonical();
    let (from, to) = (reading.from().id(), reading.end().id());
    Finding::new(bilingual!(
        "tuyến giữa `{from}` và `{to}` nêu `{id}` hai lần liền nhau",
        "the route between `{from}` and `{to}` names `{id}` twice in a row"
    ))
    .discriminator(format!("{id} {id}"))
    .label(
        Subject::from(link).at(Field::RouteHop),
        bilingual!("nêu `{id}` hai lần", "`{id}` twice"),
    )
    .rests_on(link.fields(), "route")
    .help(bilingual!("Nêu `{id}` một lần.", "Name `{id}` once."))
}

/// What tells routes the wrong way round from those with a gap.
const TURNED: &str = "turned";

fn wrong_way_round(link: RelationRef<'_>) -> Finding {
    let reading = link.canonical();
    let (from, to) = (reading.from().id(), reading.end().id());
    let righted = righted(link);
    let mut finding = Finding::new(bilingual!(
        "tuyến giữa `{from}` và `{to}` ghi ngược thứ tự: LGSP của cơ quan ở mỗi đầu phải đứng cạnh đầu đó",
        "the route between `{from}` and `{to}` is stated the wrong way round: the LGSP of each agency belongs next to its end"
    ))
    .severity(Severity::Warning)
    .discriminator(TURNED)
    .label(
        Subject::from(link).at(Field::RouteHop),
        Text::fixed("thứ tự ngược", "the wrong way round"),
    )
    .rests_on(link.fields(), "route");
    // In the order of their ids, wherever it is written.
    let mut ends: Vec<_> = [Some(link.from()), link.to()]
        .into_iter()
        .flatten()
        .collect();
    ends.sort_by_key(|end| end.id());
    for end in ends {
        finding = finding.rests_on_element(end, "owner");
    }
    if righted.is_empty() {
        return finding;
    }
    let way = route_line(&righted);
    finding.help(bilingual!("Ghi `{way}`.", "State `{way}`."))
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
