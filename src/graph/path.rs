//! Shortest paths.

use std::collections::{HashMap, VecDeque};

use petgraph::graph::NodeIndex;

use super::{Direction, Edge, Edges, Graph};
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
    /// let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
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
        may_pass: impl Fn(NodeIndex) -> bool,
    ) -> Option<Path<'a>> {
        let (start, goal) = (NodeIndex::new(from.index()), NodeIndex::new(to.index()));
        // A map, not a list of all elements: many searches end after a few steps.
        let mut came: HashMap<NodeIndex, (NodeIndex, Edge)> = HashMap::new();
        let mut open = VecDeque::from([start]);
        'search: while let Some(node) = open.pop_front() {
            let steps = self.steps(node, direction, edges);
            let mut steps: Vec<_> = steps.filter(|(next, _)| may_pass(*next)).collect();
            steps.sort_by_key(|(next, edge)| (self.element(*next).id(), edge.relation));
            for (next, edge) in steps {
                // The start may be entered once, to close a circle.
                if came.contains_key(&next) || (next == start && goal != start) {
                    continue;
                }
                came.insert(next, (node, edge));
                if next == goal {
                    break 'search;
                }
                open.push_back(next);
            }
        }
        came.get(&goal)?;
        let mut path = Path {
            elements: vec![to],
            relations: Vec::new(),
        };
        let mut at = goal;
        while let Some(&(previous, edge)) = came.get(&at) {
            path.relations.push(self.arch.relation_at(edge.relation));
            path.elements.push(self.element(previous));
            at = previous;
            if at == start {
                break;
            }
        }
        path.elements.reverse();
        path.relations.reverse();
        Some(path)
    }
}
