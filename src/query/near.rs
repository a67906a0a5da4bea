//! Conditions on what an element is related to.

use super::answer::Answer;
use super::glob::Glob;
use crate::date::Date;
use crate::graph::{Direction, Edges, ElementSet, Graph};
use crate::model::{Architecture, ElementRef, Layer, RelationKind, Route, organisations_below};
use std::cell::OnceCell;

/// An architecture on a day, with its graph if that is asked for.
pub(crate) struct On<'a> {
    arch: &'a Architecture,
    day: Option<Date>,
    graph: OnceCell<Graph<'a>>,
}

impl<'a> On<'a> {
    pub(crate) fn day_of(arch: &'a Architecture, day: Option<Date>) -> Self {
        Self {
            arch,
            day,
            graph: OnceCell::new(),
        }
    }

    pub(super) fn arch(&self) -> &'a Architecture {
        self.arch
    }

    pub(super) fn day(&self) -> Option<Date> {
        self.day
    }

    fn graph(&self) -> &Graph<'a> {
        self.graph.get_or_init(|| Graph::on(self.arch, self.day))
    }
}

/// Where an element lies, seen from others.
#[derive(Clone, Debug)]
pub(crate) struct Near {
    pub(super) way: Way,
    /// The ids of the others.
    pub(super) of: Glob,
}

/// How an element is tied to others.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Way {
    /// It depends on them, or they on it.
    Step(Direction),
    /// The same over any number of steps.
    Steps(Direction),
    /// So many steps away at most, whichever way these lead.
    Within(usize),
}

impl Near {
    /// The elements that lie so, and those that may: of an exchange that states no route nobody knows which platforms it
    /// passes. A few passes over the graph: O(elements + relations).
    pub(super) fn answer<'a>(&self, on: &On<'a>) -> Answer<'a> {
        let graph = on.graph();
        let mut from = ElementSet::empty(on.arch());
        from.extend(on.arch().elements().filter(|e| self.of.matches(e.id())));
        let edges = Edges::Dependencies;
        let met = match self.way {
            Way::Step(direction) => graph.next(&from, direction, edges),
            Way::Steps(direction) => {
                // What it begins with is found only where it comes again.
                let next = graph.next(&from, direction, edges);
                graph.reach(next.iter(), direction, edges)
            }
            Way::Within(steps) => graph.within(&from, steps, edges),
        };
        let mut answer = Answer::of(met);
        let unrouted = unrouted(on);
        if unrouted.is_empty() {
            return answer;
        }
        let mut platforms = ElementSet::empty(on.arch());
        platforms.extend(on.arch().elements().filter(is_platform));
        let (passed, exchanging) = (from.intersection(&platforms), from.intersection(&unrouted));
        let beside = |end: &ElementSet<'a>, others: &ElementSet<'a>| {
            if end.is_empty() {
                ElementSet::empty(on.arch())
            } else {
                others.clone()
            }
        };
        let possible = match self.way {
            Way::Step(Direction::Dependents) => beside(&passed, &unrouted),
            Way::Step(Direction::Dependencies) => beside(&exchanging, &platforms),
            Way::Steps(direction) => {
                // Any step of the way may be such a one.
                let all = from.union(&answer.selected);
                let (ends, others) = match direction {
                    Direction::Dependents => (&platforms, &unrouted),
                    Direction::Dependencies => (&unrouted, &platforms),
                };
                let open = beside(&all.intersection(ends), others);
                graph.reach(open.iter(), direction, edges)
            }
            Way::Within(0) => ElementSet::empty(on.arch()),
            Way::Within(steps) => {
                let open = beside(&passed, &unrouted).union(&beside(&exchanging, &platforms));
                graph.within(&open, steps.saturating_sub(1), edges)
            }
        };
        answer.possible = answer.possible.union(&possible);
        answer
    }
}

/// What an exchange may pass.
fn is_platform(element: &ElementRef<'_>) -> bool {
    element.layer() == Layer::Integration
}

/// The ends of the exchanges that state no route.
fn unrouted<'a>(on: &On<'a>) -> ElementSet<'a> {
    let mut ends = ElementSet::empty(on.arch());
    for relation in on.arch.relations() {
        let is_exchange = relation.kind() == RelationKind::Exchanges;
        if is_exchange && matches!(relation.route(), Route::Unstated) && !relation.has_ended(on.day)
        {
            ends.extend([Some(relation.from()), relation.to()].into_iter().flatten());
        }
    }
    ends
}

/// The elements that exchange data with something of an organisation like this, or of one below it. Whose things are is
/// asked of each once, in their order, before the exchanges jump between them. O(elements + relations + organisations).
pub(super) fn exchanging<'a>(on: &On<'a>, glob: &Glob) -> Answer<'a> {
    let of = organisations_below(on.arch, |key| glob.matches(key));
    let mut theirs = ElementSet::empty(on.arch);
    let mut ownerless = ElementSet::empty(on.arch);
    let mut answer = Answer::none(on.arch);
    for element in on.arch.elements() {
        match element.owner() {
            Some(owner) if of.contains(owner.key()) => {
                theirs.insert(element);
            }
            Some(_) => {}
            None => {
                ownerless.insert(element);
            }
        }
        if element.lost_a_relation() {
            answer.possible.insert(element);
        }
    }
    for relation in on.arch.relations() {
        if relation.kind() != RelationKind::Exchanges || relation.has_ended(on.day) {
            continue;
        }
        for reading in relation.readings() {
            let Some(to) = reading.to() else {
                continue;
            };
            if theirs.contains(to) {
                answer.selected.insert(reading.from());
            } else if ownerless.contains(to) {
                answer.possible.insert(reading.from());
            }
        }
    }
    answer.sure = answer.selected.clone();
    answer.possible = answer.possible.union(&answer.selected);
    answer
}
