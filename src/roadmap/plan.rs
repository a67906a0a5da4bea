//! Both versions as steps, one for each thing that somebody has to change.

use super::periods::Periods;
use super::steps::{RoadmapStep, StepKind};
use super::told::{
    comes_again, ends_by_both, fate, goes_on_as, issued_early, place_of, standing, switch, verb,
    verb_of_relation,
};
use super::when::{
    goes_out_of_use, governed_from, is_over, is_set_back, issued, over_since, planned,
    planned_relation, relation_goes_out_of_use, relation_runs_out, runs_out,
};
use super::whose::{is_issued, is_of_others, owner, sides};
use super::words::{self, StepChange};
use super::world::{Link, Node, Side, World};
use crate::bilingual;
use crate::date::Date;
use crate::model::{ElementRef, Field, Layer, Reading, RelationKind, RelationRef, Subject};
use crate::text::{Lang, Text};

/// The steps, and which of them each thing waits for.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) steps: Vec<RoadmapStep>,
    /// By step: the period of the roadmap that covers it.
    pub(super) covered: Vec<Option<usize>>,
    /// By step: what it is done to lies on this height, the lowest first.
    pub(super) heights: Vec<usize>,
    /// By step: the day before which it does not come, though it has no date of its own.
    pub(super) not_before: Vec<Option<Date>>,
    /// By node: the step in which it comes, changes or goes. What is new and has none is there from the beginning.
    pub(super) of_node: Vec<Option<usize>>,
    /// By link: its own step, or that of the element with which it comes or goes.
    pub(super) of_link: Vec<Option<usize>>,
    /// The step in which the document switches.
    pub(super) switch: Option<usize>,
    /// How many changes nobody has to carry out: they come with the document.
    pub(super) papers: usize,
    /// What had ended before the plan begins.
    pub(super) over: Vec<Over>,
}

/// Something that had ended before the plan begins, so that nobody has to stop it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Over {
    /// The element, as the earlier version names it.
    pub subject: Subject,
    /// Its name with the id behind.
    pub name: Text,
    /// When it ended, if the documents say.
    pub since: Option<Date>,
}

/// In place of the number of the step in which the document switches, which comes last.
const PAPER: usize = usize::MAX;

impl Plan {
    pub(super) fn of(world: &World<'_>, periods: &Periods<'_>) -> Self {
        let mut plan = Self::default();
        let start = world.old.evaluation_date().map(Date::first_day);
        for node in &world.nodes {
            let step = plan.node(world, node, periods, start);
            plan.of_node.push(step);
        }
        for link in &world.links {
            let step = plan.link(world, link, start);
            plan.of_link.push(step);
        }
        if plan.papers > 0 || !plan.over.is_empty() || world.papers_differ() {
            let (summary, owner) = (switch(world), world.new.body());
            let last = plan.push(StepKind::Switch, Subject::Document, summary, SWITCH);
            let issued = issued(world, start);
            let is_last = issued.is_none_or(|(first, _)| plan.begins_by(first, periods));
            if let Some(step) = plan.steps.get_mut(last) {
                step.owner = owner.map(|body| words::party(world.new, body.key()));
                step.notes = goes_on_as(world);
                if is_last {
                    step.planned = issued;
                } else {
                    step.notes.extend(issued.map(issued_early));
                }
            }
            plan.switch = Some(last);
            let all = plan.of_node.iter_mut().chain(&mut plan.of_link);
            for step in all.flatten().filter(|step| **step == PAPER) {
                *step = last;
            }
        } else {
            // The documents do not switch, so nothing comes with that.
            let all = plan.of_node.iter_mut().chain(&mut plan.of_link);
            for step in all.filter(|step| **step == Some(PAPER)) {
                *step = None;
            }
        }
        plan
    }

    /// Whether whatever has a date begins by a day.
    fn begins_by(&self, day: Date, periods: &Periods<'_>) -> bool {
        let steps = self.steps.iter().zip(&self.covered);
        let begins = steps.filter_map(|(step, covered)| {
            let period = || Some(periods.rows.get((*covered)?)?.0);
            Some(step.planned.or_else(period)?.0)
        });
        begins.max().is_none_or(|begins| begins <= day)
    }

    /// Whether an element goes with the document and not in a step of its own.
    pub(super) fn goes_with_document(&self, world: &World<'_>, node: usize) -> bool {
        let step = self.of_node.get(node).copied().flatten();
        let goes = world.nodes.get(node).is_some_and(|n| n.new.is_none());
        goes && step.is_some() && step == self.switch
    }

    /// Brings the steps into an order. Gives the new number of each.
    pub(super) fn sort(&mut self, order: &[usize]) -> Vec<usize> {
        let mut places = vec![0; order.len()];
        for (place, step) in order.iter().enumerate() {
            if let Some(at) = places.get_mut(*step) {
                *at = place;
            }
        }
        let mut numbered: Vec<_> = places.iter().zip(self.steps.drain(..)).collect();
        numbered.sort_by_key(|(place, _)| **place);
        self.steps = numbered.into_iter().map(|(_, step)| step).collect();
        let all = self.of_node.iter_mut().chain(&mut self.of_link);
        for step in all.chain([&mut self.switch]).flatten() {
            *step = places.get(*step).copied().unwrap_or(*step);
        }
        places
    }

    /// Lets a relation come after its element, or go before it, where the documents plan what it leads to for
    /// another time: `slots` gives the time of each step.
    pub(super) fn detach(&mut self, world: &World<'_>, slots: &mut Vec<Option<usize>>) {
        for (nth, link) in world.links.iter().enumerate() {
            let Some(own) = self.of_link.get(nth).copied().flatten() else {
                continue;
            };
            let Some(time) = slots.get(own).copied().flatten() else {
                continue;
            };
            let (kind, side, relation) = match (link.old, link.new) {
                (None, Some(new)) => (StepKind::Connect, Side::New, new),
                (Some(old), None) => (StepKind::Disconnect, Side::Old, old),
                _ => continue,
            };
            let named = world.named(side, relation);
            let steps = named.into_iter().filter_map(|node| {
                let at = world.nodes.get(node)?;
                let is_part = match side {
                    Side::New => at.old.is_none(),
                    Side::Old => at.new.is_none(),
                };
                let step = self.of_node.get(node).copied().flatten()?;
                let slot = slots.get(step).copied().flatten()?;
                is_part.then_some((slot, step))
            });
            let other = match side {
                Side::New => steps.max().filter(|(slot, _)| *slot > time),
                Side::Old => steps.min().filter(|(slot, _)| *slot < time),
            };
            let Some((slot, step)) = other else { continue };
            let planned = self.steps.get(step).and_then(|s| s.planned);
            // What governs something is said when that comes or goes.
            if relation.kind() == RelationKind::GovernedBy {
                if let Some(place) = self.of_link.get_mut(nth) {
                    *place = Some(step);
                }
                continue;
            }
            // A step of the relation's own moves to the time of what it leads to.
            if self.steps.get(own).is_some_and(|it| it.kind == kind) {
                if let (Some(it), Some(place)) = (self.steps.get_mut(own), slots.get_mut(own)) {
                    it.notes.extend(words::waits_until(it.planned, planned));
                    it.planned = planned;
                    *place = Some(slot);
                }
                continue;
            }
            let detached = self.relation(kind, relation, relation.into());
            if let Some(it) = self.steps.get_mut(detached) {
                it.planned = planned;
            }
            slots.resize(detached, None);
            slots.push(Some(slot));
            if let Some(place) = self.of_link.get_mut(nth) {
                *place = Some(detached);
            }
        }
    }

    fn push(&mut self, kind: StepKind, subject: Subject, summary: Text, height: usize) -> usize {
        self.steps.push(RoadmapStep {
            kind,
            subject,
            summary,
            planned: None,
            owner: None,
            is_issued: false,
            partner: None,
            operator: None,
            changes: Vec::new(),
            relations: Vec::new(),
            notes: Vec::new(),
        });
        self.covered.push(None);
        self.heights.push(height);
        self.not_before.push(None);
        self.steps.len() - 1
    }

    /// What changes with the document alone.
    fn paper(&mut self) -> usize {
        self.papers += 1;
        PAPER
    }

    /// What had ended before the plan begins comes with the document as well, and is told.
    fn over(&mut self, element: ElementRef<'_>, since: Option<Date>) -> usize {
        self.over.push(Over {
            subject: element.into(),
            name: words::named(element),
            since,
        });
        PAPER
    }

    fn node(
        &mut self,
        world: &World<'_>,
        node: &Node<'_>,
        periods: &Periods<'_>,
        start: Option<Date>,
    ) -> Option<usize> {
        let (kind, element) = match (node.old, node.new) {
            (Some(old), Some(new)) if old.id() != new.id() => (StepKind::Rename, old),
            (Some(old), Some(new)) => {
                let same = old.kind() == new.kind();
                // What both versions say alike is no step, unless it ends between them. What others issued never is.
                let says_the_same = same && world.says_the_same(old.fields(), new.fields());
                if says_the_same && (is_of_others(new) || !runs_out(world, node)) {
                    return None;
                }
                (of_what_stays(world, node, start), old)
            }
            // It may be there all the time.
            _ if node.is_uncertain => return None,
            (Some(old), None) => (StepKind::Retire, old),
            (None, Some(new)) => (StepKind::Introduce, new),
            (None, None) => return None,
        };
        let current = node.new.unwrap_or(element);
        if is_of_others(current) {
            let paper = self.paper();
            // Laws are there when they are needed, unless they themselves rest on what is still to come.
            let rests = world.mentioned(Side::New, current.fields());
            let is_new = |node: usize| world.nodes.get(node).is_some_and(|n| n.old.is_none());
            let waits = rests.into_iter().any(is_new);
            return (node.old.is_some() || waits).then_some(paper);
        }
        if is_over(world, node, start) {
            return Some(self.over(element, over_since(world, node, start)));
        }
        let mut changes = Vec::new();
        if let (Some(old), Some(new)) = (node.old, node.new) {
            if old.kind() != new.kind() || old.kind_key() != new.kind_key() {
                changes.push(StepChange {
                    field: Field::Kind,
                    label: Text::fixed("loại", "kind"),
                    before: old.kind().label(),
                    after: new.kind().label(),
                });
            }
            changes.extend(words::changes(world, old, new));
            if changes.is_empty() && kind == StepKind::Change {
                // That whose it is goes on under another name is told with the document.
                let is_told = world.differs_in_lineage_of_owners_alone(old, new);
                return Some(if is_told { PAPER } else { self.paper() });
            }
            // That it ended is told late.
            let is_end = |change: &StepChange| matches!(change.field, Field::Status | Field::Until);
            if matches!(kind, StepKind::Change | StepKind::Retire)
                && changes.iter().all(is_end)
                && let Some(since) = over_since(world, node, start)
            {
                return Some(self.over(element, Some(since)));
            }
        }
        let (verb, name) = (verb(world, kind, node), words::named(element));
        let (vi, en) = (verb.get(Lang::Vi), verb.get(Lang::En));
        let (name_vi, name_en) = (name.get(Lang::Vi), name.get(Lang::En));
        let summary = match node.new.filter(|_| kind == StepKind::Rename) {
            Some(new) => {
                let to = words::named(new);
                let (to_vi, to_en) = (to.get(Lang::Vi), to.get(Lang::En));
                bilingual!(
                    "{vi}: {name_vi} thành {to_vi}",
                    "{en}: {name_en} to {to_en}"
                )
            }
            None => bilingual!("{vi}: {name_vi}", "{en}: {name_en}"),
        };
        let height = match kind {
            StepKind::Retire => RETIRE,
            _ => height(current),
        };
        let nth = self.push(kind, element.into(), summary, height);
        if let Some(covered) = self.covered.last_mut() {
            // The period of what is set back to a plan is that in which it comes.
            let comes = node.new.filter(|_| !is_set_back(node));
            *covered = comes.and_then(|e| periods.of_element(e.id()));
        }
        if let Some(place) = self.not_before.last_mut() {
            *place = node.new.and_then(governed_from);
        }
        if let Some(step) = self.steps.last_mut() {
            step.planned = planned(world, node, start);
            step.owner = owner(current);
            step.is_issued = step.owner.is_some() && is_issued(current);
            step.operator = match node.new {
                Some(new) => new.operator().map(|o| words::party(world.new, o.key())),
                None => None,
            };
            step.changes = changes;
            step.notes = match (node.old, node.new) {
                (Some(old), None) => fate(world, old),
                (None, Some(new)) => {
                    let mut notes = place_of(world, node);
                    notes.extend(standing(new.status(), Some(new.layer())));
                    notes
                }
                (Some(_), Some(new)) if runs_out(world, node) => ends_by_both(new.fields()),
                (Some(old), Some(new)) => comes_again([old.status(), new.status()], new.fields()),
                (None, None) => Vec::new(),
            };
        }
        Some(nth)
    }

    fn link(&mut self, world: &World<'_>, link: &Link<'_>, start: Option<Date>) -> Option<usize> {
        let holder = world.nodes.get(link.from)?;
        let of_node = |plan: &Self, node: usize| plan.of_node.get(node).copied().flatten();
        if holder.is_uncertain {
            return None;
        }
        if holder.old.is_none() || holder.new.is_none() {
            let with = of_node(self, link.from).unwrap_or(PAPER);
            return Some(self.later(world, link, with, start).unwrap_or(with));
        }
        let (kind, relation, changes) = match (link.old, link.new) {
            (Some(old), Some(new)) => {
                let is_governed = new.kind() == RelationKind::GovernedBy;
                let runs_out = !is_governed && relation_runs_out(world, link);
                if !runs_out && world.ties_the_same(old, new) {
                    return None;
                }
                let changes = words::changes_of_relation(world, old, new);
                if is_governed || changes.is_empty() && !runs_out {
                    return Some(self.paper());
                }
                let rerouted = changes.iter().any(|c| c.field == Field::RouteHop);
                let kind = if relation_goes_out_of_use(world, link, start) {
                    StepKind::Disconnect
                } else if rerouted {
                    StepKind::Reroute
                } else {
                    StepKind::Adjust
                };
                (kind, new, changes)
            }
            (Some(one), None) | (None, Some(one)) if world.is_uncertain(one) => return None,
            (Some(old), None) => (StepKind::Disconnect, old, Vec::new()),
            (None, Some(new)) => (StepKind::Connect, new, Vec::new()),
            (None, None) => return None,
        };
        // Which policy governs something is not carried out; it is stated when that policy comes or goes.
        if relation.kind() == RelationKind::GovernedBy {
            let side = if link.new.is_some() {
                Side::New
            } else {
                Side::Old
            };
            let to = relation.to().and_then(|e| world.node(side, e));
            let goes_with = to.filter(|to| {
                let node = world.nodes.get(*to);
                node.is_some_and(|n| n.old.is_none() || n.new.is_none())
            });
            let step = goes_with.and_then(|to| of_node(self, to));
            return match step.filter(|step| *step != PAPER) {
                Some(step) => Some(step),
                None => Some(self.paper()),
            };
        }
        if let Some(step) = self.over_with(world, link, start) {
            return Some(step);
        }
        let nth = self.relation(kind, relation, link.old.unwrap_or(relation).into());
        if let Some(step) = self.steps.get_mut(nth) {
            step.changes = changes;
            step.planned = planned_relation(world, link, start);
            step.notes = match (link.old, link.new) {
                (None, Some(new)) => standing(new.status(), None),
                (Some(_), Some(new)) if relation_runs_out(world, link) => {
                    ends_by_both(new.fields())
                }
                (Some(old), Some(new)) => comes_again([old.status(), new.status()], new.fields()),
                (_, None) => Vec::new(),
            };
        }
        Some(nth)
    }

    /// The step of a relation of a new element that the documents plan for a later time than the element itself.
    fn later(
        &mut self,
        world: &World<'_>,
        link: &Link<'_>,
        with: usize,
        start: Option<Date>,
    ) -> Option<usize> {
        let new = link.new.filter(|r| r.kind() != RelationKind::GovernedBy)?;
        let holder = self.steps.get(with).filter(|_| link.old.is_none())?;
        let planned = planned_relation(world, link, start)?;
        let is_covered = self.covered.get(with).copied().flatten().is_some();
        let is_later = match holder.planned {
            Some((_, last)) => last < planned.0,
            None => !is_covered,
        };
        if !is_later || holder.kind != StepKind::Introduce {
            return None;
        }
        let nth = self.relation(StepKind::Connect, new, new.into());
        if let Some(step) = self.steps.get_mut(nth) {
            step.planned = Some(planned);
            step.notes = standing(new.status(), None);
        }
        Some(nth)
    }

    /// The step with which a relation leaves the document that had ended before the plan begins, by itself or with
    /// an end of it.
    fn over_with(&self, world: &World<'_>, link: &Link<'_>, start: Option<Date>) -> Option<usize> {
        let (Some(old), None) = (link.old, link.new) else {
            return None;
        };
        let node = |nth: usize| world.nodes.get(nth);
        let ends = [Some(old.from()), old.to()].into_iter().flatten();
        let mut ends = ends.filter_map(|end| node(world.node(Side::Old, end)?));
        if !old.has_ended(start) && !ends.any(|end| is_over(world, end, start)) {
            return None;
        }
        // It goes before whatever it leads to.
        let named = world.named(Side::Old, old).into_iter();
        let gone = named.filter(|nth| node(*nth).is_some_and(|n| n.new.is_none()));
        let mut steps: Vec<usize> = gone
            .filter_map(|nth| self.of_node.get(nth).copied().flatten())
            .filter(|step| *step != PAPER)
            .collect();
        steps.sort_unstable();
        steps.dedup();
        match steps.as_slice() {
            [] => Some(PAPER),
            [step] => Some(*step),
            _ => None,
        }
    }

    /// Says of every new element with which relations it comes.
    pub(super) fn tell_relations(&mut self, world: &World<'_>) {
        for (link, step) in world.links.iter().zip(&self.of_link) {
            // What governs it is nothing to be carried out.
            let told = link.new.filter(|r| r.kind() != RelationKind::GovernedBy);
            let comes = |nth: usize| {
                let node = world.nodes.get(nth);
                node.is_some_and(|n| n.old.is_none() || n.new.is_none())
            };
            let holder = self.of_node.get(link.from).copied().flatten();
            // A relation that comes at another time has a step of its own.
            let (Some(new), true) = (
                told,
                comes(link.from) && holder.is_some() && holder == *step,
            ) else {
                continue;
            };
            let from_holder = |r: &Reading<'_>| world.node(Side::New, r.from()) == Some(link.from);
            let reading = new.readings().find(from_holder);
            let tail = words::tail(reading.unwrap_or_else(|| new.as_written()));
            let step = step.filter(|step| Some(*step) != self.switch);
            if let Some(step) = step.and_then(|step| self.steps.get_mut(step)) {
                step.relations.push(tail);
            }
        }
    }

    /// A step on a relation.
    fn relation(&mut self, kind: StepKind, relation: RelationRef<'_>, subject: Subject) -> usize {
        let verb = verb_of_relation(kind, relation);
        let reading = relation.canonical();
        let tie = words::tie(reading);
        let line = |lang| format!("{}: {}", verb.get(lang), tie.get(lang));
        let summary = Text::new(line(Lang::Vi), line(Lang::En));
        let from = match (kind, relation.to()) {
            (StepKind::Disconnect, _) => DISCONNECT,
            _ => height(relation.from()),
        };
        let nth = self.push(kind, subject, summary, from);
        if let Some(step) = self.steps.last_mut() {
            (step.owner, step.partner) = sides(reading);
        }
        nth
    }
}

/// What is done to an element that both versions have under one id, if anything is.
fn of_what_stays(world: &World<'_>, node: &Node<'_>, start: Option<Date>) -> StepKind {
    if goes_out_of_use(world, node, start) {
        StepKind::Retire
    } else {
        StepKind::Change
    }
}

/// Above all layers.
const DISCONNECT: usize = Layer::ALL.len() + 1;
const RETIRE: usize = DISCONNECT + 1;
const SWITCH: usize = RETIRE + 1;

/// How high an element lies: decisions first, then from the infrastructure upwards.
fn height(element: ElementRef<'_>) -> usize {
    match element.layer() {
        Layer::Policy => 0,
        layer => 1 + layer as usize,
    }
}
