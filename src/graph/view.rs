//! The graph as petgraph sees it.

use petgraph::Directed;
use petgraph::visit::{
    Data, EdgeRef, GraphBase, GraphProp, GraphRef, IntoEdgeReferences, IntoEdges,
    IntoEdgesDirected, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers,
    NodeCompactIndexable, NodeCount, NodeIndexable, VisitMap, Visitable,
};

use super::{Direction, Edges, ElementSet, Graph};
use crate::model::{ElementRef, RelationRef};

/// A graph over some of its edges, with the visit traits of [`petgraph`]: its algorithms take it as it is.
///
/// Nodes are the elements; an edge leads from the one that depends to the one depended on. The neighbours of a node
/// always come in the same order.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, Edges, FrameworkVersion, Graph, InfrastructureKind, RelationKind};
/// use petgraph::algo::{has_path_connecting, toposort};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("data-centre", InfrastructureKind::DataCentre, "Trung tâm dữ liệu")?;
/// b.element("app", ApplicationKind::Application, "Phần mềm")?;
/// b.relate("app", RelationKind::HostedOn, "data-centre")?;
/// let arch = b.build()?;
/// let graph = Graph::of(&arch);
/// let view = graph.as_petgraph(Edges::Dependencies);
/// let (app, centre) = (arch.element("app").unwrap(), arch.element("data-centre").unwrap());
/// assert!(has_path_connecting(view, app, centre, None));
/// assert_eq!(toposort(view, None).unwrap(), [app, centre]);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GraphView<'g, 'a> {
    graph: &'g Graph<'a>,
    edges: Edges,
}

/// An edge of a [`GraphView`]: who depends on whom, over which relation. An exchange that binds both of its ends is two
/// edges, and one more to each platform that it passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GraphEdge<'a> {
    from: ElementRef<'a>,
    to: ElementRef<'a>,
    relation: RelationRef<'a>,
}

impl<'a> GraphEdge<'a> {
    /// The relation that makes the edge.
    pub fn relation(self) -> RelationRef<'a> {
        self.relation
    }
}

impl<'a> Graph<'a> {
    /// The graph over some of its edges, for the algorithms of [`petgraph`].
    pub fn as_petgraph(&self, edges: Edges) -> GraphView<'_, 'a> {
        GraphView { graph: self, edges }
    }
}

impl From<petgraph::Direction> for Direction {
    fn from(direction: petgraph::Direction) -> Self {
        match direction {
            petgraph::Outgoing => Self::Dependencies,
            petgraph::Incoming => Self::Dependents,
        }
    }
}

impl<'a> GraphView<'_, 'a> {
    fn all_edges(self, at: ElementRef<'a>, direction: Direction) -> Vec<GraphEdge<'a>> {
        let arch = self.graph.arch;
        let mut edges = Vec::new();
        self.graph
            .each_step(at.ix(), direction, self.edges, |step| {
                let (other, relation) = (arch.element_at(step.to), arch.relation_at(step.relation));
                let (from, to) = match direction {
                    Direction::Dependencies => (at, other),
                    Direction::Dependents => (other, at),
                };
                edges.push(GraphEdge { from, to, relation });
            });
        edges
    }
}

impl<'a> GraphBase for GraphView<'_, 'a> {
    type NodeId = ElementRef<'a>;
    type EdgeId = GraphEdge<'a>;
}

impl GraphRef for GraphView<'_, '_> {}

impl<'a> Data for GraphView<'_, 'a> {
    type NodeWeight = ElementRef<'a>;
    type EdgeWeight = RelationRef<'a>;
}

impl GraphProp for GraphView<'_, '_> {
    type EdgeType = Directed;
}

impl NodeCount for GraphView<'_, '_> {
    fn node_count(&self) -> usize {
        self.graph.arch.element_count()
    }
}

impl<'a> NodeIndexable for GraphView<'_, 'a> {
    fn node_bound(&self) -> usize {
        self.node_count()
    }

    fn to_index(&self, element: ElementRef<'a>) -> usize {
        element.index()
    }

    fn from_index(&self, index: usize) -> ElementRef<'a> {
        self.graph.arch.element_at(index as u32)
    }
}

impl NodeCompactIndexable for GraphView<'_, '_> {}

impl<'a> IntoNodeIdentifiers for GraphView<'_, 'a> {
    type NodeIdentifiers = std::vec::IntoIter<ElementRef<'a>>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        let all: Vec<_> = self.graph.arch.elements().collect();
        all.into_iter()
    }
}

impl<'a> IntoNeighbors for GraphView<'_, 'a> {
    type Neighbors = std::vec::IntoIter<ElementRef<'a>>;

    fn neighbors(self, element: ElementRef<'a>) -> Self::Neighbors {
        self.neighbors_directed(element, petgraph::Outgoing)
    }
}

impl<'a> IntoNeighborsDirected for GraphView<'_, 'a> {
    type NeighborsDirected = std::vec::IntoIter<ElementRef<'a>>;

    fn neighbors_directed(
        self,
        element: ElementRef<'a>,
        direction: petgraph::Direction,
    ) -> Self::NeighborsDirected {
        let Self { graph, edges } = self;
        let mut all = Vec::new();
        graph.each_step(element.ix(), direction.into(), edges, |step| {
            all.push(graph.arch.element_at(step.to));
        });
        all.into_iter()
    }
}

impl<'a> EdgeRef for GraphEdge<'a> {
    type NodeId = ElementRef<'a>;
    type EdgeId = Self;
    type Weight = RelationRef<'a>;

    fn source(&self) -> ElementRef<'a> {
        self.from
    }

    fn target(&self) -> ElementRef<'a> {
        self.to
    }

    fn weight(&self) -> &RelationRef<'a> {
        &self.relation
    }

    fn id(&self) -> Self {
        *self
    }
}

impl<'a> IntoEdgeReferences for GraphView<'_, 'a> {
    type EdgeRef = GraphEdge<'a>;
    type EdgeReferences = std::vec::IntoIter<GraphEdge<'a>>;

    fn edge_references(self) -> Self::EdgeReferences {
        let elements = self.graph.arch.elements();
        let all: Vec<_> = elements.flat_map(|element| self.edges(element)).collect();
        all.into_iter()
    }
}

impl<'a> IntoEdges for GraphView<'_, 'a> {
    type Edges = std::vec::IntoIter<GraphEdge<'a>>;

    fn edges(self, element: ElementRef<'a>) -> Self::Edges {
        self.all_edges(element, Direction::Dependencies).into_iter()
    }
}

impl<'a> IntoEdgesDirected for GraphView<'_, 'a> {
    type EdgesDirected = std::vec::IntoIter<GraphEdge<'a>>;

    fn edges_directed(
        self,
        element: ElementRef<'a>,
        direction: petgraph::Direction,
    ) -> Self::EdgesDirected {
        self.all_edges(element, direction.into()).into_iter()
    }
}

impl<'a> Visitable for GraphView<'_, 'a> {
    type Map = ElementSet<'a>;

    fn visit_map(&self) -> ElementSet<'a> {
        ElementSet::empty(self.graph.arch)
    }

    fn reset_map(&self, map: &mut ElementSet<'a>) {
        map.clear();
    }
}

impl<'a> VisitMap<ElementRef<'a>> for ElementSet<'a> {
    fn visit(&mut self, element: ElementRef<'a>) -> bool {
        self.insert(element)
    }

    fn is_visited(&self, element: &ElementRef<'a>) -> bool {
        self.contains(*element)
    }

    fn unvisit(&mut self, element: ElementRef<'a>) -> bool {
        self.remove(element)
    }
}
