//! Small questions that several rules on transitions ask.

use super::TransitionContext;
use crate::date::Date;
use crate::diff::Fate;
use crate::framework::Framework;
use crate::model::{
    Architecture, DatabaseClass, ElementRef, Field, OrganisationRef, RelationKind, RelationRef,
    Table,
};
use crate::text::Lang;
use crate::version::{ArchitectureVersion, FrameworkVersion};

/// Whether a relation exists on a day: it is neither planned nor ended.
pub(super) fn holds(relation: RelationRef<'_>, day: Option<Date>) -> bool {
    relation.is_there_on(day)
}

/// What goes on for an old element, or took its place. What is planned or has ended takes nothing over.
pub(super) fn followers<'a>(
    cx: &TransitionContext<'_, 'a>,
    old: ElementRef<'a>,
) -> Vec<ElementRef<'a>> {
    let mut next: Vec<_> = cx.lineage().next(old).collect();
    if let Some(Fate::Replaced { by }) = cx.lineage().fate_of(old) {
        next.extend(by.iter().copied().filter(|e| e.is_in_use_on(cx.date())));
    }
    next
}

/// Whether a relation of the later version stands for one of the earlier: it exists where that did, and has not ended
/// where that was planned.
pub(super) fn stands_for(
    cx: &TransitionContext<'_, '_>,
    now: RelationRef<'_>,
    before: RelationRef<'_>,
) -> bool {
    if holds(before, cx.earlier_date()) {
        holds(now, cx.date())
    } else {
        !now.has_ended(cx.date())
    }
}

/// Whether an old element is gone without a word. TRN001 reports that; what follows from it is no second fault.
pub(super) fn is_lost(cx: &TransitionContext<'_, '_>, old: ElementRef<'_>) -> bool {
    matches!(
        cx.lineage().fate_of(old),
        Some(Fate::Removed | Fate::Unreadable)
    )
}

/// Whether an element bears a note that was not simply carried over from the earlier version.
pub(super) fn has_fresh_note(cx: &TransitionContext<'_, '_>, element: ElementRef<'_>) -> bool {
    let note = |e: ElementRef<'_>| e.fields().text(Field::NoteVi).map(str::to_owned);
    let now = note(element);
    now.is_some()
        && cx
            .lineage()
            .before(element)
            .all(|before| note(before) != now)
}

/// The national database that a link leads to, with the element at the other end.
pub(super) fn national_link(relation: RelationRef<'_>) -> Option<(ElementRef<'_>, ElementRef<'_>)> {
    if !matches!(
        relation.kind(),
        RelationKind::Exchanges | RelationKind::DependsOn
    ) {
        return None;
    }
    let national = |e: ElementRef<'_>| e.database_class() == Some(DatabaseClass::National);
    let (from, to) = (relation.from(), relation.to()?);
    if national(to) {
        Some((from, to))
    } else {
        national(from).then_some((to, from))
    }
}

/// Whether a document says that it supersedes a version of a body.
pub(super) fn supersedes(
    arch: &Architecture,
    body: Option<OrganisationRef<'_>>,
    version: &ArchitectureVersion,
) -> bool {
    arch.records(Table::Supersedes).any(|record| {
        let fields = record.fields();
        let named = fields.text(Field::Version).and_then(|v| v.parse().ok());
        let same_body = body.is_none_or(|body| is_called(body, fields.text(Field::Body)));
        same_body && named.as_ref() == Some(version)
    })
}

/// Whether an organisation is the one that a document names, by its id or in words.
fn is_called(organisation: OrganisationRef<'_>, named: Option<&str>) -> bool {
    named.is_some_and(|named| {
        let official = [Lang::Vi, Lang::En].map(|lang| organisation.name(lang));
        let mut aliases = organisation.fields().texts(Field::Alias);
        organisation.key() == named
            || official.contains(&named)
            || aliases.any(|alias| alias == named)
    })
}

/// Whether the new document says that it supersedes the old one. `None` where that cannot be told.
pub(super) fn names_the_old(cx: &TransitionContext<'_, '_>) -> Option<bool> {
    let old = cx.earlier();
    Some(supersedes(cx.later(), old.body(), &old.version()?))
}

/// The latest version between the two that the new document says it supersedes: the step passes over it, and what the
/// new document tells of its own step may be about that version.
pub(super) fn version_between(cx: &TransitionContext<'_, '_>) -> Option<ArchitectureVersion> {
    latest_between(cx, |_| true)
}

/// The same, of the body whose document the old one is: that one led from the old to the new.
pub(super) fn version_passed_over(cx: &TransitionContext<'_, '_>) -> Option<ArchitectureVersion> {
    let body = cx.earlier().body();
    latest_between(cx, |named| body.is_some_and(|body| is_called(body, named)))
}

fn latest_between(
    cx: &TransitionContext<'_, '_>,
    is_of: impl Fn(Option<&str>) -> bool,
) -> Option<ArchitectureVersion> {
    let (was, is) = (cx.earlier().version()?, cx.later().version()?);
    let named = cx.later().records(Table::Supersedes);
    let named = named.filter(|record| is_of(record.fields().text(Field::Body)));
    let named = named.filter_map(|record| record.fields().text(Field::Version)?.parse().ok());
    named.filter(|v| was < *v && *v < is).max()
}

/// How many frameworks lie between those of the two versions.
pub(super) fn skipped(cx: &TransitionContext<'_, '_>) -> usize {
    let known: Vec<_> = Framework::all().iter().map(|f| f.version).collect();
    between(
        &known,
        cx.old_framework().version,
        cx.new_framework().version,
    )
}

/// How many of a list, oldest first, lie between two of them.
fn between(known: &[FrameworkVersion], old: FrameworkVersion, new: FrameworkVersion) -> usize {
    let at = |wanted| known.iter().position(|version| *version == wanted);
    match (at(old), at(new)) {
        (Some(old), Some(new)) => new.saturating_sub(old).saturating_sub(1),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::between;
    use crate::version::FrameworkVersion;

    #[test]
    fn frameworks_between() {
        let version = |major| FrameworkVersion { major, minor: 0 };
        let known = [2, 3, 4, 5].map(version);
        assert_eq!(between(&known, version(2), version(3)), 0);
        assert_eq!(between(&known, version(2), version(4)), 1);
        assert_eq!(between(&known, version(2), version(5)), 2);
        assert_eq!(between(&known, version(4), version(2)), 0);
        assert_eq!(between(&known, version(2), version(9)), 0);
    }
}
