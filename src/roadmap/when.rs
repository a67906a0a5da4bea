//! When the documents plan what changes.

use super::world::{Link, Node, World};
use crate::date::Date;
use crate::model::{ElementRef, Field, Layer, Status, Table};

type Days = (Date, Date);

fn days(date: Date) -> Days {
    (date.first_day(), date.last_day())
}

/// When the documents say that an element comes, changes or goes. What was over when the earlier version was
/// written is no plan.
pub(super) fn planned(world: &World<'_>, node: &Node<'_>, start: Option<Date>) -> Option<Days> {
    let ahead = |date: &Date| start.is_none_or(|start| date.last_day() >= start);
    let Some(new) = node.new else {
        let old = node.old?;
        let recorded = [Table::Retired, Table::Transferred]
            .into_iter()
            .find_map(|table| {
                world
                    .new
                    .record(table, old.id())?
                    .fields()
                    .date(Field::Date)
            });
        let date = recorded.or_else(|| old.fields().date(Field::Until));
        return date.filter(ahead).map(days);
    };
    let begins = |e: ElementRef<'_>| {
        let issued = (e.layer() == Layer::Policy).then_some(Field::Date);
        let fields = [Some(Field::Since), issued].into_iter().flatten();
        fields.into_iter().find_map(|field| e.fields().date(field))
    };
    let since = begins(new)?;
    let before = node.old.map(|old| (old.status(), begins(old)));
    let says_more = before != Some((new.status(), Some(since)));
    let is_plan = new.status() == Some(Status::Planned);
    (is_plan || says_more && ahead(&since)).then(|| days(since))
}

/// The same of a relation between elements that stay.
pub(super) fn planned_relation(link: &Link<'_>, start: Option<Date>) -> Option<Days> {
    let ahead = |date: &Date| start.is_none_or(|start| date.last_day() >= start);
    let Some(new) = link.new else {
        let until = link.old?.fields().date(Field::Until);
        return until.filter(ahead).map(days);
    };
    let since = new.fields().date(Field::Since)?;
    let before = link
        .old
        .map(|old| (old.status(), old.fields().date(Field::Since)));
    let says_more = before != Some((new.status(), Some(since)));
    let is_plan = new.status() == Some(Status::Planned);
    (is_plan || says_more && ahead(&since)).then(|| days(since))
}
