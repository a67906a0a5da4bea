//! Shortest ways to everything that can be reached.

use std::collections::VecDeque;

use super::{Direction, Edges, ElementSet, Graph, Path, Step};
use crate::model::{Architecture, ElementRef, RelationKind, RelationRef};

/// The elements that can be reached from some, each with a shortest way.
#[derive(Clone)]
pub struct Tree<'a> {
    arch: &'a Architecture,
    /// The nearest first.
    order: Vec<u32>,
    /// By element: the step back to the one before it, if it was reached and is no start.
    came: Vec<Option<Step>>,
    /// By element: how many steps away it is; nothing of what was not reached.
    steps: Vec<u32>,
}

impl std::fmt::Debug for Tree<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.elements()).finish()
    }
}

impl<'a> Tree<'a> {
    /// The elements reached, the starts included, the nearest first.
    pub fn elements(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        self.order.iter().map(|ix| self.arch.element_at(*ix))
    }

    /// A shortest way from a reached element back to where the search began; `None` for the starts and for
    /// what was not reached. Among equals the one whose ids come first. O(its length).
    pub fn way(&self, element: ElementRef<'a>) -> Option<Path<'a>> {
        let mut path = Path {
            elements: vec![element],
            relations: Vec::new(),
        };
        for (relation, to) in self.steps_of(element) {
            path.relations.push(relation);
            path.elements.push(to);
        }
        (!path.relations.is_empty()).then_some(path)
    }

    /// The steps of that way one by one: the relation, and the element it leads to. None for the starts and for what
    /// was not reached. O(1) each.
    pub fn steps_of(
        &self,
        element: ElementRef<'a>,
    ) -> impl Iterator<Item = (RelationRef<'a>, ElementRef<'a>)> + '_ {
        let before = |ix: u32| self.came.get(ix as usize).copied().flatten();
        std::iter::successors(before(element.ix()), move |step| before(step.to)).map(|step| {
            let relation = self.arch.relation_at(step.relation);
            (relation, self.arch.element_at(step.to))
        })
    }

    /// How many steps that way has; 0 for the starts and for what was not reached.
    pub fn distance(&self, element: ElementRef<'_>) -> usize {
        self.steps
            .get(element.index())
            .map_or(0, |steps| *steps as usize)
    }
}

impl<'a> Graph<'a> {
    /// Everything that can be reached from some elements, with the ways. O(elements + relations) and the
    /// sorting of neighbours by id.
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
    /// let tree = Graph::of(&arch).tree(arch.element("c"), Direction::Dependents, Edges::Dependencies);
    /// let way = tree.way(arch.element("a").unwrap()).unwrap();
    /// assert_eq!(way.elements().iter().map(|e| e.id()).collect::<Vec<_>>(), ["a", "b", "c"]);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn tree(
        &self,
        from: impl IntoIterator<Item = ElementRef<'a>>,
        direction: Direction,
        edges: Edges,
    ) -> Tree<'a> {
        self.grown(from, |at| {
            self.ordered_steps(at, direction, edges, |_| true)
        })
    }

    /// What depends on some elements, with the ways, and what goes with them: their parts, the parts of those, and
    /// what depends on either. From a part the way leads to its whole. The parts come with it.
    pub(crate) fn tree_with_parts(&self, from: &[ElementRef<'a>]) -> (Tree<'a>, ElementSet<'a>) {
        let parts = Edges::Only(RelationKind::PartOf);
        let origins = from.iter().copied();
        let goes = self.with_parts(origins.clone());
        let tree = self.grown(origins, |at| {
            let all = |_| true;
            let mut steps = self.ordered_steps(at, Direction::Dependents, Edges::Dependencies, all);
            if goes.contains(self.arch.element_at(at)) {
                let of_it = self.ordered_steps(at, Direction::Dependencies, parts, all);
                if !of_it.is_empty() {
                    steps.extend(of_it);
                    steps.sort_by_key(|step| (self.arch.element_at(step.to).id(), step.relation));
                }
            }
            steps
        });
        (tree, goes)
    }

    /// Goes from step to step, those first that `steps` names first.
    fn grown(
        &self,
        from: impl IntoIterator<Item = ElementRef<'a>>,
        steps: impl Fn(u32) -> Vec<Step>,
    ) -> Tree<'a> {
        let mut seen = vec![false; self.arch.element_count()];
        let mut came = vec![None; self.arch.element_count()];
        let mut far = vec![0; self.arch.element_count()];
        let mut order = Vec::new();
        let mut visit = |ix: u32| {
            let flag = seen.get_mut(ix as usize);
            flag.is_some_and(|flag| !std::mem::replace(flag, true))
        };
        let mut open = VecDeque::new();
        for element in from {
            if visit(element.ix()) {
                open.push_back(element.ix());
            }
        }
        while let Some(at) = open.pop_front() {
            order.push(at);
            let here = far.get(at as usize).copied().unwrap_or(0);
            for Step { to: next, relation } in steps(at) {
                if visit(next) {
                    if let Some(slot) = came.get_mut(next as usize) {
                        *slot = Some(Step { to: at, relation });
                    }
                    if let Some(slot) = far.get_mut(next as usize) {
                        *slot = here + 1;
                    }
                    open.push_back(next);
                }
            }
        }
        Tree {
            arch: self.arch,
            order,
            came,
            steps: far,
        }
    }
}
