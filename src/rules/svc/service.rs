//! The services of the body.

use crate::framework::GradeTrait;
use crate::model::{BusinessKind, ElementRef, Kind, RelationRef};
use crate::rules::Context;

/// Whether an element is a public service.
pub(super) fn is_service(element: ElementRef<'_>) -> bool {
    element.kind() == Kind::Business(BusinessKind::PublicService)
}

/// Whether an element is a public service or a group of them.
pub(super) fn is_service_or_group(element: ElementRef<'_>) -> bool {
    is_service(element) || element.kind() == Kind::Business(BusinessKind::ServiceGroup)
}

/// The public services of the body that are in use.
pub(super) fn own<'a>(cx: &Context<'a>) -> impl Iterator<Item = ElementRef<'a>> {
    cx.own()
        .filter(|e| is_service(*e) && e.is_in_use_on(cx.date()))
}

/// Whether the grade of a service says that of it.
pub(super) fn says(cx: &Context<'_>, service: ElementRef<'_>, what: GradeTrait) -> bool {
    let grades = &cx.framework().grades;
    service
        .grade()
        .is_some_and(|grade| grades.says(grade, what))
}

/// Whether a relation is there now.
pub(super) fn lives(cx: &Context<'_>, relation: RelationRef<'_>) -> bool {
    relation.is_there_on(cx.date())
}
