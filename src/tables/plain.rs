//! What all forms have in common.

use std::borrow::Cow;

use super::table::{Cell, Column, ColumnRole, Content, Entry};
use crate::chars::is_hidden;
use crate::text::Lang;

/// A cell of a workbook holds no more.
const LONGEST: usize = 32_000;

/// What a cell shows in a form: as long as a cell may be, without what cannot be seen.
pub(super) fn shown(cell: &Cell, lang: Lang) -> Cow<'_, str> {
    let text = cell.shown(lang);
    let is_bad = |c: char| is_hidden(c) && !matches!(c, '\n' | '\t');
    let is_long = text.char_indices().nth(LONGEST).is_some();
    if !is_long && !text.contains(is_bad) {
        return text;
    }
    let mut out: String = text.chars().filter(|c| !is_bad(*c)).take(LONGEST).collect();
    if is_long {
        out.push('…');
    }
    Cow::Owned(out)
}

/// Whether a spreadsheet program takes a text for a formula.
pub(super) fn is_formula(text: &str) -> bool {
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\n']);
    first.starts_with([
        '=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '|', '%',
    ])
}

/// Whether the values of a column stand on the right or in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Centre,
    End,
}

/// How a cell is aligned.
pub(super) fn align(column: &Column, cell: &Cell) -> Align {
    if column.role == ColumnRole::Number || column.key.starts_with("with:") {
        return Align::Centre;
    }
    match &cell.content {
        Content::Values(values) => match values.as_slice() {
            [Entry::Number(_)] => Align::Centre,
            [Entry::Decimal(_)] => Align::End,
            [Entry::Flag(_) | Entry::Date(_)] => Align::Centre,
            _ => Align::Start,
        },
        Content::NotApplicable => Align::Centre,
        Content::Unknown => Align::Start,
    }
}
