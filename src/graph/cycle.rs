//! Circles of dependency.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use petgraph::algo::kosaraju_scc;
use petgraph::graph::NodeIndex;
use petgraph::visit::{EdgeFiltered, EdgeRef as _};

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
        if !self.has_cycle(edges) {
            return Vec::new();
        }
        let filtered = EdgeFiltered::from_fn(&self.inner, |edge| edges.takes(*edge.weight()));
        // Not Tarjan's: petgraph's version recurses as deep as the graph.
        let groups = kosaraju_scc(&filtered);
        let mut group_of = vec![0; self.inner.node_count()];
        for (number, group) in groups.iter().enumerate() {
            for node in group {
                if let Some(slot) = group_of.get_mut(node.index()) {
                    *slot = number;
                }
            }
        }
        let mut cycles: Vec<Cycle<'a>> = groups
            .into_iter()
            .enumerate()
            .filter_map(|(number, group)| {
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
                // No circle leaves its group, so that no search need look at what lies beyond.
                let inside = |node: NodeIndex| group_of.get(node.index()) == Some(&number);
                let circle = |e| self.path_within(e, e, Direction::Dependencies, edges, inside);
                // The shortest; the first of equals, for `min_by_key` keeps it.
                let witness = starts
                    .into_iter()
                    .filter_map(circle)
                    .min_by_key(|path| path.relations.len())?;
                Some(Cycle { members, witness })
            })
            .collect();
        cycles.sort_by_key(|c| c.members.first().map(|e| e.index()));
        cycles
    }

    /// Whether the edges close a circle anywhere: if not, the elements can be taken away one by one, each when
    /// nothing that it depends on is left. Most documents have none, and this is the quickest way to know.
    fn has_cycle(&self, edges: Edges) -> bool {
        let mut needs = vec![0_u32; self.inner.node_count()];
        for edge in self
            .inner
            .edge_references()
            .filter(|e| edges.takes(*e.weight()))
        {
            if let Some(count) = needs.get_mut(edge.source().index()) {
                *count += 1;
            }
        }
        let mut taken = 0;
        let free = |(ix, count): (usize, &u32)| (*count == 0).then_some(NodeIndex::new(ix));
        let mut open: Vec<NodeIndex> = needs.iter().enumerate().filter_map(free).collect();
        while let Some(node) = open.pop() {
            taken += 1;
            for (dependent, _) in self.steps(node, Direction::Dependents, edges) {
                if let Some(count) = needs.get_mut(dependent.index()) {
                    *count -= 1;
                    if *count == 0 {
                        open.push(dependent);
                    }
                }
            }
        }
        taken < needs.len()
    }
}
