//! Tables of texts, one cell behind the other.

use crate::tables::{is_formula, record};

/// A table: columns of texts.
#[derive(Clone, Debug)]
pub struct DatasetTable {
    name: &'static str,
    columns: &'static [&'static str],
    /// The cells of all rows, one behind the other, and where each ends.
    text: String,
    ends: Vec<usize>,
}

/// Tables by name.
#[derive(Clone, Debug)]
pub(super) struct DatasetTables(Vec<DatasetTable>);

impl DatasetTables {
    /// Empty ones of these names and columns.
    pub(super) fn of(all: &'static [(&'static str, &'static [&'static str])]) -> Self {
        let tables = all.iter().map(|(name, columns)| DatasetTable {
            name,
            columns,
            text: String::new(),
            ends: Vec::new(),
        });
        Self(tables.collect())
    }

    pub(super) fn all(&self) -> &[DatasetTable] {
        &self.0
    }

    /// Adds a row to a table. Too few cells are filled up, cells too many dropped.
    pub(super) fn push(&mut self, table: &str, cells: &[&str]) {
        let Some(table) = self.0.iter_mut().find(|one| one.name == table) else {
            return;
        };
        for nth in 0..table.columns.len() {
            table
                .text
                .push_str(cells.get(nth).copied().unwrap_or_default());
            table.ends.push(table.text.len());
        }
    }
}

impl DatasetTable {
    /// Its name, which is that of its file.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The names of its columns.
    pub fn columns(&self) -> &'static [&'static str] {
        self.columns
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.ends
            .len()
            .checked_div(self.columns.len())
            .unwrap_or_default()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Its rows, each with a cell for each column; an empty one for what is not stated.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Vec<&str>> {
        (0..self.len()).map(|nth| {
            let first = nth.saturating_mul(self.columns.len());
            let cells = first..first.saturating_add(self.columns.len());
            cells.map(|cell| self.cell(cell)).collect()
        })
    }

    fn cell(&self, nth: usize) -> &str {
        let end_of = |nth: usize| self.ends.get(nth).copied();
        let start = nth.checked_sub(1).and_then(end_of).unwrap_or_default();
        let end = end_of(nth).unwrap_or(start);
        self.text.get(start..end).unwrap_or_default()
    }

    /// As CSV in UTF-8 without a byte order mark: a row of column names, then its rows, with line feeds between them. What a
    /// spreadsheet program would take for a formula has an apostrophe before it; numbers have none.
    pub fn csv(&self) -> String {
        // A sign of per cent begins no formula, and a number is none.
        let is_meant = |cell: &str| {
            is_formula(cell) && !cell.starts_with(['%', '|']) && cell.parse::<f64>().is_err()
        };
        let mut out = String::with_capacity(self.text.len().saturating_add(self.ends.len()));
        record(&mut out, self.columns.iter().copied(), is_meant);
        out.push('\n');
        for row in self.rows() {
            record(&mut out, row.into_iter(), is_meant);
            out.push('\n');
        }
        out
    }
}
