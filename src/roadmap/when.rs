//! When the documents plan what changes.

use super::world::{Link, Node, World};
use crate::date::Date;
use crate::model::{ElementRef, Field, Fields, Layer, RelationKind, RelationRef, Status, Table};

type Days = (Date, Date);

fn days(date: Date) -> Days {
    (date.first_day(), date.last_day())
}

/// When an element that goes ends by the documents: by its record, else by itself.
fn end(world: &World<'_>, old: ElementRef<'_>) -> Option<Date> {
    let recorded = [Table::Retired, Table::Transferred]
        .into_iter()
        .find_map(|table| {
            let record = world.new.record(table, old.id())?;
            record.fields().date(Field::Date)
        });
    recorded.or_else(|| old.fields().date(Field::Until))
}

/// Whether an element had ended before the plan begins: nobody has to stop it any more.
pub(super) fn is_over(world: &World<'_>, node: &Node<'_>, start: Option<Date>) -> bool {
    let (Some(old), None, false) = (node.old, node.new, node.is_uncertain) else {
        return false;
    };
    let over = |date: Date| start.is_some_and(|start| date.last_day() < start);
    old.has_ended(start) || end(world, old).is_some_and(over)
}

/// The day on which something is known to have ended before the plan begins.
pub(super) fn over_since(world: &World<'_>, node: &Node<'_>, start: Option<Date>) -> Option<Date> {
    let over = |date: &Date| start.is_some_and(|start| date.last_day() < start);
    match (node.old, node.new) {
        (Some(old), None) => end(world, old).filter(over),
        (_, Some(new)) => new.fields().date(Field::Until).filter(over),
        (None, None) => None,
    }
}

/// When the documents say that an element comes, changes or goes. What was over when the earlier version was
/// written is no plan.
pub(super) fn planned(world: &World<'_>, node: &Node<'_>, start: Option<Date>) -> Option<Days> {
    let ahead = |date: &Date| start.is_none_or(|start| date.last_day() >= start);
    let Some(new) = node.new else {
        let old = node.old?;
        return end(world, old).filter(ahead).map(days);
    };
    let begins = |e: ElementRef<'_>| {
        let issued = (e.layer() == Layer::Policy).then_some(Field::Date);
        let fields = [Some(Field::Since), issued].into_iter().flatten();
        fields.into_iter().find_map(|field| e.fields().date(field))
    };
    if let Some(old) = node.old.filter(|old| begins(*old) == begins(new))
        && let Some(until) =
            announced((old.status(), old.fields()), (new.status(), new.fields())).filter(ahead)
    {
        return Some(days(until));
    }
    let since = begins(new)?;
    let before = node.old.map(|old| (old.status(), begins(old)));
    let says_more = before != Some((new.status(), Some(since)));
    let is_plan = new.status() == Some(Status::Planned);
    (is_plan || says_more && ahead(&since)).then(|| days(since))
}

/// The end that the later version announces of an element that both have.
fn announced_end(node: &Node<'_>) -> Option<Date> {
    let (old, new) = (node.old?, node.new?);
    announced((old.status(), old.fields()), (new.status(), new.fields()))
}

/// The same of a relation.
fn announced_end_of_relation(link: &Link<'_>) -> Option<Date> {
    let (old, new) = (link.old?, link.new?);
    announced((old.status(), old.fields()), (new.status(), new.fields()))
}

/// The day after the last end that the later version announces: on its last day a thing is still there.
pub(super) fn after_the_ends(world: &World<'_>) -> Option<Date> {
    let ends = world.nodes.iter().filter_map(announced_end);
    let ends = ends.chain(world.links.iter().filter_map(announced_end_of_relation));
    ends.map(|end| end.last_day().plus_days(1)).max()
}

/// Whether an element that both versions have goes out of use: it is retired in the later one, or that announces its
/// end.
pub(super) fn goes_out_of_use(node: &Node<'_>, start: Option<Date>) -> bool {
    let (Some(old), Some(new)) = (node.old, node.new) else {
        return false;
    };
    let is_retired = new.status() == Some(Status::Retired);
    !old.has_ended(start) && (is_retired || announced_end(node).is_some())
}

/// The same of a relation.
pub(super) fn relation_goes_out_of_use(link: &Link<'_>, start: Option<Date>) -> bool {
    let (Some(old), Some(new)) = (link.old, link.new) else {
        return false;
    };
    let is_retired = new.status() == Some(Status::Retired);
    !old.has_ended(start) && (is_retired || announced_end_of_relation(link).is_some())
}

/// The end that the later version announces: a day that the earlier one does not state, or that of something that it
/// does not yet take out of use.
fn announced(
    (was, old): (Option<Status>, Fields<'_>),
    (is, new): (Option<Status>, Fields<'_>),
) -> Option<Date> {
    let until = new.date(Field::Until)?;
    let is_set = old.date(Field::Until) != Some(until);
    let goes = matches!(is, Some(Status::Deprecated | Status::Retired));
    (is_set || goes && was != is).then_some(until)
}

/// The day from which all policies that govern a policy are there, as far as they state one.
pub(super) fn governed_from(policy: ElementRef<'_>) -> Option<Date> {
    let is_policy = policy.layer() == Layer::Policy;
    let relations = policy.relations_of(RelationKind::GovernedBy);
    let above = relations.filter_map(RelationRef::to);
    let days = above.filter_map(|e| e.fields().date(Field::Date));
    days.map(Date::first_day).max().filter(|_| is_policy)
}

/// The same of a relation between elements that stay.
pub(super) fn planned_relation(link: &Link<'_>, start: Option<Date>) -> Option<Days> {
    let ahead = |date: &Date| start.is_none_or(|start| date.last_day() >= start);
    let Some(new) = link.new else {
        let until = link.old?.fields().date(Field::Until);
        return until.filter(ahead).map(days);
    };
    let begins = |r: RelationRef<'_>| r.fields().date(Field::Since);
    if let Some(old) = link.old.filter(|old| begins(*old) == begins(new))
        && let Some(until) =
            announced((old.status(), old.fields()), (new.status(), new.fields())).filter(ahead)
    {
        return Some(days(until));
    }
    let since = begins(new)?;
    let before = link.old.map(|old| (old.status(), begins(old)));
    let says_more = before != Some((new.status(), Some(since)));
    let is_plan = new.status() == Some(Status::Planned);
    (is_plan || says_more && ahead(&since)).then(|| days(since))
}
