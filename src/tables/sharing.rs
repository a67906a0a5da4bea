//! The services over which data is shared: Decree 47/2020/NĐ-CP, arts 23 to 25.

use super::build::Rows;
use super::cells::{all_named, key_of};
use super::context::Cx;
use super::exchanges::{from, with};
use super::spec::{Spec, computed, field, inferred, key, number};
use super::table::{Cell, Entry};
use super::thing::Thing;
use crate::model::{ElementRef, Field, RelationKind, RelationRef};
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
            "Thành phần cung cấp dữ liệu, tính từ mục đích của kết nối.",
            "The element that provides the data, from the purpose of the exchange.",
        ],
        26,
    ),
    computed(
        "provider-agency",
        agency,
        ["Cơ quan cung cấp", "Agency of the provider"],
        [
            "Cơ quan cấp cao nhất của chủ quản bên cung cấp.",
            "The topmost organisation above the owner of the provider.",
        ],
        22,
    ),
    computed(
        "users",
        users,
        ["Bên khai thác, sử dụng", "Users"],
        [
            "Thành phần nhận dữ liệu, tính từ mục đích của kết nối.",
            "The element that gets the data, from the purpose of the exchange.",
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

/// The ends that give and that get: none where no purpose says so.
fn ends<'a>(relation: RelationRef<'a>) -> Option<(ElementRef<'a>, ElementRef<'a>)> {
    relation.purposes().next()?;
    let (near, far) = (relation.from(), relation.to()?);
    let dependence = relation.dependence();
    match (dependence.near, dependence.far) {
        (true, false) => Some((far, near)),
        (false, true) => Some((near, far)),
        (true, true) | (false, false) => None,
    }
}

/// Both ends, where each gives and gets.
fn both<'a>(relation: RelationRef<'a>) -> Vec<ElementRef<'a>> {
    if relation.purposes().next().is_none() {
        return Vec::new();
    }
    std::iter::once(relation.from())
        .chain(relation.to())
        .collect()
}

fn provider<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let Some(relation) = thing.relation() else {
        return Cell::not_applicable();
    };
    let found = ends(relation).map_or_else(|| both(relation), |(provider, _)| vec![provider]);
    all_named(cx, found.into_iter())
}

fn users<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let Some(relation) = thing.relation() else {
        return Cell::not_applicable();
    };
    let found = ends(relation).map_or_else(|| both(relation), |(_, user)| vec![user]);
    all_named(cx, found.into_iter())
}

fn agency<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let provider = thing
        .relation()
        .and_then(ends)
        .map(|(provider, _)| provider);
    let agency = provider.and_then(ElementRef::agency);
    let named = agency.map(|body| Entry::Named {
        id: body.key().to_owned(),
        name: cx.body(body),
    });
    Cell::of(named.into_iter().collect())
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
