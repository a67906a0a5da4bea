//! What a document says of its data links, beyond the way they pass: the rules on sharing ask here.

use super::link::{ends, is_covered, is_intermediary};
use crate::bilingual;
use crate::diagnostic::{Basis, Confidence, Force};
use crate::framework::law;
use crate::model::{ElementRef, Field, Purpose, RelationKind, RelationRef, Role, Status};
use crate::rules::{Context, Each, Finding, Findings};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

/// A link over which systems of two agencies share data.
#[derive(Clone, Copy, Debug)]
pub(super) struct DataLink<'a> {
    pub(super) relation: RelationRef<'a>,
    pub(super) from: ElementRef<'a>,
    pub(super) to: ElementRef<'a>,
}

/// The data links of a document, in document order of their ends. Links that carry state secrets or have ended are none, nor is
/// the connection of a system with a platform.
pub(super) fn data_links<'a>(cx: &Context<'a>) -> impl Iterator<Item = DataLink<'a>> {
    cx.links().data(cx).iter().copied()
}

/// Looks for them. O(n log n) in the exchanges.
pub(super) fn find<'a>(cx: &Context<'a>) -> Vec<DataLink<'a>> {
    let shares = |end| cx.is_system(end) && !is_intermediary(end);
    let found = cx
        .relations_of(RelationKind::Exchanges)
        .filter(|relation| relation.crosses_agencies() == Some(true))
        .filter_map(|relation| {
            let (from, to) = ends(relation)?;
            let counts = shares(from) && shares(to) && is_covered(relation, cx);
            counts.then_some(DataLink { relation, from, to })
        });
    let mut found: Vec<_> = found.collect();
    let numbers = |link: &DataLink<'_>| (link.from.ix(), link.to.ix());
    found.sort_by(|a, b| {
        let ordinals = || a.relation.ordinal().cmp(&b.relation.ordinal());
        numbers(a).cmp(&numbers(b)).then_with(ordinals)
    });
    found
}

/// The article by which judicial record data is synchronised.
const SYNCHRONISED: Basis = Basis::of(&law::DECREE_216_2026, "6.2c", Confidence::Sourced);

impl<'a> DataLink<'a> {
    /// Whether data passes already: of a link that is planned, how it shares is still to be settled.
    pub(super) fn is_in_use(self, cx: &Context<'_>) -> bool {
        self.relation.status() != Some(Status::Planned)
            && self.from.is_in_use_on(cx.date())
            && self.to.is_in_use_on(cx.date())
    }

    /// Whether one of the ends, or what it stores, has a role.
    fn is_with(self, role: Role) -> bool {
        let mut ends = [self.from, self.to].into_iter().flat_map(holders);
        ends.any(|end| end.role() == Some(role))
    }

    /// Whether copying is what the law in force asks for, or what is fed is no copy for use and nothing in force
    /// encourages another way.
    pub(super) fn is_told_to_copy(self, cx: &Context<'_>) -> bool {
        let Some(day) = cx.date() else { return false };
        let ordered = SYNCHRONISED.force_on(day) == Force::InForce;
        let repealed = law::DECREE_47_2020.repealed.is_some_and(|end| day >= end);
        (ordered && self.is_with(Role::JudicialRecords)) || (repealed && self.only_feeds())
    }

    /// Whether all that passes goes into the data of the other end.
    fn only_feeds(self) -> bool {
        let mut purposes = self.relation.purposes().peekable();
        purposes.peek().is_some()
            && purposes.all(|purpose| matches!(purpose, Purpose::Update | Purpose::Updated))
    }

    /// Whether the end provides data over the link, as far as the document says. A link without `purpose` makes
    /// its databases providers.
    pub(super) fn provides(self, end: ElementRef<'a>) -> bool {
        let mut purposes = self.relation.purposes().peekable();
        if purposes.peek().is_none() {
            return end.kind().holds_data();
        }
        // The end that the link is written at provides what does not come to it.
        let is_writer = end == self.relation.from();
        purposes.any(|purpose| purpose.feeds_the_writer() != is_writer)
    }
}

/// A system and what it stores.
pub(super) fn holders(system: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    let stored = system.relations_of(RelationKind::Stores);
    std::iter::once(system).chain(stored.filter_map(RelationRef::to))
}

/// A name of data as it is compared: whatever its case.
pub(super) fn fold(name: &str) -> String {
    name.trim().to_lowercase()
}

/// What links fail to state, in the words of the rule.
pub(super) struct Unsaid {
    /// Follows "does not state".
    pub(super) what: Text,
    /// What else links may fail to state that are put together with these; follows at once.
    pub(super) besides: Text,
    /// What is there to see at each link.
    pub(super) here: Text,
}

/// Reports the links that do not state a field; gives what puts them into one finding.
pub(super) fn unsaid(
    cx: &Context<'_>,
    out: &mut Findings<'_>,
    field: Field,
    words: &Unsaid,
) -> Each {
    let (what, besides) = (words.what.clone(), words.besides.clone());
    let group = Each::new(field.path(), move |all| {
        let (what_vi, what_en) = (what.get(Vi), what.get(En));
        let (besides_vi, besides_en) = (besides.get(Vi), besides.get(En));
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} kết nối dữ liệu giữa các cơ quan không nêu {what_vi}{besides_vi}: {vi}",
            "{count} data links between agencies do not state {what_en}{besides_en}: {en}"
        )
    });
    let silent = data_links(cx)
        .filter(|link| link.is_in_use(cx))
        .filter(|link| !link.relation.fields().is_stated(field));
    for link in silent {
        out.each(&group, of_one(link, words));
    }
    group
}

fn of_one(link: DataLink<'_>, words: &Unsaid) -> Finding {
    let (from, to) = (link.from.id(), link.to.id());
    let (vi, en) = (words.what.get(Vi), words.what.get(En));
    Finding::new(bilingual!(
        "kết nối dữ liệu giữa `{from}` và `{to}` không nêu {vi}",
        "the data link between `{from}` and `{to}` does not state {en}"
    ))
    .label(link.relation, words.here.clone())
}
