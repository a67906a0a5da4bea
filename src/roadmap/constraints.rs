//! Which step has to wait for which, and why.

use std::collections::BTreeMap;

use super::families::Families;
use super::leave;
use super::plan::Plan;
use super::reach::{self, Ways};
use super::reason::Reason;
use super::steps::StepKind;
use super::world::{Side, World};
use crate::date::Date;
use crate::model::{ElementRef, Layer, RelationKind, RelationRef, Status};

/// `after` comes in the wave of `before` or a later one; in a later one if `apart`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    pub(super) after: usize,
    pub(super) reason: Reason,
    pub(super) before: usize,
    pub(super) apart: bool,
}

/// The constraints. Numbers from the count of steps on are joints: they stand for no step.
#[derive(Debug)]
pub(super) struct Constraints {
    pub(super) edges: Vec<Edge>,
    pub(super) joints: usize,
    steps: usize,
}

/// Up to so many pairs are said one by one.
const PAIRS: usize = 16;

impl Constraints {
    /// O(n log n).
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
        out.support(world, plan);
        out.leave(world, plan);
        if let Some(last) = plan.switch {
            for step in 0..last {
                out.edge(step, last, false, Reason::Last);
            }
            for step in last + 1..plan.steps.len() {
                out.edge(step, last, false, Reason::Last);
            }
        }
        out.decisions(world, plan);
        out.edges.sort_unstable();
        out.edges.dedup();
        out
    }

    /// A decision of the body's own that ends without a date ends with the earlier version of the document.
    fn decisions(&mut self, world: &World<'_>, plan: &Plan) {
        for (node, step) in plan.of_node.iter().enumerate() {
            let (Some(last), Some(step)) = (plan.switch, *step) else {
                continue;
            };
            let ends = plan
                .steps
                .get(step)
                .is_some_and(|s| s.kind == StepKind::Retire && s.planned.is_none());
            if ends && world.is_policy(node) {
                self.edge(last, step, false, Reason::Last);
            }
        }
    }

    fn edge(&mut self, before: usize, after: usize, apart: bool, reason: Reason) {
        if before != after {
            self.edges.push(Edge {
                after,
                reason,
                before,
                apart,
            });
        }
    }

    fn joint(&mut self) -> usize {
        self.joints += 1;
        self.steps + self.joints - 1
    }

    /// All of some steps before all of others.
    fn all(&mut self, before: &[usize], after: &[usize], apart: bool, reason: Reason) {
        if before.len().saturating_mul(after.len()) <= PAIRS {
            for before in before {
                for after in after {
                    self.edge(*before, *after, apart, reason);
                }
            }
            return;
        }
        let joint = self.joint();
        for step in before {
            self.edge(*step, joint, false, reason);
        }
        for step in after {
            self.edge(joint, *step, apart, reason);
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
                    needs(step, side, vec![link.from]);
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

    /// Successors live beside what they replace. Whoever uses the old one takes up the new one first, and leaves
    /// the old one only in a later wave.
    fn handover(&mut self, world: &World<'_>, plan: &Plan) {
        let step_of = |node: usize| plan.of_node.get(node).copied().flatten();
        let Some(families) = Families::of(world, plan) else {
            return;
        };
        // By who leaves what: the steps that take up successors, and those that leave.
        let mut turns: BTreeMap<(usize, RelationKind, usize), [Vec<usize>; 2]> = BTreeMap::new();
        let mut leave: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (link, step) in world.links.iter().zip(&plan.of_link) {
            let Some(step) = *step else { continue };
            let kind = plan.steps.get(step).map(|s| s.kind);
            let own = [StepKind::Connect, StepKind::Disconnect, StepKind::Reroute];
            if !kind.is_some_and(|kind| own.contains(&kind)) {
                continue;
            }
            let ends = [(Side::Old, link.old), (Side::New, link.new)];
            let holder = world.staying_end(link);
            let mut named = ends.map(|(side, relation)| {
                let mut named = relation.map_or_else(Vec::new, |r| world.named(side, r));
                named.retain(|node| *node != holder);
                named.sort_unstable();
                named.dedup();
                named
            });
            if let ([old, new], Some(relation)) = (&mut named, link.old.or(link.new)) {
                let left = old.iter().filter(|n| new.binary_search(n).is_err());
                // What merely ends, though it passed a platform, takes up no other.
                let is_end = |node: &usize| link.new.is_some() || ends_at(world, relation, *node);
                let left = left.filter(|n| families.goes(world, **n) && is_end(n));
                for before in left {
                    leave.entry(*before).or_default().push(step);
                }
                let side = usize::from(link.new.is_none());
                let to = if link.new.is_some() { new } else { old };
                let family = to.iter().find_map(|to| families.of_node(*to));
                if let Some(family) = family.filter(|_| link.old.is_none() || link.new.is_none()) {
                    let turn = turns.entry((holder, relation.kind(), family)).or_default();
                    if let Some(steps) = turn.get_mut(side) {
                        steps.push(step);
                    }
                }
            }
        }
        for [take_up, leave] in turns.into_values() {
            self.all(&take_up, &leave, true, Reason::Coexistence);
        }
        for pairs in world.successors.chunk_by(|a, b| a.0 == b.0) {
            let Some((before, _)) = pairs.first().copied() else {
                continue;
            };
            // What never ran hands nothing over.
            let old = world.nodes.get(before).and_then(|n| n.old);
            let never_ran = old.is_some_and(|e| e.status() == Some(Status::Planned));
            if never_ran || plan.goes_with_document(world, before) {
                continue;
            }
            let gone = world.nodes.get(before).is_some_and(|n| n.new.is_none());
            let (mut fresh, mut known) = (Vec::new(), Vec::new());
            for (_, after) in pairs {
                let is_new = world.nodes.get(*after).is_some_and(|n| n.old.is_none());
                let lives = !world.is_policy(*after);
                let list = if is_new && lives {
                    &mut fresh
                } else {
                    &mut known
                };
                list.extend(step_of(*after));
            }
            let mut go = leave.remove(&before).unwrap_or_default();
            if let (true, Some(retire)) = (gone, step_of(before)) {
                self.all(&known, &[retire], false, Reason::Handover);
                go.push(retire);
            }
            self.all(&fresh, &go, true, Reason::Coexistence);
        }
    }

    /// Nothing in use depends on what is planned or has ended, unless a version itself says so.
    fn in_use(&mut self, world: &World<'_>, plan: &Plan) {
        for (link, own) in world.links.iter().zip(&plan.of_link) {
            let ends = [(Side::Old, link.old), (Side::New, link.new)];
            let pairs = ends.map(|(side, relation)| {
                let pairs = relation
                    .into_iter()
                    .flat_map(|r| world.dependences(side, r));
                let mut pairs: Vec<_> = pairs.collect();
                pairs.sort_unstable();
                pairs.dedup();
                pairs
            });
            let mut all: Vec<(usize, usize)> = pairs.iter().flatten().copied().collect();
            all.sort_unstable();
            all.dedup();
            for pair in all {
                // It takes two steps to come in the wrong order, and one far end has one.
                if own.is_none() && plan.of_node.get(pair.0).copied().flatten().is_none() {
                    continue;
                }
                let [old, new] = &pairs;
                let [before, after] = world.days;
                let sides = [(old, link.old, before), (new, link.new, after)];
                let ties = sides.map(|(pairs, relation, day)| {
                    relation.is_some_and(|r| holds(r, day)) && pairs.binary_search(&pair).is_ok()
                });
                let kind = link.old.or(link.new).map(RelationRef::kind);
                self.one_in_use(world, plan, (pair.0, pair.1, *own), ties, kind);
            }
        }
    }

    /// `ties` says whether the one depends on the other in the old version and in the new one.
    fn one_in_use(
        &mut self,
        world: &World<'_>,
        plan: &Plan,
        (from, to, own): (usize, usize, Option<usize>),
        ties: [bool; 2],
        over: Option<RelationKind>,
    ) {
        let step_of = |node: usize| plan.of_node.get(node).copied().flatten();
        let mut steps: Vec<usize> = [step_of(from), step_of(to), own]
            .into_iter()
            .flatten()
            .collect();
        steps.sort_unstable();
        steps.dedup();
        let [before, after] = world.days;
        let on_its_day = |node: usize, done: bool| {
            let node = world.nodes.get(node)?;
            let (element, day) = if done {
                (node.new, after)
            } else {
                (node.old, before)
            };
            Some((element?, day))
        };
        // Whether the combination is one that must not be, given which steps are done.
        let bad = |done: &[usize]| {
            let is = |step: Option<usize>| step.is_none_or(|s| done.contains(&s));
            let [old, new] = ties;
            let linked = if is(own) { new } else { old };
            let near = on_its_day(from, is(step_of(from)));
            let near = near.is_some_and(|(from, day)| runs(from, day));
            let far = on_its_day(to, is(step_of(to)));
            let far = far.zip(over);
            let far = far.is_some_and(|((to, day), over)| is_missed(to, over, day));
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
        // By channel: a joint after all that gives, one before all that takes.
        let mut gives: BTreeMap<usize, usize> = BTreeMap::new();
        let mut takes: BTreeMap<usize, usize> = BTreeMap::new();
        for (channel, steps) in ways.channels() {
            if !steps.give.is_empty() {
                let joint = self.joint();
                for step in &steps.give {
                    self.edge(*step, joint, false, Reason::Service);
                }
                gives.insert(channel, joint);
            }
            if !steps.take.is_empty() {
                let joint = self.joint();
                for step in &steps.take {
                    self.edge(joint, *step, false, Reason::Service);
                }
                takes.insert(channel, joint);
            }
        }
        let kept = reach::kept_services(world).into_iter().map(|s| (s, None));
        // What goes is within reach until it goes.
        let gone = reach::gone_services(world).into_iter();
        let gone = gone.filter(|s| !plan.goes_with_document(world, *s));
        let gone = gone.filter_map(|s| Some((s, Some(plan.of_node.get(s).copied().flatten()?))));
        for (service, retire) in kept.chain(gone) {
            let (mut before, mut after) = (Vec::new(), Vec::new());
            for (channel, offer) in ways.around(service) {
                after.extend(takes.get(&channel));
                before.extend(gives.get(&channel));
                if let Some(offer) = offer {
                    before.extend(&offer.give);
                    after.extend(&offer.take);
                }
            }
            if let Some(retire) = retire {
                before = vec![retire];
            }
            self.all(&before, &after, false, Reason::Service);
        }
        self.new_services(world, plan, &ways);
    }

    /// What supports a service comes before what supported it until then goes.
    fn support(&mut self, world: &World<'_>, plan: &Plan) {
        for (give, take) in reach::support_of_kept_services(world, plan) {
            self.all(&give, &take, false, Reason::Service);
        }
    }

    /// A user leaves a way to a service only after another of his own is open, and in a later wave as far as dates
    /// leave room for it.
    fn leave(&mut self, world: &World<'_>, plan: &Plan) {
        for leave in leave::leaves(world, plan) {
            self.all(&leave.give, &leave.take, false, Reason::Service);
            self.all(&leave.give, &leave.ends, true, Reason::Coexistence);
        }
    }

    /// A new service comes with the new channels that offer it, unless a date says otherwise.
    fn new_services(&mut self, world: &World<'_>, plan: &Plan, ways: &Ways) {
        let undated = |node: usize| {
            let step = plan.of_node.get(node).copied().flatten()?;
            let is_free = plan.steps.get(step)?.planned.is_none()
                && plan.covered.get(step).copied().flatten().is_none();
            is_free.then_some(step)
        };
        for (service, node) in world.nodes.iter().enumerate() {
            let comes =
                node.old.is_none() && node.new.is_some_and(|e| e.layer() == Layer::Business);
            let Some(step) = undated(service).filter(|_| comes) else {
                continue;
            };
            let channels = ways.around(service).map(|(channel, _)| channel);
            let is_new = |node: &usize| world.nodes.get(*node).is_some_and(|n| n.old.is_none());
            for channel in channels.filter(is_new).filter_map(undated) {
                self.edge(channel, step, false, Reason::Service);
            }
        }
    }
}

/// Whether a relation ends at an element, and does not only pass it.
fn ends_at(world: &World<'_>, relation: RelationRef<'_>, node: usize) -> bool {
    let ends = [Some(relation.from()), relation.to()].into_iter().flatten();
    let mut ends = ends.filter_map(|end| world.node(Side::Old, end));
    ends.any(|end| end == node)
}

/// Whether a relation is there on a day and something depends on something because of it.
pub(super) fn holds(relation: RelationRef<'_>, day: Option<Date>) -> bool {
    relation.kind().is_dependency() && relation.is_there_on(day)
}

/// Whether an element runs on a day: what states no status does, unless it has ended or is a policy, which no one runs.
pub(super) fn runs(element: ElementRef<'_>, day: Option<Date>) -> bool {
    let is_said = matches!(element.status(), Some(Status::Active | Status::Pilot));
    (is_said || element.layer() != Layer::Policy) && element.is_in_use_on(day)
}

/// Whether what depends on an element over a relation cannot run on a day: it is planned or has ended. A whole runs
/// before all its parts are there.
pub(super) fn is_missed(element: ElementRef<'_>, over: RelationKind, day: Option<Date>) -> bool {
    let waits = element.status() == Some(Status::Planned) && over != RelationKind::PartOf;
    waits || element.has_ended(day)
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
