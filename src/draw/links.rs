//! From relations to what is to be tied in a picture: pairs of boxes, each with all that one line says.
//!
//! An exchange that passes platforms is tied from platform to platform, so that a picture shows its route.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::edge::EdgeGroup;
use super::options::Drawing;
use super::relations::Relations;
use super::subgraph::Picked;
use super::wrap::shown;
use crate::bilingual;
use crate::model::{Architecture, ElementRef, RelationKind, RelationRef, Status};
use crate::text::{Lang, Text};

/// What two boxes are tied by: from the one that depends to the other.
#[derive(Clone, Debug)]
pub(super) struct Link<'a> {
    pub(super) from: &'a str,
    pub(super) to: &'a str,
    pub(super) kind: RelationKind,
    /// Whether each depends on the other.
    pub(super) two_way: bool,
    /// The stage that all of the relations are at, where it is one that shows.
    pub(super) status: Option<Status>,
    /// The numbers of the relations that it stands for.
    pub(super) relations: BTreeSet<usize>,
    pub(super) told: String,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Links<'a> {
    pub(super) each: Vec<Link<'a>>,
    /// How many relations were asked for.
    pub(super) asked: usize,
    /// Those that tie a thing to itself.
    pub(super) to_itself: usize,
    /// Those with an organisation at the far end.
    pub(super) to_organisations: usize,
    /// Those that lead to what the picture does not show.
    pub(super) outside: usize,
    /// By band from which and to which they lead, how many there are: where bands are tied.
    pub(super) between: BTreeMap<(&'static str, &'static str), usize>,
    pub(super) kinds: BTreeSet<RelationKind>,
}

/// By ends, kind and whether each depends on the other: the numbers of the relations, and these.
type Pairs<'a> = BTreeMap<(&'a str, &'a str, RelationKind, bool), Vec<(usize, RelationRef<'a>)>>;

/// So many relations are told one by one where several are one line.
const TOLD: usize = 8;

/// What is to be tied. O(relations · log).
pub(super) fn of<'a>(
    arch: &'a Architecture,
    asked: &Drawing,
    picked: Option<&Picked<'a>>,
    relations: &Relations,
) -> Links<'a> {
    let mut out = Links::default();
    let is_there = |element: ElementRef<'_>| {
        picked.is_none_or(|picked| picked.has(element))
            && !(asked.public && element.may_hold_state_secrets())
    };
    let is_found = |relation: &RelationRef<'a>| match picked.and_then(|p| p.relations.as_ref()) {
        // What a subgraph did not follow was not asked for, unless relations were.
        Some(found) if asked.relations.is_none() => found.contains(&relation.ix()),
        _ => true,
    };
    let mut pairs: Pairs<'a> = BTreeMap::new();
    for (nth, relation) in arch.relations().enumerate() {
        let is_secret = asked.public && relation.touches_state_secrets();
        if is_secret || !relations.takes(relation) || !is_found(&relation) {
            continue;
        }
        let from = relation.from();
        let shows_one = is_there(from) || relation.to().is_some_and(is_there);
        if !shows_one {
            continue;
        }
        out.asked += 1;
        let Some(to) = relation.to() else {
            out.to_organisations += 1;
            continue;
        };
        if !is_there(from) || !is_there(to) {
            out.outside += 1;
            continue;
        }
        if relations.is_between_bands() {
            let band = |element: ElementRef<'_>| asked.cut.of(element.kind()).key;
            *out.between.entry((band(from), band(to))).or_default() += 1;
            continue;
        }
        if from == to {
            out.to_itself += 1;
            continue;
        }
        out.kinds.insert(relation.kind());
        let reading = relation.dependence();
        let two_way = reading.near && reading.far;
        let mut stops = vec![from];
        stops.extend(relation.hops().filter(|hop| is_there(*hop)));
        stops.push(to);
        if reading.far && !reading.near {
            stops.reverse();
        }
        stops.dedup();
        for pair in stops.windows(2) {
            let &[one, other] = pair else { continue };
            let key = (one.id(), other.id());
            // Both ways are the same from either end.
            let key = if two_way && key.1 < key.0 {
                (key.1, key.0)
            } else {
                key
            };
            let key = (key.0, key.1, relation.kind(), two_way);
            pairs.entry(key).or_default().push((nth, relation));
        }
    }
    out.each = turned(pairs, asked.lang);
    out
}

/// Links both ways lead to the end that has more of them, so that they share their way there.
fn turned<'a>(pairs: Pairs<'a>, lang: Lang) -> Vec<Link<'a>> {
    let mut degrees: BTreeMap<(&str, RelationKind), usize> = BTreeMap::new();
    for (from, to, kind, two_way) in pairs.keys() {
        if *two_way {
            *degrees.entry((from, *kind)).or_default() += 1;
            *degrees.entry((to, *kind)).or_default() += 1;
        }
    }
    let degree = |id: &str, kind| degrees.get(&(id, kind)).copied().unwrap_or_default();
    let link = |((from, to, kind, two_way), relations): ((&'a str, &'a str, _, bool), Vec<_>)| {
        let turn = two_way && degree(from, kind) > degree(to, kind);
        let (from, to) = if turn { (to, from) } else { (from, to) };
        Link {
            from,
            to,
            kind,
            two_way,
            status: stage(relations.iter().map(|(_, relation)| *relation)),
            told: told(&relations, lang),
            relations: relations.iter().map(|(nth, _)| *nth).collect(),
        }
    };
    pairs.into_iter().map(link).collect()
}

/// The stage that all of these are at, where it is one that shows: of a line that stands for some that are in use, none.
pub(super) fn stage<'a>(relations: impl IntoIterator<Item = RelationRef<'a>>) -> Option<Status> {
    let mut stages = relations
        .into_iter()
        .map(|relation| match relation.status() {
            shown @ Some(Status::Planned | Status::Retired) => shown,
            Some(Status::Pilot | Status::Active | Status::Deprecated) | None => None,
        });
    let first = stages.next().flatten();
    first.filter(|_| stages.all(|stage| stage == first))
}

fn told(relations: &[(usize, RelationRef<'_>)], lang: Lang) -> String {
    let mut said: Vec<_> = relations.iter().map(|(_, r)| sentence(*r, lang)).collect();
    said.sort_unstable();
    said.dedup();
    let more = said.len().saturating_sub(TOLD);
    said.truncate(TOLD);
    let mut out = said.join("; ");
    if more > 0 {
        let text = bilingual!("; và {more} quan hệ khác", "; and {more} more");
        out.push_str(text.get(lang));
    }
    out
}

/// What a relation says: both names, the verb between them, the platforms, the stage.
pub(super) fn sentence(relation: RelationRef<'_>, lang: Lang) -> String {
    let from = shown(relation.from().name(lang));
    let to = relation.to().map(|to| shown(to.name(lang)));
    let to = to.unwrap_or_else(|| shown(relation.end().id()));
    let verb = relation.kind().label();
    let mut out = format!("{from} {} {to}", verb.get(lang));
    let hops: Vec<_> = relation.hops().map(|hop| shown(hop.name(lang))).collect();
    if !hops.is_empty() {
        let over = Text::fixed("qua", "over");
        let _ = write!(out, ", {} {}", over.get(lang), hops.join(", "));
    }
    if let Some(status @ (Status::Planned | Status::Pilot | Status::Deprecated | Status::Retired)) =
        relation.status()
    {
        let _ = write!(out, " ({})", status.label().get(lang).to_lowercase());
    }
    out
}

impl Links<'_> {
    /// The groups of kinds that occur, with the verbs of each.
    pub(super) fn groups(&self, lang: Lang) -> Vec<(EdgeGroup, String)> {
        let verbs = |group: EdgeGroup| {
            let kinds = self
                .kinds
                .iter()
                .filter(|kind| EdgeGroup::of(**kind) == group);
            let verbs: Vec<_> = kinds
                .map(|kind| kind.label().get(lang).to_owned())
                .collect();
            verbs
        };
        let groups = EdgeGroup::ALL
            .into_iter()
            .map(|group| (group, verbs(group)));
        let used = groups.filter(|(_, verbs)| !verbs.is_empty());
        used.map(|(group, verbs)| (group, verbs.join(", ")))
            .collect()
    }
}
