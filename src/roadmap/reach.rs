//! Which services people can reach, and over what.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::Plan;
use super::world::{Side, World};
use crate::date::Date;
use crate::graph::Graph;
use crate::model::{
    Architecture, BusinessKind, ElementRef, Kind, Layer, RelationKind, RelationRef,
};

/// What of the business layer is in use on a day and offered to users by some channel in use.
pub(super) fn reached(arch: &Architecture, day: Option<Date>) -> BTreeSet<&str> {
    let graph = Graph::of(arch);
    let used = |channel: ElementRef<'_>| {
        let mut incoming = graph.incoming(channel);
        incoming.any(|r| {
            r.kind() == RelationKind::Uses && r.from().layer() == Layer::User && r.is_there_on(day)
        })
    };
    let business = arch.elements_in(Layer::Business);
    let offered = business.filter(|e| e.is_in_use_on(day));
    let reached = offered.filter(|service| {
        graph.incoming(*service).any(|r| {
            let channel = r.from();
            r.kind() == RelationKind::Offers
                && r.is_there_on(day)
                && channel.is_in_use_on(day)
                && used(channel)
        })
    });
    reached.map(ElementRef::id).collect()
}

/// The public services in use on a day, groups of them among them.
pub(super) fn services_in_use(
    arch: &Architecture,
    day: Option<Date>,
) -> impl Iterator<Item = ElementRef<'_>> {
    let services = arch.elements_in(Layer::Business);
    services.filter(move |e| is_service(*e) && e.is_in_use_on(day))
}

/// Those of them that a system in use supports.
pub(super) fn supported(arch: &Architecture, day: Option<Date>) -> BTreeSet<&str> {
    let supported = services_in_use(arch, day).filter(|service| {
        let mut support = service.relations_of(RelationKind::SupportedBy);
        support.any(|r| r.is_there_on(day) && r.to().is_some_and(|e| e.is_in_use_on(day)))
    });
    supported.map(ElementRef::id).collect()
}

fn is_service(element: ElementRef<'_>) -> bool {
    matches!(
        element.kind(),
        Kind::Business(BusinessKind::PublicService | BusinessKind::ServiceGroup)
    )
}

/// The services that both versions have and keep within reach.
pub(super) fn kept_services(world: &World<'_>) -> Vec<usize> {
    let [before, after] = world.days;
    let (old, new) = (reached(world.old, before), reached(world.new, after));
    let nodes = world.nodes.iter().enumerate();
    let kept = nodes.filter(|(_, node)| {
        node.old.is_some_and(|e| old.contains(e.id()))
            && node.new.is_some_and(|e| new.contains(e.id()))
    });
    kept.map(|(nth, _)| nth).collect()
}

/// Of each service that both versions have supported: the steps that give it support, and those that take it.
pub(super) fn support_of_kept_services(
    world: &World<'_>,
    plan: &Plan,
) -> Vec<(Vec<usize>, Vec<usize>)> {
    let [before, after] = world.days;
    let (old, new) = (supported(world.old, before), supported(world.new, after));
    let is_kept = |node: usize| {
        let node = world.nodes.get(node);
        node.is_some_and(|node| {
            node.old.is_some_and(|e| old.contains(e.id()))
                && node.new.is_some_and(|e| new.contains(e.id()))
        })
    };
    let mut of_service: BTreeMap<usize, Steps> = BTreeMap::new();
    for (link, step) in world.links.iter().zip(&plan.of_link) {
        let sides = [(Side::Old, link.old), (Side::New, link.new)];
        let Some((side, relation)) = sides.into_iter().find_map(|(s, r)| Some((s, r?))) else {
            continue;
        };
        if relation.kind() != RelationKind::SupportedBy || !is_kept(link.from) {
            continue;
        }
        let steps = of_service.entry(link.from).or_default();
        if let Some(step) = step {
            let holds = |r: Option<RelationRef<'_>>, day| r.is_some_and(|r| r.is_there_on(day));
            steps.add(*step, holds(link.old, before), holds(link.new, after));
        }
        // The system may come into use or leave it by itself.
        let system = relation.to().and_then(|e| world.node(side, e));
        let system = system.and_then(|nth| Some((world.nodes.get(nth)?, plan.of_node.get(nth)?)));
        if let Some((node, Some(step))) = system {
            steps.add(
                *step,
                node.old.is_some_and(|e| e.is_in_use_on(before)),
                node.new.is_some_and(|e| e.is_in_use_on(after)),
            );
        }
    }
    let steps = of_service
        .into_values()
        .map(|steps| (steps.give, steps.take));
    steps
        .filter(|(give, take)| !give.is_empty() && !take.is_empty())
        .collect()
}

/// The services within reach that go.
pub(super) fn gone_services(world: &World<'_>) -> Vec<usize> {
    let [before, _] = world.days;
    let old = reached(world.old, before);
    let nodes = world.nodes.iter().enumerate();
    let gone = nodes
        .filter(|(_, node)| node.new.is_none() && node.old.is_some_and(|e| old.contains(e.id())));
    gone.map(|(nth, _)| nth).collect()
}

/// The steps that give or take what people reach services over.
pub(super) struct Ways {
    /// By service: the channels that offer it in either version.
    offered_by: BTreeMap<usize, BTreeSet<usize>>,
    /// By channel and service: steps on the offer.
    offers: BTreeMap<(usize, usize), Steps>,
    /// By channel: steps on the channel itself and on its users.
    channels: BTreeMap<usize, Steps>,
}

/// Steps that bring something within reach, and those that take it out.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    pub(super) give: Vec<usize>,
    pub(super) take: Vec<usize>,
}

impl Steps {
    fn add(&mut self, step: usize, before: bool, after: bool) {
        match (before, after) {
            (false, true) => self.give.push(step),
            (true, false) => self.take.push(step),
            _ => {}
        }
    }
}

impl Ways {
    pub(super) fn of(world: &World<'_>, plan: &Plan) -> Self {
        let mut out = Self {
            offered_by: BTreeMap::new(),
            offers: BTreeMap::new(),
            channels: BTreeMap::new(),
        };
        let [before, after] = world.days;
        for (link, step) in world.links.iter().zip(&plan.of_link) {
            let Some((kind, to)) = world.far_end(link) else {
                continue;
            };
            let steps = match kind {
                RelationKind::Offers => {
                    out.offered_by.entry(to).or_default().insert(link.from);
                    out.offers.entry((link.from, to)).or_default()
                }
                RelationKind::Uses => out.channels.entry(to).or_default(),
                _ => continue,
            };
            if let Some(step) = step {
                steps.add(
                    *step,
                    link.old.is_some_and(|r| r.is_there_on(before)),
                    link.new.is_some_and(|r| r.is_there_on(after)),
                );
            }
            // Who uses it may become something else that is no user.
            let user = world.nodes.get(link.from);
            let step_of_user = plan.of_node.get(link.from).copied().flatten();
            if let (RelationKind::Uses, Some(user), Some(step)) = (kind, user, step_of_user) {
                let is_user = |e: ElementRef<'_>| e.layer() == Layer::User;
                steps.add(
                    step,
                    user.old.is_some_and(is_user),
                    user.new.is_some_and(is_user),
                );
            }
        }
        let offering: BTreeSet<usize> = out.offered_by.values().flatten().copied().collect();
        for (nth, (node, step)) in world.nodes.iter().zip(&plan.of_node).enumerate() {
            if let Some(step) = step.as_ref().filter(|_| offering.contains(&nth)) {
                let steps = out.channels.entry(nth).or_default();
                steps.add(
                    *step,
                    node.old.is_some_and(|e| e.is_in_use_on(before)),
                    node.new.is_some_and(|e| e.is_in_use_on(after)),
                );
            }
        }
        out
    }

    /// The channels with steps on themselves or on their users.
    pub(super) fn channels(&self) -> impl Iterator<Item = (usize, &Steps)> {
        self.channels
            .iter()
            .map(|(channel, steps)| (*channel, steps))
    }

    /// The channels that offer a service in either version, with the steps on the offer.
    pub(super) fn around(&self, service: usize) -> impl Iterator<Item = (usize, Option<&Steps>)> {
        let channels = self.offered_by.get(&service).into_iter().flatten();
        channels.map(move |channel| (*channel, self.offers.get(&(*channel, service))))
    }
}
