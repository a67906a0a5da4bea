//! One sheet against the table as it would be exported, and by what its rows are known.

use std::collections::HashMap;

use super::Import;
use super::base::{Base, Held};
use super::clean::{BOTH, clean, says_nothing};
use super::find::Found;
use super::grid::{Grid, Raw};
use super::names::Names;
use super::pending::Pending;
use crate::model::{Architecture, normalise};
use crate::tables::{Column, ColumnRole, Table, TableSet};
use crate::text::Lang;

/// One sheet against the table as it would be exported.
pub(super) struct Sheet<'i, 'a> {
    pub(super) import: &'i mut Import,
    pub(super) pending: &'i mut Pending,
    pub(super) arch: &'a Architecture,
    pub(super) names: &'i Names<'a>,
    /// What the workbook held when it was exported.
    pub(super) base: &'a Base,
    pub(super) grid: &'i Grid,
    pub(super) found: &'i Found,
    pub(super) table: &'i Table,
    pub(super) how: How,
    pub(super) by_id: HashMap<String, usize>,
    pub(super) by_name: HashMap<String, Vec<usize>>,
    pub(super) by_folded: HashMap<String, Vec<usize>>,
    /// The row of the sheet that each row of the table was found in.
    pub(super) seen: HashMap<usize, u32>,
}

/// How rows are taken.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct How {
    /// Whether rows that are new are added, with ids made from their names.
    pub(super) adds: bool,
    /// Whether a blank cell changes nothing.
    pub(super) keeps_blank: bool,
    /// Whether the table lists only a part of what the document has.
    pub(super) is_part: bool,
}

/// What a row of a sheet is.
pub(super) enum Matched {
    /// A row of the table, by number.
    Row(usize),
    /// Something new, with its id.
    New(String),
    /// What the table had when it was exported, and has not by now, with its id.
    Lost(String),
    /// What cannot be told; it was said why.
    Refused,
}

impl<'i, 'a> Sheet<'i, 'a> {
    pub(super) fn of(
        (import, pending): (&'i mut Import, &'i mut Pending),
        names: &'i Names<'a>,
        (grid, found): (&'i Grid, &'i Found),
        (table, how): (&'i Table, How),
    ) -> Self {
        let mut sheet = Self {
            import,
            pending,
            arch: names.arch,
            names,
            base: names.base,
            grid,
            found,
            table,
            how,
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            by_folded: HashMap::new(),
            seen: HashMap::new(),
        };
        sheet.index();
        sheet
    }

    fn index(&mut self) {
        let table = self.table;
        let key = table.columns.iter().position(|c| c.role == ColumnRole::Key);
        for (nth, row) in table.rows.iter().enumerate() {
            if let Some(cell) = key.and_then(|key| row.cells.get(key)) {
                self.by_id.insert(clean(&cell.shown(Lang::Vi)), nth);
            }
            for lang in BOTH {
                let Some(name) = self
                    .name_of(|column| row.cells.get(column).map(|c| c.shown(lang).into_owned()))
                else {
                    continue;
                };
                let of = self.by_folded.entry(normalise(&name)).or_default();
                if !of.contains(&nth) {
                    of.push(nth);
                }
                let of = self.by_name.entry(name).or_default();
                if !of.contains(&nth) {
                    of.push(nth);
                }
            }
        }
    }

    /// What a row is called, from the cells of its columns: its name, or the ends of an exchange.
    pub(super) fn name_of(&self, cell: impl Fn(usize) -> Option<String>) -> Option<String> {
        let columns = &self.table.columns;
        let at = |key: &str| columns.iter().position(|column| column.key == key);
        let text = |key: &str| {
            let text = clean(&at(key).and_then(&cell)?);
            (!says_nothing(&text)).then_some(text)
        };
        match self.table.set {
            TableSet::Exchanges | TableSet::SharingServices => {
                Some(format!("{} → {}", text("from")?, text("with")?))
            }
            _ => text("name.vi"),
        }
    }

    /// The cell of a column of the table in a row of the sheet.
    pub(super) fn raw(&self, row: u32, column: usize) -> Option<&Raw> {
        let (at, _) = self.found.columns.iter().find(|(_, of)| *of == column)?;
        self.grid.cell(row, *at)
    }

    pub(super) fn column(&self, is_it: impl Fn(&Column) -> bool) -> Option<usize> {
        self.table.columns.iter().position(is_it)
    }

    pub(super) fn place(&self, row: u32, column: usize) -> String {
        let at = self.found.columns.iter().find(|(_, of)| *of == column);
        self.grid.place(row, at.map_or(0, |(at, _)| *at))
    }

    /// What a cell of a row of that id held when it was exported, if that is known.
    pub(super) fn held<'h>(&'h self, id: &'h str, column: &'h Column) -> Option<Held<'h>> {
        self.base.held(self.table.set, id, &column.key)
    }

    pub(super) fn id_of(&self, nth: usize) -> String {
        let key = self.column(|column| column.role == ColumnRole::Key);
        let row = self.table.rows.get(nth);
        let cell = row.zip(key).and_then(|(row, key)| row.cells.get(key));
        cell.map_or_else(String::new, |cell| cell.shown(Lang::Vi).into_owned())
    }
}
