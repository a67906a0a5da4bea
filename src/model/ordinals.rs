//! Which of several equal relations one is.

use std::collections::HashMap;

use super::reading;
use super::store::Target;
use super::{Architecture, RelationRef};

/// Of an element with at most so many relations they are counted when asked for.
pub(super) const FEW: u32 = 32;

/// The relations that are not the first of their kind between the same two: the symmetric ones, and those of elements
/// with many relations. O(relations), and the sorting of symmetric ones between the same two.
#[derive(Clone, Debug)]
pub(super) struct Ordinals {
    /// The number of a relation and how many equal ones come before it, ascending.
    later: Vec<(u32, u32)>,
}

impl Ordinals {
    pub(super) fn of(arch: &Architecture) -> Self {
        let store = arch.store();
        let mut later = symmetric(arch);
        let mut seen = HashMap::new();
        for element in &store.elements {
            let range = element.relations;
            if range.end - range.start <= FEW {
                continue;
            }
            seen.clear();
            let rows = store.relations.get(range.range()).unwrap_or_default();
            for (ix, row) in (range.start..range.end).zip(rows) {
                if row.kind.is_symmetric() {
                    continue;
                }
                let before: &mut u32 = seen.entry((row.kind, row.to())).or_default();
                if *before > 0 {
                    later.push((ix, *before));
                }
                *before += 1;
            }
        }
        later.sort_unstable();
        Self { later }
    }

    /// How many equal relations come before one.
    pub(super) fn get(&self, relation: u32) -> usize {
        let at = self.later.binary_search_by_key(&relation, |(ix, _)| *ix);
        at.ok()
            .and_then(|at| self.later.get(at))
            .map_or(0, |(_, before)| *before as usize)
    }
}

/// The same for symmetric relations, which are written at either end: those between the same two are numbered by what
/// they say, so that it does not matter where.
fn symmetric(arch: &Architecture) -> Vec<(u32, u32)> {
    let mut between = Vec::new();
    for (ix, row) in (0..).zip(&arch.store().relations) {
        if let (true, Target::Element(to)) = (row.kind.is_symmetric(), row.to()) {
            let from = row.from;
            between.push((row.kind, from.min(to), from.max(to), ix));
        }
    }
    between.sort_unstable();
    let mut later = Vec::new();
    for same in between.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
        if same.len() < 2 {
            continue;
        }
        let relation = |ix| RelationRef { arch, ix };
        let mut order: Vec<_> = same.iter().map(|(.., ix)| *ix).collect();
        order.sort_by_cached_key(|ix| reading::said(relation(*ix)));
        later.extend(order.into_iter().zip(0..).skip(1));
    }
    later
}
