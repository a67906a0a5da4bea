//! Rows of two versions, paired by their keys.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use crate::model::Table;
use crate::model::store::{Store, Str};

/// Stands for a row that the other version does not have.
pub(super) const NONE: u32 = u32::MAX;

/// By old row, of which there are so many, the new row of the same key. As long as both follow the same order, the
/// next is the right one, or the one behind it if it is new. `found` is called for each that both have.
fn pair(
    olds: usize,
    is_same: impl Fn(u32, u32) -> bool,
    find: impl Fn(u32) -> Option<u32>,
    mut found: impl FnMut(u32, u32),
) -> Vec<u32> {
    let mut next = 0;
    let row = |old: u32| {
        let mut near = [next, next + 1].into_iter();
        let Some(row) = near.find(|row| is_same(old, *row)).or_else(|| find(old)) else {
            return NONE;
        };
        found(old, row);
        next = row + 1;
        row
    };
    (0..olds as u32).map(row).collect()
}

/// What two versions hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Versions<'s> {
    pub(super) old: &'s Store,
    pub(super) new: &'s Store,
}

impl Versions<'_> {
    /// By old entry of a table the new one of the same key. O(n).
    pub(super) fn records(&self, table: Table) -> Vec<u32> {
        let (olds, news) = (&self.old.records[table], &self.new.records[table]);
        let old_key = |old: u32| olds.get(old as usize).map(|row| row.key);
        let new_key = |new: u32| news.get(new as usize).map(|row| row.key);
        pair(
            olds.len(),
            |old, new| self.are_equal(old_key(old), new_key(new)),
            |old| self.new.find_record(table, self.old.record_key(table, old)),
            |_, _| {},
        )
    }

    /// By old element the new one of the same id. O(n); `found` is called for each that both have.
    pub(super) fn elements(&self, found: impl FnMut(u32, u32)) -> Vec<u32> {
        let (olds, news) = (&self.old.elements, &self.new.elements);
        let old_id = |old: u32| olds.get(old as usize).map(|row| row.id);
        let new_id = |new: u32| news.get(new as usize).map(|row| row.id);
        pair(
            olds.len(),
            |old, new| self.are_equal(old_id(old), new_id(new)),
            |old| self.new.find_element(self.old.element_id(old)),
            found,
        )
    }

    fn are_equal(&self, old: Option<Str>, new: Option<Str>) -> bool {
        old.zip(new)
            .is_some_and(|(old, new)| self.old.bytes(old) == self.new.bytes(new))
    }
}
