//! Setting free attributes: entries of a map of names that the format does not know.

use super::attributes;
use super::find::{Holder, not_there_field};
use super::ops::{Plan, holds_more};
use super::order::{insert_in_order, is_map, is_nothing};
use super::value::New;
use crate::error::Error;
use crate::io::place::Entry;
use crate::model::schema::FieldSpec;
use crate::model::{Field, is_attribute_name};

fn row(holder: &Holder<'_>) -> Result<&'static FieldSpec, Error> {
    attributes::row(holder.specs).ok_or_else(|| not_there_field(Field::Attribute))
}

/// Where an attribute is written, if it is.
pub(super) fn found<'p>(holder: &Holder<'p>, name: &str) -> Result<Option<Entry<'p>>, Error> {
    let row = row(holder)?;
    let map = holder.entry.get(row.key).filter(|map| is_map(*map));
    Ok(map.and_then(|map| map.get(name)))
}

pub(super) fn set<'p>(
    plan: &mut Plan<'p>,
    holder: &Holder<'p>,
    name: &str,
    value: &str,
) -> Result<(), Error> {
    if !is_attribute_name(name) {
        return Err(Error::value(crate::bilingual!(
            "`{name}` không dùng làm tên thuộc tính được",
            "`{name}` cannot be the name of an attribute"
        )));
    }
    let row = row(holder)?;
    let text = New::text(value);
    if let Some(found) = found(holder, name)? {
        return match found.text() {
            Some(there) if there == value => Ok(()),
            _ => plan.set(found, &text),
        };
    }
    let map = New::Map(vec![(name.to_owned(), text.clone())]);
    match holder.entry.get(row.key) {
        Some(outer) if is_map(outer) => plan.insert(outer, None, Some(name), &text),
        Some(outer) if is_nothing(outer) => plan.set(outer, &map),
        Some(outer) => Err(holds_more(outer)),
        None => match holder.relation {
            Some(kind) if !is_map(holder.entry) => {
                plan.make_map(holder.entry, kind.far_key(), &[(row.key.to_owned(), map)])
            }
            _ => insert_in_order(plan, holder.entry, holder.specs, row.key, &map),
        },
    }
}
