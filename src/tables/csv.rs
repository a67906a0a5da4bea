//! A table as comma-separated values: RFC 4180, UTF-8 with a byte order mark.

use super::plain::{is_formula, shown};
use super::table::Table;
use crate::text::Lang;

/// The table as CSV: a row of headers, then its rows. What a spreadsheet program would take for a formula has an apostrophe
/// before it.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Lang};
/// use justarch::tables::{TableSet, Tables, csv};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("db", ApplicationKind::Database, "=1+1")?;
/// let arch = b.build()?;
/// let text = csv(&Tables::of(&arch).table(TableSet::Databases).unwrap(), Lang::Vi);
/// assert!(text.starts_with("\u{feff}STT,") && text.contains(",'=1+1,"));
/// # Ok::<(), justarch::Error>(())
/// ```
pub fn csv(table: &Table, lang: Lang) -> String {
    let mut out = String::from("\u{feff}");
    let headers = table.columns.iter().map(|column| column.header.get(lang));
    row(&mut out, headers);
    for of in &table.rows {
        let cells: Vec<_> = of.cells.iter().map(|cell| shown(cell, lang)).collect();
        row(&mut out, cells.iter().map(AsRef::as_ref));
    }
    out
}

fn row<'t>(out: &mut String, cells: impl Iterator<Item = &'t str>) {
    record(out, cells, is_formula);
    out.push_str("\r\n");
}

/// A record of CSV without what ends it; what is a formula gets an apostrophe before it.
pub(crate) fn record<'t>(
    out: &mut String,
    cells: impl Iterator<Item = &'t str>,
    is_formula: impl Fn(&str) -> bool,
) {
    for (nth, text) in cells.enumerate() {
        if nth > 0 {
            out.push(',');
        }
        let is_quoted = text.contains(['"', ',', ';', '\n', '\r', '\t'])
            || text.starts_with(' ')
            || text.ends_with(' ');
        if is_quoted {
            out.push('"');
        }
        if is_formula(text) {
            out.push('\'');
        }
        if text.contains('"') {
            out.push_str(&text.replace('"', "\"\""));
        } else {
            out.push_str(text);
        }
        if is_quoted {
            out.push('"');
        }
    }
}
