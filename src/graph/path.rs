//! Shortest paths.

use std::collections::{HashMap, VecDeque};

use super::{Direction, Edges, Graph, Step};
use crate::model::{ElementRef, RelationRef};

/// A way from one element to another: at least one step.
#[derive(Clone, Debug)]
pub struct Path<'a> {
    pub(super) elements: Vec<ElementRef<'a>>,
    pub(super) relations: Vec<RelationRef<'a>>,
}

impl<'a> Path<'a> {
    /// The elements passed, both ends included.
    pub fn elements(&self) -> &[ElementRef<'a>] {
        &self.elements
    }

    /// The relations followed, one fewer than the elements. A step to a platform that an exchange passes
    /// shows that exchange.
    pub fn relations(&self) -> &[RelationRef<'a>] {
        &self.relations
    }
}

impl<'a> Graph<'a> {
    /// A shortest path, if there is one. Among equals the one whose ids come first. From an element to
    /// itself: a shortest circle. O(elements + relations) and the sorting of neighbours by id.
    ///
    /// ```
    /// # use justarch::{ApplicationKind, Architecture, Direction, Edges, FrameworkVersion, Graph, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// for id in ["a", "b", "c"] {
    ///     b.element(id, ApplicationKind::Application, id)?;
    /// }
    /// b.relate("a", RelationKind::DependsOn, "b")?;
    /// b.relate("b", RelationKind::DependsOn, "c")?;
    /// let arch = b.build()?;
    /// let (a, c) = (arch.element("a").unwrap(), arch.element("c").unwrap());
    /// let path = Graph::of(&arch).path(a, c, Direction::Dependencies, Edges::Dependencies).unwrap();
    /// assert_eq!(path.elements().len(), 3);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn path(
        &self,
        from: ElementRef<'a>,
        to: ElementRef<'a>,
        direction: Direction,
        edges: Edges,
    ) -> Option<Path<'a>> {
        self.path_within(from, to, direction, edges, |_| true)
    }

    /// The same, passing only some of the elements.
    pub(super) fn path_within(
        &self,
        from: ElementRef<'a>,
        to: ElementRef<'a>,
        direction: Direction,
        edges: Edges,
        may_pass: impl Fn(u32) -> bool,
    ) -> Option<Path<'a>> {
        let (start, goal) = (from.ix(), to.ix());
        // A map, not a list of all elements: many searches end after a few steps. By element: where the way to it
        // came from.
        let mut came: HashMap<u32, Step> = HashMap::new();
        let mut open = VecDeque::from([start]);
        'search: while let Some(at) = open.pop_front() {
            for step in self.ordered_steps(at, direction, edges, &may_pass) {
                // The start may be entered once, to close a circle.
                let known = came.contains_key(&step.to) || (step.to == start && goal != start);
                if known {
                    continue;
                }
                let relation = step.relation;
                came.insert(step.to, Step { to: at, relation });
                if step.to == goal {
                    break 'search;
                }
                open.push_back(step.to);
            }
        }
        came.get(&goal)?;
        let mut path = Path {
            elements: vec![to],
            relations: Vec::new(),
        };
        let mut at = goal;
        while let Some(back) = came.get(&at) {
            path.relations.push(self.arch.relation_at(back.relation));
            path.elements.push(self.arch.element_at(back.to));
            at = back.to;
            if at == start {
                break;
            }
        }
        path.elements.reverse();
        path.relations.reverse();
        Some(path)
    }
}
