//! What became of the earlier version: which it was, and which of its elements go on, end or pass to another body.

use super::grid::{cell, column, row, text};
use super::maker::Maker;
use super::parts::{Block, Grid, GridCell, GridColumn, Part};
use crate::model::{Field, RecordRef, Table as Records, Value};
use crate::text::Text;

/// What is told of an entry of a table, with the header and the width of its column.
type Told = (Field, Text, u16);

const VERSIONS: &[Told] = &[
    (Field::Version, Text::fixed("Phiên bản", "Version"), 12),
    (Field::Decision, Text::fixed("Quyết định", "Decision"), 34),
    (Field::Date, Text::fixed("Ngày", "Date"), 24),
];
const RETIRED: &[Told] = &[
    (Field::Reason, Text::fixed("Lý do", "Reason"), 46),
    (
        Field::Successor,
        Text::fixed("Thành phần thay thế", "Successor"),
        32,
    ),
    (Field::Decision, Text::fixed("Quyết định", "Decision"), 24),
    (Field::Date, Text::fixed("Ngày dừng", "Ended on"), 24),
];
const TRANSFERRED: &[Told] = &[
    (
        Field::TransferredTo,
        Text::fixed("Chuyển giao cho", "Passed to"),
        36,
    ),
    (Field::TransferBasis, Text::fixed("Căn cứ", "Basis"), 34),
    (
        Field::Date,
        Text::fixed("Ngày chuyển giao", "Passed on"),
        24,
    ),
];

impl<'a> Maker<'a> {
    /// Nothing of a document that tells nothing of an earlier version.
    pub(super) fn lineage(&self) -> Option<Part> {
        let below = [
            self.superseded(),
            self.succeeding(),
            self.ended(
                Records::Retired,
                RETIRED,
                self.said("Thành phần dừng sử dụng", "Elements that ended"),
            ),
            self.ended(
                Records::Transferred,
                TRANSFERRED,
                self.said("Thành phần chuyển giao", "Elements passed to others"),
            ),
        ];
        let parts: Vec<_> = below.into_iter().flatten().collect();
        let heading = self.said(
            "Kế thừa từ phiên bản trước",
            "What became of the earlier version",
        );
        (!parts.is_empty()).then(|| Part {
            parts,
            ..Part::new(heading)
        })
    }

    fn superseded(&self) -> Option<Part> {
        let body = |record: RecordRef<'a>| {
            let body = record.fields().text(Field::Body);
            let body = body.map(|id| match self.arch.organisation(id) {
                Some(body) => body.name(self.lang),
                None => id,
            });
            text(body.unwrap_or_default())
        };
        let records = self.arch.records(Records::Supersedes);
        let rows = records.map(|record| (body(record), record)).collect();
        let heading = self.said("Phiên bản được thay thế", "Versions replaced");
        let name = Text::fixed("Cơ quan", "Body");
        self.listed(heading, &name, VERSIONS, rows)
    }

    fn ended(&self, table: Records, told: &[Told], heading: String) -> Option<Part> {
        let is_told = |record: &RecordRef<'a>| {
            let hides = |value: Value<'_>| self.facts.hides_text(&value.to_string());
            let mut fields = record.fields().iter();
            !self.facts.hides_text(record.key()) && !fields.any(|(_, value)| hides(value))
        };
        let records = self.arch.records(table).filter(is_told);
        let rows = records.map(|record| (text(record.key()), record)).collect();
        let name = Text::fixed("Thành phần của phiên bản trước", "Earlier element");
        self.listed(heading, &name, told, rows)
    }

    /// The elements that go on with something of the earlier version.
    fn succeeding(&self) -> Option<Part> {
        let elements = self.those(|element| element.fields().has(Field::Succeeds));
        let rows = (1_usize..).zip(&elements).map(|(number, element)| {
            let of = self.facts.element(*element, Field::Succeeds);
            row(vec![
                text(number.to_string()),
                text(self.facts.name(*element).get(self.lang)),
                of.map_or_else(|| text("–"), |(_, of)| cell(&of, self.lang)),
            ])
        });
        let columns = vec![
            self.number(),
            column(&Text::fixed("Thành phần", "Element"), self.lang, 56),
            column(
                &Text::fixed("Thành phần của phiên bản trước", "Earlier element"),
                self.lang,
                50,
            ),
        ];
        let grid = Grid {
            caption: None,
            rows: rows.collect(),
            columns,
        };
        let heading = self.said("Thành phần kế thừa", "Elements that go on");
        (!elements.is_empty()).then(|| Part::new(heading).with([grid.block(self.lang)]))
    }

    fn listed(
        &self,
        heading: String,
        name: &Text,
        told: &[Told],
        records: Vec<(GridCell, RecordRef<'a>)>,
    ) -> Option<Part> {
        if records.is_empty() {
            return None;
        }
        let lang = self.lang;
        let mut columns = vec![self.number(), column(name, lang, 30)];
        columns.extend(
            told.iter()
                .map(|(_, header, width)| column(header, lang, *width)),
        );
        let rows = (1_usize..).zip(records).map(|(number, (name, record))| {
            let mut cells = vec![text(number.to_string()), name];
            cells.extend(told.iter().map(|(field, ..)| {
                let found = self.facts.record(record, *field);
                found.map_or_else(|| text("–"), |(_, found)| cell(&found, lang))
            }));
            row(cells)
        });
        let grid = Grid {
            caption: None,
            rows: rows.collect(),
            columns,
        };
        let blocks: Vec<Block> = grid.blocks(lang);
        Some(Part::new(heading).with(blocks))
    }

    /// The column of the numbers of rows.
    pub(super) fn number(&self) -> GridColumn {
        GridColumn {
            centred: true,
            ..column(&Text::fixed("STT", "No."), self.lang, 6)
        }
    }
}
