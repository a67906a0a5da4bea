//! Reads comma-separated values: RFC 4180, with a byte order mark or without, by comma, semicolon or tab.

use std::collections::BTreeMap;

use super::grid::{Grid, Raw, Sort};
use super::{Limits, refused};
use crate::error::Error;
use crate::tables::plain::is_formula;

/// Reads the text of a file of that name.
pub(super) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Grid, Error> {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| {
        refused(crate::Text::fixed(
            "tệp không phải UTF-8; hãy lưu lại ở dạng “CSV UTF-8” hoặc .xlsx",
            "the file is not UTF-8: save it as “CSV UTF-8” or .xlsx",
        ))
    })?;
    let mut grid = Grid {
        name: name.to_owned(),
        ..Grid::default()
    };
    let sign = separator(text);
    let mut chars = text.chars().peekable();
    let (mut row, mut column) = (0_u32, 0_u16);
    let mut count = 0_usize;
    let mut cell = String::new();
    let mut is_quoted = false;
    loop {
        let next = chars.next();
        match next {
            Some('"') if is_quoted => {
                if chars.next_if_eq(&'"').is_some() {
                    cell.push('"');
                } else {
                    is_quoted = false;
                }
            }
            Some(c) if is_quoted => cell.push(c),
            Some('"') if cell.is_empty() => is_quoted = true,
            Some('\r') if chars.peek() == Some(&'\n') => {}
            None | Some('\n' | '\r') => {
                count = count.saturating_add(1);
                put(&mut grid.rows, row, column, &mut cell);
                row = row.saturating_add(1);
                column = 0;
            }
            Some(c) if c == sign => {
                count = count.saturating_add(1);
                put(&mut grid.rows, row, column, &mut cell);
                column = column.saturating_add(1);
            }
            Some(c) => cell.push(c),
        }
        if count > limits.cells || column == u16::MAX {
            return Err(limits.too_many());
        }
        if next.is_none() {
            break;
        }
    }
    if is_quoted {
        return Err(refused(crate::Text::fixed(
            "tệp CSV có dấu ngoặc kép mở mà không đóng",
            "the CSV has a quotation mark that is not closed",
        )));
    }
    Ok(grid)
}

fn put(rows: &mut BTreeMap<u32, BTreeMap<u16, Raw>>, row: u32, column: u16, cell: &mut String) {
    let mut text = std::mem::take(cell);
    // The apostrophe that the export puts before what looks like a formula.
    if let Some(rest) = text.strip_prefix('\'')
        && is_formula(rest)
    {
        text = String::from(rest);
    }
    if !text.is_empty() {
        let sort = Sort::Text;
        rows.entry(row)
            .or_default()
            .insert(column, Raw { text, sort });
    }
}

/// So many lines show by which sign cells are separated: titles above a table have none of it.
const LOOKED_AT: usize = 60;

/// The sign that stands in most of the first lines, and of equals the one that stands there most.
fn separator(text: &str) -> char {
    // Lines with the sign, times that it stands there, times in the line so far.
    let mut counts = [',', ';', '\t'].map(|sign| (sign, 0_usize, 0_usize, 0_usize));
    let mut is_quoted = false;
    let mut lines = 0_usize;
    for c in text.chars().chain(['\n']) {
        match c {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted => {
                for (_, of_lines, all, now) in &mut counts {
                    *of_lines = of_lines.saturating_add(usize::from(*now > 0));
                    *all = all.saturating_add(std::mem::take(now));
                }
                lines = lines.saturating_add(1);
                if lines == LOOKED_AT {
                    break;
                }
            }
            c if !is_quoted => {
                for (sign, _, _, now) in &mut counts {
                    *now = now.saturating_add(usize::from(*sign == c));
                }
            }
            _ => {}
        }
    }
    let mut best = (',', 0, 0);
    for (sign, of_lines, all, _) in counts {
        if (of_lines, all) > (best.1, best.2) {
            best = (sign, of_lines, all);
        }
    }
    best.0
}
