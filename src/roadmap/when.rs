//! When the documents plan what changes.

use std::collections::BTreeSet;

use super::world::{Link, Node, World};
use crate::date::Date;
use crate::model::{ElementRef, Field, Fields, Layer, RelationKind, RelationRef, Status, Table};

type Days = (Date, Date);

fn days(date: Date) -> Days {
    (date.first_day(), date.last_day())
}

/// The last days of all elements and relations that state an end.
pub(super) fn last_days(world: &World<'_>) -> BTreeSet<Date> {
    let of = |fields: Fields<'_>| fields.date(Field::Until).map(Date::last_day);
    let nodes = world.nodes.iter().flat_map(|n| [n.old, n.new]).flatten();
    let links = world.links.iter().flat_map(|l| [l.old, l.new]).flatten();
    let nodes = nodes.filter_map(|element| of(element.fields()));
    let links = links.filter_map(|relation| of(relation.fields()));
    nodes.chain(links).collect()
}

/// Whether something that was no plan becomes one again: its `since` says when it comes, and nothing says when it was
/// set back.
fn becomes_a_plan(was: Option<Status>, is: Option<Status>) -> bool {
    was != Some(Status::Planned) && is == Some(Status::Planned)
}

/// Whether an element that both versions have is set back to a plan.
pub(super) fn is_set_back(node: &Node<'_>) -> bool {
    let both = node.old.zip(node.new);
    both.is_some_and(|(old, new)| becomes_a_plan(old.status(), new.status()))
}

/// The same of a relation.
fn relation_is_set_back(link: &Link<'_>) -> bool {
    let both = link.old.zip(link.new);
    both.is_some_and(|(old, new)| becomes_a_plan(old.status(), new.status()))
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
    if node.old.is_some_and(|old| begins(old) == begins(new))
        && let Some(until) = element_in_both(node)
            .and_then(|both| announced(both, world.days))
            .filter(ahead)
    {
        return Some(days(until));
    }
    let since = begins(new).filter(|_| !is_set_back(node))?;
    let before = node.old.map(|old| (old.status(), begins(old)));
    let says_more = before != Some((new.status(), Some(since)));
    let is_plan = new.status() == Some(Status::Planned);
    (is_plan || says_more && ahead(&since)).then(|| days(since))
}

/// When the later version was issued, if that lies ahead and the earlier version does not say the same.
pub(super) fn issued(world: &World<'_>, start: Option<Date>) -> Option<Days> {
    let ahead = |date: &Date| start.is_none_or(|start| date.last_day() >= start);
    let date = |fields: Fields<'_>| fields.date(Field::IssuedDate);
    let issued = date(world.new.fields()).filter(ahead)?;
    (date(world.old.fields()) != Some(issued)).then(|| days(issued))
}

/// The days by which the two versions are judged.
type Judged = [Option<Date>; 2];

/// A thing that both versions have, as each of them has it.
type Both<'a> = [Said<'a>; 2];

/// What a version says of it.
type Said<'a> = (Option<Status>, Fields<'a>);

fn element_in_both<'a>(node: &Node<'a>) -> Option<Both<'a>> {
    let said = |element: ElementRef<'a>| (element.status(), element.fields());
    Some([said(node.old?), said(node.new?)])
}

fn relation_in_both<'a>(link: &Link<'a>) -> Option<Both<'a>> {
    let said = |relation: RelationRef<'a>| (relation.status(), relation.fields());
    Some([said(link.old?), said(link.new?)])
}

/// The day after the last end that the later version announces: on its last day a thing is still there.
pub(super) fn after_the_ends(world: &World<'_>) -> Option<Date> {
    let elements = world.nodes.iter().filter_map(element_in_both);
    let relations = world.links.iter().filter_map(relation_in_both);
    // An end that both state alike lies before the day of the later one, or is not told.
    let ends = elements
        .chain(relations)
        .filter_map(|both| announced(both, [None; 2]));
    ends.map(|end| end.last_day().plus_days(1)).max()
}

/// Whether an element that both versions have goes out of use: it is retired in the later one, or that announces its
/// end.
pub(super) fn goes_out_of_use(world: &World<'_>, node: &Node<'_>, start: Option<Date>) -> bool {
    let had_ended = node.old.is_some_and(|old| old.has_ended(start));
    !had_ended && element_in_both(node).is_some_and(|both| is_given_up(both, world.days))
}

/// The same of a relation.
pub(super) fn relation_goes_out_of_use(
    world: &World<'_>,
    link: &Link<'_>,
    start: Option<Date>,
) -> bool {
    let had_ended = link.old.is_some_and(|old| old.has_ended(start));
    !had_ended && relation_in_both(link).is_some_and(|both| is_given_up(both, world.days))
}

/// Whether an element runs out: both versions say when it ends, and that day passes between theirs.
pub(super) fn runs_out(world: &World<'_>, node: &Node<'_>) -> bool {
    element_in_both(node).is_some_and(|both| passes(both, world.days))
}

/// The same of a relation.
pub(super) fn relation_runs_out(world: &World<'_>, link: &Link<'_>) -> bool {
    relation_in_both(link).is_some_and(|both| passes(both, world.days))
}

fn is_given_up(both: Both<'_>, days: Judged) -> bool {
    let [_, (status, _)] = both;
    status == Some(Status::Retired) || announced(both, days).is_some()
}

/// The end that the later version announces: a day that the earlier one does not state, or that of something that it
/// does not yet take out of use; or one that both state and that passes between them.
fn announced(both: Both<'_>, days: Judged) -> Option<Date> {
    let [(was, old), (is, new)] = both;
    let until = new.date(Field::Until)?;
    let is_set = old.date(Field::Until) != Some(until);
    let goes = matches!(is, Some(Status::Deprecated | Status::Retired));
    (is_set || goes && was != is || passes(both, days)).then_some(until)
}

/// Whether the end that both versions state alike comes after the day of the earlier one and before that of the
/// later one. What was out of use ends no more.
fn passes([(was, old), (_, new)]: Both<'_>, [before, after]: Judged) -> bool {
    let until = new.date(Field::Until);
    until == old.date(Field::Until)
        && was != Some(Status::Retired)
        && before.is_some()
        && !old.is_past(Field::Until, before)
        && new.is_past(Field::Until, after)
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
pub(super) fn planned_relation(
    world: &World<'_>,
    link: &Link<'_>,
    start: Option<Date>,
) -> Option<Days> {
    let ahead = |date: &Date| start.is_none_or(|start| date.last_day() >= start);
    let Some(new) = link.new else {
        let until = link.old?.fields().date(Field::Until);
        return until.filter(ahead).map(days);
    };
    let begins = |r: RelationRef<'_>| r.fields().date(Field::Since);
    if link.old.is_some_and(|old| begins(old) == begins(new))
        && let Some(until) = relation_in_both(link)
            .and_then(|both| announced(both, world.days))
            .filter(ahead)
    {
        return Some(days(until));
    }
    let since = begins(new).filter(|_| !relation_is_set_back(link))?;
    let before = link.old.map(|old| (old.status(), begins(old)));
    let says_more = before != Some((new.status(), Some(since)));
    let is_plan = new.status() == Some(Status::Planned);
    (is_plan || says_more && ahead(&since)).then(|| days(since))
}
