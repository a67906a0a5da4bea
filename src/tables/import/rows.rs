//! The rows of a table that was found, and which of their cells differ.

use super::Import;
use super::clean::{clean, fault, unusual};
use super::differ::{current, is_same};
use super::find::Found;
use super::grid::Grid;
use super::names::Names;
use super::parse;
use super::pending::{Claim, Fact, Pending, Since};
use super::problem::Problem;
use super::sheet::{How, Matched, Sheet};
use crate::model::schema::FieldSpec;
use crate::model::{Architecture, Field, Fields, Layer, RelationKind, Subject};
use crate::tables::build::specs_of;
use crate::tables::kept;
use crate::tables::thing::place_of;
use crate::tables::{Column, ColumnRole, Row, Table, TableSet};
use crate::text::{Lang, Text};

pub(super) fn read(
    to: (&mut Import, &mut Pending),
    names: &Names<'_>,
    (grid, found): (&Grid, &Found),
    (table, how): (&Table, How),
) {
    let mut sheet = Sheet::of(to, names, (grid, found), (table, how));
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
            Matched::Lost(id) => self.lost(row, &id),
            Matched::Refused => {
                // What else is wrong with it is said in the same run.
                self.read_all(row);
            }
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
        let id = self.id_of(nth);
        // Since the workbook was exported, somebody added the row, and it came into the document.
        let is_added = self.base.has(table.set) && !self.base.has_row(table.set, &id);
        for (at, nth) in &self.found.columns {
            let (Some(column), Some(cell)) = (table.columns.get(*nth), of.cells.get(*nth)) else {
                continue;
            };
            let place = self.grid.place(row, *at);
            let raw = self.grid.cell(row, *at);
            let text = raw.map_or_else(String::new, |raw| clean(&raw.text));
            let before = self.held(&id, column);
            let is_kept = (self.how.keeps_blank || is_added) && text.is_empty();
            let is_untouched = before.is_some_and(|before| before.is_text(&text));
            if is_kept || is_untouched || column.role == ColumnRole::Number {
                continue;
            }
            let is_same = is_same(cell, &text, raw);
            let Some(field) = column.field else {
                // What is computed is left blank where a row was added.
                if column.role != ColumnRole::Key && !is_same && !text.is_empty() {
                    self.import.problems.push(computed(place, column));
                }
                continue;
            };
            let fact = || fact_of(subject, &id, field);
            if is_same && before.is_none() {
                self.pending.agree(fact, table.set, place);
                continue;
            }
            if !is_same && let Some((message, help)) = raw.and_then(fault) {
                self.import
                    .problems
                    .push(Problem::error(place, message).help(help));
                continue;
            }
            let Some((group, spec)) = place_of(specs, field) else {
                if !is_same {
                    self.import.problems.push(meaningless(place, column));
                }
                continue;
            };
            let old = current(fields, field, spec);
            let new = if is_same {
                old.clone()
            } else {
                let layer = layer.filter(|_| field == Field::Kind);
                let exact = parse::exact(&text, raw);
                match parse::values(self.names, specs, (field, spec), layer, &exact) {
                    Ok(new) => new,
                    Err(fault) => {
                        self.import.problems.push(Problem::of(fault, place));
                        continue;
                    }
                }
            };
            let since = match before {
                // The same, written otherwise.
                Some(before) if before.are_values(&new) => continue,
                Some(before) if before.are_values(&kept::values(cell)) => Since::Same,
                Some(_) => Since::Other,
                None if is_added => Since::Other,
                None => Since::NotKnown,
            };
            self.pending.claims.push(Claim {
                fact: fact(),
                place,
                subject: subject.clone(),
                group,
                spec,
                is_inferred: fields.is_inferred(group.unwrap_or(spec).key),
                old,
                new,
                text,
                now: Text::new(
                    cell.shown(Lang::Vi).into_owned(),
                    cell.shown(Lang::En).into_owned(),
                ),
                unusual: raw.and_then(|raw| unusual(&raw.text)),
                since,
            });
        }
    }

    /// A row that the table had when it was exported and has not by now: not added again, and no more said if something
    /// else became of it.
    fn lost(&mut self, row: u32, id: &str) {
        let table = self.table;
        let mut edited = None;
        for (at, nth) in &self.found.columns {
            let Some(column) = table.columns.get(*nth) else {
                continue;
            };
            let Some(held) = self.held(id, column).filter(|_| column.field.is_some()) else {
                continue;
            };
            if !held.is_text(self.grid.text(row, *at)) {
                edited = Some(self.grid.place(row, *at));
                break;
            }
        }
        let is_there = self.arch.element(id).is_some() || self.is_exchange(id);
        let problem = match (edited, is_there) {
            (None, true) => return,
            (Some(place), true) => Problem::error(
                place,
                crate::bilingual!(
                    "ô này đã sửa, nhưng từ khi xuất bảng `{id}` không còn thuộc bảng này",
                    "the cell was changed, but since the table was exported `{id}` is no longer in this table"
                ),
            )
            .help(Text::fixed(
                "xuất lại bảng rồi sửa",
                "export the tables again and edit these",
            )),
            (Some(place), false) => Problem::error(
                place,
                crate::bilingual!(
                    "ô này đã sửa, nhưng từ khi xuất bảng `{id}` đã bị bỏ khỏi văn bản",
                    "the cell was changed, but since the table was exported `{id}` has gone from the document"
                ),
            )
            .help(Text::fixed(
                "bỏ dòng này; hoặc chép các dòng vào một tệp mới rồi nhập để thêm lại",
                "take the row away; or copy the rows into a new file and import that to add it again",
            )),
            (None, false) => {
                let key = self.column(|c| c.role == ColumnRole::Key);
                Problem::warning(
                    self.place(row, key.unwrap_or_default()),
                    crate::bilingual!(
                        "từ khi xuất bảng `{id}` đã bị bỏ khỏi văn bản; dòng này không thêm lại",
                        "since the table was exported `{id}` has gone from the document; the row does not add it again"
                    ),
                )
                .help(Text::fixed(
                    "muốn thêm lại thì chép các dòng vào một tệp mới rồi nhập",
                    "to add it again, copy the rows into a new file and import that",
                ))
            }
        };
        self.import.problems.push(problem);
    }

    /// What the document has and the sheet has not.
    fn gone(&mut self) {
        let gone: Vec<usize> = (0..self.table.rows.len())
            .filter(|nth| !self.seen.contains_key(nth))
            .collect();
        for nth in gone {
            let id = self.id_of(nth);
            let set = self.table.set;
            // What came into the document later cannot be gone from the sheet.
            if self.base.has(set) && !self.base.has_row(set, &id) {
                continue;
            }
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
            let told = self.import.problems.len().saturating_sub(1);
            self.import.told_gone.push(told);
            let subject = self
                .table
                .rows
                .get(nth)
                .and_then(|row: &Row| row.subject.clone());
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

/// The fact that a field of a row is.
fn fact_of(subject: &Subject, id: &str, field: Field) -> Fact {
    let of = match subject {
        Subject::Element(id) => format!("element {id}"),
        // By what it is known by in tables, for each of several between the same ends.
        Subject::Relation { .. } => format!("relation {id}"),
        Subject::Record { table, key } => format!("{} {key}", table.key()),
        Subject::Document | Subject::Section(_) => String::new(),
    };
    Fact { of, field }
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
