//! What a document says of its data links, beyond the way they pass: the rules on sharing ask here.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use super::link::{ends, is_covered, is_intermediary};
use crate::bilingual;
use crate::model::{ElementRef, Field, RelationKind, RelationRef, Status, Subject};
use crate::rules::{Context, Finding};
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

impl<'a> DataLink<'a> {
    /// Whether data passes already: of a link that is planned, how it shares is still to be settled.
    pub(super) fn is_in_use(self, cx: &Context<'_>) -> bool {
        self.relation.status() != Some(Status::Planned)
            && self.from.is_in_use_on(cx.date())
            && self.to.is_in_use_on(cx.date())
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

/// How many places of a grouped finding are shown; the rest are counted.
const SHOWN: usize = 3;

/// What links fail to state, in the words of the rule.
pub(super) struct Unsaid {
    /// Follows "does not state".
    pub(super) what: Text,
    /// What is there to see at each link.
    pub(super) here: Text,
}

/// What is to be said of links that do not state a field: one finding if the whole document passes over it, else
/// one for each system.
pub(super) fn unsaid(cx: &Context<'_>, field: Field, words: &Unsaid) -> Vec<Finding> {
    let (silent, stating): (Vec<_>, Vec<_>) = data_links(cx)
        .filter(|link| link.is_in_use(cx))
        .partition(|link| !link.relation.fields().is_stated(field));
    let (vi, en) = (words.what.get(Vi), words.what.get(En));
    let count = silent.len();
    if stating.is_empty() && count > 1 {
        let finding = Finding::new(bilingual!(
            "không kết nối nào trong {count} kết nối dữ liệu giữa các cơ quan nêu {vi}",
            "none of the {count} data links between agencies states {en}"
        ));
        return vec![with_places(finding.at(Subject::Document), &silent, words)];
    }
    silent
        .chunk_by(|a, b| a.from == b.from)
        .map(|links| of_one_system(links, words))
        .collect()
}

fn of_one_system(links: &[DataLink<'_>], words: &Unsaid) -> Finding {
    let (vi, en) = (words.what.get(Vi), words.what.get(En));
    match links {
        [link] => {
            let (from, to) = (link.from.id(), link.to.id());
            let message = bilingual!(
                "kết nối dữ liệu giữa `{from}` và `{to}` không nêu {vi}",
                "the data link between `{from}` and `{to}` does not state {en}"
            );
            Finding::new(message).label(link.relation, words.here.clone())
        }
        links => {
            let count = links.len();
            let from = links.first().map_or("", |link| link.from.id());
            let message = bilingual!(
                "{count} kết nối dữ liệu của `{from}` không nêu {vi}",
                "{count} data links of `{from}` do not state {en}"
            );
            with_places(
                Finding::new(message).at(Subject::element(from)),
                links,
                words,
            )
        }
    }
}

fn with_places(mut finding: Finding, links: &[DataLink<'_>], words: &Unsaid) -> Finding {
    for link in links.iter().take(SHOWN) {
        finding = finding.label(link.relation, words.here.clone());
    }
    if links.len() <= SHOWN {
        return finding;
    }
    let more = links.len() - SHOWN;
    let links = if more == 1 { "link" } else { "links" };
    finding.note(bilingual!(
        "còn {more} kết nối khác cũng vậy",
        "so it is with {more} more {links}"
    ))
}
