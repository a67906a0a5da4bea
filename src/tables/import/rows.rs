//! The rows of a table that was found, and which of their cells differ.

use super::Import;
use super::clean::{clean, fault, unusual};
use super::differ::{change, current, is_needed, is_same};
use super::find::Found;
use super::grid::Grid;
use super::parse;
use super::problem::Problem;
use super::sheet::{How, Matched, Sheet};
use crate::model::schema::FieldSpec;
use crate::model::{Architecture, Field, Fields, Layer, RelationKind, Subject};
use crate::tables::build::specs_of;
use crate::tables::thing::place_of;
use crate::tables::{Column, ColumnRole, Row, Table, TableSet};
use crate::text::{Lang, Text};

pub(super) fn read(
    import: &mut Import,
    arch: &Architecture,
    (grid, found): (&Grid, &Found),
    (table, how): (&Table, How),
) {
    let mut sheet = Sheet::of(import, arch, (grid, found), (table, how));
    let rows: Vec<u32> = found.rows(grid).collect();
    if let Some(first) = rows.first() {
        sheet.hidden_columns(*first);
    }
    for row in rows {
        sheet.row(row);
    }
    if !how.is_part {
        sheet.gone();
    }
}

impl Sheet<'_, '_> {
    /// Names the columns of the table that are hidden.
    fn hidden_columns(&mut self, row: u32) {
        let ranges = &self.grid.hidden_columns;
        let is_hidden = |at: u16| {
            ranges
                .iter()
                .any(|[first, last]| (*first..=*last).contains(&at))
        };
        for (at, _) in self.found.columns.iter().filter(|(at, _)| is_hidden(*at)) {
            self.import.problems.push(
                Problem::warning(
                    self.grid.place(row, *at),
                    Text::fixed(
                        "cột bị ẩn, vẫn được nhập",
                        "the column is hidden and imported all the same",
                    ),
                )
                .help(Text::fixed("bỏ ẩn để xem", "unhide it to see it")),
            );
        }
    }

    fn row(&mut self, row: u32) {
        let cells = self.found.columns.iter();
        let is_blank = cells
            .filter(|(_, column)| {
                let of = self.table.columns.get(*column);
                of.is_some_and(|of| of.role != ColumnRole::Number)
            })
            .all(|(at, _)| clean(self.grid.text(row, *at)).is_empty());
        if is_blank {
            return;
        }
        self.merged(row);
        if self.grid.hidden.contains(&row) {
            let place = self.grid.place(row, 0);
            self.import.problems.push(
                Problem::warning(
                    place,
                    Text::fixed(
                        "dòng bị ẩn, vẫn được nhập",
                        "the row is hidden and imported all the same",
                    ),
                )
                .help(Text::fixed(
                    "bỏ lọc hoặc bỏ ẩn để xem",
                    "take filters away to see it",
                )),
            );
        }
        match self.matched(row) {
            Matched::Row(nth) => {
                if let Some(first) = self.seen.get(&nth).copied() {
                    let first = first.saturating_add(1);
                    let key = self
                        .column(|c| c.role == ColumnRole::Key)
                        .unwrap_or_default();
                    let place = self.place(row, key);
                    self.import.problems.push(
                        Problem::error(
                            place,
                            crate::bilingual!(
                                "trùng với dòng {first}: cùng một mục của văn bản",
                                "the same part of the document as row {first}"
                            ),
                        )
                        .help(Text::fixed("giữ một dòng", "keep one of the rows")),
                    );
                    return;
                }
                self.seen.insert(nth, row);
                self.compare(row, nth);
            }
            Matched::New(id) => self.add(row, &id),
            Matched::Refused => {}
        }
    }

    /// Merged cells hold the text of their first cell only.
    fn merged(&mut self, row: u32) {
        let covering = self.grid.merged.iter().find(|[first, _, last, _]| {
            (*first..=*last).contains(&row) && row >= self.found.header.saturating_add(1)
        });
        let Some([first, column, last, last_column]) = covering.copied() else {
            return;
        };
        if row != first {
            return;
        }
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let place = self.grid.place(first, column);
        let end = u16::try_from(last_column).unwrap_or(u16::MAX);
        let end = self.grid.place(last, end);
        let end = end.rsplit('!').next().unwrap_or_default().to_owned();
        self.import.problems.push(
            Problem::error(
                place,
                crate::bilingual!("các ô bị gộp đến {end}", "cells are merged up to {end}"),
            )
            .help(Text::fixed(
                "bỏ gộp ô và điền giá trị vào từng dòng",
                "unmerge them and fill in each row",
            )),
        );
    }

    /// The cells of a row that is in the document.
    fn compare(&mut self, row: u32, nth: usize) {
        let table = self.table;
        let Some(of) = table.rows.get(nth) else {
            return;
        };
        let Some(subject) = &of.subject else { return };
        let Some((fields, specs, layer)) = facts(self.arch, subject, table.set, self, nth) else {
            return;
        };
        let mut edits = Vec::new();
        for (at, nth) in &self.found.columns {
            let (Some(column), Some(cell)) = (table.columns.get(*nth), of.cells.get(*nth)) else {
                continue;
            };
            let place = self.grid.place(row, *at);
            let raw = self.grid.cell(row, *at);
            let text = raw.map_or_else(String::new, |raw| clean(&raw.text));
            let is_kept = self.how.keeps_blank && text.is_empty();
            if is_kept || is_same(cell, &text, raw) || column.role == ColumnRole::Number {
                continue;
            }
            let Some(field) = column.field else {
                if column.role != ColumnRole::Key {
                    self.import.problems.push(computed(place, column));
                }
                continue;
            };
            if let Some((message, help)) = raw.and_then(fault) {
                self.import
                    .problems
                    .push(Problem::error(place, message).help(help));
                continue;
            }
            let Some((group, spec)) = place_of(specs, field) else {
                self.import.problems.push(meaningless(place, column));
                continue;
            };
            let layer = layer.filter(|_| field == Field::Kind);
            let new = match parse::values(self.arch, specs, (field, spec), layer, &text) {
                Ok(new) => new,
                Err((message, help)) => {
                    let problem = Problem::error(place, message);
                    self.import.problems.push(match help {
                        Some(help) => problem.help(help),
                        None => problem,
                    });
                    continue;
                }
            };
            let old = current(fields, field, spec);
            if let Some(raw) = raw
                && let Some(text) = unusual(&raw.text)
            {
                self.import
                    .problems
                    .push(Problem::note(place.clone(), text));
            }
            // A kind is no field of its element, so that one that is gone would look like none before.
            if new.is_empty() && is_needed(group, spec) {
                self.import.problems.push(Problem::error(
                    place,
                    Text::fixed("ô này không được để trống", "this cell must not be blank"),
                ));
                continue;
            }
            if old == new {
                continue;
            }
            let key = group.unwrap_or(spec).key;
            if fields.is_inferred(key) {
                self.import.problems.push(
                    Problem::warning(
                        place,
                        crate::bilingual!(
                            "giá trị mới vẫn được ghi là suy luận (`inferred: {key}`)",
                            "the new value still counts as inferred (`inferred: {key}`)"
                        ),
                    )
                    .help(Text::fixed(
                        "nếu có nguồn nêu giá trị này, bỏ tên cột khỏi cột “Suy luận”",
                        "if a source states it, take it out of the column “Inferred”",
                    )),
                );
            }
            change(&mut edits, subject, (field, spec), &old, &new);
        }
        self.import.edits.extend(edits);
    }

    /// What the document has and the sheet has not.
    fn gone(&mut self) {
        let gone: Vec<usize> = (0..self.table.rows.len())
            .filter(|nth| !self.seen.contains_key(nth))
            .collect();
        for nth in gone {
            let id = self.id_of(nth);
            let place = self.grid.name.clone();
            self.import.problems.push(
                Problem::warning(
                    place,
                    crate::bilingual!(
                        "bảng không còn dòng của `{id}`; văn bản giữ nguyên mục này",
                        "the row of `{id}` is gone; the document keeps it"
                    ),
                )
                .help(Text::fixed(
                    "thêm `--accept-removals` nếu muốn bỏ khỏi văn bản",
                    "add `--accept-removals` to take it out of the document",
                )),
            );
            let subject = self
                .table
                .rows
                .get(nth)
                .and_then(|row: &Row| row.subject.clone());
            let set = self.table.set;
            self.import
                .gone
                .extend(subject.map(|subject| (set, subject)));
        }
    }
}

/// The fields of a part, the keys that it has, and its layer.
fn facts<'a>(
    arch: &'a Architecture,
    subject: &Subject,
    set: TableSet,
    sheet: &Sheet<'_, 'a>,
    nth: usize,
) -> Option<(Fields<'a>, &'static [FieldSpec], Option<Layer>)> {
    match subject {
        Subject::Element(id) => {
            let element = arch.element(id)?;
            Some((element.fields(), specs_of(set), Some(element.layer())))
        }
        Subject::Relation { .. } => {
            let id = sheet.id_of(nth);
            let mut relations = arch.relations();
            let relation = relations.find(|relation| {
                relation.kind() == RelationKind::Exchanges
                    && Subject::from(*relation) == *subject
                    && crate::tables::cells::relation_id(*relation) == id
            })?;
            Some((relation.fields(), specs_of(set), None))
        }
        Subject::Record { table, key } => {
            Some((arch.record(*table, key)?.fields(), table.fields(), None))
        }
        Subject::Document | Subject::Section(_) => None,
    }
}

fn computed(place: String, column: &Column) -> Problem {
    let (vi, en) = (column.header.get(Lang::Vi), column.header.get(Lang::En));
    Problem::warning(
        place,
        crate::bilingual!(
            "cột “{vi}” được tính từ thông tin khác, thay đổi ở đây không được nhập",
            "the column “{en}” is computed; what is changed here is not imported"
        ),
    )
}

fn meaningless(place: String, column: &Column) -> Problem {
    let (vi, en) = (column.header.get(Lang::Vi), column.header.get(Lang::En));
    Problem::warning(
        place,
        crate::bilingual!(
            "cột “{vi}” không có nghĩa với mục này, thay đổi ở đây không được nhập",
            "the column “{en}” means nothing for this row; what is changed here is not imported"
        ),
    )
}
