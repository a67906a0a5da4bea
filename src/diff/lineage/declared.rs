//! Continuations that the documents state.

use crate::diff::pairing::NONE;
use crate::diff::same::Same;
use crate::model::Architecture;

/// Pairs of an old and a new element, of which the second continues the first. Ascending, without repetition.
pub(super) type Links = Vec<(u32, u32)>;

/// What `succeeds` says; that an element continues itself under the same id is not among it. It is read from both
/// sides, so that comparing backwards gives the same pairs turned round. It counts only where it says something of
/// this very step: if both ids exist on both sides, each continues itself, and the statement is about an earlier
/// step.
pub(super) fn links(old: &Architecture, new: &Architecture, same: &Same<'_>) -> Links {
    let mut stated = Links::new();
    let earlier_step = |old: u32, new: u32| {
        let origin = same.back().get(new as usize);
        same.element(old).is_some() && origin.is_some_and(|old| *old != NONE)
    };
    for successor in new.succeeding() {
        let before = successor.succeeds().filter_map(|id| old.element(id));
        stated.extend(before.map(|before| (before.ix(), successor.ix())));
    }
    for successor in old.succeeding() {
        let before = successor.succeeds().filter_map(|id| new.element(id));
        stated.extend(before.map(|before| (successor.ix(), before.ix())));
    }
    stated.retain(|(old, new)| !earlier_step(*old, *new));
    stated.sort_unstable();
    stated.dedup();
    stated
}
