//! The edges of a graph as they lie in memory: for each element those that lead to it, side by side.

use fixedbitset::FixedBitSet;

use super::Step;
use crate::model::{Architecture, Dependence, Depends, Field, Kind, RelationKind};

/// What is to be known of an edge to tell whether a search takes it, in one byte: searches pass by most edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark(u8);

impl Mark {
    /// Leads to a platform that the relation passes, not to an end of it.
    const HOP: u8 = 1 << 7;
    const ACYCLIC: u8 = 1 << 6;
    /// From the end that the relation is written at to the other.
    const WRITTEN: u8 = 1 << 5;
    /// The one that it starts from depends on the one that it leads to.
    const BINDS: u8 = 1 << 4;
    const KIND: u8 = Self::BINDS - 1;

    /// The edge from the end that a relation is written at, and whether that end depends on the other.
    pub(super) fn written(kind: RelationKind, binds: bool, acyclic: impl FnOnce() -> bool) -> Self {
        let mut mark = kind as u8 | Self::WRITTEN;
        if binds {
            mark |= Self::BINDS;
        }
        if acyclic() {
            mark |= Self::ACYCLIC;
        }
        Self(mark)
    }

    /// The edge from the other end, which depends on the one that the relation is written at.
    pub(super) fn back(kind: RelationKind) -> Self {
        Self(kind as u8 | Self::BINDS)
    }

    /// The edge to a platform from an end that depends on it. It may be part of a circle.
    pub(super) fn hop(kind: RelationKind) -> Self {
        Self(kind as u8 | Self::BINDS | Self::HOP)
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

    pub(super) fn is_written(self) -> bool {
        self.0 & Self::WRITTEN != 0
    }

    pub(super) fn binds(self) -> bool {
        self.0 & Self::BINDS != 0
    }

    /// Whether it may not be part of a circle.
    pub(super) fn is_acyclic(self) -> bool {
        self.0 & Self::ACYCLIC != 0
    }
}

const _: () = assert!(RelationKind::ALL.len() <= Mark::KIND as usize + 1);

/// Whether a relation between elements of two kinds may not be part of a circle.
pub(super) fn is_acyclic(from: Kind, kind: RelationKind, to: impl FnOnce() -> Kind) -> bool {
    match kind {
        RelationKind::GovernedBy => {
            matches!(from, Kind::Policy(_)) && matches!(to(), Kind::Policy(_))
        }
        kind => kind.is_layered(),
    }
}

/// Which ends of a relation depend on the other. Most kinds say it alone.
pub(super) fn dependence(arch: &Architecture, relation: u32, kind: RelationKind) -> Dependence {
    match kind.depends() {
        Depends::Said => arch.relation_at(relation).dependence(),
        Depends::Far(_) => Dependence {
            near: false,
            far: true,
        },
        Depends::Near | Depends::Unharmed => Dependence {
            near: true,
            far: false,
        },
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

/// An edge to a platform, before it is put where it belongs.
struct Hop {
    relation: u32,
    from: u32,
    to: u32,
}

impl Incoming {
    /// Counts the edges of each element, then puts each where it belongs. O(elements + relations).
    pub(super) fn of(arch: &Architecture) -> Self {
        // Two more than elements: counted two places on, each place holds its start once the counts are summed
        // up, and its end once the edges are there.
        let mut starts = vec![0_u32; arch.element_count() + 2];
        // Platforms are passed by few relations: they are looked for once.
        let mut hops: Vec<Hop> = Vec::new();
        let mut count = |element: u32, edges: u32| {
            if let Some(place) = starts.get_mut(element as usize + 2) {
                *place += edges;
            }
        };
        for (relation, (from, kind, to)) in (0..).zip(arch.ends()) {
            let Some(to) = to else { continue };
            count(to, 1);
            if dependence(arch, relation, kind).far {
                count(from, 1);
            }
        }
        for relation in arch.relations_with(Field::RouteHop) {
            let Some(to) = relation.to() else { continue };
            let Dependence { near, far } = relation.dependence();
            let ends = [near.then_some(relation.from()), far.then_some(to)];
            for end in ends.into_iter().flatten() {
                for hop in relation.hops() {
                    count(hop.ix(), 1);
                    hops.push(Hop {
                        relation: relation.ix(),
                        from: end.ix(),
                        to: hop.ix(),
                    });
                }
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
            let Dependence { near, far } = dependence(arch, relation, kind);
            edges.put(to, from, relation, Mark::written(kind, near, acyclic));
            if far {
                edges.put(from, to, relation, Mark::back(kind));
            }
        }
        for Hop { relation, from, to } in hops {
            let mark = Mark::hop(arch.relation_at(relation).kind());
            edges.put(to, from, relation, mark);
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
