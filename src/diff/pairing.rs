//! Rows of two versions, paired by their keys.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use crate::model::store::{Store, Str};
use crate::model::{TOGETHER, Table};

/// Stands for a row that the other version does not have.
pub(super) const NONE: u32 = u32::MAX;

/// By old row, of which there are so many, the new row of the same key. As long as both follow the same order, the
/// next is the right one, or the one behind it if it is new. `found` is called for each that both have; `ahead` now
/// and then, with the rows that come next.
fn pair(
    olds: usize,
    is_same: impl Fn(u32, u32) -> bool,
    find: impl Fn(u32) -> Option<u32>,
    mut found: impl FnMut(u32, u32),
    ahead: impl Fn(u32, u32),
) -> Vec<u32> {
    let mut next = 0;
    let row = |old: u32| {
        if (old as usize).is_multiple_of(TOGETHER) {
            ahead(old, next);
        }
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
            |old, new| self.are_written_alike(old, new) || self.are_equal(old_id(old), new_id(new)),
            |old| self.new.find_element(self.old.element_id(old)),
            found,
            |old, new| self.fetch(old, new),
        )
    }

    /// Whether it is known, without a look at their texts, that two elements say the same word for word.
    pub(super) fn are_written_alike(&self, old: u32, new: u32) -> bool {
        let digest = self.old.digests.get(old);
        digest.is_some() && digest == self.new.digests.get(new)
    }

    fn are_equal(&self, old: Option<Str>, new: Option<Str>) -> bool {
        old.zip(new)
            .is_some_and(|(old, new)| self.old.bytes(old) == self.new.bytes(new))
    }

    /// Has the texts fetched of the elements that come next and are going to be read.
    fn fetch(&self, old: u32, new: u32) {
        let (mut next, mut passed) = (new, 0);
        for old in old..old + TOGETHER as u32 {
            let mut near = next..=next + passed + 1;
            if let Some(new) = near.find(|new| self.are_written_alike(old, *new)) {
                (next, passed) = (new + 1, 0);
            } else {
                self.old.fetch(old);
                self.new.fetch(next + passed);
                passed += 1;
            }
        }
    }
}
