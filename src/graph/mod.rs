//! The architecture as a graph: who reaches whom, over which path, and where it runs in circles.

mod cycle;
mod path;
mod set;
mod tree;
mod verify;

pub use cycle::Cycle;
pub use path::Path;
pub use set::ElementSet;
pub use tree::Tree;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef as _;

use crate::model::{Architecture, ElementRef, Kind, RelationKind, RelationRef};

/// A dependency graph over the elements of an architecture.
///
/// Nodes are the elements, in document order. Every relation between elements is an edge from the one that
/// depends to the one depended on; an exchange over platforms adds an edge from each of its ends to each
/// platform it passes. Building costs O(elements + relations).
///
/// ```
/// use justarch::{ApplicationKind, Architecture, Direction, Edges, FrameworkVersion, Graph, InfrastructureKind, RelationKind};
/// let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
/// b.element("data-centre", InfrastructureKind::DataCentre, "Trung tâm dữ liệu")?;
/// b.element("app", ApplicationKind::Application, "Phần mềm")?;
/// b.relate("app", RelationKind::HostedOn, "data-centre")?;
/// let arch = b.build()?;
/// let graph = Graph::of(&arch);
/// let centre = arch.element("data-centre").unwrap();
/// let affected = graph.reach([centre], Direction::Dependents, Edges::Dependencies);
/// assert_eq!(affected.iter().map(|e| e.id()).collect::<Vec<_>>(), ["data-centre", "app"]);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Debug)]
pub struct Graph<'a> {
    arch: &'a Architecture,
    inner: DiGraph<(), Edge, u32>,
}

/// An edge of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edge {
    /// The number of the relation it comes from.
    relation: u32,
    /// What that is, kept here so that a search need not look it up at every step.
    kind: RelationKind,
    /// Whether it leads to a platform that the exchange passes, not to its far end.
    hop: bool,
    /// Whether it may not be part of a circle.
    acyclic: bool,
}

/// Which way to follow dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// To what an element depends on.
    Dependencies,
    /// To what depends on an element.
    Dependents,
}

/// Which edges to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Edges {
    /// All over which a failure travels: every relation but `supplied-by`, and the platforms of exchanges.
    Dependencies,
    /// Those that may not run in a circle: the relations bound by the order of layers, and `governed-by`
    /// among policies.
    Acyclic,
    /// The relations of one kind.
    Only(RelationKind),
}

impl Edges {
    fn takes(self, edge: Edge) -> bool {
        match self {
            Self::Dependencies => edge.kind.is_dependency(),
            Self::Acyclic => edge.acyclic,
            Self::Only(kind) => !edge.hop && edge.kind == kind,
        }
    }
}

/// Whether a relation between two elements may not be part of a circle.
fn is_acyclic(from: ElementRef<'_>, kind: RelationKind, to: ElementRef<'_>) -> bool {
    let policy = |e: ElementRef<'_>| matches!(e.kind(), Kind::Policy(_));
    match kind {
        RelationKind::GovernedBy => policy(from) && policy(to),
        kind => kind.is_layered(),
    }
}

impl<'a> Graph<'a> {
    /// The graph of an architecture.
    pub fn of(arch: &'a Architecture) -> Self {
        let mut inner = DiGraph::with_capacity(arch.element_count(), arch.relation_count());
        for _ in arch.elements() {
            inner.add_node(());
        }
        let node = |e: ElementRef<'_>| NodeIndex::new(e.index());
        for relation in arch.relations() {
            let Some(to) = relation.to() else { continue };
            let (from, kind) = (relation.from(), relation.kind());
            let ends = [node(from), node(to)];
            let edge = Edge {
                relation: relation.ix(),
                kind,
                hop: false,
                acyclic: is_acyclic(from, kind, to),
            };
            inner.add_edge(ends[0], ends[1], edge);
            for hop in relation.hops() {
                let edge = Edge {
                    hop: true,
                    acyclic: false,
                    ..edge
                };
                for end in ends {
                    inner.add_edge(end, node(hop), edge);
                }
            }
        }
        Self { arch, inner }
    }

    /// The architecture it was made of.
    pub fn architecture(&self) -> &'a Architecture {
        self.arch
    }

    /// All elements that can be reached from some, those included. O(elements + relations).
    pub fn reach(
        &self,
        from: impl IntoIterator<Item = ElementRef<'a>>,
        direction: Direction,
        edges: Edges,
    ) -> ElementSet<'a> {
        let mut seen = ElementSet::empty(self.arch);
        let mut open: Vec<NodeIndex> = Vec::new();
        for element in from {
            if seen.insert(element) {
                open.push(NodeIndex::new(element.index()));
            }
        }
        while let Some(node) = open.pop() {
            for (next, _) in self.steps(node, direction, edges) {
                if seen.insert(self.element(next)) {
                    open.push(next);
                }
            }
        }
        seen
    }

    /// The relations that touch an element from the other side: those in which others depend on it.
    pub fn incoming(&self, element: ElementRef<'a>) -> impl Iterator<Item = RelationRef<'a>> {
        let node = NodeIndex::new(element.index());
        let mut relations: Vec<u32> = self
            .inner
            .edges_directed(node, petgraph::Direction::Incoming)
            .filter(|edge| !edge.weight().hop)
            .map(|edge| edge.weight().relation)
            .collect();
        relations.sort_unstable();
        let arch = self.arch;
        relations.into_iter().map(move |ix| arch.relation_at(ix))
    }

    /// Whether any relation touches the element, as an end or as a platform passed.
    pub fn is_connected(&self, element: ElementRef<'a>) -> bool {
        // Relations to organisations are no edges.
        element.relations().next().is_some()
            || self
                .inner
                .neighbors_undirected(NodeIndex::new(element.index()))
                .next()
                .is_some()
    }

    fn element(&self, node: NodeIndex) -> ElementRef<'a> {
        self.arch.element_at(node.index() as u32)
    }

    fn steps(
        &self,
        node: NodeIndex,
        direction: Direction,
        edges: Edges,
    ) -> impl Iterator<Item = (NodeIndex, Edge)> {
        let way = match direction {
            Direction::Dependencies => petgraph::Direction::Outgoing,
            Direction::Dependents => petgraph::Direction::Incoming,
        };
        self.inner
            .edges_directed(node, way)
            .filter(move |e| edges.takes(*e.weight()))
            .map(move |e| match direction {
                Direction::Dependencies => (e.target(), *e.weight()),
                Direction::Dependents => (e.source(), *e.weight()),
            })
    }
}
