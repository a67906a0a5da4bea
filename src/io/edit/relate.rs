//! Adding a relation to the element that it is written at.

use super::find::{Holder, entries};
use super::intent::Intent;
use super::ops::Plan;
use super::order::{insert_in_order, is_list, is_nothing};
use super::value::{New, noted};
use crate::error::Error;
use crate::model::{Field, RelationKind};

pub(super) fn add_relation<'p>(
    plan: &mut Plan<'p>,
    element: &Holder<'p>,
    kind: RelationKind,
    to: &str,
    fields: &[(Field, String)],
) -> Result<(), Error> {
    let inside = entries(crate::model::schema::RELATION, fields)?;
    let item = if inside.is_empty() && kind != RelationKind::Exchanges {
        New::text(to)
    } else {
        let far = (kind.far_key().to_owned(), New::text(to));
        New::Map(std::iter::once(far).chain(inside).collect())
    };
    add_relation_item(plan, element, kind, item)
}

/// Adds a relation as it is to be written.
pub(super) fn add_relation_item<'p>(
    plan: &mut Plan<'p>,
    element: &Holder<'p>,
    kind: RelationKind,
    item: New,
) -> Result<(), Error> {
    let Some(found) = element.entry.get(kind.key()) else {
        let (entry, specs) = (element.entry, element.specs);
        let list = match item {
            New::Text(_) => New::List(vec![item]),
            New::Noted(notes) => match notes.of {
                of @ New::Text(_) => noted(notes.above, notes.behind, New::List(vec![of])),
                of => noted(notes.above, notes.behind, New::Lines(vec![of])),
            },
            item => New::Lines(vec![item]),
        };
        return insert_in_order(plan, entry, specs, kind.key(), &list);
    };
    if is_nothing(found) {
        return plan.set(found, &New::List(vec![item]));
    }
    if !is_list(found) {
        return plan.make_list(found, &item);
    }
    let said = item.all_tokens();
    if found.entries().any(|there| Intent::said(there) == said) {
        return Ok(());
    }
    plan.insert(found, None, None, &item)
}
