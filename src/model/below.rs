//! Organisations and those above them.

use std::collections::{BTreeMap, BTreeSet};

use super::architecture::Architecture;

/// The organisations that are among the top ones, or below one of them. They may be declared in a circle.
/// O(n log n) in organisations.
pub(crate) fn organisations_below(
    arch: &Architecture,
    is_top: impl Fn(&str) -> bool,
) -> BTreeSet<&str> {
    let mut parts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut open = Vec::new();
    for organisation in arch.organisations() {
        let key = organisation.key();
        if is_top(key) {
            open.push(key);
        }
        if let Some(above) = organisation.parent() {
            parts.entry(above.key()).or_default().push(key);
        }
    }
    let mut below = BTreeSet::new();
    while let Some(key) = open.pop() {
        if below.insert(key) {
            open.extend(parts.get(key).into_iter().flatten());
        }
    }
    below
}
