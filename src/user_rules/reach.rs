//! `forbid` with `reachable: true`: what may not be reached over any number of relations.

use std::collections::VecDeque;

use super::between::has_ended;
use super::ends::{Ends, Sets};
use super::phrase::Phrase;
use super::selector;
use super::shape::Shape;
use crate::bilingual;
use crate::diagnostic::Step;
use crate::graph::ElementSet;
use crate::model::{Architecture, Depends, ElementRef, RelationKind, RelationRef};
use crate::rules::{Context, Finding, Findings};
use crate::text::Text;

/// Ways of any length that are forbidden.
#[derive(Debug)]
pub(super) struct Reach {
    pub(super) ends: Ends,
}

/// A finding shows at most this many steps, so that what is said stays linear in what is read.
const MOST_STEPS: usize = 64;

/// A step of the graph, from the element that depends to the one depended on.
#[derive(Clone, Copy)]
struct Edge {
    from: u32,
    to: u32,
    kind: RelationKind,
}

impl Reach {
    fn takes(&self, relation: RelationRef<'_>) -> bool {
        match self.ends.relations.as_slice() {
            [] => relation.kind().is_dependency(),
            kinds => kinds.contains(&relation.kind()),
        }
    }

    /// Who depends on whom because of relations, the platforms that exchanges pass included.
    fn edges(&self, cx: &Context<'_>) -> Vec<Edge> {
        let mut edges = Vec::new();
        for relation in cx.architecture().relations() {
            if !self.takes(relation) || has_ended(relation, cx.date()) {
                continue;
            }
            let kind = relation.kind();
            if !kind.is_dependency() {
                // Asked for by name: a fact that is followed from where it is written.
                let to = relation.to().map(ElementRef::ix);
                let from = relation.from().ix();
                edges.extend(to.map(|to| Edge { from, to, kind }));
                continue;
            }
            let pairs = relation.dependences();
            edges.extend(pairs.map(|(from, to)| Edge {
                from: from.ix(),
                to: to.ix(),
                kind,
            }));
        }
        // Which of several ways is shown must not depend on where a relation is written.
        edges.sort_unstable_by_key(|edge| (edge.from, edge.to, edge.kind));
        edges.dedup_by_key(|edge| (edge.from, edge.to, edge.kind));
        edges
    }
}

/// Whether what is still to be passed on the way has been passed.
type Passed = bool;

/// The nearest ways to some elements from everywhere: a search from all of them at once, backwards.
struct Search {
    /// By element, and by whether the rest of the way passes what it must.
    near: Vec<[Option<Near>; 2]>,
}

/// What is known of the rest of a way.
#[derive(Clone, Copy)]
struct Near {
    /// How many steps are left.
    distance: usize,
    /// The edge to go on over, and what its end knows; none at the end of the way.
    next: Option<(usize, Passed)>,
    /// The element at the end.
    end: u32,
}

impl Search {
    /// The search, and where forbidden ways begin.
    fn of(arch: &Architecture, edges: &[Edge], sets: Sets<'_>) -> Option<(Self, Vec<Start>)> {
        let to = sets.to?;
        let (via, not_via) = (sets.via.as_ref(), sets.not_via.as_ref());
        let search = Self::run(arch, edges, &to, via, not_via);
        let starts = search.starts(edges, &sets.from, arch);
        Some((search, starts))
    }

    /// O(elements + edges).
    fn run(
        arch: &Architecture,
        edges: &[Edge],
        to: &ElementSet<'_>,
        via: Option<&ElementSet<'_>>,
        not_via: Option<&ElementSet<'_>>,
    ) -> Self {
        let mut incoming: Vec<Vec<usize>> = vec![Vec::new(); arch.element_count()];
        for (nth, edge) in edges.iter().enumerate() {
            if let Some(list) = incoming.get_mut(edge.to as usize) {
                list.push(nth);
            }
        }
        let mut search = Self {
            near: vec![[None; 2]; arch.element_count()],
        };
        let mut open = VecDeque::new();
        for target in to.iter() {
            let near = Near {
                distance: 0,
                next: None,
                end: target.ix(),
            };
            search.visit(target.ix(), via.is_none(), near);
            open.push_back((target.ix(), via.is_none()));
        }
        while let Some((element, passed)) = open.pop_front() {
            let Some(here) = search.at(element, passed) else {
                continue;
            };
            for &nth in incoming.get(element as usize).into_iter().flatten() {
                let Some(edge) = edges.get(nth) else { continue };
                let before = arch.element_at(edge.from);
                if not_via.is_some_and(|set| set.contains(before)) {
                    continue;
                }
                // From here on the element before lies between the ends.
                let passes = passed || via.is_some_and(|set| set.contains(before));
                let near = Near {
                    distance: here.distance + 1,
                    next: Some((nth, passed)),
                    end: here.end,
                };
                if search.visit(edge.from, passes, near) {
                    open.push_back((edge.from, passes));
                }
            }
        }
        search
    }

    fn at(&self, element: u32, passed: Passed) -> Option<Near> {
        let [without, with] = self.near.get(element as usize)?;
        if passed { *with } else { *without }
    }

    /// Whether it is the first visit.
    fn visit(&mut self, element: u32, passed: Passed, near: Near) -> bool {
        let Some([without, with]) = self.near.get_mut(element as usize) else {
            return false;
        };
        let slot = if passed { with } else { without };
        let is_new = slot.is_none();
        slot.get_or_insert(near);
        is_new
    }

    /// For every element that has one: a shortest way from it. O(elements + edges).
    fn starts(&self, edges: &[Edge], from: &ElementSet<'_>, arch: &Architecture) -> Vec<Start> {
        let mut starts: Vec<Option<Start>> = vec![None; arch.element_count()];
        for (nth, edge) in edges.iter().enumerate() {
            if !from.contains(arch.element_at(edge.from)) {
                continue;
            }
            let Some(near) = self.at(edge.to, true) else {
                continue;
            };
            let start = Start {
                edge: nth,
                from: edge.from,
                end: near.end,
                length: near.distance + 1,
            };
            if let Some(slot) = starts.get_mut(edge.from as usize)
                && slot.is_none_or(|known| start.length < known.length)
            {
                *slot = Some(start);
            }
        }
        starts.into_iter().flatten().collect()
    }

    /// The edges of a way, to its end.
    fn path_edges<'e>(&self, start: Start, edges: &'e [Edge]) -> impl Iterator<Item = &'e Edge> {
        let mut next = Some((start.edge, true));
        std::iter::from_fn(move || {
            let (nth, passed) = next?;
            let edge = edges.get(nth)?;
            next = self.at(edge.to, passed).and_then(|near| near.next);
            Some(edge)
        })
    }
}

/// The beginning of a way.
#[derive(Clone, Copy)]
struct Start {
    edge: usize,
    from: u32,
    end: u32,
    length: usize,
}

impl Shape for Reach {
    fn title(&self) -> Text {
        Text::fixed("Phụ thuộc bắc cầu không được phép", "Forbidden reach")
    }

    fn placeholders(&self) -> &'static [&'static str] {
        &["id", "from", "to", "steps"]
    }

    /// O(elements + relations).
    fn check(&self, cx: &Context<'_>, phrase: &Phrase, out: &mut Findings<'_>) {
        let arch = cx.architecture();
        let answers = self.ends.answers(arch, cx.date());
        let edges = self.edges(cx);
        let found = Search::of(arch, &edges, answers.said());
        let Some((search, starts)) = found else {
            return;
        };
        let mut is_told = ElementSet::empty(arch);
        is_told.extend(starts.iter().map(|start| arch.element_at(start.from)));
        if let Some((_, possible)) = Search::of(arch, &edges, answers.worst(false)) {
            let possible = possible.iter().map(|start| arch.element_at(start.from));
            let unknown = possible.filter(|element| !is_told.contains(*element));
            unknown.for_each(|element| out.not_known(element));
        }
        for start in starts {
            let id = |ix| arch.element_at(ix).id().into();
            let way = search.path_edges(start, &edges).take(MOST_STEPS);
            let steps = way.map(|edge| {
                // A whole is followed by its part, of which the relation is told.
                let (from, to) = match edge.kind.depends() {
                    Depends::Far(_) => (edge.to, edge.from),
                    Depends::Near | Depends::AsStated | Depends::Unharmed => (edge.from, edge.to),
                };
                Step {
                    from: id(from),
                    kind: edge.kind,
                    to: id(to),
                }
            });
            let [from, to] = [start.from, start.end].map(|ix| arch.element_at(ix));
            let finding = self.finding(phrase, from, to, start.length);
            out.report(finding.steps(steps.collect()));
        }
    }
}

impl Reach {
    fn finding(
        &self,
        phrase: &Phrase,
        from: ElementRef<'_>,
        to: ElementRef<'_>,
        length: usize,
    ) -> Finding {
        let (a, b) = (from.id(), to.id());
        let fact = bilingual!(
            "`{a}` không được phép dẫn tới `{b}`, nhưng có đường đi (số bước: {length})",
            "`{a}` may not reach `{b}`, but does (steps: {length})"
        );
        let steps = length.to_string();
        let values = [("id", a), ("from", a), ("to", b), ("steps", &steps)];
        let mut finding = phrase.finding(fact, from, &values);
        finding = selector::rests_on(&self.ends.from, finding, from);
        if let Some(of_end) = &self.ends.to {
            finding = selector::rests_on(of_end, finding, to);
        }
        if length > MOST_STEPS {
            finding = finding.note(bilingual!(
                "đường đi dài {length} bước, chỉ {MOST_STEPS} bước đầu được nêu",
                "the way has {length} steps, of which the first {MOST_STEPS} are shown"
            ));
        }
        finding
    }
}
