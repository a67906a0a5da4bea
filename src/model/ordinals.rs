//! Which of several equal relations one is.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use std::collections::HashMap;

use super::store::Store;

/// Of an element with at most so many relations they are counted when asked for.
pub(super) const FEW: u32 = 32;

/// The relations that are not the first of their kind between the same two, for elements with many relations.
/// O(relations).
#[derive(Clone, Debug)]
pub(super) struct Ordinals {
    /// The number of a relation and how many equal ones come before it, ascending.
    later: Vec<(u32, u32)>,
}

impl Ordinals {
    pub(super) fn of(store: &Store) -> Self {
        let mut later = Vec::new();
        let mut seen = HashMap::new();
        for element in &store.elements {
            let range = element.relations;
            if range.end - range.start <= FEW {
                continue;
            }
            seen.clear();
            let rows = store.relations.get(range.range()).unwrap_or_default();
            for (ix, row) in (range.start..range.end).zip(rows) {
                let before: &mut u32 = seen.entry((row.kind, row.to())).or_default();
                if *before > 0 {
                    later.push((ix, *before));
                }
                *before += 1;
            }
        }
        Self { later }
    }

    /// How many equal relations come before one of an element with many.
    pub(super) fn get(&self, relation: u32) -> usize {
        let at = self.later.binary_search_by_key(&relation, |(ix, _)| *ix);
        at.ok()
            .and_then(|at| self.later.get(at))
            .map_or(0, |(_, before)| *before as usize)
    }
}
