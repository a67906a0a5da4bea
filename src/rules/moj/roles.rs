//! Well-known systems, found by the part they play, and the links between them.

use std::collections::HashSet;

use crate::model::{
    ApplicationKind, ChannelKind, ElementRef, Kind, RelationKind, RelationRef, Role, Scope,
};
use crate::rules::Context;

/// The systems that play a part and are not retired, in document order.
pub(super) fn with<'a>(cx: &Context<'a>, role: Role) -> Vec<ElementRef<'a>> {
    cx.architecture()
        .elements()
        .filter(|e| e.role() == Some(role) && cx.is_system(*e))
        .filter(|e| !e.has_ended(cx.date()))
        .collect()
}

/// The systems of the body that play a part and are not retired.
pub(super) fn own<'a>(cx: &Context<'a>, role: Role) -> Vec<ElementRef<'a>> {
    let mut found = with(cx, role);
    found.retain(|e| e.is_own());
    found
}

/// The systems on which provinces handle procedures, and their portals.
pub(super) fn provincial<'a>(cx: &Context<'a>) -> Vec<ElementRef<'a>> {
    let handles = |e: &ElementRef<'_>| {
        matches!(
            e.kind(),
            Kind::Application(ApplicationKind::OneStopSystem | ApplicationKind::ProcedureSystem)
                | Kind::Channel(ChannelKind::ServicePortal)
        )
    };
    cx.architecture()
        .elements()
        .filter(|e| handles(e) && e.scope() == Some(Scope::Local))
        .filter(|e| !e.has_ended(cx.date()))
        .collect()
}

/// Whether data passes between one of the first and one of the second now, whichever declares it.
pub(super) fn linked(
    cx: &Context<'_>,
    first: &[ElementRef<'_>],
    second: &[ElementRef<'_>],
) -> bool {
    let numbers = |of: &[ElementRef<'_>]| of.iter().map(|e| e.index()).collect::<HashSet<_>>();
    let (in_first, in_second) = (numbers(first), numbers(second));
    let reaches = |from: &[ElementRef<'_>], to: &HashSet<usize>| {
        let mut links = from
            .iter()
            .flat_map(|e| e.relations())
            .filter(|r| passes_data(cx, r));
        links.any(|r| r.to().is_some_and(|e| to.contains(&e.index())))
    };
    reaches(first, &in_second) || reaches(second, &in_first)
}

fn passes_data(cx: &Context<'_>, relation: &RelationRef<'_>) -> bool {
    matches!(
        relation.kind(),
        RelationKind::Exchanges | RelationKind::DependsOn
    ) && relation.is_there_on(cx.date())
}

/// The numbers of the elements with which a system of the body passes data, whichever declares it.
pub(super) fn reached_by_own(cx: &Context<'_>) -> HashSet<usize> {
    let mut found = HashSet::new();
    for relation in cx.architecture().relations().filter(|r| passes_data(cx, r)) {
        let Some(to) = relation.to() else { continue };
        let from = relation.from();
        if from.is_own() {
            found.insert(to.index());
        }
        if to.is_own() {
            found.insert(from.index());
        }
    }
    found
}

/// Whether a relation of one of them was lost because its far end could not be read.
pub(super) fn lost_relation(elements: &[ElementRef<'_>]) -> bool {
    elements.iter().any(|e| e.lost_a_relation())
}
