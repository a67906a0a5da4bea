//! What a thing says in either version, and the edit that makes one of the other.

use std::collections::{BTreeMap, BTreeSet};

use super::{PatchAction, PatchEdit, Target, Values};
use crate::model::{Field, Fields};

/// What lies under one name in either version.
pub(super) type Sides<'s> = (Option<&'s Side>, Option<&'s Side>);

/// The values of the fields by path.
pub(super) type Side = BTreeMap<String, Vec<String>>;

/// The values of a thing by path, sets sorted.
pub(super) fn side(fields: Fields<'_>) -> Side {
    let mut out = Side::new();
    for (field, value) in fields.iter().filter(|(f, _)| *f != Field::Kind) {
        let values = out.entry(field.path().to_owned()).or_default();
        values.push(value.to_string());
    }
    for (path, values) in &mut out {
        if path != Field::RouteHop.path() {
            values.sort_unstable();
        }
    }
    out
}

/// The values that differ.
pub(super) fn values(sides: Sides<'_>) -> Values {
    let empty = Side::new();
    let (before, after) = (sides.0.unwrap_or(&empty), sides.1.unwrap_or(&empty));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let of = |side: &Side, path: &str| side.get(path).cloned().unwrap_or_default();
    let differing = paths.into_iter().filter_map(|path| {
        let (before, after) = (of(before, path), of(after, path));
        (before != after).then(|| (path.clone(), (before, after)))
    });
    differing.collect()
}

pub(super) fn edit(target: Target, sides: Sides<'_>) -> Option<PatchEdit> {
    let action = match sides {
        (None, None) => return None,
        (None, Some(_)) => PatchAction::Add,
        (Some(_), None) => PatchAction::Remove,
        (Some(_), Some(_)) => PatchAction::Change,
    };
    let fields = values(sides);
    (action != PatchAction::Change || !fields.is_empty()).then_some(PatchEdit {
        action,
        target,
        fields,
    })
}
