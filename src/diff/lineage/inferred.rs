//! Continuations that no document states, found by comparing what is left.
//!
//! The confidence in percent is a sum:
//!
//! | what is alike | points |
//! |---|---|
//! | the Vietnamese names, without diacritics, case and punctuation | 55 |
//! | else any two of the names and aliases | 50 |
//! | else at least half of the words of the names | up to 40, by their share |
//! | the kind | 15 |
//! | the words of the ids | up to 10, by their share |
//! | the relations to elements that are known to go on | up to 20, by their share |
//!
//! Two elements are taken for the same if each is the best match of the other, with [`THRESHOLD`] or more and
//! the next best at least [`MARGIN`] behind. The layer must be the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::NearMiss;
use super::declared::Links;
use super::name::overlap;
use crate::model::{
    Architecture, ElementRef, Field, Layer, RecordRef, RelationKind, Table, normalise,
};
use crate::text::{Lang, Text};

/// The least confidence at which a match is taken.
pub(super) const THRESHOLD: u8 = 70;
/// How far the second best must be behind.
const MARGIN: u8 = 5;
/// The least confidence at which a match is worth mentioning.
const MENTIONED: u8 = 45;
/// How many near misses are named.
const NAMED: usize = 3;
/// Words and names that more elements share do not single out any: they are not compared by them. This keeps
/// the search linear.
const SHARED_BY: usize = 32;

/// A continuation that was found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) old: u32,
    pub(super) new: u32,
    pub(super) confidence: u8,
    pub(super) why: Text,
}

/// What the search found.
#[derive(Debug, Default)]
pub(super) struct Inferred<'a> {
    pub(super) found: Vec<Found>,
    /// By old element, ascending.
    pub(super) near: Vec<(u32, Vec<NearMiss<'a>>)>,
}

/// What elements are compared by.
struct Profile {
    ix: u32,
    layer: Layer,
    kind: String,
    vi: String,
    /// All names and aliases, sorted.
    names: Vec<String>,
    /// The words of the Vietnamese name, sorted.
    words: Vec<String>,
    /// The words of the id, sorted.
    id_words: Vec<String>,
    neighbours: Vec<Neighbour>,
}

/// Which way, by which relation, and the link of the element at the other end.
type Neighbour = (bool, RelationKind, (u32, u32));

/// Compares the elements that no statement explains. About linear in their number.
pub(super) fn search<'a>(
    old: &'a Architecture,
    new: &'a Architecture,
    links: &Links,
) -> Inferred<'a> {
    let left_old = left_over(old, new, links.iter().map(|l| l.0));
    let left_new = left_over(new, old, links.iter().map(|l| l.1));
    if left_old.is_empty() || left_new.is_empty() {
        return Inferred::default();
    }
    // Only elements that go on as exactly one are firm ground.
    let anchors = firm(links);
    let old_anchors: HashMap<u32, (u32, u32)> = anchors.iter().map(|l| (l.0, *l)).collect();
    let new_anchors: HashMap<u32, (u32, u32)> = anchors.iter().map(|l| (l.1, *l)).collect();
    let olds = profiles(old, &left_old, &old_anchors);
    let news = profiles(new, &left_new, &new_anchors);
    let mut pairs = Vec::new();
    for (a, b) in candidates(&olds, &news) {
        let (Some(one), Some(other)) = (olds.get(a), news.get(b)) else {
            continue;
        };
        if let Some((confidence, why)) = compare(one, other) {
            pairs.push((one.ix, other.ix, confidence, why));
        }
    }
    choose(pairs, new)
}

/// The elements that neither go on by a statement nor have a declared end or origin.
fn left_over(
    here: &Architecture,
    there: &Architecture,
    linked: impl Iterator<Item = u32>,
) -> Vec<u32> {
    let mut explained: HashSet<u32> = linked.collect();
    for table in [Table::Retired, Table::Transferred] {
        let ids = there.records(table).map(RecordRef::key);
        explained.extend(ids.filter_map(|id| here.element(id)).map(ElementRef::ix));
    }
    // What took the place of a retired element is another thing than what is gone.
    for record in here.records(Table::Retired) {
        if there.element(record.key()).is_some() {
            let ids = record.fields().texts(Field::Successor);
            explained.extend(ids.filter_map(|id| here.element(id)).map(ElementRef::ix));
        }
    }
    let refused: HashSet<&str> = there.refused().map(|(id, _)| id).collect();
    here.elements()
        .filter(|e| !explained.contains(&e.ix()) && !refused.contains(e.id()))
        .map(ElementRef::ix)
        .collect()
}

fn firm(links: &Links) -> Vec<(u32, u32)> {
    let mut of_old: HashMap<u32, usize> = HashMap::new();
    let mut of_new: HashMap<u32, usize> = HashMap::new();
    for (a, b) in links {
        *of_old.entry(*a).or_default() += 1;
        *of_new.entry(*b).or_default() += 1;
    }
    let once = |l: &&(u32, u32)| of_old.get(&l.0) == Some(&1) && of_new.get(&l.1) == Some(&1);
    links.iter().filter(once).copied().collect()
}

fn profiles(arch: &Architecture, left: &[u32], anchors: &HashMap<u32, (u32, u32)>) -> Vec<Profile> {
    let mut out: Vec<Profile> = left
        .iter()
        .map(|ix| profile(arch.element_at(*ix)))
        .collect();
    let place: HashMap<u32, usize> = left.iter().enumerate().map(|(n, ix)| (*ix, n)).collect();
    for relation in arch.relations() {
        let Some(to) = relation.to() else { continue };
        let ends = [
            (relation.from().ix(), to.ix(), true),
            (to.ix(), relation.from().ix(), false),
        ];
        for (near, far, outward) in ends {
            let profile = place.get(&near).and_then(|n| out.get_mut(*n));
            if let (Some(profile), Some(anchor)) = (profile, anchors.get(&far)) {
                let neighbour = (outward, relation.kind(), *anchor);
                profile.neighbours.push(neighbour);
            }
        }
    }
    for profile in &mut out {
        profile.neighbours.sort_unstable();
        profile.neighbours.dedup();
    }
    out
}

fn profile(element: ElementRef<'_>) -> Profile {
    fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
        let mut words: Vec<String> = words.filter(|w| !w.is_empty()).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
    let vi = normalise(element.name(Lang::Vi));
    let names = [element.name(Lang::Vi), element.name(Lang::En)];
    Profile {
        ix: element.ix(),
        layer: element.layer(),
        kind: element.kind_key().to_owned(),
        names: sorted(names.into_iter().chain(element.aliases()).map(normalise)),
        words: sorted(vi.split(' ').map(str::to_owned)),
        id_words: sorted(element.id().split('-').map(str::to_owned)),
        vi,
        neighbours: Vec::new(),
    }
}

/// Pairs of positions that share a name or a telling word, without repetition.
fn candidates(olds: &[Profile], news: &[Profile]) -> Vec<(usize, usize)> {
    // Layer and key, with the positions on both sides. Names hold a space before, words none.
    let mut blocks: BTreeMap<(Layer, String), [Vec<usize>; 2]> = BTreeMap::new();
    for (side, profiles) in [olds, news].into_iter().enumerate() {
        for (at, profile) in profiles.iter().enumerate() {
            let names = profile.names.iter().map(|n| format!(" {n}"));
            for key in names.chain(profile.words.iter().cloned()) {
                let block = blocks.entry((profile.layer, key)).or_default();
                if let Some(list) = block.get_mut(side) {
                    list.push(at);
                }
            }
        }
    }
    let mut pairs = Vec::new();
    for [a, b] in blocks.values() {
        if a.len() <= SHARED_BY && b.len() <= SHARED_BY {
            pairs.extend(a.iter().flat_map(|a| b.iter().map(move |b| (*a, *b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The confidence that the two are the same, if there is any.
fn compare(a: &Profile, b: &Profile) -> Option<(u8, Text)> {
    let share = |(shared, all): (usize, usize), points: usize| (points * shared).checked_div(all);
    let any_name = overlap(&a.names, &b.names).0 > 0;
    let (name, named) = if !a.vi.is_empty() && a.vi == b.vi {
        (55, Text::fixed("trùng tên", "the same name"))
    } else if any_name {
        (50, Text::fixed("trùng một tên gọi", "one name in common"))
    } else {
        let (shared, all) = overlap(&a.words, &b.words);
        if shared * 2 < all {
            return None;
        }
        let points = share((shared, all), 40).unwrap_or_default();
        (points, Text::fixed("tên gần giống", "similar names"))
    };
    let same_kind = a.kind == b.kind;
    let (shared, all) = overlap(&a.neighbours, &b.neighbours);
    let points = name
        + if same_kind { 15 } else { 0 }
        + share(overlap(&a.id_words, &b.id_words), 10).unwrap_or_default()
        + share((shared, all), 20).unwrap_or_default();
    let (vi, en) = (named.get(Lang::Vi), named.get(Lang::En));
    let (kind_vi, kind_en) = if same_kind {
        ("cùng loại", "the same kind")
    } else {
        ("khác loại", "another kind")
    };
    let why = crate::bilingual!(
        "{vi}, {kind_vi}, trùng {shared}/{all} quan hệ với các thành phần được giữ lại",
        "{en}, {kind_en}, {shared} of {all} relations to elements that go on in common"
    );
    // Nothing that was concluded is certain.
    Some((u8::try_from(points).unwrap_or(99).min(99), why))
}

type Pair = (u32, u32, u8, Text);

fn choose(mut pairs: Vec<Pair>, new: &Architecture) -> Inferred<'_> {
    let best_old = best(pairs.iter().map(|p| (p.0, p.1, p.2)));
    let best_new = best(pairs.iter().map(|p| (p.1, p.0, p.2)));
    let mut out = Inferred::default();
    let is_taken = |p: &Pair| {
        p.2 >= THRESHOLD && best_old.get(&p.0) == Some(&p.1) && best_new.get(&p.1) == Some(&p.0)
    };
    let taken_old: HashSet<u32> = pairs.iter().filter(|p| is_taken(p)).map(|p| p.0).collect();
    // The most alike first; ids decide between equals, for the order in the document means nothing.
    pairs.sort_by_key(|p| (p.0, std::cmp::Reverse(p.2), new.element_at(p.1).id()));
    for pair in pairs {
        if is_taken(&pair) {
            out.found.push(Found {
                old: pair.0,
                new: pair.1,
                confidence: pair.2,
                why: pair.3,
            });
        } else if pair.2 >= MENTIONED && !taken_old.contains(&pair.0) {
            let miss = NearMiss {
                element: new.element_at(pair.1),
                confidence: pair.2,
            };
            match out.near.last_mut() {
                Some((old, near)) if *old == pair.0 => {
                    if near.len() < NAMED {
                        near.push(miss);
                    }
                }
                _ => out.near.push((pair.0, vec![miss])),
            }
        }
    }
    out
}

/// For each element its best match, if no other comes close.
fn best(pairs: impl Iterator<Item = (u32, u32, u8)>) -> HashMap<u32, u32> {
    let mut tops: HashMap<u32, (u32, u8, u8)> = HashMap::new();
    for (one, other, confidence) in pairs {
        let top = tops.entry(one).or_insert((other, confidence, 0));
        if top.0 == other {
            continue;
        }
        if confidence > top.1 {
            *top = (other, confidence, top.1);
        } else {
            top.2 = top.2.max(confidence);
        }
    }
    tops.into_iter()
        .filter(|(_, (_, first, second))| *first >= second.saturating_add(MARGIN))
        .map(|(one, (other, ..))| (one, other))
        .collect()
}
