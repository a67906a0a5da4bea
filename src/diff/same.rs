//! What bears the same key in both versions, and whether it says the same word for word.
//!
//! Most of two versions is equal. That is seen here from the columns alone: values are compared where they lie,
//! and what is equal is never brought into another form.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use crate::model::store::{Cell, Prop, Store, Str};
use crate::model::{Architecture, Field, Fields, Table};

/// Stands for a row that the other version does not have.
pub(super) const NONE: u32 = u32::MAX;

/// The rows of two versions, paired by their keys.
#[derive(Debug)]
pub(crate) struct Same<'a> {
    old: &'a Store,
    new: &'a Store,
    /// By old row: the new row of the same key.
    elements: Vec<u32>,
    /// By new row: the old one.
    back: Vec<u32>,
    organisations: Vec<u32>,
    sources: Vec<u32>,
}

impl<'a> Same<'a> {
    /// O(n): a key is looked up only where something came, went or was moved.
    pub(crate) fn of(old: &'a Architecture, new: &'a Architecture) -> Self {
        let (before, after) = (old.store(), new.store());
        let table = |table| {
            let (olds, news) = (&before.records[table], &after.records[table]);
            rows(
                olds.iter().map(|row| before.bytes(row.key)),
                |ix| news.get(ix).map(|row| after.bytes(row.key)),
                |old| after.find_record(table, before.record_key(table, old)),
            )
        };
        let elements = rows(
            before.elements.iter().map(|row| before.bytes(row.id)),
            |ix| after.elements.get(ix).map(|row| after.bytes(row.id)),
            |old| after.find_element(before.element_id(old)),
        );
        let mut back = vec![NONE; new.element_count()];
        for (old, new) in (0..).zip(&elements) {
            if let Some(slot) = back.get_mut(*new as usize) {
                *slot = old;
            }
        }
        Self {
            old: before,
            new: after,
            elements,
            back,
            organisations: table(Table::Organisations),
            sources: table(Table::Sources),
        }
    }

    /// The new element of the same id.
    pub(super) fn element(&self, old: u32) -> Option<u32> {
        at(&self.elements, old)
    }

    /// By old element: the new one of the same id, or [`NONE`].
    pub(super) fn elements(&self) -> &[u32] {
        &self.elements
    }

    /// By new element: the old one of the same id, or [`NONE`].
    pub(super) fn back(&self) -> &[u32] {
        &self.back
    }

    /// The new organisation of the same key.
    pub(super) fn organisation(&self, old: u32) -> Option<u32> {
        at(&self.organisations, old)
    }

    /// Whether all fields are the same in the same order, what was refused included. If not, they may still
    /// mean the same.
    pub(crate) fn fields(&self, old: Fields<'_>, new: Fields<'_>) -> bool {
        self.props(old.props(), new.props())
    }

    /// The same of fields where they lie.
    pub(super) fn props(&self, old: &[Prop], new: &[Prop]) -> bool {
        let mut both = old.iter().zip(new);
        old.len() == new.len() && both.all(|(a, b)| self.prop(*a, *b))
    }

    /// The same, but false where a value was refused.
    pub(super) fn whole_props(&self, old: &[Prop], new: &[Prop]) -> bool {
        let mut both = old.iter().zip(new);
        let same = |(a, b): (&Prop, &Prop)| a.field != Field::Refused && self.prop(*a, *b);
        old.len() == new.len() && both.all(same)
    }

    #[inline]
    fn prop(&self, old: Prop, new: Prop) -> bool {
        if old.shape() != new.shape() {
            return false;
        }
        let place = new.place();
        match old.cell() {
            Cell::Text(text) | Cell::Pair(text) => {
                let other = Str {
                    start: place,
                    ..text
                };
                self.old.bytes(text) == self.new.bytes(other)
            }
            Cell::Organisation(ix) => at(&self.organisations, ix) == Some(place),
            Cell::Source(ix) => at(&self.sources, ix) == Some(place),
            Cell::Element(ix) => at(&self.elements, ix) == Some(place),
            Cell::Date(_) | Cell::Number(_) | Cell::Token(_) | Cell::Flag => old.place() == place,
        }
    }
}

fn at(rows: &[u32], old: u32) -> Option<u32> {
    rows.get(old as usize).copied().filter(|new| *new != NONE)
}

/// By old row the new row of the same key. As long as both follow the same order, the next is the right one.
fn rows<'a>(
    olds: impl Iterator<Item = &'a [u8]>,
    key_of: impl Fn(usize) -> Option<&'a [u8]>,
    find: impl Fn(u32) -> Option<u32>,
) -> Vec<u32> {
    let mut next = 0;
    let row = |(old, key)| {
        let found = if key_of(next as usize) == Some(key) {
            Some(next)
        } else {
            find(old)
        };
        next = found.map_or(next, |row| row + 1);
        found.unwrap_or(NONE)
    };
    (0..).zip(olds).map(row).collect()
}
