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

use std::collections::HashSet;

use super::NearMiss;
use super::declared::Links;
use super::name::overlap;
use super::rows::Rows;
use super::vocabulary::{Sort, Vocabulary};
use crate::model::{Architecture, ElementRef, Field, RecordRef, RelationKind, Table, normalise};
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

/// What elements are compared by. Texts are numbers of the vocabulary.
struct Profile<'a> {
    ix: u32,
    kind: &'a str,
    vi: Option<u32>,
    /// All names and aliases, sorted.
    names: Vec<u32>,
    /// The words of the Vietnamese name, sorted.
    words: Vec<u32>,
    /// The words of the id, sorted.
    id_words: Vec<u32>,
    neighbours: Vec<Neighbour>,
}

/// Which way, by which relation, and the old form of the element at the other end.
type Neighbour = (bool, RelationKind, u32);

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
    let (old_anchors, new_anchors) = anchors(old, new, links);
    let mut vocabulary = Vocabulary::default();
    let olds = profiles(old, &left_old, &old_anchors, &mut vocabulary);
    let news = profiles(new, &left_new, &new_anchors, &mut vocabulary);
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
    for one in &olds {
        candidates.clear();
        for key in one.names.iter().chain(&one.words) {
            let block = new_blocks.get(*key);
            if old_blocks.get(*key).len() <= SHARED_BY && block.len() <= SHARED_BY {
                candidates.extend_from_slice(block);
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let others = candidates.iter().filter_map(|at| news.get(*at as usize));
        pairs.extend(others.filter_map(|other| compare(one, other)));
    }
    choose(pairs, old, new)
}

/// The elements that neither go on by a statement nor have a declared end or origin.
fn left_over(
    here: &Architecture,
    there: &Architecture,
    linked: impl Iterator<Item = u32>,
) -> Vec<u32> {
    let mut explained = vec![false; here.element_count()];
    let mut explain = |ix: u32| {
        if let Some(flag) = explained.get_mut(ix as usize) {
            *flag = true;
        }
    };
    linked.for_each(&mut explain);
    for table in [Table::Retired, Table::Transferred] {
        let ids = there.records(table).map(RecordRef::key);
        let elements = ids.filter_map(|id| here.element(id));
        elements.map(ElementRef::ix).for_each(&mut explain);
    }
    // What took the place of a retired element is another thing than what is gone.
    for record in here.records(Table::Retired) {
        if there.element(record.key()).is_some() {
            let ids = record.fields().texts(Field::Successor);
            let elements = ids.filter_map(|id| here.element(id));
            elements.map(ElementRef::ix).for_each(&mut explain);
        }
    }
    let refused: HashSet<&str> = there.refused().map(|(id, _)| id).collect();
    let left = (0..).zip(explained).filter(|(_, explained)| !explained);
    left.map(|(ix, _)| ix)
        .filter(|ix| refused.is_empty() || !refused.contains(here.element_at(*ix).id()))
        .collect()
}

/// Of each row the old form of the element, if it goes on as exactly one: only that is firm ground.
type Anchors = Vec<Option<u32>>;

fn anchors(old: &Architecture, new: &Architecture, links: &Links) -> (Anchors, Anchors) {
    let mut of_old = vec![0_u32; old.element_count()];
    let mut of_new = vec![0_u32; new.element_count()];
    for (a, b) in links {
        for (counts, ix) in [(&mut of_old, a), (&mut of_new, b)] {
            if let Some(count) = counts.get_mut(*ix as usize) {
                *count += 1;
            }
        }
    }
    let mut anchors = (vec![None; of_old.len()], vec![None; of_new.len()]);
    for (a, b) in links {
        let (a_at, b_at) = (*a as usize, *b as usize);
        let once = of_old.get(a_at) == Some(&1) && of_new.get(b_at) == Some(&1);
        if let (true, Some(old), Some(new)) =
            (once, anchors.0.get_mut(a_at), anchors.1.get_mut(b_at))
        {
            (*old, *new) = (Some(*a), Some(*a));
        }
    }
    anchors
}

fn profiles<'a>(
    arch: &'a Architecture,
    left: &[u32],
    anchors: &Anchors,
    vocabulary: &mut Vocabulary,
) -> Vec<Profile<'a>> {
    let mut out: Vec<Profile<'a>> = left
        .iter()
        .map(|ix| profile(arch.element_at(*ix), vocabulary))
        .collect();
    let mut place = vec![usize::MAX; arch.element_count()];
    for (nth, ix) in left.iter().enumerate() {
        if let Some(slot) = place.get_mut(*ix as usize) {
            *slot = nth;
        }
    }
    for relation in arch.relations() {
        let Some(to) = relation.to() else { continue };
        let (from, to) = (relation.from().ix(), to.ix());
        for (near, far, outward) in [(from, to, true), (to, from, false)] {
            let nth = place.get(near as usize);
            let profile = nth.and_then(|nth| out.get_mut(*nth));
            if let (Some(profile), Some(Some(anchor))) = (profile, anchors.get(far as usize)) {
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

fn profile<'a>(element: ElementRef<'a>, vocabulary: &mut Vocabulary) -> Profile<'a> {
    let layer = element.layer();
    let name = normalise(element.name(Lang::Vi));
    let others = std::iter::once(element.name(Lang::En)).chain(element.aliases());
    let others: Vec<String> = others.map(normalise).collect();
    let mut number =
        |sort, texts: &mut dyn Iterator<Item = &str>| vocabulary.numbers(sort, layer, texts);
    let vi = number(Sort::Name, &mut std::iter::once(name.as_str()));
    let mut names = number(Sort::Name, &mut others.iter().map(String::as_str));
    names.extend(&vi);
    names.sort_unstable();
    names.dedup();
    Profile {
        ix: element.ix(),
        kind: element.kind_key(),
        vi: vi.first().copied(),
        names,
        words: number(Sort::WordOfName, &mut name.split(' ')),
        id_words: number(Sort::WordOfId, &mut element.id().split('-')),
        neighbours: Vec::new(),
    }
}

/// How alike two elements are, and in what.
#[derive(Clone, Copy)]
struct Pair {
    old: u32,
    new: u32,
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
fn compare(a: &Profile<'_>, b: &Profile<'_>) -> Option<Pair> {
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
        // Nothing that was concluded is certain.
        confidence: u8::try_from(points).unwrap_or(99).min(99),
        names,
        same_kind,
        shared,
        all,
    })
}

/// `pairs` come by old element.
fn choose<'a>(mut pairs: Vec<Pair>, old: &Architecture, new: &'a Architecture) -> Inferred<'a> {
    let sure = |p: &Pair| p.confidence;
    let best_old = best(
        old.element_count(),
        pairs.iter().map(|p| (p.old, p.new, sure(p))),
    );
    let best_new = best(
        new.element_count(),
        pairs.iter().map(|p| (p.new, p.old, sure(p))),
    );
    let mut out = Inferred::default();
    let is_taken = |p: &Pair| {
        p.confidence >= THRESHOLD
            && best_old.get(p.old as usize) == Some(&Some(p.new))
            && best_new.get(p.new as usize) == Some(&Some(p.old))
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
