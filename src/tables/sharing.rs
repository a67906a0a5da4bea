//! The services over which data is shared: Decree 47/2020/NĐ-CP, arts 23 to 25.

use super::build::Rows;
use super::cells::{key_of, named};
use super::context::Cx;
use super::exchanges::{from, with};
use super::spec::{Spec, computed, field, inferred, key, number};
use super::table::{Cell, Entry};
use super::thing::Thing;
use crate::model::{ElementRef, End, Field, RelationKind, RelationRef};
use crate::text::Text;

const DECREE: &str = "47/2020/NĐ-CP";

pub(super) const COLUMNS: &[Spec] = &[
    number(),
    key(key_of, 24),
    field(Field::SharingService, 28).law(DECREE, "24.3a"),
    computed(
        "provider",
        provider,
        ["Bên cung cấp", "Provider"],
        [
            "Bên cung cấp dữ liệu, tính từ mục đích của kết nối; nếu trao đổi hai chiều thì cả hai bên vừa cung cấp vừa khai thác.",
            "Who provides the data, from the purposes of the exchange; where data goes both ways, both ends provide and use it.",
        ],
        26,
    ),
    computed(
        "provider-agency",
        agency,
        ["Cơ quan cung cấp", "Agency of the provider"],
        [
            "Cơ quan cấp cao nhất của chủ quản bên cung cấp; nếu trao đổi hai chiều thì cơ quan của cả hai bên.",
            "The topmost organisation above the owner of the provider; of both where data goes both ways.",
        ],
        22,
    ),
    computed(
        "users",
        users,
        ["Bên khai thác, sử dụng", "Users"],
        [
            "Bên nhận dữ liệu, tính từ mục đích của kết nối; nếu trao đổi hai chiều thì cả hai bên vừa cung cấp vừa khai thác.",
            "Who gets the data, from the purposes of the exchange; where data goes both ways, both ends provide and use it.",
        ],
        26,
    ),
    computed(
        "from",
        from,
        ["Ghi ở", "Written at"],
        [
            "Thành phần mà kết nối được ghi ở đó.",
            "The element that the exchange is written at.",
        ],
        24,
    ),
    computed(
        "with",
        with,
        ["Với", "With"],
        ["Thành phần ở đầu kia.", "The element at the other end."],
        24,
    ),
    field(Field::Data, 26).law(DECREE, "24.3b"),
    field(Field::Sharing, 16).law(DECREE, "23.4"),
    computed(
        "readiness",
        readiness,
        ["Mức sẵn sàng kết nối", "Readiness to connect"],
        [
            "Mức sẵn sàng của các nền tảng mà kết nối đi qua.",
            "How ready the platforms are that the exchange passes.",
        ],
        16,
    )
    .law(DECREE, "23.4"),
    field(Field::Method, 16).law(DECREE, "23.1"),
    field(Field::Agreement, 18).law(DECREE, "38"),
    field(Field::Validity, 14).law(DECREE, "41.2"),
    field(Field::LegalBasis, 18),
    field(Field::Since, 12),
    inferred(),
];

/// The ends of an exchange, each with whether it gives data and whether it gets some, by the purposes; nothing where no purpose
/// says so.
fn ends(relation: RelationRef<'_>) -> Vec<(End<'_>, [bool; 2])> {
    let [mut to_near, mut to_far] = [false; 2];
    for purpose in relation.purposes() {
        let feeds_near = purpose.feeds_the_writer();
        to_near |= feeds_near;
        to_far |= !feeds_near;
    }
    if !to_near && !to_far {
        return Vec::new();
    }
    vec![
        (End::Element(relation.from()), [to_far, to_near]),
        (relation.end(), [to_near, to_far]),
    ]
}

/// Those that give, or that get.
fn of_ends<'a>(
    thing: Thing<'a>,
    takes: impl Fn([bool; 2]) -> bool,
    entry: impl Fn(End<'a>) -> Option<Entry>,
) -> Cell {
    let Some(relation) = thing.relation() else {
        return Cell::not_applicable();
    };
    let ends = ends(relation).into_iter();
    let mut found = Vec::new();
    for of in ends
        .filter(|(_, of)| takes(*of))
        .filter_map(|(end, _)| entry(end))
    {
        if !found.contains(&of) {
            found.push(of);
        }
    }
    Cell::of(found)
}

fn end<'a>(cx: &Cx<'a>, end: End<'a>) -> Entry {
    match end {
        End::Element(element) => named(cx, element),
        End::Organisation(body) => Entry::Named {
            id: body.key().to_owned(),
            name: cx.body(body),
        },
    }
}

fn provider<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    of_ends(thing, |[gives, _]| gives, |of| Some(end(cx, of)))
}

fn users<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    of_ends(thing, |[_, gets]| gets, |of| Some(end(cx, of)))
}

fn agency<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let agency = |of: End<'a>| {
        let body = match of {
            End::Element(element) => element.agency()?,
            End::Organisation(body) => body,
        };
        Some(Entry::Named {
            id: body.key().to_owned(),
            name: cx.body(body),
        })
    };
    of_ends(thing, |[gives, _]| gives, agency)
}

fn readiness<'a>(_: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let Some(relation) = thing.relation() else {
        return Cell::not_applicable();
    };
    let mut labels: Vec<Text> = Vec::new();
    for hop in relation.hops().filter_map(ElementRef::readiness) {
        let label = hop.label();
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    Cell::of(labels.into_iter().map(Entry::Said).collect())
}

/// Exchanges over a service, and those of two agencies, which run over one.
fn is_shared(relation: RelationRef<'_>) -> bool {
    relation.fields().is_stated(Field::SharingService) || relation.crosses_agencies() == Some(true)
}

pub(super) fn rows<'a>(cx: &Cx<'a>) -> Rows<'a> {
    let mut rows = Rows::default();
    let relations = cx.arch.relations();
    let relations = relations.filter(|r| r.kind() == RelationKind::Exchanges);
    for relation in relations.filter(|relation| is_shared(*relation)) {
        rows.add(cx, None, Thing::Relation(relation));
    }
    rows.notes.push(Text::fixed(
        "Gồm các kết nối có nêu dịch vụ chia sẻ dữ liệu và các kết nối giữa hai cơ quan, vì kết nối giữa hai cơ quan phải thông qua dịch vụ chia sẻ dữ liệu (khoản 1 Điều 24 Nghị định 47/2020/NĐ-CP, hết hiệu lực 22/10/2025).",
        "Exchanges that name a data-sharing service and those between two agencies, which have to run over one (Decree 47/2020/NĐ-CP, art. 24.1, repealed 2025-10-22).",
    ));
    rows
}
