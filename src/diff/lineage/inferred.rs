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

use hashbrown::HashSet;

use super::NearMiss;
use super::groups::Groups;
use super::name::overlap;
use super::profile::{Profile, profiles};
use super::vocabulary::Vocabulary;
use crate::graph::Rows;
use crate::model::{Architecture, ElementRef, Field, RecordRef, Table};
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

/// Compares the elements that no statement explains. About linear in their number.
pub(super) fn search<'a>(
    old: &'a Architecture,
    new: &'a Architecture,
    groups: &Groups,
) -> Inferred<'a> {
    let left_old = left_over(old, new, |ix| groups.next_of(ix));
    let left_new = left_over(new, old, |ix| groups.before(ix));
    if left_old.is_empty() || left_new.is_empty() {
        return Inferred::default();
    }
    let mut vocabulary = Vocabulary::default();
    // Only what goes on as exactly one is firm ground.
    let old_anchor = |old| groups.anchor(old).map(|_| old);
    let new_anchor = |new| match groups.before(new) {
        [old] if groups.anchor(*old) == Some(new) => Some(*old),
        _ => None,
    };
    let olds = profiles(old, &left_old, old_anchor, &mut vocabulary);
    let news = profiles(new, &left_new, new_anchor, &mut vocabulary);
    let blocks = |profiles: &[Profile<'_>]| {
        let keys = |(at, profile): (u32, &Profile<'_>)| {
            let keys = profile.names.iter().chain(&profile.words);
            keys.map(move |key| (*key, at)).collect::<Vec<_>>()
        };
        let pairs: Vec<_> = (0..).zip(profiles).flat_map(keys).collect();
        Rows::of(vocabulary.count() as usize, pairs.into_iter())
    };
    let (old_blocks, new_blocks) = (blocks(&olds), blocks(&news));
    let mut pairs = Vec::new();
    let mut candidates = Vec::new();
    for (one_at, one) in (0..).zip(&olds) {
        candidates.clear();
        for key in one.names.iter().chain(&one.words) {
            let block = new_blocks.get(*key);
            if old_blocks.get(*key).len() <= SHARED_BY && block.len() <= SHARED_BY {
                candidates.extend_from_slice(block);
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        for at in candidates.iter().copied() {
            if let Some(other) = news.get(at as usize) {
                pairs.extend(compare((one_at, one), (at, other)));
            }
        }
    }
    choose(pairs, (olds.len(), news.len()), new)
}

/// The elements that neither go on by a statement, as `others` says, nor have a declared end or origin.
fn left_over<'g>(
    here: &Architecture,
    there: &Architecture,
    others: impl Fn(u32) -> &'g [u32],
) -> Vec<u32> {
    let all = 0..here.element_count() as u32;
    let mut left: Vec<u32> = all.filter(|ix| others(*ix).is_empty()).collect();
    if left.is_empty() {
        return left;
    }
    let mut explained = HashSet::new();
    for table in [Table::Retired, Table::Transferred] {
        let ids = there.records(table).map(RecordRef::key);
        let elements = ids.filter_map(|id| here.element(id));
        explained.extend(elements.map(ElementRef::ix));
    }
    // What took the place of a retired element is another thing than what is gone.
    for record in here.records(Table::Retired) {
        if there.element(record.key()).is_some() {
            let ids = record.fields().texts(Field::Successor);
            let elements = ids.filter_map(|id| here.element(id));
            explained.extend(elements.map(ElementRef::ix));
        }
    }
    let hidden = there.unread().hidden();
    left.retain(|ix| {
        let element = here.element_at(*ix);
        let is_hidden = || hidden.element(element.id(), element.layer());
        !explained.contains(ix) && (hidden.is_nothing() || !is_hidden())
    });
    left
}

/// How alike two elements are, and in what.
#[derive(Clone, Copy)]
struct Pair {
    old: u32,
    new: u32,
    /// Where they stand among those that are compared.
    places: (u32, u32),
    confidence: u8,
    names: Names,
    same_kind: bool,
    /// How many of all relations are the same.
    shared: usize,
    all: usize,
}

#[derive(Clone, Copy)]
enum Names {
    Same,
    OneInCommon,
    Similar,
}

impl Pair {
    fn why(&self) -> Text {
        let named = match self.names {
            Names::Same => Text::fixed("trùng tên", "the same name"),
            Names::OneInCommon => Text::fixed("trùng một tên gọi", "one name in common"),
            Names::Similar => Text::fixed("tên gần giống", "similar names"),
        };
        let (kind_vi, kind_en) = if self.same_kind {
            ("cùng loại", "the same kind")
        } else {
            ("khác loại", "another kind")
        };
        let (vi, en) = (named.get(Lang::Vi), named.get(Lang::En));
        let Self { shared, all, .. } = self;
        crate::bilingual!(
            "{vi}, {kind_vi}, trùng {shared}/{all} quan hệ với các thành phần được giữ lại",
            "{en}, {kind_en}, {shared} of {all} relations to elements that go on in common"
        )
    }
}

/// How sure it is that the two are the same, if there is any reason to think so.
fn compare((a_at, a): (u32, &Profile<'_>), (b_at, b): (u32, &Profile<'_>)) -> Option<Pair> {
    let share = |(shared, all): (usize, usize), points: usize| (points * shared).checked_div(all);
    let (name, names) = if a.vi.is_some() && a.vi == b.vi {
        (55, Names::Same)
    } else if overlap(&a.names, &b.names).0 > 0 {
        (50, Names::OneInCommon)
    } else {
        let (shared, all) = overlap(&a.words, &b.words);
        if shared * 2 < all {
            return None;
        }
        (share((shared, all), 40).unwrap_or_default(), Names::Similar)
    };
    let same_kind = a.kind == b.kind;
    let (shared, all) = overlap(&a.neighbours, &b.neighbours);
    let points = name
        + if same_kind { 15 } else { 0 }
        + share(overlap(&a.id_words, &b.id_words), 10).unwrap_or_default()
        + share((shared, all), 20).unwrap_or_default();
    Some(Pair {
        old: a.ix,
        new: b.ix,
        places: (a_at, b_at),
        // Nothing that was concluded is certain.
        confidence: u8::try_from(points).unwrap_or(99).min(99),
        names,
        same_kind,
        shared,
        all,
    })
}

/// `pairs` come by old element; `compared` is how many old and new ones there are.
fn choose(mut pairs: Vec<Pair>, compared: (usize, usize), new: &Architecture) -> Inferred<'_> {
    let of_old = |p: &Pair| (p.places.0, p.places.1, p.confidence);
    let of_new = |p: &Pair| (p.places.1, p.places.0, p.confidence);
    let best_old = best(compared.0, pairs.iter().map(of_old));
    let best_new = best(compared.1, pairs.iter().map(of_new));
    let mut out = Inferred::default();
    let is_taken = |p: &Pair| {
        p.confidence >= THRESHOLD
            && best_old.get(p.places.0 as usize) == Some(&Some(p.places.1))
            && best_new.get(p.places.1 as usize) == Some(&Some(p.places.0))
    };
    for pairs in pairs.chunk_by_mut(|a, b| a.old == b.old) {
        // The most alike first; ids decide between equals, for the order in the document means nothing.
        pairs.sort_by_key(|p| (std::cmp::Reverse(p.confidence), new.element_at(p.new).id()));
        if let Some(pair) = pairs.iter().find(|p| is_taken(p)) {
            out.found.push(Found {
                old: pair.old,
                new: pair.new,
                confidence: pair.confidence,
                why: pair.why(),
            });
            continue;
        }
        let mentioned = pairs.iter().filter(|p| p.confidence >= MENTIONED);
        let near: Vec<_> = mentioned
            .take(NAMED)
            .map(|p| NearMiss {
                element: new.element_at(p.new),
                confidence: p.confidence,
            })
            .collect();
        if let (Some(pair), false) = (pairs.first(), near.is_empty()) {
            out.near.push((pair.old, near));
        }
    }
    out
}

/// For each element its best match, if no other comes close.
fn best(count: usize, pairs: impl Iterator<Item = (u32, u32, u8)>) -> Vec<Option<u32>> {
    let mut tops: Vec<Option<(u32, u8, u8)>> = vec![None; count];
    for (one, other, confidence) in pairs {
        let Some(top) = tops.get_mut(one as usize) else {
            continue;
        };
        let top = top.get_or_insert((other, confidence, 0));
        if top.0 == other {
            continue;
        }
        if confidence > top.1 {
            *top = (other, confidence, top.1);
        } else {
            top.2 = top.2.max(confidence);
        }
    }
    let clear = |(other, first, second): (u32, u8, u8)| {
        (first >= second.saturating_add(MARGIN)).then_some(other)
    };
    tops.into_iter().map(|top| top.and_then(clear)).collect()
}
