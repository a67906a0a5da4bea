//! The edges of a graph as they lie in memory: for each element those that lead to it, side by side.

use super::Step;
use super::ended::Ended;
use super::rows::Rows;
use crate::model::{Architecture, Dependence, Depends, ElementRef, Field, Kind, RelationKind};

/// What is to be known of an edge to tell whether a search takes it, in one byte: searches pass by most edges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
        Depends::AsStated => arch.relation_at(relation).dependence(),
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

/// An edge that leads to an element: where it comes from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edge {
    pub(super) step: Step,
    pub(super) mark: Mark,
}

/// The edges that lead to each element, in document order of the relations they come from; those to platforms last;
/// without what has ended. O(elements + relations).
pub(super) fn incoming(arch: &Architecture, ended: &Ended) -> Rows<Edge> {
    let edge = |from, to, relation, mark| {
        let step = Step { to: from, relation };
        (to, Edge { step, mark })
    };
    let between_ends = (0..)
        .zip(arch.ends())
        .filter_map(|(nth, (from, kind, to))| {
            let to = to.filter(|_| !ended.relation(nth))?;
            let is_cut = ended.cuts(from, kind, to);
            let acyclic = || !is_cut && is_acyclic(arch.kind_at(from), kind, || arch.kind_at(to));
            let Dependence { near, far } = dependence(arch, nth, kind);
            let (near, far) = (near && !is_cut, far && !ended.cuts(to, kind, from));
            let written = edge(from, to, nth, Mark::written(kind, near, acyclic));
            let back = far.then(|| edge(to, from, nth, Mark::back(kind)));
            Some(std::iter::once(written).chain(back))
        });
    // Platforms are passed by few relations: they are looked for once.
    let mut hops = Vec::new();
    for relation in arch.relations_with(Field::RouteHop) {
        let to = relation.to().filter(|_| !ended.relation(relation.ix()));
        let Some(to) = to else { continue };
        let Dependence { near, far } = relation.dependence();
        let ends = [near.then_some(relation.from()), far.then_some(to)];
        let is_left = |end: &ElementRef<'_>| !ended.cuts(end.ix(), relation.kind(), to.ix());
        for end in ends.into_iter().flatten().filter(is_left) {
            let mark = Mark::hop(relation.kind());
            let to_hop = |hop: ElementRef<'_>| edge(end.ix(), hop.ix(), relation.ix(), mark);
            hops.extend(relation.hops().map(to_hop));
        }
    }
    let edges = between_ends.flatten().chain(hops.iter().copied());
    Rows::of(arch.element_count(), edges)
}
