//! INT018.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::link::is_covered;
use super::sharing::fold;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, Purpose, RelationKind, RelationRef, Subject, reading};
use crate::phrase::listed;
use crate::rules::parallel::parallel;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT018"),
        name: RuleName::of("duplicate-data-link"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Hai kết nối cho cùng một dữ liệu",
            "Two links for the same data",
        ),
        description: Text::fixed(
            "Hai kết nối giữa cùng hai đầu, khai báo ở đầu nào cũng vậy, không cùng nêu một dữ liệu tại `data`, trừ khi mục \
             đích (`purpose`) khác nhau.",
            "Two links between the same two ends, whichever they are written at, do not both name the same `data`, unless \
             their `purpose` differs.",
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
            Basis::of(&law::DECREE_47_2020, "5.2", Confidence::Inferred),
            Basis::of(&law::DECREE_47_2020, "9.3", Confidence::Inferred),
        ]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let links = cx.relations_of(RelationKind::Exchanges);
    let links = links.filter(|link| is_covered(*link, cx));
    let mut found = Vec::new();
    for same_ends in parallel(links) {
        let mut said = HashSet::new();
        // What is one and the same is another rule's to report.
        let different = same_ends.into_iter();
        let different = different.filter(|link| said.insert(reading::canonical_facts(*link).0));
        let of_two: Vec<_> = different.map(Link::of).collect();
        found.extend(circles(&of_two).into_iter().map(|circle| {
            let links = circle
                .into_iter()
                .filter_map(|nth| of_two.get(nth).cloned());
            links.collect::<Vec<_>>()
        }));
    }
    found.sort_by_key(|links| links.first().map(|link| link.relation.ix()));
    for mut links in found {
        links.sort_by(|a, b| a.key().cmp(&b.key()));
        out.report(doubled(&links));
    }
}

/// A link, with what decides whether another is for the same.
#[derive(Clone)]
struct Link<'a> {
    relation: RelationRef<'a>,
    purposes: usize,
    /// The items of its data, as they are compared.
    items: Vec<String>,
}

impl<'a> Link<'a> {
    fn of(relation: RelationRef<'a>) -> Self {
        Self {
            relation,
            purposes: purposes(relation),
            items: relation.data().map(fold).collect(),
        }
    }

    /// What brings links into order, whatever that of the document is.
    fn key(&self) -> (&'a str, &'a str, usize, &[String]) {
        let reading = self.relation.canonical();
        (
            reading.from().id(),
            reading.end().id(),
            self.purposes,
            &self.items,
        )
    }
}

/// Of links between the same two those that are for the same data, directly or by way of others: by number, ascending,
/// and only where there are several. O(items of data).
fn circles(links: &[Link<'_>]) -> Vec<Vec<usize>> {
    let mut leader: Vec<usize> = (0..links.len()).collect();
    // By item and purposes: a link with them.
    let mut first: HashMap<&str, [Option<usize>; PURPOSES]> = HashMap::new();
    for (nth, link) in links.iter().enumerate() {
        for item in &link.items {
            let known = first.entry(item).or_default();
            for (other, earlier) in known.iter().enumerate() {
                if let Some(earlier) = earlier.filter(|_| may_be_same(link.purposes, other)) {
                    let (a, b) = (root(&mut leader, earlier), root(&mut leader, nth));
                    if let Some(of_b) = leader.get_mut(b.max(a)) {
                        *of_b = a.min(b);
                    }
                }
            }
            if let Some(slot) = known.get_mut(link.purposes) {
                slot.get_or_insert(nth);
            }
        }
    }
    let mut circles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for nth in 0..links.len() {
        circles.entry(root(&mut leader, nth)).or_default().push(nth);
    }
    circles
        .into_values()
        .filter(|circle| circle.len() > 1)
        .collect()
}

/// The least number of the circle that one is in; the way there is made shorter.
fn root(leader: &mut [usize], of: usize) -> usize {
    let mut at = of;
    while let Some(next) = leader.get(at).copied().filter(|next| *next != at) {
        let further = leader.get(next).copied().unwrap_or(next);
        if let Some(slot) = leader.get_mut(at) {
            *slot = further;
        }
        at = next;
    }
    at
}

/// How many sets of purposes there are.
const PURPOSES: usize = 16;

/// The set of its purposes, a bit for each, as they read from one and the same end.
fn purposes(link: RelationRef<'_>) -> usize {
    let purposes = link.canonical().purposes();
    purposes.fold(0, |set, purpose| match purpose {
        Purpose::Exploit => set | 1,
        Purpose::Update => set | 2,
        Purpose::Exploited => set | 4,
        Purpose::Updated => set | 8,
    })
}

/// Whether links with these purposes may serve the same one: unless both say and differ.
fn may_be_same(a: usize, b: usize) -> bool {
    a == 0 || b == 0 || a & b != 0
}

fn doubled(links: &[Link<'_>]) -> Finding {
    let mut ends: Vec<_> = links
        .iter()
        .flat_map(|link| [link.relation.from().id(), link.relation.end().id()])
        .map(str::to_owned)
        .collect();
    ends.sort_unstable();
    ends.dedup();
    // The words of each, as the document has them.
    let facts: Vec<(usize, Vec<String>)> = links
        .iter()
        .map(|link| {
            (
                link.purposes,
                link.relation.data().map(str::to_owned).collect(),
            )
        })
        .collect();
    let finding = Finding::together(move |left| {
        let data = shared(left.iter().filter_map(|nth| facts.get(*nth)));
        if data.is_empty() {
            return None;
        }
        let (count, ends, data) = (left.len(), listed(&ends), listed(&data));
        Some(bilingual!(
            "giữa {ends} có {count} kết nối cho cùng dữ liệu: {data}",
            "there are {count} links between {ends} for the same data: {data}"
        ))
    });
    links.iter().fold(finding, |finding, link| {
        let place = Subject::from(link.relation).at(Field::Data);
        finding
            .member(place, Text::fixed("dữ liệu trùng", "the same data"))
            .rests_on(link.relation.fields(), "data")
    })
}

/// The items that two of them are for, in order.
fn shared<'f>(links: impl Iterator<Item = &'f (usize, Vec<String>)>) -> Vec<&'f str> {
    let mut first: HashMap<String, [bool; PURPOSES]> = HashMap::new();
    // By item: how it is written, the least where that differs, and whether two are for it.
    let mut found: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for (purposes, items) in links {
        // What one names twice is no link too many.
        let mut items: Vec<_> = items
            .iter()
            .map(|item| (fold(item), item.as_str()))
            .collect();
        items.sort_unstable();
        items.dedup_by(|a, b| a.0 == b.0);
        for (folded, item) in items {
            let known = first.entry(folded.clone()).or_default();
            let mut earlier = known.iter().enumerate();
            let is_shared = earlier.any(|(other, is)| *is && may_be_same(*purposes, other));
            let (shown, shared) = found.entry(folded).or_insert((item, false));
            *shown = (*shown).min(item);
            *shared |= is_shared;
            if let Some(slot) = known.get_mut(*purposes) {
                *slot = true;
            }
        }
    }
    let found = found.into_values();
    let found = found.filter(|(_, shared)| *shared);
    found.map(|(shown, _)| shown).collect()
}
