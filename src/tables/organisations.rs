//! Organisations.

use super::build::Rows;
use super::cells::key_of;
use super::context::Cx;
use super::spec::{Spec, computed, field, inferred, key, number};
use super::table::Cell;
use super::thing::Thing;
use crate::model::{Field, Table};

pub(super) const COLUMNS: &[Spec] = &[
    number(),
    key(key_of, 26),
    field(Field::NameVi, 44).headed(["Tên tổ chức", "Name"]),
    field(Field::NameEn, 34),
    field(Field::OrganisationKind, 20),
    field(Field::Code, 18),
    field(Field::Parent, 34),
    computed(
        "owns",
        owns,
        ["Số thành phần là chủ quản", "Elements owned"],
        [
            "Số thành phần có chủ quản là tổ chức này.",
            "How many elements it owns.",
        ],
        14,
    ),
    inferred(),
];

fn owns<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let Thing::Record(record) = thing else {
        return Cell::not_applicable();
    };
    let owned = cx.owned().get(record.key()).copied();
    Cell::number(owned.unwrap_or_default())
}

pub(super) fn rows<'a>(cx: &Cx<'a>) -> Rows<'a> {
    let mut rows = Rows::default();
    for record in cx.arch.records(Table::Organisations) {
        rows.add(cx, None, Thing::Record(record));
    }
    rows
}
