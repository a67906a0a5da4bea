//! Which step has to wait for which, and why.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use std::collections::BTreeMap;

use super::reach::{self, Ways};
use super::steps::Plan;
use super::world::{Side, World};
use crate::date::Date;
use crate::model::{ElementRef, RelationKind, RelationRef, Status};
use crate::text::Text;

/// Why a step waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// A relation or field would name an element that is not there.
    Structure,
    /// Something in use would depend on something planned or retired.
    InUse,
    /// A public service would be out of reach.
    Service,
    /// A new relation takes over before the one it replaces is cut.
    Handover,
    /// An element and what takes its place both live for a while.
    Coexistence,
    /// One is planned for a later time than the other.
    Date,
    /// The document switches with the last wave.
    Last,
}

impl Reason {
    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::InUse => "in-use",
            Self::Service => "service",
            Self::Handover => "handover",
            Self::Coexistence => "coexistence",
            Self::Date => "date",
            Self::Last => "last",
        }
    }

    /// The words shown to people.
    pub const fn label(self) -> Text {
        match self {
            Self::Structure => Text::fixed(
                "không để quan hệ trỏ tới thành phần không tồn tại",
                "no relation may lead nowhere",
            ),
            Self::InUse => Text::fixed(
                "thành phần đang vận hành không phụ thuộc thành phần dự kiến hoặc đã dừng",
                "nothing in use may depend on what is planned or retired",
            ),
            Self::Service => Text::fixed(
                "dịch vụ công không bị gián đoạn",
                "public services stay within reach",
            ),
            Self::Handover => Text::fixed(
                "quan hệ mới thiết lập xong mới chấm dứt quan hệ cũ",
                "the new relation takes over before the old one is cut",
            ),
            Self::Coexistence => Text::fixed(
                "thành phần cũ và thành phần thay thế cùng vận hành trong một giai đoạn",
                "the old element and its successor live side by side for a while",
            ),
            Self::Date => Text::fixed("thời hạn dự kiến sau", "it is planned for a later time"),
            Self::Last => Text::fixed(
                "văn bản chuyển sang phiên bản mới ở đợt cuối",
                "the document switches with the last wave",
            ),
        }
    }
}

/// `after` comes in the wave of `before` or a later one; in a later one if `apart`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    pub(super) before: usize,
    pub(super) after: usize,
    pub(super) apart: bool,
    pub(super) reason: Reason,
}

/// The constraints. Numbers from the count of steps on are joints: they stand for no step.
#[derive(Debug)]
pub(super) struct Constraints {
    pub(super) edges: Vec<Edge>,
    pub(super) joints: usize,
    steps: usize,
}

impl Constraints {
    pub(super) fn of(world: &World<'_>, plan: &Plan) -> Self {
        let mut out = Self {
            edges: Vec::new(),
            joints: 0,
            steps: plan.steps.len(),
        };
        out.structure(world, plan);
        out.handover(world, plan);
        out.in_use(world, plan);
        out.services(world, plan);
        out.dates(plan);
        if let Some(last) = plan.switch {
            for step in 0..last {
                out.edge(step, last, false, Reason::Last);
            }
        }
        out.edges.sort_unstable();
        out.edges.dedup();
        out
    }

    fn edge(&mut self, before: usize, after: usize, apart: bool, reason: Reason) {
        if before != after {
            self.edges.push(Edge {
                before,
                after,
                apart,
                reason,
            });
        }
    }

    fn joint(&mut self) -> usize {
        self.joints += 1;
        self.steps + self.joints - 1
    }

    /// All of some steps before all of others.
    fn all(&mut self, before: &[usize], after: &[usize], reason: Reason) {
        if before.is_empty() || after.is_empty() {
            return;
        }
        let joint = self.joint();
        for step in before {
            self.edge(*step, joint, false, reason);
        }
        for step in after {
            self.edge(joint, *step, false, reason);
        }
    }

    /// What names an element comes after it and goes before it.
    fn structure(&mut self, world: &World<'_>, plan: &Plan) {
        let mut needs = |step: usize, side: Side, named: Vec<usize>| {
            for node in named {
                let (Some(at), Some(there)) = (
                    world.nodes.get(node),
                    plan.of_node.get(node).copied().flatten(),
                ) else {
                    continue;
                };
                match side {
                    Side::New if at.old.is_none() => {
                        self.edge(there, step, false, Reason::Structure);
                    }
                    Side::Old if at.new.is_none() => {
                        self.edge(step, there, false, Reason::Structure);
                    }
                    _ => {}
                }
            }
        };
        for (link, step) in world.links.iter().zip(&plan.of_link) {
            let Some(step) = *step else { continue };
            for (side, relation) in [(Side::Old, link.old), (Side::New, link.new)] {
                if let Some(relation) = relation {
                    needs(step, side, world.named(side, relation));
                }
            }
        }
        for (node, step) in world.nodes.iter().zip(&plan.of_node) {
            let Some(step) = *step else { continue };
            for (side, element) in [(Side::Old, node.old), (Side::New, node.new)] {
                if let Some(element) = element {
                    needs(step, side, world.mentioned(side, element.fields()));
                }
            }
        }
    }

    /// Successors live beside what they replace, and take over its relations first.
    fn handover(&mut self, world: &World<'_>, plan: &Plan) {
        let step_of = |node: usize| plan.of_node.get(node).copied().flatten();
        let mut comes: BTreeMap<(usize, RelationKind, usize), Vec<usize>> = BTreeMap::new();
        let mut goes: BTreeMap<usize, Vec<(usize, RelationKind, usize)>> = BTreeMap::new();
        for (link, step) in world.links.iter().zip(&plan.of_link) {
            let Some(step) = *step else { continue };
            let ends = |side, relation: RelationRef<'_>| {
                let readings = relation.readings().filter_map(move |reading| {
                    let from = world.node(side, reading.from().id())?;
                    Some((from, world.node(side, reading.to()?.id())?))
                });
                readings.collect::<Vec<_>>()
            };
            if let (None, Some(new)) = (link.old, link.new) {
                for (from, to) in ends(Side::New, new) {
                    let key = (from, new.kind(), to);
                    comes.entry(key).or_default().push(step);
                }
            }
            if let (Some(old), None) = (link.old, link.new) {
                for (from, to) in ends(Side::Old, old) {
                    goes.entry(to).or_default().push((from, old.kind(), step));
                }
            }
        }
        for (before, after) in &world.successors {
            let gone = world.nodes.get(*before).is_some_and(|n| n.new.is_none());
            let is_new = world.nodes.get(*after).is_some_and(|n| n.old.is_none());
            if let (true, Some(retire), Some(next)) = (gone, step_of(*before), step_of(*after)) {
                self.edge(
                    next,
                    retire,
                    is_new,
                    if is_new {
                        Reason::Coexistence
                    } else {
                        Reason::Handover
                    },
                );
            }
            for (from, kind, cut) in goes.get(before).into_iter().flatten() {
                for connect in comes.get(&(*from, *kind, *after)).into_iter().flatten() {
                    self.edge(*connect, *cut, false, Reason::Handover);
                }
            }
        }
    }

    /// Nothing in use depends on what is planned or retired, unless a version itself says so.
    fn in_use(&mut self, world: &World<'_>, plan: &Plan) {
        for (link, own) in world.links.iter().zip(&plan.of_link) {
            let mut pairs: Vec<(usize, usize)> = Vec::new();
            for (side, relation) in [(Side::Old, link.old), (Side::New, link.new)] {
                let relation = relation.into_iter();
                pairs.extend(relation.flat_map(|r| world.dependences(side, r)));
            }
            pairs.sort_unstable();
            pairs.dedup();
            for (from, to) in pairs {
                // It takes two steps to come in the wrong order, and one far end has one.
                if own.is_some() || plan.of_node.get(from).copied().flatten().is_some() {
                    self.one_in_use(world, plan, from, to, (link.old, link.new, *own));
                }
            }
        }
    }

    fn one_in_use(
        &mut self,
        world: &World<'_>,
        plan: &Plan,
        from: usize,
        to: usize,
        (old, new, own): (
            Option<RelationRef<'_>>,
            Option<RelationRef<'_>>,
            Option<usize>,
        ),
    ) {
        let step_of = |node: usize| plan.of_node.get(node).copied().flatten();
        let mut steps: Vec<usize> = [step_of(from), step_of(to), own]
            .into_iter()
            .flatten()
            .collect();
        steps.sort_unstable();
        steps.dedup();
        let names = |side, relation: Option<RelationRef<'_>>| {
            relation.is_some_and(|r| {
                holds(r) && world.dependences(side, r).any(|pair| pair == (from, to))
            })
        };
        let ties = [names(Side::Old, old), names(Side::New, new)];
        let status = |node: usize, done: bool| {
            let node = world.nodes.get(node)?;
            if done { node.new } else { node.old }
        };
        // Whether the combination is one that must not be, given which steps are done.
        let bad = |done: &[usize]| {
            let is = |step: Option<usize>| step.is_none_or(|s| done.contains(&s));
            let [before, after] = ties;
            let linked = if is(own) { after } else { before };
            let near = status(from, is(step_of(from))).is_some_and(runs);
            let far = status(to, is(step_of(to))).is_some_and(waits);
            linked && near && far
        };
        if steps.len() < 2 || bad(&[]) || bad(&steps) {
            return;
        }
        let orders = permutations(&steps);
        let prefixes_are_bad =
            |order: &[usize]| (1..order.len()).any(|n| bad(order.get(..n).unwrap_or(order)));
        // Any order will do: then there is nothing to say.
        if !orders.iter().any(|order| prefixes_are_bad(order)) {
            return;
        }
        match orders.iter().find(|order| !prefixes_are_bad(order)) {
            Some(order) => {
                for pair in order.windows(2) {
                    if let [before, after] = pair {
                        self.edge(*before, *after, false, Reason::InUse);
                    }
                }
            }
            // All at once.
            None => {
                for (before, after) in steps.iter().zip(steps.iter().cycle().skip(1)) {
                    self.edge(*before, *after, false, Reason::InUse);
                }
            }
        }
    }

    /// What keeps a service within reach comes before what takes it away.
    fn services(&mut self, world: &World<'_>, plan: &Plan) {
        let ways = Ways::of(world, plan);
        for service in reach::kept_services(world) {
            let (gives, takes) = ways.around(service);
            self.all(&gives, &takes, Reason::Service);
        }
        // What goes is within reach until it goes.
        for service in reach::gone_services(world) {
            let Some(retire) = plan.of_node.get(service).copied().flatten() else {
                continue;
            };
            let (_, takes) = ways.around(service);
            self.all(&[retire], &takes, Reason::Service);
        }
    }

    /// Steps planned for later times come in later waves.
    fn dates(&mut self, plan: &Plan) {
        let mut by_time: BTreeMap<(Date, Date), Vec<usize>> = BTreeMap::new();
        for (nth, step) in plan.steps.iter().enumerate() {
            if let Some(planned) = step.planned {
                by_time.entry(planned).or_default().push(nth);
            }
        }
        let mut passed: Vec<(Date, usize)> = Vec::new();
        for ((first, last), steps) in by_time {
            let (begins, ends) = (self.joint(), self.joint());
            for (end, joint) in &passed {
                if *end < first {
                    self.edge(*joint, begins, true, Reason::Date);
                }
            }
            for step in steps {
                self.edge(begins, step, false, Reason::Date);
                self.edge(step, ends, false, Reason::Date);
            }
            passed.push((last, ends));
        }
    }
}

fn holds(relation: RelationRef<'_>) -> bool {
    relation.kind().is_dependency()
        && !matches!(relation.status(), Some(Status::Planned | Status::Retired))
}

pub(super) fn runs(element: ElementRef<'_>) -> bool {
    matches!(element.status(), Some(Status::Active | Status::Pilot))
}

pub(super) fn waits(element: ElementRef<'_>) -> bool {
    matches!(element.status(), Some(Status::Planned | Status::Retired))
}

/// All orders of at most three steps.
fn permutations(steps: &[usize]) -> Vec<Vec<usize>> {
    let Some((first, rest)) = steps.split_first() else {
        return vec![Vec::new()];
    };
    let mut out = Vec::new();
    for order in permutations(rest) {
        for at in 0..=order.len() {
            let mut with = order.clone();
            with.insert(at, *first);
            out.push(with);
        }
    }
    out
}
