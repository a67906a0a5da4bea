//! What unexplained elements are compared by.

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

/// `anchor` gives the old form of an element, if it is known to go on.
pub(super) fn profiles<'a>(
    arch: &'a Architecture,
    left: &[u32],
    anchor: impl Fn(u32) -> Option<u32>,
    vocabulary: &mut Vocabulary,
) -> Vec<Profile<'a>> {
    let mut out: Vec<Profile<'a>> = left
        .iter()
        .map(|ix| profile(arch.element_at(*ix), vocabulary))
        .collect();
    let mut is_left = vec![false; arch.element_count()];
    for ix in left {
        if let Some(flag) = is_left.get_mut(*ix as usize) {
            *flag = true;
        }
    }
    let is_left = |ix: u32| is_left.get(ix as usize) == Some(&true);
    for (from, kind, to) in arch.ends() {
        let Some(to) = to else { continue };
        if !is_left(from) && !is_left(to) {
            continue;
        }
        for (near, far, outward) in [(from, to, true), (to, from, false)] {
            if !is_left(near) {
                continue;
            }
            let nth = left.partition_point(|ix| *ix < near);
            if let (Some(profile), Some(anchor)) = (out.get_mut(nth), anchor(far)) {
                profile.neighbours.push((outward, kind, anchor));
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
