//! The inventory: all elements by layer.

use super::build::Rows;
use super::cells::{key_of, layer};
use super::context::Cx;
use super::spec::{Spec, computed, field, inferred, key, number};
use super::thing::Thing;
use crate::model::{Field, Layer};

pub(super) const COLUMNS: &[Spec] = &[
    number(),
    computed(
        "layer",
        layer,
        ["Lớp", "Layer"],
        [
            "Lớp kiến trúc, suy từ loại thành phần.",
            "The layer, which follows from the kind.",
        ],
        16,
    ),
    key(key_of, 22),
    field(Field::Kind, 20),
    field(Field::NameVi, 36),
    field(Field::NameEn, 28),
    field(Field::Owner, 22),
    field(Field::Operator, 20),
    field(Field::Scope, 13),
    field(Field::Status, 14),
    field(Field::SecurityLevel, 10),
    field(Field::Since, 12),
    field(Field::Until, 12),
    field(Field::DescriptionVi, 36),
    inferred(),
];

pub(super) fn rows<'a>(cx: &Cx<'a>) -> Rows<'a> {
    let mut rows = Rows::default();
    for layer in Layer::ALL {
        for element in cx.arch.elements_in(layer) {
            rows.add(cx, Some(layer.label()), Thing::Element(element));
        }
    }
    rows
}
