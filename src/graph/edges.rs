//! The edges of a graph as they lie in memory: for each element those that lead to it, side by side.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use fixedbitset::FixedBitSet;

use super::Step;
use crate::model::{Architecture, Field, Kind, RelationKind};

/// What is to be known of an edge to tell whether a search takes it, in one byte: searches pass by most edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark(u8);

impl Mark {
    const HOP: u8 = 1 << 7;
    const ACYCLIC: u8 = 1 << 6;
    const KIND: u8 = Self::ACYCLIC - 1;

    /// `hop`: whether it leads to a platform that the exchange passes, not to its far end. Such an edge may be
    /// part of a circle.
    pub(super) fn new(kind: RelationKind, hop: bool, acyclic: impl FnOnce() -> bool) -> Self {
        let mark = kind as u8;
        Self(match hop {
            true => mark | Self::HOP,
            false if acyclic() => mark | Self::ACYCLIC,
            false => mark,
        })
    }

    pub(super) fn kind(self) -> RelationKind {
        let at = usize::from(self.0 & Self::KIND);
        // There is no mark of another kind.
        let kind = RelationKind::ALL.get(at).copied();
        kind.unwrap_or(RelationKind::SuppliedBy)
    }

    pub(super) fn is_hop(self) -> bool {
        self.0 & Self::HOP != 0
    }

    /// Whether it may not be part of a circle.
    pub(super) fn is_acyclic(self) -> bool {
        self.0 & Self::ACYCLIC != 0
    }
}

const _: () = assert!(RelationKind::ALL.len() <= Mark::KIND as usize);

/// Whether a relation between elements of two kinds may not be part of a circle.
pub(super) fn is_acyclic(from: Kind, kind: RelationKind, to: impl FnOnce() -> Kind) -> bool {
    match kind {
        RelationKind::GovernedBy => {
            matches!(from, Kind::Policy(_)) && matches!(to(), Kind::Policy(_))
        }
        kind => kind.is_layered(),
    }
}

/// The edges that lead to each element, in document order of the relations they come from; those to platforms last.
pub(super) struct Incoming {
    /// By element: where its edges begin; the last ends with the list.
    starts: Vec<u32>,
    steps: Vec<Step>,
    marks: Vec<Mark>,
    /// The elements that relations start from, those to organisations included.
    sources: FixedBitSet,
}

impl Incoming {
    /// Counts the edges of each element, then puts each where it belongs. O(elements + relations).
    pub(super) fn of(arch: &Architecture) -> Self {
        // Two more than elements: counted two places on, each place holds its start once the counts are summed
        // up, and its end once the edges are there.
        let mut starts = vec![0_u32; arch.element_count() + 2];
        // Platforms are passed by few relations: they are looked for once.
        let mut hops: Vec<(u32, u32)> = Vec::new();
        let mut count = |element: u32, edges: u32| {
            if let Some(place) = starts.get_mut(element as usize + 2) {
                *place += edges;
            }
        };
        for (_, _, to) in arch.ends() {
            if let Some(to) = to {
                count(to, 1);
            }
        }
        for relation in arch.relations_with(Field::RouteHop) {
            for hop in relation.hops().filter(|_| relation.to().is_some()) {
                count(hop.ix(), 2);
                hops.push((relation.ix(), hop.ix()));
            }
        }
        let mut sum = 0;
        for place in &mut starts {
            sum += *place;
            *place = sum;
        }
        let (to, relation) = (0, 0);
        let mut edges = Self {
            starts,
            steps: vec![Step { to, relation }; sum as usize],
            marks: vec![Mark(0); sum as usize],
            sources: FixedBitSet::with_capacity(arch.element_count()),
        };
        let mut source = None;
        for (relation, (from, kind, to)) in (0..).zip(arch.ends()) {
            // The relations of one element stand together.
            if source.replace(from) != Some(from) {
                edges.sources.insert(from as usize);
            }
            let Some(to) = to else { continue };
            let acyclic = || is_acyclic(arch.kind_at(from), kind, || arch.kind_at(to));
            edges.put(to, from, relation, Mark::new(kind, false, acyclic));
        }
        for (relation, hop) in hops {
            let relation = arch.relation_at(relation);
            let mark = Mark::new(relation.kind(), true, || false);
            for end in [Some(relation.from()), relation.to()].into_iter().flatten() {
                edges.put(hop, end.ix(), relation.ix(), mark);
            }
        }
        edges.starts.truncate(arch.element_count() + 1);
        edges
    }

    /// Adds an edge from one element to another to those of the latter.
    fn put(&mut self, to: u32, from: u32, relation: u32, mark: Mark) {
        let Some(end) = self.starts.get_mut(to as usize + 1) else {
            return;
        };
        let place = *end as usize;
        *end += 1;
        if let (Some(step), Some(slot)) = (self.steps.get_mut(place), self.marks.get_mut(place)) {
            *step = Step { to: from, relation };
            *slot = mark;
        }
    }

    /// How many edges there are.
    pub(super) fn count(&self) -> usize {
        self.steps.len()
    }

    /// Whether an edge leads to an element, or a relation starts from it. Neither needs to be fetched for that.
    pub(super) fn touch(&self, element: u32) -> bool {
        let at = element as usize;
        let ends = self.starts.get(at).zip(self.starts.get(at + 1));
        self.sources.contains(at) || ends.is_some_and(|(start, end)| start < end)
    }

    /// The edges that lead to an element: where each comes from.
    pub(super) fn of_element(&self, element: u32) -> impl Iterator<Item = (Step, Mark)> + use<'_> {
        let at = element as usize;
        let ends = self.starts.get(at).zip(self.starts.get(at + 1));
        let range = ends.map_or(0..0, |(start, end)| *start as usize..*end as usize);
        let steps = self.steps.get(range.clone()).unwrap_or_default();
        let marks = self.marks.get(range).unwrap_or_default();
        steps.iter().copied().zip(marks.iter().copied())
    }

    /// All of them, without what they lead to.
    pub(super) fn all(&self) -> impl Iterator<Item = (Step, Mark)> + use<'_> {
        self.steps.iter().copied().zip(self.marks.iter().copied())
    }
}
