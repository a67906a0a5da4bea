//! A table for a terminal: columns of one width, long cells on several lines.

use super::plain::shown;
use super::table::Table;
use crate::text::Lang;

/// No column is wider, in characters.
const WIDEST: usize = 40;
/// What stands between columns.
const GAP: &str = "  ";

/// The table as text: headers, a line, and its rows. Nothing is cut off.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Lang};
/// use justarch::tables::{TableSet, Tables, terminal};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("db", ApplicationKind::Database, "CSDL hộ tịch")?;
/// let arch = b.build()?;
/// let text = terminal(&Tables::of(&arch).table(TableSet::Policy).unwrap(), Lang::En);
/// assert_eq!(text.lines().count(), 2);
/// # Ok::<(), justarch::Error>(())
/// ```
pub fn terminal(table: &Table, lang: Lang) -> String {
    let heads = table
        .columns
        .iter()
        .map(|column| wrapped(column.header.get(lang)));
    let mut rows: Vec<Vec<Vec<String>>> = vec![heads.collect()];
    for row in &table.rows {
        let cells = row.cells.iter().map(|cell| {
            let shown = shown(cell, lang);
            let on_one_line = shown.replace('\n', " ");
            wrapped(&crate::chars::visible(&on_one_line))
        });
        rows.push(cells.collect());
    }
    let width = |nth: usize| {
        let cells = rows.iter().filter_map(|row| row.get(nth)).flatten();
        cells
            .map(|line| line.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..table.columns.len()).map(width).collect();
    let mut out = String::new();
    for (nth, row) in rows.iter().enumerate() {
        let height = row.iter().map(Vec::len).max().unwrap_or_default();
        for line in 0..height {
            let cells = row
                .iter()
                .map(|cell| cell.get(line).map_or("", String::as_str));
            push(&mut out, cells, &widths);
        }
        if nth == 0 {
            let rules: Vec<_> = widths.iter().map(|width| "─".repeat(*width)).collect();
            push(&mut out, rules.iter().map(String::as_str), &widths);
        }
    }
    out
}

fn push<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>, widths: &[usize]) {
    let mut line = String::new();
    for (nth, (cell, width)) in cells.zip(widths).enumerate() {
        if nth > 0 {
            line.push_str(GAP);
        }
        line.push_str(cell);
        let room = width.saturating_sub(cell.chars().count());
        line.extend(std::iter::repeat_n(' ', room));
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

/// The lines of a text; a word that is too long is broken.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut taken = 0_usize;
    for word in text.split_whitespace() {
        let mut rest: Vec<char> = word.chars().collect();
        if taken > 0 && taken.saturating_add(1).saturating_add(rest.len()) > WIDEST {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        if taken > 0 {
            line.push(' ');
            taken = taken.saturating_add(1);
        }
        while rest.len() > WIDEST {
            let behind = rest.split_off(WIDEST);
            lines.push(rest.iter().collect());
            rest = behind;
        }
        taken = taken.saturating_add(rest.len());
        line.extend(rest);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}
