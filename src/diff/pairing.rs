//! Rows of two versions, paired by their keys.

use crate::model::Table;
use crate::model::store::Store;

/// Stands for a row that the other version does not have.
pub(super) const NONE: u32 = u32::MAX;

/// By old element the new one of the same id. O(n).
pub(super) fn elements(old: &Store, new: &Store) -> Vec<u32> {
    let rows = 0..old.elements.len() as u32;
    let found = rows.map(|row| new.find_element(old.element_id(row)));
    found.map(|row| row.unwrap_or(NONE)).collect()
}

/// By old entry of a table the new one of the same key. O(n).
pub(super) fn records(table: Table, old: &Store, new: &Store) -> Vec<u32> {
    let rows = 0..old.records[table].len() as u32;
    let found = rows.map(|row| new.find_record(table, old.record_key(table, row)));
    found.map(|row| row.unwrap_or(NONE)).collect()
}
