//! Continuations that the documents state.

use crate::model::Architecture;

/// Pairs of an old and a new element, of which the second continues the first. Unsorted.
pub(super) type Links = Vec<(u32, u32)>;

/// An element continues itself under the same id. `succeeds` is read from both sides, so that comparing
/// backwards gives the same pairs turned round. It counts only where it says something of this very step: if
/// both ids exist on both sides, each continues itself, and the statement is about an earlier step.
pub(super) fn links(old: &Architecture, new: &Architecture) -> Links {
    let mut links = Links::new();
    for element in old.elements() {
        if let Some(same) = new.element(element.id()) {
            links.push((element.ix(), same.ix()));
        }
    }
    let earlier_step = |a: &str, b: &str| {
        let in_both = |id: &str| old.element(id).is_some() && new.element(id).is_some();
        in_both(a) && in_both(b)
    };
    for successor in new.elements() {
        for id in successor.succeeds() {
            match old.element(id) {
                Some(before) if !earlier_step(id, successor.id()) => {
                    links.push((before.ix(), successor.ix()));
                }
                _ => {}
            }
        }
    }
    for successor in old.elements() {
        for id in successor.succeeds() {
            match new.element(id) {
                Some(before) if !earlier_step(id, successor.id()) => {
                    links.push((successor.ix(), before.ix()));
                }
                _ => {}
            }
        }
    }
    links
}
