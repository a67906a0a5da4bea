//! Continuations that the documents state.

use crate::diff::same::Same;
use crate::model::Architecture;

/// Pairs of an old and a new element, of which the second continues the first. Ascending, without repetition.
pub(super) type Links = Vec<(u32, u32)>;

/// An element continues itself under the same id. `succeeds` is read from both sides, so that comparing
/// backwards gives the same pairs turned round. It counts only where it says something of this very step: if
/// both ids exist on both sides, each continues itself, and the statement is about an earlier step.
pub(super) fn links(old: &Architecture, new: &Architecture, same: &Same<'_>) -> Links {
    let mut stated = Links::new();
    let earlier_step = |a: &str, b: &str| {
        let in_both = |id: &str| old.element(id).is_some() && new.element(id).is_some();
        in_both(a) && in_both(b)
    };
    for successor in new.elements() {
        for id in successor.succeeds() {
            match old.element(id) {
                Some(before) if !earlier_step(id, successor.id()) => {
                    stated.push((before.ix(), successor.ix()));
                }
                _ => {}
            }
        }
    }
    for successor in old.elements() {
        for id in successor.succeeds() {
            match new.element(id) {
                Some(before) if !earlier_step(id, successor.id()) => {
                    stated.push((successor.ix(), before.ix()));
                }
                _ => {}
            }
        }
    }
    merged(same.elements(), stated)
}

/// Ascending links with others in between.
pub(super) fn merged(links: impl IntoIterator<Item = (u32, u32)>, mut others: Links) -> Links {
    others.sort_unstable();
    let mut others = others.into_iter().peekable();
    let mut out = Links::new();
    for link in links {
        while let Some(before) = others.next_if(|other| *other < link) {
            out.push(before);
        }
        out.push(link);
    }
    out.extend(others);
    out.dedup();
    out
}
