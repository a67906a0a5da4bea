//! The architecture as a graph: who reaches whom, over which path, and where it runs in circles.

mod circles;
mod cycle;
mod edges;
mod ended;
mod near;
mod rows;
mod set;
mod succession;
mod tree;
mod verify;
mod view;

pub(crate) use circles::circles;
pub use cycle::Cycle;
pub(crate) use rows::Rows;
pub use set::ElementSet;
pub(crate) use succession::{SuccessionCircle, circle_of};
pub use tree::{Path, Tree};
pub use view::{GraphEdge, GraphView};

use crate::date::Date;
use crate::model::{Architecture, ElementRef, RelationKind, RelationRef};
use edges::{Edge, Mark, dependence, is_acyclic};
use ended::Ended;

/// A dependency graph over the elements of an architecture.
///
/// Nodes are the elements, in document order. Every relation between elements is an edge from the one that
/// depends to the one depended on. Exchanges and connections, which belong to both of their ends, are edges in the
/// direction that [`RelationRef::dependence`] says, or in both; an end that depends on the other depends on each
/// platform between them, too. Building costs O(elements + relations), and about 12 bytes for each edge and 4 for each
/// element.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, Direction, Edges, FrameworkVersion, Graph, InfrastructureKind, RelationKind};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
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
pub struct Graph<'a> {
    arch: &'a Architecture,
    /// What depends on each element. What an element depends on, its relations say themselves.
    incoming: Rows<Edge>,
    ended: Ended,
}

impl std::fmt::Debug for Graph<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Graph")
            .field("arch", self.arch)
            .field("edges", &self.incoming.all().len())
            .finish_non_exhaustive()
    }
}

/// A step from one element to another: where it leads, and over which relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Step {
    to: u32,
    relation: u32,
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
    /// All over which a failure travels: every relation but `supplied-by`, in the direction of its dependence, and the
    /// platforms of exchanges.
    Dependencies,
    /// Those that may not run in a circle: the relations bound by the order of layers, and `governed-by`
    /// among policies.
    Acyclic,
    /// The relations of one kind, in the direction of their dependence.
    Only(RelationKind),
}

impl Edges {
    fn takes(self, edge: Mark) -> bool {
        match self {
            Self::Dependencies => edge.binds() && edge.kind().is_dependency(),
            Self::Acyclic => edge.is_acyclic(),
            Self::Only(kind) => edge.binds() && !edge.is_hop() && edge.kind() == kind,
        }
    }
}

impl<'a> Graph<'a> {
    /// The graph of an architecture.
    pub fn of(arch: &'a Architecture) -> Self {
        Self::without(arch, Ended::default())
    }

    /// The graph as it is on a day: without the relations that have ended by then, and without the dependence of
    /// elements that have. Without a day only the status `retired` tells. What depends on something that has
    /// ended still does.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Graph, Impact, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("store", ApplicationKind::Database, "Kho")?;
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?.until("2025-12-31".parse()?);
    /// b.relate("app", RelationKind::Stores, "store")?;
    /// let arch = b.build()?;
    /// let affected = |day: &str| {
    ///     let graph = Graph::on(&arch, day.parse().ok());
    ///     Impact::of(&graph, arch.element("store")).affected().len()
    /// };
    /// assert_eq!((affected("2025-06-01"), affected("2026-06-01")), (1, 0));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn on(arch: &'a Architecture, day: Option<Date>) -> Self {
        Self::without(arch, Ended::on(arch, day))
    }

    /// The same where it is another than the [whole graph](Self::of); `None` where nothing has ended.
    pub(crate) fn on_if_less(arch: &'a Architecture, day: Option<Date>) -> Option<Self> {
        let ended = Ended::on(arch, day);
        (!ended.is_empty()).then(|| Self::without(arch, ended))
    }

    fn without(arch: &'a Architecture, ended: Ended) -> Self {
        let incoming = edges::incoming(arch, &ended);
        Self {
            arch,
            incoming,
            ended,
        }
    }

    /// Whether anything of the architecture is left out as it has ended.
    pub(crate) fn leaves_out(&self) -> bool {
        !self.ended.is_empty()
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
        self.reach_by(from, &[(direction, edges)])
    }

    /// The same, and a whole and its parts are reached together: whichever of them is, the other is, too.
    /// O(elements + relations).
    pub(crate) fn reach_as_wholes(
        &self,
        from: impl IntoIterator<Item = ElementRef<'a>>,
        direction: Direction,
        edges: Edges,
    ) -> ElementSet<'a> {
        let parts = Edges::Only(RelationKind::PartOf);
        let ways = [
            (direction, edges),
            (Direction::Dependencies, parts),
            (Direction::Dependents, parts),
        ];
        self.reach_by(from, &ways)
    }

    /// What can be reached by any of several ways, step by step.
    fn reach_by(
        &self,
        from: impl IntoIterator<Item = ElementRef<'a>>,
        ways: &[(Direction, Edges)],
    ) -> ElementSet<'a> {
        let mut seen = ElementSet::empty(self.arch);
        let mut open: Vec<u32> = Vec::new();
        for element in from {
            if seen.insert(element) {
                open.push(element.ix());
            }
        }
        while let Some(at) = open.pop() {
            for (direction, edges) in ways {
                self.each_step(at, *direction, *edges, |step| {
                    if seen.insert(self.arch.element_at(step.to)) {
                        open.push(step.to);
                    }
                });
            }
        }
        seen
    }

    /// Some elements with all their parts, and the parts of those. O(elements + relations).
    pub(crate) fn with_parts(
        &self,
        wholes: impl IntoIterator<Item = ElementRef<'a>>,
    ) -> ElementSet<'a> {
        self.reach(
            wholes,
            Direction::Dependencies,
            Edges::Only(RelationKind::PartOf),
        )
    }

    /// The relations that lead from an element to others. With the [incoming](Self::incoming) ones they are all that it
    /// is an end of, those to organisations apart.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Graph, InfrastructureKind, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("data-centre", InfrastructureKind::DataCentre, "Trung tâm dữ liệu")?;
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?;
    /// b.relate("app", RelationKind::HostedOn, "data-centre")?;
    /// let arch = b.build()?;
    /// let graph = Graph::of(&arch);
    /// let (app, centre) = (arch.element("app").unwrap(), arch.element("data-centre").unwrap());
    /// assert_eq!(graph.outgoing(app).next().unwrap().to(), Some(centre));
    /// assert_eq!(graph.incoming(centre).next().unwrap().from(), app);
    /// assert_eq!(graph.outgoing(centre).count() + graph.incoming(app).count(), 0);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn outgoing(&self, element: ElementRef<'a>) -> impl Iterator<Item = RelationRef<'a>> {
        let relations = element.relations();
        relations.filter(move |relation| self.target(*relation).is_some())
    }

    /// The relations that touch an element from the other side: those that others are written at.
    pub fn incoming(&self, element: ElementRef<'a>) -> impl Iterator<Item = RelationRef<'a>> {
        let arch = self.arch;
        let edges = self.incoming.get(element.ix()).iter();
        let written = edges.filter(|edge| edge.mark.is_written());
        written.map(move |edge| arch.relation_at(edge.step.relation))
    }

    /// Whether any relation touches the element, as an end or as a platform passed.
    pub fn is_connected(&self, element: ElementRef<'a>) -> bool {
        let is_left =
            |relation: RelationRef<'_>| relation.to().is_none() || self.target(relation).is_some();
        !self.incoming.get(element.ix()).is_empty() || element.relations().any(is_left)
    }

    /// The element that a relation leads to, unless it is left out.
    fn target(&self, relation: RelationRef<'a>) -> Option<ElementRef<'a>> {
        relation
            .to()
            .filter(|_| !self.ended.relation(relation.ix()))
    }

    /// Visits the neighbours of an element in one direction, in no certain order; one that is
    /// reached over several comes several times.
    fn each_step(
        &self,
        from: u32,
        direction: Direction,
        edges: Edges,
        mut visit: impl FnMut(Step),
    ) {
        match direction {
            Direction::Dependencies => self.each_dependency(from, edges, visit),
            Direction::Dependents => {
                let all = self.incoming.get(from).iter();
                let taken = all.filter(|edge| edges.takes(edge.mark));
                taken.for_each(|edge| visit(edge.step));
            }
        }
    }

    /// The relations of the element, the symmetric ones in which it depends on the end they are written at, and the
    /// platforms passed by those.
    fn each_dependency(&self, from: u32, edges: Edges, mut visit: impl FnMut(Step)) {
        let element = self.arch.element_at(from);
        for Edge { step, mark } in self.incoming.get(from) {
            let kind = mark.kind();
            if !(mark.is_written() && kind.may_bind_far_end() && edges.takes(Mark::back(kind))) {
                continue;
            }
            let written = self.arch.relation_at(step.relation);
            let is_cut = self.ended.cuts(from, kind, step.to);
            if !is_cut && written.dependence().far {
                visit(*step);
                platforms(written, edges, &mut visit);
            }
        }
        for relation in element.relations() {
            let Some(to) = self.target(relation) else {
                continue;
            };
            let kind = relation.kind();
            let is_cut = self.ended.cuts(from, kind, to.ix());
            let near = !is_cut && dependence(self.arch, relation.ix(), kind).near;
            if near {
                platforms(relation, edges, &mut visit);
            }
            let acyclic = || !is_cut && is_acyclic(element.kind(), kind, || to.kind());
            if edges.takes(Mark::written(kind, near, acyclic)) {
                let (to, relation) = (to.ix(), relation.ix());
                visit(Step { to, relation });
            }
        }
    }
}

/// Visits the platforms that a relation passes, if edges to platforms are followed.
fn platforms(relation: RelationRef<'_>, edges: Edges, visit: &mut impl FnMut(Step)) {
    if edges.takes(Mark::hop(relation.kind())) {
        for hop in relation.hops() {
            visit(Step {
                to: hop.ix(),
                relation: relation.ix(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Direction, Edges, Graph};
    use crate::error::Error;
    use crate::model::{
        ApplicationKind, Architecture, IntegrationKind, Kind, PolicyKind, RelationKind, Status,
    };
    use crate::version::FrameworkVersion;

    /// Relations of all kinds, exchanges over two platforms, some from an element to itself, and one circle
    /// at least.
    fn tangle() -> Result<Architecture, Error> {
        let mut b = Architecture::fragment("demo", FrameworkVersion::UNSTATED);
        let kinds: [Kind; 3] = [
            ApplicationKind::Application.into(),
            PolicyKind::Plan.into(),
            IntegrationKind::Lgsp.into(),
        ];
        let id = |n: usize| format!("e-{}", n % 30);
        for n in 0..30 {
            let element = b.element(&id(n), kinds[n % 3], "Thành phần")?;
            if n % 7 == 3 {
                element.status(Status::Retired);
            }
        }
        for n in 0..240 {
            let kind = RelationKind::ALL[n % RelationKind::ALL.len()];
            let mut relation = b.relate(&id(n), kind, &id(n * 7 % 13 + n / 9))?;
            if n % 11 == 5 {
                relation = relation.status(Status::Retired);
            }
            if kind == RelationKind::Exchanges {
                let route = [id(3 * n + 2), id(n)];
                relation.route(route.iter().map(String::as_str))?;
            }
        }
        b.build()
    }

    #[test]
    fn both_directions_show_the_same_edges() -> Result<(), Error> {
        let arch = tangle()?;
        let (whole, current) = (Graph::of(&arch), Graph::on(&arch, None));
        assert!(same_edges(&whole)? > same_edges(&current)?);
        assert!(current.leaves_out() && !whole.leaves_out());
        Ok(())
    }

    /// How many edges there are, which both directions show.
    fn same_edges(graph: &Graph<'_>) -> Result<usize, Error> {
        let arch = graph.architecture();
        graph.verify()?;
        let only = RelationKind::ALL.map(Edges::Only);
        let mut all = BTreeSet::new();
        for edges in [Edges::Dependencies, Edges::Acyclic]
            .into_iter()
            .chain(only)
        {
            let seen = |direction| {
                let mut seen = BTreeSet::new();
                for at in 0..arch.element_count() as u32 {
                    graph.each_step(at, direction, edges, |step| {
                        let ends = match direction {
                            Direction::Dependencies => (at, step.to),
                            Direction::Dependents => (step.to, at),
                        };
                        seen.insert((ends, step.relation));
                    });
                }
                seen
            };
            let there = seen(Direction::Dependencies);
            assert_eq!(there, seen(Direction::Dependents), "{edges:?}");
            all.extend(there);
        }
        assert!(all.len() > 100, "{}", all.len());
        Ok(all.len())
    }

    #[test]
    fn members_of_a_group_reach_each_other() -> Result<(), Error> {
        let arch = tangle()?;
        let graph = Graph::of(&arch);
        for edges in [Edges::Dependencies, Edges::Acyclic] {
            let cycles = graph.cycles(edges);
            assert!(!cycles.is_empty(), "{edges:?}");
            let reach = |from, direction| graph.reach([from], direction, edges);
            for element in arch.elements() {
                let below = reach(element, Direction::Dependencies);
                let above = reach(element, Direction::Dependents);
                let both = arch
                    .elements()
                    .filter(|e| below.contains(*e) && above.contains(*e));
                let both: Vec<_> = both.collect();
                let group = cycles.iter().find(|c| c.members().contains(&element));
                match group {
                    Some(group) => assert_eq!(group.members(), both),
                    None => assert_eq!(both, [element]),
                }
            }
        }
        Ok(())
    }
}
