//! Where in a sheet a table stands, and which.

use super::clean::clean;
use super::grid::Grid;
use super::problem::Problem;
use crate::suggest::similar;
use crate::tables::markdown::NOTES;
use crate::tables::{ColumnRole, Table, TableSet};
use crate::text::{Lang, Text};

/// So far down a table may begin.
const FIRST_ROWS: u32 = 60;

/// A table that stands in a sheet.
#[derive(Debug)]
pub(super) struct Found {
    /// The number of the table among those looked for.
    pub(super) nth: usize,
    /// Columns of the sheet with those of the table that they are.
    pub(super) columns: Vec<(u16, usize)>,
    /// The row of headers, of which all rows below are of the table.
    pub(super) header: u32,
}

impl Found {
    /// The rows of the table, up to its notes.
    pub(super) fn rows<'g>(&self, grid: &'g Grid) -> impl Iterator<Item = u32> + 'g {
        let below = self.header.saturating_add(1);
        let rows = grid.rows.range(below..).map(|(row, _)| *row);
        rows.take_while(|row| {
            let text = clean(grid.text(*row, 0));
            [Lang::Vi, Lang::En]
                .iter()
                .all(|lang| text != NOTES.get(*lang))
        })
    }
}

/// The table of a sheet, if it holds one of those.
pub(super) fn find(grid: &Grid, tables: &[Table], problems: &mut Vec<Problem>) -> Option<Found> {
    let found = match by_keys(grid, tables) {
        Keys::Of(found) => Some(found),
        // A table that is not imported may have headers like those of one that is.
        Keys::Other => None,
        Keys::None => by_headers(grid, tables),
    };
    found.inspect(|found| {
        let Some(table) = tables.get(found.nth) else {
            return;
        };
        strange(grid, table, found, problems);
    })
}

/// What a row of keys says.
enum Keys {
    /// It is that of one of the tables.
    Of(Found),
    /// It is that of another table.
    Other,
    /// There is none.
    None,
}

/// By the hidden row of keys, whatever the headers say.
fn by_keys(grid: &Grid, tables: &[Table]) -> Keys {
    for (row, cells) in grid.rows.range(..FIRST_ROWS) {
        let mut set: Option<TableSet> = None;
        let mut keys: Vec<(u16, &str)> = Vec::new();
        for (at, raw) in cells {
            let Some((of, key)) = raw.text.trim().split_once('/') else {
                continue;
            };
            let Ok(of) = of.parse::<TableSet>() else {
                continue;
            };
            if set.is_none_or(|known| known == of) {
                set = Some(of);
                keys.push((*at, key));
            }
        }
        if keys.len() < 2 {
            continue;
        }
        let nth = tables.iter().position(|table| Some(table.set) == set);
        let Some((nth, table)) = nth.and_then(|nth| Some((nth, tables.get(nth)?))) else {
            return Keys::Other;
        };
        let columns = keys.iter().filter_map(|(at, key)| {
            let column = table.columns.iter().position(|column| column.key == *key)?;
            Some((*at, column))
        });
        return Keys::Of(Found {
            nth,
            columns: columns.collect(),
            header: row.saturating_add(1),
        });
    }
    Keys::None
}

/// By the row in which most headers of a table stand.
fn by_headers(grid: &Grid, tables: &[Table]) -> Option<Found> {
    let mut best: Option<Found> = None;
    // Of one table that was named fewer headers will do.
    let least = if tables.len() == 1 { 1 } else { 2 };
    for (row, cells) in grid.rows.range(..FIRST_ROWS) {
        let texts: Vec<(u16, String)> = cells
            .iter()
            .map(|(at, raw)| (*at, clean(&raw.text).to_lowercase()))
            .collect();
        for (nth, table) in tables.iter().enumerate() {
            let mut columns: Vec<(u16, usize)> = Vec::new();
            for (at, text) in &texts {
                let found = table.columns.iter().position(|column| {
                    column.key == *text
                        || [Lang::Vi, Lang::En]
                            .iter()
                            .any(|lang| column.header.get(*lang).to_lowercase() == *text)
                });
                columns.extend(found.map(|column| (*at, column)));
            }
            let has_key = columns.iter().any(|(_, column)| {
                table
                    .columns
                    .get(*column)
                    .is_some_and(|column| column.role == ColumnRole::Key || column.key == "name.vi")
            });
            let most = best.as_ref().map_or(least, |best| best.columns.len());
            let are_most = columns.len().saturating_mul(2) > texts.len();
            if has_key && are_most && columns.len() > most {
                best = Some(Found {
                    nth,
                    columns,
                    header: *row,
                });
            }
        }
    }
    best
}

/// What of the headers is not as it was exported.
fn strange(grid: &Grid, table: &Table, found: &Found, problems: &mut Vec<Problem>) {
    let Some(cells) = grid.rows.get(&found.header) else {
        return;
    };
    let known: Vec<u16> = found.columns.iter().map(|(at, _)| *at).collect();
    for (at, raw) in cells {
        let text = clean(&raw.text);
        let place = grid.place(found.header, *at);
        if let Some((_, number)) = found.columns.iter().find(|(known, _)| known == at) {
            let Some(column) = table.columns.get(*number) else {
                continue;
            };
            let first = found
                .columns
                .iter()
                .find(|(other, nth)| nth == number && other < at);
            if let Some((first, _)) = first {
                let first = grid.place(found.header, *first);
                let problem = Problem::error(
                    place,
                    crate::bilingual!(
                        "cột `{text}` có hai lần, lần đầu ở {first}",
                        "the column `{text}` stands twice, first at {first}"
                    ),
                );
                problems.push(problem.help(Text::fixed("bỏ một cột", "take one of them away")));
                continue;
            }
            let is_same = [Lang::Vi, Lang::En]
                .iter()
                .any(|lang| clean(column.header.get(*lang)).to_lowercase() == text.to_lowercase())
                || column.key == text;
            if !is_same {
                let (vi, en) = (column.header.get(Lang::Vi), column.header.get(Lang::En));
                problems.push(Problem::note(
                    place,
                    crate::bilingual!(
                        "tiêu đề `{text}` được hiểu là cột “{vi}”, theo khóa của cột",
                        "the header `{text}` is the column “{en}”, by its key"
                    ),
                ));
            }
        } else if !known.contains(at) && !text.is_empty() {
            let headers: Vec<_> = table
                .columns
                .iter()
                .flat_map(|column| [Lang::Vi, Lang::En].map(|lang| column.header.get(lang)))
                .collect();
            let near = similar(
                &text,
                headers.into_iter().filter(|header| !header.is_empty()),
            );
            let problem = Problem::warning(
                place,
                crate::bilingual!(
                    "không có cột `{text}` trong bảng này; nội dung của cột không được nhập",
                    "there is no column `{text}` in this table; nothing of it is imported"
                ),
            );
            let near = near.join("”, “");
            problems.push(if near.is_empty() {
                problem
            } else {
                problem.help(crate::bilingual!(
                    "có phải “{near}”?",
                    "did you mean “{near}”?"
                ))
            });
        }
    }
}
