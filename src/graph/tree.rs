//! Shortest ways, to one element or to everything that can be reached.

use std::collections::VecDeque;

use hashbrown::HashMap;

use super::{Direction, Edges, Graph, Step};
use crate::model::{Architecture, ElementRef, RelationKind, RelationRef};

/// A way from one element to another: at least one step.
#[derive(Clone, Debug)]
pub struct Path<'a> {
    elements: Vec<ElementRef<'a>>,
    relations: Vec<RelationRef<'a>>,
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

    /// The elements one after the other, with the relations between; `None` without a step.
    fn of(
        first: ElementRef<'a>,
        steps: impl Iterator<Item = (RelationRef<'a>, ElementRef<'a>)>,
    ) -> Option<Self> {
        let (relations, rest): (Vec<_>, Vec<_>) = steps.unzip();
        let elements = std::iter::once(first).chain(rest).collect();
        (!relations.is_empty()).then_some(Self {
            elements,
            relations,
        })
    }
}

/// The elements that can be reached from some, each with a shortest way.
#[derive(Clone)]
pub struct Tree<'a> {
    arch: &'a Architecture,
    /// The nearest first.
    order: Vec<u32>,
    /// Of what was reached, however much there is beside.
    came: HashMap<u32, Came>,
}

/// How an element was reached.
#[derive(Clone, Copy, Default)]
struct Came {
    /// The step back to the one before it; none for a start.
    back: Option<Step>,
    steps: u32,
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

    /// Whether an element was reached, or is a start.
    pub fn contains(&self, element: ElementRef<'_>) -> bool {
        self.came.contains_key(&element.ix())
    }

    /// A shortest way from a reached element back to where the search began; `None` for the starts and for
    /// what was not reached. Among equals the one whose ids come first. O(its length).
    pub fn path(&self, element: ElementRef<'a>) -> Option<Path<'a>> {
        Path::of(element, self.steps_of(element))
    }

    /// The steps of that way one by one: the relation, and the element it leads to. None for the starts and for what
    /// was not reached. O(1) each.
    pub fn steps_of(
        &self,
        element: ElementRef<'a>,
    ) -> impl Iterator<Item = (RelationRef<'a>, ElementRef<'a>)> + '_ {
        let before = |ix: u32| self.came.get(&ix).and_then(|came| came.back);
        std::iter::successors(before(element.ix()), move |step| before(step.to)).map(|step| {
            let relation = self.arch.relation_at(step.relation);
            (relation, self.arch.element_at(step.to))
        })
    }

    /// How many steps that way has; 0 for the starts and for what was not reached.
    pub fn distance(&self, element: ElementRef<'_>) -> usize {
        self.came
            .get(&element.ix())
            .map_or(0, |came| came.steps as usize)
    }
}

impl<'a> Graph<'a> {
    /// Everything that can be reached from some elements, with the ways. O(n log n) in what is reached and its
    /// relations, whatever else there is.
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
    /// let path = tree.path(arch.element("a").unwrap()).unwrap();
    /// assert_eq!(path.elements().iter().map(|e| e.id()).collect::<Vec<_>>(), ["a", "b", "c"]);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn tree(
        &self,
        from: impl IntoIterator<Item = ElementRef<'a>>,
        direction: Direction,
        edges: Edges,
    ) -> Tree<'a> {
        self.search(from, None, |at, visit| {
            self.each_step(at, direction, edges, visit);
        })
    }

    /// What depends on some elements, with the ways, and what goes with them: their parts, the parts of those, and
    /// what depends on either. From a part the way leads to its whole. The parts come with it.
    pub(crate) fn tree_with_parts(&self, from: &[ElementRef<'a>]) -> (Tree<'a>, Tree<'a>) {
        let parts = Edges::Only(RelationKind::PartOf);
        let origins = from.iter().copied();
        let goes = self.tree(origins.clone(), Direction::Dependencies, parts);
        let tree = self.search(origins, None, |at, visit| {
            self.each_step(at, Direction::Dependents, Edges::Dependencies, &mut *visit);
            if goes.came.contains_key(&at) {
                self.each_step(at, Direction::Dependencies, parts, visit);
            }
        });
        (tree, goes)
    }

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
        let tree = self.search([from], Some(to.ix()), |at, visit| {
            self.each_step(at, direction, edges, |step| {
                if may_pass(step.to) {
                    visit(step);
                }
            });
        });
        let mut is_there = false;
        let steps = tree.steps_of(to);
        let steps = steps.take_while(|(_, at)| !std::mem::replace(&mut is_there, *at == from));
        let mut path = Path::of(to, steps)?;
        path.elements.reverse();
        path.relations.reverse();
        Some(path)
    }

    /// Goes from step to step, of the steps from one element in the order of ids, until it comes to the goal. Where it
    /// starts may be the goal, too: then it comes back to it.
    fn search(
        &self,
        from: impl IntoIterator<Item = ElementRef<'a>>,
        goal: Option<u32>,
        each_step: impl Fn(u32, &mut dyn FnMut(Step)),
    ) -> Tree<'a> {
        let mut came: HashMap<u32, Came> = HashMap::new();
        let mut open = VecDeque::new();
        for start in from.into_iter().map(ElementRef::ix) {
            let is_new = came.insert(start, Came::default()).is_none();
            open.extend(is_new.then_some(start));
        }
        if let Some(goal) = goal {
            came.remove(&goal);
        }
        let mut order = Vec::new();
        let mut steps = Vec::new();
        'search: while let Some(at) = open.pop_front() {
            order.push(at);
            let so_far = came.get(&at).map_or(0, |came| came.steps);
            each_step(at, &mut |step| steps.push(step));
            steps.sort_by_key(|step| (self.arch.element_at(step.to).id(), step.relation));
            for Step { to, relation } in steps.drain(..) {
                if came.contains_key(&to) {
                    continue;
                }
                let back = Some(Step { to: at, relation });
                let steps = so_far + 1;
                came.insert(to, Came { back, steps });
                if goal == Some(to) {
                    break 'search;
                }
                open.push_back(to);
            }
        }
        let arch = self.arch;
        Tree { arch, order, came }
    }
}
