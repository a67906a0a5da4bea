//! What lies a number of steps from some elements.

use super::{Direction, Edges, ElementSet, Graph};

impl<'a> Graph<'a> {
    /// What lies one step from some elements: these themselves only where a step leads to them.
    /// O(elements + relations).
    pub(crate) fn next(
        &self,
        from: &ElementSet<'a>,
        direction: Direction,
        edges: Edges,
    ) -> ElementSet<'a> {
        let mut found = ElementSet::empty(self.arch);
        for element in from.iter() {
            self.each_step(element.ix(), direction, edges, |step| {
                found.insert(self.arch.element_at(step.to));
            });
        }
        found
    }

    /// What lies so many steps away at most, whichever way they lead, what it begins with included.
    /// O(elements + relations).
    pub(crate) fn within(
        &self,
        from: &ElementSet<'a>,
        steps: usize,
        edges: Edges,
    ) -> ElementSet<'a> {
        let mut seen = from.clone();
        let mut open: Vec<u32> = from.iter().map(crate::model::ElementRef::ix).collect();
        for _ in 0..steps {
            if open.is_empty() {
                break;
            }
            let mut next = Vec::new();
            for at in open {
                for direction in [Direction::Dependencies, Direction::Dependents] {
                    self.each_step(at, direction, edges, |step| {
                        if seen.insert(self.arch.element_at(step.to)) {
                            next.push(step.to);
                        }
                    });
                }
            }
            open = next;
        }
        seen
    }
}
