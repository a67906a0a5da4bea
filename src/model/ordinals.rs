//! Which of several equal relations one is.

use std::collections::HashMap;

use super::reading;
use super::store::Target;
use super::{Architecture, Fnv, RelationKind, RelationRef, normalise};

/// Of an element with at most so many relations they are counted when asked for.
pub(super) const FEW: u32 = 32;

/// The relations that are not the first of their kind between the same two: the symmetric ones, and those of elements
/// with many relations. O(relations), and the sorting of symmetric ones between the same two.
#[derive(Clone, Debug)]
pub(super) struct Ordinals {
    /// The number of a relation and how many equal ones come before it, ascending.
    later: Vec<(u32, u32)>,
    /// Those of which another of the kind between the same two is for the same, ascending.
    alike: Vec<u32>,
}

impl Ordinals {
    pub(super) fn of(arch: &Architecture) -> Self {
        let store = arch.store();
        let (mut later, mut alike) = symmetric(arch);
        let mut seen: HashMap<_, (u32, u32)> = HashMap::new();
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
                let (first, before) = seen.entry((row.kind, row.to())).or_insert((ix, 0));
                if *before > 0 {
                    later.push((ix, *before));
                    alike.extend([*first, ix]);
                }
                *before += 1;
            }
        }
        alike.sort_unstable();
        alike.dedup();
        later.sort_unstable();
        Self { later, alike }
    }

    /// How many equal relations come before one.
    pub(super) fn get(&self, relation: u32) -> usize {
        let at = self.later.binary_search_by_key(&relation, |(ix, _)| *ix);
        at.ok()
            .and_then(|at| self.later.get(at))
            .map_or(0, |(_, before)| *before as usize)
    }
}

impl Ordinals {
    /// Whether another of the kind between the same two is for the same.
    pub(super) fn is_alike(&self, relation: u32) -> bool {
        self.alike.binary_search(&relation).is_ok()
    }
}

/// A relation by what it is called: its kind, the end that it is written at, the other one, its number among equals, and
/// its own number. Of a symmetric one the smaller end comes first, whichever it is written at.
type Row = (RelationKind, u32, Target, u32, u32);

/// All relations by what they are called, ascending. O(n log n), and twenty-eight bytes for each.
#[derive(Clone, Debug)]
pub(super) struct ByName(Vec<Row>);

impl ByName {
    pub(super) fn of(arch: &Architecture) -> Self {
        let named = (0..).zip(&arch.store().relations).map(|(ix, row)| {
            let (kind, from, to) = endpoints(row.kind, row.from, row.to());
            // The others are numbered in the order in which they are written.
            let number = if kind.is_symmetric() {
                arch.ordinals().get(ix) as u32
            } else {
                ix
            };
            (kind, from, to, number, ix)
        });
        let mut rows: Vec<Row> = named.collect();
        rows.sort_unstable();
        Self(rows)
    }

    /// The relation of that kind between the two before which so many equal ones come. O(log n).
    pub(super) fn get(
        &self,
        kind: RelationKind,
        from: u32,
        to: Target,
        ordinal: usize,
    ) -> Option<u32> {
        let wanted = endpoints(kind, from, to);
        let first = self.0.partition_point(|row| (row.0, row.1, row.2) < wanted);
        let row = self.0.get(first.checked_add(ordinal)?)?;
        ((row.0, row.1, row.2) == wanted).then_some(row.4)
    }
}

fn endpoints(kind: RelationKind, from: u32, to: Target) -> (RelationKind, u32, Target) {
    match to {
        Target::Element(to) if kind.is_symmetric() => {
            (kind, from.min(to), Target::Element(from.max(to)))
        }
        Target::Element(_) | Target::Organisation(_) => (kind, from, to),
    }
}

/// What a relation is for: purposes and data, in whatever order.
fn purpose(relation: RelationRef<'_>) -> Vec<String> {
    let purposes = relation.canonical().purposes();
    let mut words: Vec<_> = purposes.map(|p| p.key().to_owned()).collect();
    // No item of data is a word of purpose and one of data.
    words.extend(relation.data().map(|item| format!(": {}", normalise(item))));
    words.sort_unstable();
    words.dedup();
    words
}

impl RelationRef<'_> {
    /// What tells the relation apart from others of its kind between the same two, whatever their order; 0 if nothing
    /// does.
    pub(crate) fn apart(self) -> u32 {
        let mut said = purpose(self);
        if self.is_alike() {
            let (facts, held) = reading::canonical_facts(self);
            let facts = facts
                .iter()
                .map(|(field, value)| format!("{}={value}", field.path()));
            said.extend(facts);
            said.extend(held.into_iter().map(str::to_owned));
        }
        if said.is_empty() {
            return 0;
        }
        let mut hash = Fnv::new();
        for part in &said {
            hash.part(part);
        }
        ((hash.0 >> 32) as u32 ^ hash.0 as u32).max(1)
    }

    /// Whether another of the kind between the same two is for the same.
    fn is_alike(self) -> bool {
        let row = self.row();
        let relations = self.from().relations();
        if row.kind.is_symmetric() || relations.len() > FEW as usize {
            return self.arch.ordinals().is_alike(self.ix);
        }
        let same = relations.filter(|r| r.row().kind == row.kind && r.row().to() == row.to());
        same.count() > 1
    }
}

/// The same for symmetric relations, which are written at either end: those between the same two are numbered by what
/// they say, so that it does not matter where.
fn symmetric(arch: &Architecture) -> (Vec<(u32, u32)>, Vec<u32>) {
    let mut between = Vec::new();
    for (ix, row) in (0..).zip(&arch.store().relations) {
        if let (true, Target::Element(to)) = (row.kind.is_symmetric(), row.to()) {
            let from = row.from;
            between.push((row.kind, from.min(to), from.max(to), ix));
        }
    }
    between.sort_unstable();
    let (mut later, mut alike) = (Vec::new(), Vec::new());
    for same in between.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
        if same.len() < 2 {
            continue;
        }
        let relation = |ix| RelationRef { arch, ix };
        let mut order: Vec<_> = same.iter().map(|(.., ix)| *ix).collect();
        order.sort_by_cached_key(|ix| reading::canonical_facts(relation(*ix)));
        let mut by_purpose: Vec<_> = order
            .iter()
            .map(|ix| (purpose(relation(*ix)), *ix))
            .collect();
        by_purpose.sort_unstable();
        for of_one in by_purpose.chunk_by(|a, b| a.0 == b.0) {
            if of_one.len() > 1 {
                alike.extend(of_one.iter().map(|(_, ix)| *ix));
            }
        }
        later.extend(order.into_iter().zip(0..).skip(1));
    }
    (later, alike)
}
