//! Circles of dependency, and the order in which elements stand on each other.

use petgraph::algo::kosaraju_scc;

use super::{Direction, Edges, Graph, Path};
use crate::model::ElementRef;

/// A group of elements that all depend on each other, with a circle that proves it.
#[derive(Clone, Debug)]
pub struct Cycle<'a> {
    members: Vec<ElementRef<'a>>,
    witness: Path<'a>,
}

impl<'a> Cycle<'a> {
    /// All elements of the group, in document order.
    pub fn members(&self) -> &[ElementRef<'a>] {
        &self.members
    }

    /// A circle through the group: it begins and ends with the same element.
    pub fn witness(&self) -> &Path<'a> {
        &self.witness
    }
}

/// Up to this many members the shortest circle of a group is searched from each of them; beyond, only from
/// the one whose id comes first, which keeps the whole linear.
const EXHAUSTIVE: usize = 64;

impl<'a> Graph<'a> {
    /// The groups of elements that depend on each other, in document order. A shortest circle is given for
    /// each (for groups of more than 64: a shortest one through the first id). O(elements + relations).
    pub fn cycles(&self, edges: Edges) -> Vec<Cycle<'a>> {
        let groups = kosaraju_scc(self.as_petgraph(edges)).into_iter();
        let cycles = groups.filter_map(|group| self.cycle(group, edges));
        let mut cycles: Vec<_> = cycles.collect();
        cycles.sort_by_key(|c| c.members.first().map(|e| e.index()));
        cycles
    }

    fn cycle(&self, mut members: Vec<ElementRef<'a>>, edges: Edges) -> Option<Cycle<'a>> {
        // Most groups are one element that no circle passes: not worth a search each.
        if let [one] = members[..]
            && !self.dependents(one.ix(), edges).any(|ix| ix == one.ix())
        {
            return None;
        }
        let mut starts = members.clone();
        starts.sort_by_key(|e| e.id());
        if starts.len() > EXHAUSTIVE {
            starts.truncate(1);
        }
        members.sort_by_key(|e| e.ix());
        // No circle leaves its group, so that no search need look at what lies beyond.
        let inside = |ix: u32| members.binary_search_by_key(&ix, |e| e.ix()).is_ok();
        let circle = |e| self.path_within(e, e, Direction::Dependencies, edges, inside);
        // The shortest; the first of equals, for `min_by_key` keeps it.
        let circles = starts.into_iter().filter_map(circle);
        let witness = circles.min_by_key(|path| path.relations().len())?;
        Some(Cycle { members, witness })
    }

    /// All elements, each behind all that it depends on. Those that depend on each other stand together, in a fixed
    /// order. O(elements + relations).
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, Edges, FrameworkVersion, Graph, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// for id in ["a", "b", "c"] {
    ///     b.element(id, ApplicationKind::Application, id)?;
    /// }
    /// b.relate("a", RelationKind::DependsOn, "b")?;
    /// b.relate("b", RelationKind::DependsOn, "c")?;
    /// let arch = b.build()?;
    /// let order = Graph::of(&arch).topological_order(Edges::Dependencies);
    /// assert_eq!(order.iter().map(|e| e.id()).collect::<Vec<_>>(), ["c", "b", "a"]);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn topological_order(&self, edges: Edges) -> Vec<ElementRef<'a>> {
        kosaraju_scc(self.as_petgraph(edges)).concat()
    }

    pub(crate) fn dependents(&self, element: u32, edges: Edges) -> impl Iterator<Item = u32> {
        let all = self.incoming.get(element).iter();
        let taken = all.filter(move |edge| edges.takes(edge.mark));
        taken.map(|edge| edge.step.to)
    }
}
