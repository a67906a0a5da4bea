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

/// How many lines a text takes in a column of such a width, in the letters of a workbook. Counted in hundredths of their
/// size, of which a unit of width has 40.
#[cfg(feature = "xlsx")]
pub(super) fn lines(text: &str, width: u16) -> usize {
    let room = usize::from(width.max(4)).saturating_mul(40);
    let space = advance(' ');
    let mut lines = 0_usize;
    for paragraph in text.split('\n') {
        lines = lines.saturating_add(1);
        let mut taken = 0_usize;
        for word in paragraph.split_whitespace() {
            let length: usize = word.chars().map(advance).sum();
            let filled = if taken == 0 {
                length
            } else {
                taken.saturating_add(space).saturating_add(length)
            };
            if filled <= room {
                taken = filled;
                continue;
            }
            if taken > 0 {
                lines = lines.saturating_add(1);
            }
            // A word that is too long is broken.
            lines = lines.saturating_add(length.saturating_sub(1) / room);
            taken = (length.saturating_sub(1) % room).saturating_add(1);
        }
    }
    lines
}

/// How wide a letter is in Times New Roman, in hundredths of its size, rather too much than too little.
#[cfg(feature = "xlsx")]
fn advance(c: char) -> usize {
    match c {
        ' ' | 'i' | 'í' | 'ì' | 'ỉ' | 'ĩ' | 'ị' | 'l' | 'j' | 't' | '.' | ',' | ';' | ':' | '!'
        | '/' | '|' | '\'' => 28,
        'f' | 'r' | 's' | '-' | '(' | ')' | '[' | ']' | '`' | 'I' | 'Í' => 36,
        'm' | 'w' | 'M' | 'W' | '%' | '—' | '…' => 85,
        '–' | '“' | '”' | '‘' | '’' => 50,
        c if c.is_lowercase() || c.is_ascii_digit() || c.is_ascii_punctuation() => 50,
        c if c.is_uppercase() => 70,
        _ => 100,
    }
}

/// Whether a spreadsheet program takes a text for a formula.
pub(crate) fn is_formula(text: &str) -> bool {
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
            [Entry::Decimal(_)] => Align::End,
            [Entry::Number(_) | Entry::Flag(_) | Entry::Date(_)] => Align::Centre,
            _ => Align::Start,
        },
        Content::NotApplicable => Align::Centre,
        Content::Unknown => Align::Start,
    }
}
