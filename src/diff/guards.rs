//! What guards an element or watches it.

use super::collect::Collector;
use super::usage;
use crate::date::Date;
use crate::model::{ElementRef, Field, InfrastructureKind, Kind, RelationKind, RelationRef};

/// The kind of what watches. That may also be stated by a flag.
const WATCH: Kind = Kind::Infrastructure(InfrastructureKind::SecurityOperations);

/// Whether nothing else guards what goes on as the end of a relation did.
pub(super) fn are_lost(out: &Collector<'_, '_>, relation: RelationRef<'_>) -> bool {
    let Some(guard) = relation.to() else {
        return false;
    };
    out.next(relation.from()).any(|element| {
        let is_flagged = element.fields().flag(Field::Monitored) == Some(true);
        let is_watched = guard.kind() == WATCH && is_flagged;
        !is_watched
            && !element.lost_a_relation()
            && !is_guarded(element, out.days.new, guard.kind())
    })
}

/// Whether a security operations centre in use watches an element.
pub(super) fn is_watched(element: ElementRef<'_>, day: Option<Date>) -> bool {
    is_guarded(element, day, WATCH)
}

fn is_guarded(element: ElementRef<'_>, day: Option<Date>, by: Kind) -> bool {
    let mut guards = element.relations_of(RelationKind::ProtectedBy);
    guards.any(|relation| {
        let in_use = |to: ElementRef<'_>| to.kind() == by && to.is_in_use_on(day);
        usage::holds(relation, day) && relation.to().is_some_and(in_use)
    })
}
