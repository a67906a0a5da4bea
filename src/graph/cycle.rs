//! Circles of dependency.

use petgraph::algo::kosaraju_scc;
use petgraph::visit::EdgeFiltered;

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
        let filtered = EdgeFiltered::from_fn(&self.inner, |edge| {
            let edge = petgraph::visit::EdgeRef::weight(&edge);
            edges.takes(self.arch.relation_at(edge.relation), edge.hop)
        });
        // Not Tarjan's: petgraph's version recurses as deep as the graph.
        let mut cycles: Vec<Cycle<'a>> = kosaraju_scc(&filtered)
            .into_iter()
            .filter_map(|group| {
                // Most groups are one element that no circle passes: not worth a search each.
                if let [node] = group[..]
                    && !self
                        .steps(node, Direction::Dependencies, edges)
                        .any(|(next, _)| next == node)
                {
                    return None;
                }
                let mut members: Vec<_> = group.iter().map(|n| self.element(*n)).collect();
                members.sort_by_key(|e| e.index());
                let mut starts = members.clone();
                starts.sort_by_key(|e| e.id());
                if starts.len() > EXHAUSTIVE {
                    starts.truncate(1);
                }
                // The shortest; the first of equals, for `min_by_key` keeps it.
                let witness = starts
                    .into_iter()
                    .filter_map(|e| self.path(e, e, Direction::Dependencies, edges))
                    .min_by_key(|path| path.relations.len())?;
                Some(Cycle { members, witness })
            })
            .collect();
        cycles.sort_by_key(|c| c.members.first().map(|e| e.index()));
        cycles
    }
}
