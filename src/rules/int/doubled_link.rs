//! INT018.

use std::borrow::Cow;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::link::is_covered;
use super::sharing::fold;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{Field, Purpose, RelationKind, RelationRef, Subject, Value, reading};
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
            "Hai kết nối giữa cùng hai đầu, khai báo ở đầu nào cũng vậy, không cùng nêu một dữ liệu tại `data`, trừ khi mục \
             đích (`purpose`) khác nhau. Hai kết nối không nêu `data` bị coi là trùng nếu giống nhau ở mọi thuộc tính.",
            "Two links between the same two ends, whichever they are written at, do not both name the same `data`, unless \
             their `purpose` differs. Two links without `data` are one if they agree in every field.",
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
        .filter(|link| is_covered(*link, cx))
        .filter_map(|link| Some((ends(link)?, link)))
        .filter(|((a, b), _)| a != b)
        .collect();
    // Each group in the order of what its links say.
    links.sort_by_cached_key(|(ends, link)| (*ends, link.ordinal()));
    let mut found = Vec::new();
    for same_ends in links.chunk_by(|(a, _), (b, _)| a == b) {
        found.extend(pairs(same_ends.iter().map(|(_, link)| *link)));
    }
    found.sort_by_key(|found| found.second.ix());
    // One link may be the first of many.
    let mut known = HashMap::new();
    for Repeat { first, second, whole } in found {
        if whole {
            out.report(repeated(first, second));
            continue;
        }
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

/// A link too many.
struct Repeat<'a> {
    first: RelationRef<'a>,
    second: RelationRef<'a>,
    /// Whether they name no data and agree in everything else.
    whole: bool,
}

/// One finding for each link too many, against the first that has its data. O(n log n) in what they say.
fn pairs<'a>(links: impl Iterator<Item = RelationRef<'a>>) -> Vec<Repeat<'a>> {
    // By item and purposes: the first link with them.
    let mut first: HashMap<String, [Option<RelationRef<'a>>; PURPOSES]> = HashMap::new();
    let mut bare: BTreeMap<Vec<(Field, Value<'a>)>, RelationRef<'a>> = BTreeMap::new();
    let mut found = Vec::new();
    for link in links {
        if !link.fields().has(Field::Data) {
            match bare.entry(reading::said(link).0) {
                Entry::Vacant(place) => _ = place.insert(link),
                Entry::Occupied(known) => found.push(Repeat {
                    first: *known.get(),
                    second: link,
                    whole: true,
                }),
            }
            continue;
        }
        let purposes = purposes(link);
        let items: Vec<_> = link.data().map(fold).collect();
        let earlier = items
            .iter()
            .filter_map(|item| first.get(item))
            .flat_map(|known| known.iter().enumerate())
            .filter(|(other, _)| may_be_same(purposes, *other))
            .filter_map(|(_, earlier)| *earlier)
            .min_by_key(|earlier| earlier.ordinal());
        found.extend(earlier.map(|first| Repeat {
            first,
            second: link,
            whole: false,
        }));
        for item in items {
            if let Some(slot) = first.entry(item).or_default().get_mut(purposes) {
                slot.get_or_insert(link);
            }
        }
    }
    found
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

fn repeated(first: RelationRef<'_>, second: RelationRef<'_>) -> Finding {
    let reading = second.canonical();
    let (from, to) = (reading.from().id(), reading.end().id());
    Finding::new(bilingual!(
        "kết nối giữa `{from}` và `{to}` được khai báo hai lần, giống nhau ở mọi thuộc tính",
        "the link between `{from}` and `{to}` is stated twice, alike in every field"
    ))
    .label(second, Text::fixed("khai báo lần nữa", "stated again"))
    .label(first, Text::fixed("kết nối đầu tiên", "the first link"))
}

fn doubled(first: RelationRef<'_>, second: RelationRef<'_>, shared: &[&str]) -> Finding {
    let reading = second.canonical();
    let (from, to) = (reading.from().id(), reading.end().id());
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
