//! Continuations that the documents state.

use crate::model::Architecture;

/// Pairs of an old and a new element, of which the second continues the first. Ascending, without repetition.
pub(super) type Links = Vec<(u32, u32)>;

/// What `succeeds` says; that an element continues itself under the same id is not among it. It is read from both
/// sides, so that comparing backwards gives the same pairs turned round. It counts only where it says something of
/// this very step: if both ids exist on both sides, each continues itself, and the statement is about an earlier
/// step.
pub(super) fn links(old: &Architecture, new: &Architecture) -> Links {
    let mut stated = Links::new();
    let earlier_step = |a: &str, b: &str| {
        let in_both = |id: &str| old.element(id).is_some() && new.element(id).is_some();
        in_both(a) && in_both(b)
    };
    for successor in new.succeeding() {
        for id in successor.succeeds() {
            match old.element(id) {
                Some(before) if !earlier_step(id, successor.id()) => {
                    stated.push((before.ix(), successor.ix()));
                }
                _ => {}
            }
        }
    }
    for successor in old.succeeding() {
        for id in successor.succeeds() {
            match new.element(id) {
                Some(before) if !earlier_step(id, successor.id()) => {
                    stated.push((successor.ix(), before.ix()));
                }
                _ => {}
            }
        }
    }
    stated.sort_unstable();
    stated.dedup();
    stated
}
