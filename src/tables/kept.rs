//! What the cells of a workbook held when it was made, so that an import tells what was edited since from what the document
//! says since.
//!
//! A sheet that nobody sees has a line for each row: its table, its id, and for each column a hash of what the cell showed,
//! with one of the value behind it where that is a field. Short hashes will do, for each is compared with one cell only.

use std::borrow::Cow;

use rust_xlsxwriter::{Worksheet, XlsxError};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::build::specs_of;
use super::cells::DIRECT;
use super::plain::shown;
use super::table::{Cell, ColumnRole, Content, Entry, Table};
use crate::chars::is_hidden;
use crate::model::Fnv;
use crate::text::{Lang, Text};

/// The name of the sheet.
const SHEET: Text = Text::fixed("Khi xuất", "As exported");
/// What its first cell says, by which it is known whatever it is called.
pub(super) const MARK: &str = "justarch-exported/1";
/// What stands for a cell that is not kept.
const NOTHING: &str = "-";

/// Where a cell stands: its table, its row, its column.
pub(super) type At<'k> = [&'k str; 3];

/// The text of a cell without what nobody meant to write.
pub(super) fn clean(text: &str) -> String {
    let text: Cow<'_, str> = if is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    };
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n", "\n").split(['\n', '\r']) {
        if !out.is_empty() {
            out.push('\n');
        }
        let mut words = line
            .split(|c: char| c == '\u{a0}' || c == '\u{202f}' || c.is_whitespace())
            .filter(|word| !word.is_empty());
        if let Some(first) = words.next() {
            out.extend(first.chars().filter(|c| !is_hidden(*c)));
        }
        for word in words {
            out.push(' ');
            out.extend(word.chars().filter(|c| !is_hidden(*c)));
        }
    }
    out.trim_matches('\n').to_owned()
}

/// What stands for the text of a cell.
pub(super) fn of_text(at: At<'_>, text: &str) -> String {
    hash(at, [clean(text).as_str()])
}

/// What stands for the values of a field, whatever they are called.
pub(super) fn of_values(at: At<'_>, values: &[String]) -> String {
    hash(at, values.iter().map(String::as_str))
}

fn hash<'t>(at: At<'_>, texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut hash = Fnv::new();
    for part in at {
        hash.part(part);
    }
    for text in texts {
        hash.part(text);
    }
    let folded = (hash.0 ^ (hash.0 >> 32)) & 0xffff_ffff;
    format!("{folded:08x}")
}

/// The values of a field of which a cell is made, as files write them.
pub(super) fn values(cell: &Cell) -> Vec<String> {
    let Content::Values(entries) = &cell.content else {
        return Vec::new();
    };
    let written = entries.iter().filter_map(|entry| match entry {
        Entry::Text(text) | Entry::Decimal(text) => Some(text.clone()),
        Entry::Said(text) if *text == DIRECT => Some("direct".to_owned()),
        // Words of the program that are no value.
        Entry::Said(_) => None,
        Entry::Word { word, .. } => Some(word.clone().into_owned()),
        Entry::Named { id, .. } => Some(id.clone()),
        Entry::Date(date) => Some(date.to_string()),
        Entry::Number(number) => Some(number.to_string()),
        Entry::Flag(is) => Some(is.to_string()),
    });
    written.collect()
}

/// Whether tables have rows that can be read back.
pub(super) fn is_needed(tables: &[Table]) -> bool {
    tables.iter().any(is_read_back)
}

fn is_read_back(table: &Table) -> bool {
    !specs_of(table.set).is_empty()
}

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, tables: &[Table], lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(SHEET.get(lang))?;
    sheet.write_string(0, 0, MARK)?;
    let mut row = 0_u32;
    for table in tables.iter().filter(|table| is_read_back(table)) {
        let set = table.set.key();
        let Some(key) = table.columns.iter().position(|c| c.role == ColumnRole::Key) else {
            continue;
        };
        row = row.saturating_add(1);
        let keys: Vec<&str> = table.columns.iter().map(|c| c.key.as_ref()).collect();
        sheet.write_string(row, 0, set)?;
        sheet.write_string(row, 2, keys.join(" "))?;
        for of in &table.rows {
            let Some(id) = of.cells.get(key).map(|cell| clean(&shown(cell, lang))) else {
                continue;
            };
            let hashes = table.columns.iter().zip(&of.cells).map(|(column, cell)| {
                let at = [set, id.as_str(), column.key.as_ref()];
                let text = || of_text(at, &shown(cell, lang));
                match column.role {
                    ColumnRole::Number | ColumnRole::Key => NOTHING.to_owned(),
                    ColumnRole::Derived => text(),
                    ColumnRole::Stated | ColumnRole::Inferred => {
                        text() + &of_values(at, &values(cell))
                    }
                }
            });
            let hashes: Vec<String> = hashes.collect();
            row = row.saturating_add(1);
            sheet.write_string(row, 0, set)?;
            sheet.write_string(row, 1, &id)?;
            sheet.write_string(row, 2, hashes.join(" "))?;
        }
    }
    sheet.set_very_hidden(true);
    Ok(())
}
