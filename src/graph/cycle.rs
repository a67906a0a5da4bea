//! Circles of dependency.

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
        let groups = self.groups(edges);
        let mut group_of = vec![0; self.arch.element_count()];
        for (number, group) in groups.iter().enumerate() {
            for element in group {
                if let Some(slot) = group_of.get_mut(*element as usize) {
                    *slot = number;
                }
            }
        }
        let mut cycles: Vec<Cycle<'a>> = groups
            .into_iter()
            .enumerate()
            .filter_map(|(number, group)| {
                // Most groups are one element that no circle passes: not worth a search each.
                if let [one] = group[..]
                    && !self.dependents(one, edges).any(|next| next == one)
                {
                    return None;
                }
                let mut members: Vec<_> =
                    group.iter().map(|ix| self.arch.element_at(*ix)).collect();
                members.sort_by_key(|e| e.index());
                let mut starts = members.clone();
                starts.sort_by_key(|e| e.id());
                if starts.len() > EXHAUSTIVE {
                    starts.truncate(1);
                }
                // No circle leaves its group, so that no search need look at what lies beyond.
                let inside = |ix: u32| group_of.get(ix as usize) == Some(&number);
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
        let mut needs = vec![0_u32; self.arch.element_count()];
        for (step, mark) in self.incoming.all() {
            if edges.takes(mark)
                && let Some(count) = needs.get_mut(step.to as usize)
            {
                *count += 1;
            }
        }
        let mut taken = 0;
        let free = |(ix, count): (u32, &u32)| (*count == 0).then_some(ix);
        let mut open: Vec<u32> = (0..).zip(&needs).filter_map(free).collect();
        while let Some(element) = open.pop() {
            taken += 1;
            for dependent in self.dependents(element, edges) {
                if let Some(count) = needs.get_mut(dependent as usize) {
                    *count -= 1;
                    if *count == 0 {
                        open.push(dependent);
                    }
                }
            }
        }
        taken < needs.len()
    }

    pub(crate) fn dependents(&self, element: u32, edges: Edges) -> impl Iterator<Item = u32> {
        let all = self.incoming.of_element(element);
        let taken = all.filter(move |(_, mark)| edges.takes(*mark));
        taken.map(|(step, _)| step.to)
    }

    /// All elements, those together that can be reached from each other. Kosaraju's way, and without recursion,
    /// which could be as deep as the graph.
    fn groups(&self, edges: Edges) -> Vec<Vec<u32>> {
        let mut done = vec![false; self.arch.element_count()];
        let mut is_new = |ix: u32| {
            (done.get_mut(ix as usize)).is_some_and(|flag| !std::mem::replace(flag, true))
        };
        // Each after all that depends on it and was not listed before.
        let mut order = Vec::with_capacity(self.arch.element_count());
        let mut open = Vec::new();
        for start in self.arch.elements().map(ElementRef::ix) {
            if is_new(start) {
                open.push((start, self.dependents(start, edges)));
            }
            while let Some((at, dependents)) = open.last_mut() {
                if let Some(next) = dependents.find(|next| is_new(*next)) {
                    open.push((next, self.dependents(next, edges)));
                } else {
                    order.push(*at);
                    open.pop();
                }
            }
        }
        // The other way round, from the last one listed: whatever is reached is of its group.
        let mut grouped = vec![false; self.arch.element_count()];
        let mut is_new = |ix: u32| {
            (grouped.get_mut(ix as usize)).is_some_and(|flag| !std::mem::replace(flag, true))
        };
        let mut groups = Vec::new();
        for start in order.into_iter().rev() {
            if !is_new(start) {
                continue;
            }
            let mut group = vec![start];
            let mut at = 0;
            while let Some(element) = group.get(at).copied() {
                at += 1;
                self.each_step(element, Direction::Dependencies, edges, |step| {
                    if is_new(step.to) {
                        group.push(step.to);
                    }
                });
            }
            groups.push(group);
        }
        groups
    }
}
