//! Tables as Markdown.

use std::fmt::Write as _;

use super::plain::{Align, align, shown};
use super::table::Table;
use crate::text::{Lang, Text};

/// The tables, each under a heading of the second level, with its notes below.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Lang};
/// use justarch::tables::{TableSet, Tables, markdown};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("db", ApplicationKind::Database, "Hộ tịch | khai sinh")?;
/// let arch = b.build()?;
/// let text = markdown(&[Tables::of(&arch).table(TableSet::Databases).unwrap()], Lang::En);
/// assert!(text.starts_with("## List of databases\n") && text.contains("Hộ tịch \\| khai sinh"));
/// # Ok::<(), justarch::Error>(())
/// ```
pub fn markdown(tables: &[Table], lang: Lang) -> String {
    let mut out = String::new();
    for (nth, table) in tables.iter().enumerate() {
        if nth > 0 {
            out.push('\n');
        }
        one(&mut out, table, lang);
    }
    out
}

fn one(out: &mut String, table: &Table, lang: Lang) {
    let _ = writeln!(out, "## {}\n", table.set.title().get(lang));
    for line in &table.heading {
        let _ = writeln!(out, "{}  ", escaped(line.get(lang)));
    }
    out.push('\n');
    if table.rows.is_empty() {
        let _ = writeln!(out, "{}", NOTHING.get(lang));
    } else {
        for column in &table.columns {
            let _ = write!(out, "| {} ", escaped(column.header.get(lang)));
        }
        out.push_str("|\n");
        for (nth, column) in table.columns.iter().enumerate() {
            let cell = table.rows.first().and_then(|row| row.cells.get(nth));
            let is_centred = cell.is_some_and(|cell| align(column, cell) == Align::Centre);
            out.push_str(if is_centred { "|:---:" } else { "|---" });
        }
        out.push_str("|\n");
        for row in &table.rows {
            for cell in &row.cells {
                let text = escaped(&shown(cell, lang));
                let mark = if cell.inferred { "*" } else { "" };
                let _ = write!(out, "| {mark}{text}{mark} ");
            }
            out.push_str("|\n");
        }
    }
    if !table.notes.is_empty() {
        let _ = writeln!(out, "\n{}\n", NOTES.get(lang));
        for note in &table.notes {
            let _ = writeln!(out, "- {}", escaped(note.get(lang)));
        }
    }
}

pub(super) const NOTES: Text = Text::fixed("Ghi chú:", "Notes:");
pub(super) const NOTHING: Text = Text::fixed("Không có mục nào.", "There is nothing to list.");

/// A text that is nothing but text, on one line.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\r' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    // Some programs make links of addresses.
    out.replace("://", "&#58;//")
}
