//! A sheet of somebody else's as one that was exported: every cell at its own place, said as ours say it.

use std::collections::{BTreeMap, BTreeSet};

use super::header::Headers;
use super::{Mapped, Mapping, Sheet, Skip};
use crate::bilingual;
use crate::tables::Table;
use crate::tables::import::clean::{clean, folded};
use crate::tables::import::find::Found;
use crate::tables::import::grid::{Grid, Raw, Sort};
use crate::tables::import::problem::Problem;
use crate::text::Text;

/// Behind the last column that a sheet may have.
const BEYOND: u16 = 16_384;
/// So many rows are told by number.
const TOLD: usize = 20;
/// Headers of the number of a row, which no mapping has to name.
const NUMBERS: [&str; 6] = ["stt", "tt", "số tt", "số thứ tự", "no.", "no"];

/// A sheet as the rest of an import reads it.
pub(in crate::tables::import) struct Applied {
    pub(in crate::tables::import) grid: Grid,
    pub(in crate::tables::import) found: Found,
}

impl Mapping {
    /// The sheet that the mapping is of, read as it says. Nothing if a column or the sheet is not there, which is said.
    pub(in crate::tables::import) fn applied(
        &self,
        grids: &[Grid],
        table: &Table,
        problems: &mut Vec<Problem>,
    ) -> Option<Applied> {
        let grid = self.sheet(grids, problems)?;
        let headers = Headers::of(grid, self.parts.header);
        let mut columns: Vec<(u16, usize, &Mapped)> = Vec::new();
        let mut is_whole = true;
        for column in &self.parts.columns {
            let nth = table
                .columns
                .iter()
                .position(|of| of.key == column.key.name);
            match headers.column(&column.name) {
                Ok(at) => columns.extend(nth.map(|nth| (at, nth, column))),
                Err(fault) => {
                    is_whole = false;
                    problems.push(Problem::of(fault, self.place(column.at)));
                }
            }
        }
        let mut seen = BTreeSet::new();
        for (at, _, column) in &columns {
            if !seen.insert(*at) {
                is_whole = false;
                let name = &column.name;
                problems.push(Problem::error(
                    self.place(column.at),
                    bilingual!(
                        "cột `{name}` được ánh xạ hai lần",
                        "the column `{name}` is mapped twice"
                    ),
                ));
            }
        }
        if !is_whole {
            return None;
        }
        self.unmapped(grid, &headers, &seen, problems);
        let mut made = Grid {
            name: grid.name.clone(),
            hidden: grid.hidden.clone(),
            is_hidden: grid.is_hidden,
            ..Grid::default()
        };
        let rows = self.rows(grid, &columns, problems);
        let filled = filled(grid, &columns, &rows, problems);
        for row in &rows {
            let mut cells = BTreeMap::new();
            for (at, _, column) in &columns {
                let raw = filled.get(&(*row, *at)).copied();
                let Some(raw) = raw.or_else(|| grid.cell(*row, *at)) else {
                    continue;
                };
                match column.reads.read(raw) {
                    Ok(raw) => cells.extend(raw.map(|raw| (*at, raw))),
                    Err(fault) => problems.push(Problem::of(fault, grid.place(*row, *at))),
                }
            }
            if !cells.is_empty() {
                made.rows.insert(*row, cells);
            }
        }
        let mut of_table: Vec<(u16, usize)> =
            columns.iter().map(|(at, nth, _)| (*at, *nth)).collect();
        for (beyond, constant) in (BEYOND..).zip(&self.parts.constants) {
            let nth = table
                .columns
                .iter()
                .position(|of| of.key == constant.key.name);
            let Some(nth) = nth else { continue };
            of_table.push((beyond, nth));
            made.elsewhere.insert(beyond, self.place(constant.at));
            for cells in made.rows.values_mut() {
                let raw = Raw {
                    text: constant.text.clone(),
                    sort: Sort::Text,
                };
                cells.insert(beyond, raw);
            }
        }
        Some(Applied {
            grid: made,
            found: Found {
                nth: 0,
                columns: of_table,
                header: self.parts.header.1,
            },
        })
    }

    /// The sheet that is meant.
    fn sheet<'g>(&self, grids: &'g [Grid], problems: &mut Vec<Problem>) -> Option<&'g Grid> {
        let names = || {
            let names: Vec<_> = grids
                .iter()
                .map(|grid| format!("“{}”", grid.name))
                .collect();
            names.join(", ")
        };
        let (found, at) = match &self.parts.sheet {
            Some(Sheet::Named(name, at)) => (
                grids.iter().find(|grid| folded(&grid.name) == *name),
                Some(*at),
            ),
            Some(Sheet::Numbered(number, at)) => (
                number.checked_sub(1).and_then(|nth| grids.get(nth)),
                Some(*at),
            ),
            None => {
                let mut used = grids
                    .iter()
                    .filter(|grid| !grid.is_hidden && !grid.rows.is_empty());
                let first = used.next();
                (first.filter(|_| used.next().is_none()), None)
            }
        };
        if found.is_some() {
            return found;
        }
        let names = names();
        let name = self.sources.files().next().map_or("", |(name, _)| name);
        let place = at.map_or_else(|| name.to_owned(), |at| self.place(at));
        let problem = if at.is_some() {
            Problem::error(
                place,
                Text::fixed(
                    "tệp bảng tính không có trang tính này",
                    "the workbook has no such sheet",
                ),
            )
        } else {
            Problem::error(
                place,
                Text::fixed(
                    "không biết đọc trang tính nào",
                    "it is not known which sheet to read",
                ),
            )
        };
        problems.push(problem.help(bilingual!(
            "ghi ở `sheet` một trong các trang tính: {names}",
            "write one of the sheets at `sheet`: {names}"
        )));
        None
    }

    /// Says once which columns are not read.
    fn unmapped(
        &self,
        grid: &Grid,
        headers: &Headers,
        mapped: &BTreeSet<u16>,
        problems: &mut Vec<Problem>,
    ) {
        let ignored: Vec<u16> = self
            .parts
            .ignore
            .iter()
            .filter_map(|name| {
                let letters = name.to_uppercase();
                headers
                    .column(name)
                    .or_else(|_| headers.column(&letters))
                    .ok()
            })
            .collect();
        let left: Vec<String> = headers
            .all()
            .filter(|(at, text)| {
                let is_number = NUMBERS.contains(&folded(text).as_str());
                !mapped.contains(at) && !ignored.contains(at) && !is_number
            })
            .map(|(at, text)| {
                let letters = crate::tables::xlsx::letters(usize::from(at));
                format!("“{text}” ({letters})")
            })
            .collect();
        if left.is_empty() {
            return;
        }
        let left = left.join(", ");
        problems.push(
            Problem::note(
                grid.place(self.parts.header.1, 0),
                bilingual!(
                    "các cột không được ánh xạ, nội dung không được nhập: {left}",
                    "columns that are not mapped and not imported: {left}"
                ),
            )
            .help(Text::fixed(
                "thêm vào `columns`, hoặc vào `ignore` để không nhắc lại",
                "add them to `columns`, or to `ignore` to hear no more of them",
            )),
        );
    }

    /// The rows that are read.
    fn rows(
        &self,
        grid: &Grid,
        columns: &[(u16, usize, &Mapped)],
        problems: &mut Vec<Problem>,
    ) -> Vec<u32> {
        let mut rows = Vec::new();
        let mut skipped: Vec<u32> = Vec::new();
        let across = grid
            .merged
            .iter()
            .filter(|of| matches!(of, [top, left, bottom, right] if top == bottom && left < right));
        let across: BTreeSet<u32> = across.map(|[top, ..]| *top).collect();
        let first = self.parts.header.1.saturating_add(1);
        for (row, cells) in grid.rows.range(first..) {
            let texts = cells.values().map(|raw| folded(&raw.text));
            let mut texts = texts.filter(|text| !text.is_empty());
            let Some(begin) = texts.next() else { continue };
            if self
                .parts
                .end
                .iter()
                .any(|end| begin.starts_with(end.as_str()))
            {
                break;
            }
            let is_skipped = self.parts.skip.iter().any(|skip| match skip {
                Skip::Rows(first, last) => (first..=last).contains(&row),
                Skip::Text(text) => begin.starts_with(text.as_str()),
            });
            let of_columns = columns
                .iter()
                .filter(|(at, _, _)| !clean(grid.text(*row, *at)).is_empty());
            // A row with a number of its own and nothing beside its name is no heading.
            let is_numbered = begin.bytes().all(|b| b.is_ascii_digit());
            let is_alone = texts.count() <= 1 && of_columns.count() <= 1;
            let is_heading =
                self.parts.skips_headings && is_alone && (!is_numbered || across.contains(row));
            if is_skipped || is_heading {
                skipped.push(row.saturating_add(1));
            } else {
                rows.push(*row);
            }
        }
        if !skipped.is_empty() {
            let told: Vec<_> = skipped.iter().take(TOLD).map(u32::to_string).collect();
            let more = skipped.len().saturating_sub(told.len());
            let told = told.join(", ");
            let (vi, en) = match more {
                0 => (told.clone(), told),
                _ => (
                    format!("{told} và {more} dòng khác"),
                    format!("{told} and {more} more"),
                ),
            };
            problems.push(Problem::note(
                grid.name.clone(),
                bilingual!(
                    "các dòng bỏ qua theo tệp ánh xạ: {vi}",
                    "rows left out as the mapping says: {en}"
                ),
            ));
        }
        rows
    }
}

/// What stands in merged cells, by row and column, where the mapping says that it holds for all of them; all others are
/// named.
fn filled<'g>(
    grid: &'g Grid,
    columns: &[(u16, usize, &Mapped)],
    rows: &[u32],
    problems: &mut Vec<Problem>,
) -> BTreeMap<(u32, u16), &'g Raw> {
    let mut filled = BTreeMap::new();
    for [top, left, bottom, right] in &grid.merged {
        let from = rows.partition_point(|row| row < top);
        let to = rows.partition_point(|row| row <= bottom);
        let covered = rows.get(from..to).unwrap_or_default();
        let of = columns
            .iter()
            .filter(|(at, _, _)| (*left..=*right).contains(&u32::from(*at)));
        let of: Vec<_> = of.collect();
        let is_alone = left == right && of.iter().all(|(_, _, column)| column.fills);
        if covered.is_empty() || of.is_empty() {
            continue;
        }
        let first = u16::try_from(*left).unwrap_or(u16::MAX);
        if !is_alone {
            let place = grid.place(*top, first);
            let end = grid.place(*bottom, u16::try_from(*right).unwrap_or(u16::MAX));
            let end = end.rsplit('!').next().unwrap_or_default().to_owned();
            problems.push(
                Problem::error(
                    place,
                    bilingual!("các ô bị gộp đến {end}", "cells are merged up to {end}"),
                )
                .help(Text::fixed(
                    "bỏ gộp ô và điền giá trị vào từng dòng; hoặc ghi trong tệp ánh xạ `merged: fill` cho cột, `headings: skip` cho dòng nhóm",
                    "unmerge them and fill in each row; or write in the mapping `merged: fill` for the column, `headings: skip` for headings of groups",
                )),
            );
            continue;
        }
        let Some(raw) = grid.cell(*top, first) else {
            continue;
        };
        for row in covered {
            // Cells of a file that is sound do not overlap; of any other one counts.
            if filled.len() < 1_000_000 {
                filled.entry((*row, first)).or_insert(raw);
            }
        }
    }
    filled
}
