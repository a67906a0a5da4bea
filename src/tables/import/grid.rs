//! What was read of a sheet: texts by row and column, and what is unusual about them.

use std::collections::{BTreeMap, BTreeSet};

use crate::tables::xlsx::letters;

/// A sheet of a workbook, or a file of comma-separated values.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub(super) name: String,
    /// By row and column, from 0; blank cells are not kept.
    pub(super) rows: BTreeMap<u32, BTreeMap<u16, Raw>>,
    pub(super) hidden: BTreeSet<u32>,
    /// The first and the last of columns that are hidden.
    pub(super) hidden_columns: Vec<[u16; 2]>,
    /// First row and column, last row and column.
    pub(super) merged: Vec<[u32; 4]>,
    /// Whether the sheet itself is hidden.
    pub(super) is_hidden: bool,
    /// Columns whose values stand elsewhere, each with the place.
    pub(super) elsewhere: BTreeMap<u16, String>,
}

/// A cell as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) text: String,
    pub(super) sort: Sort,
}

/// What a cell is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    /// A text.
    #[default]
    Text,
    /// A number.
    Number,
    /// A number shown as a day; the text is the day as `2024-07-01`.
    Date,
    /// The result of a formula.
    Formula,
    /// An error of the spreadsheet, such as `#REF!`.
    Error,
    /// A text in a font that is not Unicode, by name.
    Legacy(String),
}

impl Grid {
    pub(super) fn cell(&self, row: u32, column: u16) -> Option<&Raw> {
        self.rows.get(&row)?.get(&column)
    }

    pub(super) fn text(&self, row: u32, column: u16) -> &str {
        self.cell(row, column).map_or("", |raw| raw.text.as_str())
    }

    /// How a place is named: `Sheet!B7`, or by line and column in a file without sheets.
    pub(super) fn place(&self, row: u32, column: u16) -> String {
        if let Some(place) = self.elsewhere.get(&column) {
            return place.clone();
        }
        let letters = letters(usize::from(column));
        let number = row.saturating_add(1);
        let name = &self.name;
        format!("{name}!{letters}{number}")
    }
}

/// The column of letters, from 0.
pub(super) fn column_of(letters: &str) -> Option<u16> {
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A')?;
        if digit > 25 {
            return None;
        }
        column = column
            .checked_mul(26)?
            .checked_add(u32::from(digit).saturating_add(1))?;
    }
    let column = column.checked_sub(1)?;
    u16::try_from(column).ok().filter(|at| *at < 16_384)
}
