//! INT018.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::link::is_covered;
use super::sharing::fold;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{Field, Purpose, RelationKind, RelationRef, Subject};
use crate::rules::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT018"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Hai kết nối cho cùng một dữ liệu",
            "Two links for the same data",
        ),
        what: Text::fixed(
            "Hai kết nối giữa cùng hai đầu, theo chiều nào cũng vậy, không cùng nêu một dữ liệu tại `data`, trừ khi mục đích \
             (`purpose`) khác nhau. Kết nối không nêu `data` không được so sánh.",
            "Two links between the same two ends, in either direction, do not both name the same `data`, unless their \
             `purpose` differs. Links without `data` are not compared.",
        ),
        why: Text::fixed(
            "Dữ liệu đã có thì không thu thập, không chia sẻ lại bằng một kết nối khác: hai kết nối cho cùng dữ liệu sẽ cho \
             hai kết quả khác nhau.",
            "Data that is there already is not collected or shared a second time: two links for the same data will end in \
             two different answers.",
        ),
        remedy: Text::fixed(
            "Gộp hai kết nối, hoặc nêu rõ dữ liệu, mục đích riêng của từng kết nối.",
            "Merge the two, or state what data or purpose each has of its own.",
        ),
        bases: Cow::Borrowed(&[
            Basis::of(&law::DECREE_47_2020, "5.2", Confidence::Sourced),
            Basis::of(&law::DECREE_47_2020, "9.3", Confidence::Sourced),
        ]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let mut links: Vec<_> = cx
        .relations_of(RelationKind::Exchanges)
        .filter(|link| link.fields().has(Field::Data) && is_covered(*link, cx))
        .filter_map(|link| Some((ends(link)?, link)))
        .collect();
    // Stable: each group in document order.
    links.sort_by_key(|(ends, _)| *ends);
    let mut found = Vec::new();
    let bundles = links.chunk_by(|(a, _), (b, _)| a == b);
    for same_ends in bundles.filter(|links| links.len() > 1) {
        found.extend(pairs(same_ends.iter().map(|(_, link)| *link)));
    }
    found.sort_by_key(|(_, second)| second.ix());
    // One link may be the first of many.
    let mut known = HashMap::new();
    for (first, second) in found {
        let known = known
            .entry(first.ix())
            .or_insert_with(|| first.data().map(fold).collect::<HashSet<_>>());
        let mut shared: Vec<_> = second.data().collect();
        shared.retain(|item| known.contains(&fold(item)));
        out.report(doubled(first, second, &shared));
    }
}

/// The numbers of the two ends, whichever is which.
fn ends(link: RelationRef<'_>) -> Option<(u32, u32)> {
    let (a, b) = (link.from().ix(), link.to()?.ix());
    Some((a.min(b), a.max(b)))
}

/// One finding for each link too many, against the first that has its data. O(items of data).
fn pairs<'a>(
    links: impl Iterator<Item = RelationRef<'a>>,
) -> Vec<(RelationRef<'a>, RelationRef<'a>)> {
    // By item and purposes: the first link with them.
    let mut first: HashMap<String, [Option<RelationRef<'a>>; PURPOSES]> = HashMap::new();
    let mut found = Vec::new();
    for link in links {
        let purposes = purposes(link);
        let items: Vec<_> = link.data().map(fold).collect();
        let earlier = items
            .iter()
            .filter_map(|item| first.get(item))
            .flat_map(|known| known.iter().enumerate())
            .filter(|(other, _)| may_be_same(purposes, *other))
            .filter_map(|(_, earlier)| *earlier)
            .min_by_key(|earlier| earlier.ix());
        found.extend(earlier.map(|earlier| (earlier, link)));
        for item in items {
            if let Some(slot) = first.entry(item).or_default().get_mut(purposes) {
                slot.get_or_insert(link);
            }
        }
    }
    found
}

/// How many sets of purposes there are.
const PURPOSES: usize = 4;

/// The set of its purposes, a bit for each.
fn purposes(link: RelationRef<'_>) -> usize {
    link.purposes().fold(0, |set, purpose| match purpose {
        Purpose::Exploit => set | 1,
        Purpose::Update => set | 2,
    })
}

/// Whether links with these purposes may serve the same one: unless both say and differ.
fn may_be_same(a: usize, b: usize) -> bool {
    a == 0 || b == 0 || a & b != 0
}

fn doubled(first: RelationRef<'_>, second: RelationRef<'_>, shared: &[&str]) -> Finding {
    let (from, to) = (second.from().id(), second.end().id());
    let data = listed(shared);
    Finding::new(bilingual!(
        "`{from}` và `{to}` có hai kết nối cho cùng dữ liệu: {data}",
        "`{from}` and `{to}` have two links for the same data: {data}"
    ))
    .label(
        Subject::from(second).at(Field::Data),
        Text::fixed("dữ liệu được nêu lần nữa", "the data named again"),
    )
    .label(
        Subject::from(first).at(Field::Data),
        Text::fixed("kết nối đầu tiên", "the first link"),
    )
    .rests_on(second.fields(), "data")
    .rests_on(first.fields(), "data")
}
