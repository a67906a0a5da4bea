//! Figures that were measured, and those to be reached.

use super::build::Rows;
use super::cells::{key_of, named};
use super::context::Cx;
use super::spec::{Spec, computed, field, inferred, key, number};
use super::table::Cell;
use super::thing::Thing;
use crate::model::{Field, Table};
use crate::text::Text;

pub(super) const COLUMNS: &[Spec] = &[
    number(),
    key(key_of, 26),
    computed(
        "table",
        table,
        ["Loại", "Sort"],
        [
            "Chỉ số là số liệu đã đo; chỉ tiêu là số liệu cần đạt.",
            "An indicator was measured; a target is to be reached.",
        ],
        12,
    ),
    field(Field::NameVi, 44).headed(["Tên", "Name"]),
    field(Field::Measure, 22),
    field(Field::Value, 14),
    field(Field::Unit, 16),
    field(Field::FigureQualifier, 16),
    field(Field::AsOf, 14),
    field(Field::By, 14),
    computed(
        "holder",
        holder,
        ["Thuộc thành phần", "Of"],
        [
            "Thành phần có số liệu này; “Toàn bộ kiến trúc” là số liệu của văn bản.",
            "The element that the figure is of; else the whole architecture.",
        ],
        30,
    ),
    inferred(),
];

fn table<'a>(_: &Cx<'a>, thing: Thing<'a>) -> Cell {
    match thing {
        Thing::Record(record) => Cell::said(match record.table() {
            Table::Targets => Text::fixed("Chỉ tiêu", "Target"),
            _ => Text::fixed("Chỉ số", "Indicator"),
        }),
        Thing::Element(_) | Thing::Relation(_) => Cell::not_applicable(),
    }
}

fn holder<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let Thing::Record(record) = thing else {
        return Cell::not_applicable();
    };
    match record.holder().and_then(|id| cx.arch.element(id)) {
        Some(element) => Cell::of(vec![named(cx, element)]),
        None => Cell::said(Text::fixed("Toàn bộ kiến trúc", "The whole architecture")),
    }
}

pub(super) fn rows<'a>(cx: &Cx<'a>) -> Rows<'a> {
    let mut rows = Rows::default();
    for table in [Table::Indicators, Table::Targets] {
        for record in cx.arch.records(table) {
            let of = record.relation().map(|ix| cx.arch.relation_at(ix));
            let hidden = cx.secrets().zip(of);
            if hidden.is_some_and(|(secrets, relation)| secrets.covers_relation(relation)) {
                rows.left_out = rows.left_out.saturating_add(1);
                continue;
            }
            rows.add(cx, None, Thing::Record(record));
        }
    }
    rows
}
