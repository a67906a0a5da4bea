//! Policies, standards and other instruments.

use super::build::Rows;
use super::cells::{all_named, key_of};
use super::context::Cx;
use super::spec::{Spec, computed, field, inferred, key, number};
use super::table::Cell;
use super::thing::Thing;
use crate::model::{Field, Layer, RelationKind};

pub(super) const COLUMNS: &[Spec] = &[
    number(),
    key(key_of, 26),
    field(Field::Kind, 16),
    field(Field::Number, 20),
    field(Field::Date, 13),
    field(Field::Issuer, 22),
    field(Field::NameVi, 46).headed(["Trích yếu", "Subject"]),
    field(Field::Status, 14),
    field(Field::Since, 12),
    field(Field::Until, 12),
    computed(
        "governed-by",
        governed_by,
        ["Căn cứ vào", "Rests on"],
        [
            "Các văn bản mà văn bản này căn cứ.",
            "The instruments that it rests on.",
        ],
        30,
    ),
    inferred(),
];

fn governed_by<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let Some(policy) = thing.element() else {
        return Cell::not_applicable();
    };
    let relations = policy.relations_of(RelationKind::GovernedBy);
    all_named(cx, relations.filter_map(|relation| relation.to()))
}

pub(super) fn rows<'a>(cx: &Cx<'a>) -> Rows<'a> {
    let mut rows = Rows::default();
    for policy in cx.arch.elements_in(Layer::Policy) {
        rows.add(cx, None, Thing::Element(policy));
    }
    rows
}
