//! Public services and groups of them.

use super::build::Rows;
use super::cells::{all_named, key_of};
use super::context::Cx;
use super::spec::{Spec, computed, field, inferred, key, number};
use super::table::{Cell, Entry};
use super::thing::Thing;
use crate::model::{BusinessKind, ElementRef, Field, Kind, RelationKind};

pub(super) const COLUMNS: &[Spec] = &[
    number(),
    key(key_of, 22),
    field(Field::Code, 14),
    field(Field::NameVi, 36).headed(["Tên dịch vụ", "Name of the service"]),
    field(Field::Kind, 16),
    field(Field::Owner, 20),
    field(Field::Grade, 16),
    computed(
        "portal",
        portals,
        ["Kênh cung cấp", "Offered at"],
        [
            "Các kênh cung cấp dịch vụ (quan hệ `offers`).",
            "The channels that offer it (`offers`).",
        ],
        26,
    ),
    field(Field::Fee, 10),
    computed(
        "integrated",
        integrated,
        [
            "Tích hợp Cổng Dịch vụ công quốc gia",
            "Integrated with the national portal",
        ],
        [
            "Có kết nối với Cổng Dịch vụ công quốc gia hoặc được cổng đó cung cấp.",
            "Whether it exchanges with the National Public Service Portal or is offered there.",
        ],
        16,
    ),
    field(Field::NotIntegratedReason, 22),
    field(Field::TargetUsers, 18),
    computed(
        "supported-by",
        supported_by,
        ["Hệ thống hỗ trợ", "Supported by"],
        [
            "Các ứng dụng hỗ trợ dịch vụ.",
            "The applications that support it.",
        ],
        26,
    ),
    field(Field::Status, 14),
    inferred(),
];

fn portals<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let Some(service) = thing.element() else {
        return Cell::not_applicable();
    };
    all_named(cx, cx.ties().offering(service).iter().copied())
}

fn supported_by<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let Some(service) = thing.element() else {
        return Cell::not_applicable();
    };
    let relations = service.relations_of(RelationKind::SupportedBy);
    all_named(cx, relations.filter_map(|relation| relation.to()))
}

fn integrated<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let Some(service) = thing.element() else {
        return Cell::not_applicable();
    };
    if cx.ties().is_integrated(service) {
        return Cell::of(vec![Entry::Flag(true)]);
    }
    // That no link is stated says that there is none only where a reason is.
    if service.fields().has(Field::NotIntegratedReason) {
        return Cell::of(vec![Entry::Flag(false)]);
    }
    Cell::unknown()
}

pub(super) fn rows<'a>(cx: &Cx<'a>) -> Rows<'a> {
    let mut rows = Rows::default();
    let is_service = |e: &ElementRef<'_>| {
        matches!(
            e.kind(),
            Kind::Business(BusinessKind::PublicService | BusinessKind::ServiceGroup)
        )
    };
    for service in cx.arch.elements().filter(is_service) {
        rows.add(cx, None, Thing::Element(service));
    }
    rows
}
