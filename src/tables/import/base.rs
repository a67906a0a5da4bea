//! What the cells of a workbook held when it was exported, as its hidden sheet keeps it.

use std::collections::HashMap;

use super::grid::Grid;
use crate::tables::TableSet;
use crate::tables::kept::{MARK, of_text, of_values};

/// What a workbook held when it was exported. Empty where nothing is known of that.
#[derive(Clone, Debug, Default)]
pub(super) struct Base {
    tables: HashMap<TableSet, Kept>,
}

/// What a table held.
#[derive(Clone, Debug, Default)]
struct Kept {
    /// The place of each column in the lines below.
    columns: HashMap<String, usize>,
    /// The hashes of each row by its id.
    rows: HashMap<String, Vec<String>>,
}

/// What a cell held.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held<'b> {
    at: [&'b str; 3],
    /// The hash of its text.
    text: &'b str,
    /// The hash of its values, of a field.
    values: Option<&'b str>,
}

impl Base {
    /// What a sheet keeps, if it is the one that does.
    pub(super) fn of(grid: &Grid) -> Option<Self> {
        if grid.text(0, 0).trim() != MARK {
            return None;
        }
        let mut base = Self::default();
        for row in grid.rows.keys().copied().filter(|row| *row > 0) {
            let Ok(set) = grid.text(row, 0).trim().parse::<TableSet>() else {
                continue;
            };
            let id = grid.text(row, 1).trim();
            let words = grid.text(row, 2).split(' ').map(str::to_owned);
            let table = base.tables.entry(set).or_default();
            if id.is_empty() {
                table.columns = words.zip(0..).collect();
            } else {
                table.rows.insert(id.to_owned(), words.collect());
            }
        }
        Some(base)
    }

    /// Whether the table was in the workbook.
    pub(super) fn has(&self, set: TableSet) -> bool {
        self.tables.contains_key(&set)
    }

    /// Whether the table had the row.
    pub(super) fn has_row(&self, set: TableSet, id: &str) -> bool {
        let table = self.tables.get(&set);
        table.is_some_and(|table| table.rows.contains_key(id))
    }

    /// What a cell held, if that is known.
    pub(super) fn held<'b>(
        &'b self,
        set: TableSet,
        id: &'b str,
        column: &'b str,
    ) -> Option<Held<'b>> {
        let table = self.tables.get(&set)?;
        let hashes = table.rows.get(id)?.get(*table.columns.get(column)?)?;
        let (text, values) = hashes.split_at_checked(8)?;
        Some(Held {
            at: [set.key(), id, column],
            text,
            values: (!values.is_empty()).then_some(values),
        })
    }
}

impl Held<'_> {
    /// Whether it held that text.
    pub(super) fn is_text(&self, text: &str) -> bool {
        of_text(self.at, text) == self.text
    }

    /// Whether it held those values.
    pub(super) fn are_values(&self, values: &[String]) -> bool {
        self.values == Some(of_values(self.at, values).as_str())
    }
}
