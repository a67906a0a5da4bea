//! What each user reaches over what he uses: he leaves one way only once another of his own is there.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::Plan;
use super::steps::StepKind;
use super::world::{Link, World};
use crate::date::Date;
use crate::model::{Architecture, ElementRef, Layer, RelationKind};

/// So many ways of users to services are looked at. Beyond it services are kept within reach of users as a whole, not of
/// each.
const WAYS: usize = 1 << 18;

/// Whether something holds before and after, and the steps that change it.
#[derive(Clone, Debug, Default)]
struct Hold {
    before: bool,
    after: bool,
    steps: Vec<usize>,
}

impl Hold {
    fn merge(&mut self, link: &Link<'_>, step: Option<usize>, [before, after]: [Option<Date>; 2]) {
        self.before |= link.old.is_some_and(|r| r.is_there_on(before));
        self.after |= link.new.is_some_and(|r| r.is_there_on(after));
        self.steps.extend(step);
    }

    fn of_node(world: &World<'_>, plan: &Plan, node: usize) -> Self {
        let [before, after] = world.days;
        let at = world.nodes.get(node);
        Self {
            before: at.is_some_and(|n| n.old.is_some_and(|e| e.is_in_use_on(before))),
            after: at.is_some_and(|n| n.new.is_some_and(|e| e.is_in_use_on(after))),
            steps: plan
                .of_node
                .get(node)
                .copied()
                .flatten()
                .into_iter()
                .collect(),
        }
    }
}

/// A user gives up a way to a service that he goes on to reach over another.
#[derive(Debug)]
pub(super) struct Leave {
    /// The steps that open the other way.
    pub(super) give: Vec<usize>,
    /// The steps that close the old one.
    pub(super) take: Vec<usize>,
    /// Those of them that end the use itself.
    pub(super) ends: Vec<usize>,
}

/// What users give up and what they have instead, where that takes steps.
pub(super) fn leaves(world: &World<'_>, plan: &Plan) -> Vec<Leave> {
    let mut uses: BTreeMap<usize, BTreeMap<usize, Hold>> = BTreeMap::new();
    // By channel or system: the services.
    let mut ways: BTreeMap<usize, BTreeMap<usize, Hold>> = BTreeMap::new();
    for (link, step) in world.links.iter().zip(&plan.of_link) {
        let Some((kind, to)) = world.far_end(link) else {
            continue;
        };
        let hold = match kind {
            RelationKind::Uses if stays_in(world, link.from, Layer::User) => {
                uses.entry(link.from).or_default().entry(to)
            }
            RelationKind::Offers if stays_in(world, to, Layer::Business) => {
                ways.entry(link.from).or_default().entry(to)
            }
            RelationKind::SupportedBy if stays_in(world, link.from, Layer::Business) => {
                ways.entry(to).or_default().entry(link.from)
            }
            _ => continue,
        };
        hold.or_default().merge(link, *step, world.days);
    }
    let mut left = WAYS;
    let mut out = Vec::new();
    for things in uses.values() {
        let mut of_user: BTreeMap<usize, Paths> = BTreeMap::new();
        for (thing, used) in things {
            let Some(services) = ways.get(thing) else {
                continue;
            };
            let Some(rest) = left.checked_sub(services.len()) else {
                return Vec::new();
            };
            left = rest;
            let itself = Hold::of_node(world, plan, *thing);
            for (service, way) in services {
                let paths = of_user.entry(*service).or_default();
                paths.add(plan, [used, &itself, way]);
            }
        }
        for (service, paths) in of_user {
            let service = Hold::of_node(world, plan, service);
            if service.before && service.after {
                out.extend(paths.leave(plan));
            }
        }
    }
    out
}

/// Whether an element is on a layer in both versions.
fn stays_in(world: &World<'_>, node: usize, layer: Layer) -> bool {
    let is = |e: Option<ElementRef<'_>>| e.is_some_and(|e| e.layer() == layer);
    let node = world.nodes.get(node);
    node.is_some_and(|node| is(node.old) && is(node.new))
}

/// The ways of one user to one service.
#[derive(Debug, Default)]
struct Paths {
    /// Whether one of them is there in both versions.
    lasting: bool,
    /// Of each new way, the steps that open it.
    opened: Vec<Vec<usize>>,
    take: Vec<usize>,
    ends: Vec<usize>,
}

impl Paths {
    fn add(&mut self, plan: &Plan, parts: [&Hold; 3]) {
        let before = parts.iter().all(|part| part.before);
        let after = parts.iter().all(|part| part.after);
        let changing = |was: bool| {
            let changing = parts
                .iter()
                .filter(move |part| part.before == was && part.after != was);
            changing.flat_map(|part| part.steps.iter().copied())
        };
        match (before, after) {
            (true, true) => self.lasting = true,
            (false, true) => self.opened.push(changing(false).collect()),
            (true, false) => {
                self.take.extend(changing(true));
                let [used, _, _] = parts;
                let ends = used.steps.iter().copied().filter(|_| !used.after);
                let kind = |step: usize| plan.steps.get(step).map(|s| s.kind);
                self.ends
                    .extend(ends.filter(|step| kind(*step) == Some(StepKind::Disconnect)));
            }
            (false, false) => {}
        }
    }

    fn leave(self, plan: &Plan) -> Option<Leave> {
        if self.lasting || self.take.is_empty() {
            return None;
        }
        let begins = |step: &usize| Some(plan.steps.get(*step)?.planned?.0);
        let of_way = self.opened.into_iter();
        // The way that is there first.
        let give = of_way.min_by_key(|give| (give.iter().filter_map(begins).max(), give.len()))?;
        Some(Leave {
            give,
            take: self.take,
            ends: self.ends,
        })
    }
}

/// Which users reach which services in use on a day: over a channel that offers it, or a system that supports it and
/// that they use. None if there are too many to say.
pub(super) fn reached_by_user(
    arch: &Architecture,
    day: Option<Date>,
) -> Option<BTreeSet<(&str, &str)>> {
    let mut ways: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut uses = Vec::new();
    let is_service = |e: ElementRef<'_>| e.layer() == Layer::Business && e.is_in_use_on(day);
    for relation in arch.relations().filter(|r| r.is_there_on(day)) {
        let (from, Some(to)) = (relation.from(), relation.to()) else {
            continue;
        };
        let (thing, service) = match relation.kind() {
            RelationKind::Uses if from.layer() == Layer::User => {
                uses.push((from.id(), to.id()));
                continue;
            }
            RelationKind::Offers => (from, to),
            RelationKind::SupportedBy => (to, from),
            _ => continue,
        };
        if is_service(service) && thing.is_in_use_on(day) {
            ways.entry(thing.id()).or_default().insert(service.id());
        }
    }
    let mut left = WAYS;
    let mut out = BTreeSet::new();
    for (user, thing) in uses {
        let services = ways.get(thing).into_iter().flatten();
        left = left.checked_sub(ways.get(thing).map_or(0, BTreeSet::len))?;
        out.extend(services.map(|service| (user, *service)));
    }
    Some(out)
}
