//! What unexplained elements are compared by.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use super::declared::Links;
use super::vocabulary::{Sort, Vocabulary};
use crate::model::{Architecture, ElementRef, RelationKind, normalise};
use crate::text::Lang;

/// What elements are compared by. Texts are numbers of the vocabulary.
pub(super) struct Profile<'a> {
    pub(super) ix: u32,
    pub(super) kind: &'a str,
    pub(super) vi: Option<u32>,
    /// All names and aliases, sorted.
    pub(super) names: Vec<u32>,
    /// The words of the Vietnamese name, sorted.
    pub(super) words: Vec<u32>,
    /// The words of the id, sorted.
    pub(super) id_words: Vec<u32>,
    pub(super) neighbours: Vec<Neighbour>,
}

/// Which way, by which relation, and the old form of the element at the other end.
pub(super) type Neighbour = (bool, RelationKind, u32);

/// Of each row the old form of the element, if it goes on as exactly one: only that is firm ground.
pub(super) type Anchors = Vec<Option<u32>>;

pub(super) fn anchors(old: &Architecture, new: &Architecture, links: &Links) -> (Anchors, Anchors) {
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

pub(super) fn profiles<'a>(
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
    for (from, kind, to) in arch.ends() {
        let Some(to) = to else { continue };
        for (near, far, outward) in [(from, to, true), (to, from, false)] {
            let nth = place.get(near as usize);
            let profile = nth.and_then(|nth| out.get_mut(*nth));
            if let (Some(profile), Some(Some(anchor))) = (profile, anchors.get(far as usize)) {
                let neighbour = (outward, kind, *anchor);
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
