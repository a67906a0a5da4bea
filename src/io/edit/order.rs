//! Where a key goes in a map: behind those that come before it in the format.

use super::ops::Plan;
use super::value::New;
use crate::error::Error;
use crate::io::place::{Entry, ValueForm};
use crate::model::schema::FieldSpec;

pub(super) fn is_map(entry: Entry<'_>) -> bool {
    matches!(entry.form(), ValueForm::BlockMap | ValueForm::FlowMap)
}

pub(super) fn is_list(entry: Entry<'_>) -> bool {
    matches!(entry.form(), ValueForm::BlockList | ValueForm::FlowList)
}

/// Whether nothing is written there.
pub(super) fn is_nothing(entry: Entry<'_>) -> bool {
    entry.form() == ValueForm::Plain && matches!(entry.text(), Some("" | "~" | "null"))
}

/// Adds a key behind those that come before it in the format.
pub(super) fn insert_in_order<'p>(
    plan: &mut Plan<'p>,
    map: Entry<'p>,
    specs: &[FieldSpec],
    key: &str,
    new: &New,
) -> Result<(), Error> {
    if is_nothing(map) {
        let new = New::Map(vec![(key.to_owned(), new.clone())]);
        return plan.set(map, &new);
    }
    let rank = |key: &str| specs.iter().position(|spec| spec.key == key);
    let own = rank(key);
    let before = map
        .entries()
        .filter(|entry| entry.key().and_then(rank) < own);
    let after = before.last().or_else(|| map.entries().next());
    plan.insert(map, after, Some(key), new)
}
