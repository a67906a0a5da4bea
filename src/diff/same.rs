//! What bears the same key in both versions, and whether it says the same word for word.
//!
//! Most of two versions is equal. That is seen here from the columns alone: values are compared where they lie,
//! and what is equal is never brought into another form.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use crate::model::store::{Cell, Store, Str};
use crate::model::{Architecture, ElementRef, Field, Fields, RecordRef, Table};

/// Stands for a row that the other version does not have.
const NONE: u32 = u32::MAX;

/// The rows of two versions, paired by their keys.
#[derive(Debug)]
pub(crate) struct Same<'a> {
    old: &'a Store,
    new: &'a Store,
    /// By old row: the new row of the same key.
    elements: Vec<u32>,
    organisations: Vec<u32>,
    sources: Vec<u32>,
}

impl<'a> Same<'a> {
    /// O(n): a key is looked up only where something came, went or was moved.
    pub(crate) fn of(old: &'a Architecture, new: &'a Architecture) -> Self {
        let table = |table| {
            let old = old.records(table).map(RecordRef::key);
            let count = new.records(table).count() as u32;
            let store = new.store();
            let key = |ix| store.record_key(table, ix);
            rows(old, count, key, |key| store.find_record(table, key))
        };
        let ids = old.elements().map(ElementRef::id);
        let count = new.element_count() as u32;
        let store = new.store();
        Self {
            old: old.store(),
            new: store,
            elements: rows(
                ids,
                count,
                |ix| store.element_id(ix),
                |id| store.find_element(id),
            ),
            organisations: table(Table::Organisations),
            sources: table(Table::Sources),
        }
    }

    /// The new element of the same id.
    pub(super) fn element(&self, old: u32) -> Option<u32> {
        at(&self.elements, old)
    }

    /// The elements of the same id, ascending by the old one.
    pub(super) fn elements(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let pairs = (0..).zip(self.elements.iter().copied());
        pairs.filter(|(_, new)| *new != NONE)
    }

    /// The new organisation of the same key.
    pub(super) fn organisation(&self, old: u32) -> Option<u32> {
        at(&self.organisations, old)
    }

    /// Whether all fields are the same in the same order, what was refused included. If not, they may still
    /// mean the same.
    pub(crate) fn fields(&self, old: Fields<'_>, new: Fields<'_>) -> bool {
        let (old, new) = (old.props(), new.props());
        old.len() == new.len()
            && old
                .iter()
                .zip(new)
                .all(|(a, b)| a.field == b.field && self.cells(a.cell(), b.cell()))
    }

    /// The same, but false where a value was refused.
    pub(super) fn whole_fields(&self, old: Fields<'_>, new: Fields<'_>) -> bool {
        old.props().iter().all(|p| p.field != Field::Refused) && self.fields(old, new)
    }

    fn cells(&self, old: Cell, new: Cell) -> bool {
        match (old, new) {
            (Cell::Text(a), Cell::Text(b)) | (Cell::Pair(a), Cell::Pair(b)) => self.texts(a, b),
            (Cell::Date(a), Cell::Date(b)) => a == b,
            (Cell::Number(a), Cell::Number(b)) => a == b,
            (Cell::Token(a), Cell::Token(b)) => a == b,
            (Cell::Organisation(a), Cell::Organisation(b)) => at(&self.organisations, a) == Some(b),
            (Cell::Source(a), Cell::Source(b)) => at(&self.sources, a) == Some(b),
            (Cell::Element(a), Cell::Element(b)) => at(&self.elements, a) == Some(b),
            (Cell::Flag, Cell::Flag) => true,
            _ => false,
        }
    }

    fn texts(&self, old: Str, new: Str) -> bool {
        old.len == new.len && self.old.str(old) == self.new.str(new)
    }
}

fn at(rows: &[u32], old: u32) -> Option<u32> {
    rows.get(old as usize).copied().filter(|new| *new != NONE)
}

/// By old row the new row of the same key. As long as both follow the same order, the next is the right one.
fn rows<'a>(
    olds: impl Iterator<Item = &'a str>,
    count: u32,
    key_of: impl Fn(u32) -> &'a str,
    find: impl Fn(&str) -> Option<u32>,
) -> Vec<u32> {
    let mut next = 0;
    let row = |key: &str| {
        let found = if next < count && key_of(next) == key {
            Some(next)
        } else {
            find(key)
        };
        next = found.map_or(next, |row| row + 1);
        found.unwrap_or(NONE)
    };
    olds.map(row).collect()
}
