//! Exchanges of data.

use super::build::Rows;
use super::cells::{key_of, named};
use super::context::Cx;
use super::spec::{Spec, computed, field, inferred, key, number};
use super::table::{Cell, Entry};
use super::thing::Thing;
use crate::model::{End, Field, RelationKind};

pub(super) const COLUMNS: &[Spec] = &[
    number(),
    key(key_of, 26),
    computed(
        "from",
        from,
        ["Từ", "From"],
        [
            "Thành phần mà kết nối được ghi ở đó.",
            "The element that the exchange is written at.",
        ],
        28,
    ),
    computed(
        "with",
        with,
        ["Với", "With"],
        ["Thành phần ở đầu kia.", "The element at the other end."],
        28,
    ),
    field(Field::RouteHop, 24),
    field(Field::Purpose, 14),
    field(Field::Sharing, 16),
    field(Field::Method, 16),
    field(Field::Data, 26),
    field(Field::SharingService, 24),
    field(Field::Since, 12),
    field(Field::Until, 12),
    field(Field::VolumeValue, 12),
    field(Field::VolumeUnit, 12),
    field(Field::Status, 14),
    inferred(),
];

/// The end that it is written at.
pub(super) fn from<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    match thing.relation() {
        Some(relation) => Cell::of(vec![named(cx, relation.from())]),
        None => Cell::not_applicable(),
    }
}

/// The other end.
pub(super) fn with<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    match thing.relation().map(|relation| relation.end()) {
        Some(End::Element(element)) => Cell::of(vec![named(cx, element)]),
        Some(End::Organisation(body)) => Cell::of(vec![Entry::Named {
            id: body.key().to_owned(),
            name: cx.body(body),
        }]),
        None => Cell::not_applicable(),
    }
}

pub(super) fn rows<'a>(cx: &Cx<'a>) -> Rows<'a> {
    let mut rows = Rows::default();
    let relations = cx.arch.relations();
    for relation in relations.filter(|r| r.kind() == RelationKind::Exchanges) {
        rows.add(cx, None, Thing::Relation(relation));
    }
    rows
}
