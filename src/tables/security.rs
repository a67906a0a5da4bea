//! The security levels of systems.

use super::build::Rows;
use super::cells::{key_of, layer};
use super::context::Cx;
use super::spec::{Spec, computed, field, inferred, key, number};
use super::thing::{Thing, place_of, title};
use crate::model::schema::{ELEMENT, HEADER};
use crate::model::{Field, Layer};
use crate::text::{Lang, Text};

const DECREE: &str = "85/2016/NĐ-CP";

pub(super) const COLUMNS: &[Spec] = &[
    number(),
    key(key_of, 22),
    field(Field::NameVi, 34).headed(["Tên hệ thống thông tin", "Name of the system"]),
    computed(
        "layer",
        layer,
        ["Lớp", "Layer"],
        ["Lớp kiến trúc.", "The layer."],
        14,
    ),
    field(Field::Owner, 20),
    field(Field::Operator, 20),
    field(Field::SecurityLevel, 10),
    field(Field::SecurityReason, 26),
    field(Field::SecurityAppraisal, 18).law(DECREE, "12"),
    field(Field::SecurityDecision, 20)
        .headed(["Quyết định phê duyệt cấp độ", "Decision on the level"]),
    field(Field::Assessed, 14),
    field(Field::Information, 18).law(DECREE, "6.1"),
    field(Field::PersonalDataSubjects, 14),
    field(Field::Monitored, 12),
    inferred(),
];

pub(super) fn rows<'a>(cx: &Cx<'a>) -> Rows<'a> {
    let mut rows = Rows::default();
    let Some((_, level)) = place_of(ELEMENT, Field::SecurityLevel) else {
        return rows;
    };
    for layer in Layer::ALL {
        let systems = cx.arch.elements_in(layer);
        for system in systems.filter(|system| level.meaning.includes(system.kind())) {
            rows.add(cx, Some(layer.label()), Thing::Element(system));
        }
    }
    rows.notes.push(lines(cx));
    rows.notes.push(Text::fixed(
        "Từ ngày 19/08/2026 có Nghị định 331/2026/NĐ-CP về cùng nội dung; ngày có hiệu lực và quy định chuyển tiếp chưa đối chiếu.",
        "Since 2026-08-19 there is Decree 331/2026/NĐ-CP on the same matter; its entry into force and its transition have not been compared.",
    ));
    rows
}

/// The lines of protection of the body, which the head of the document names.
fn lines(cx: &Cx<'_>) -> Text {
    let fields = cx.arch.fields();
    let of_lines = [
        Field::LineOnSite,
        Field::LineMonitoring,
        Field::LineChecks,
        Field::LineNationalCentre,
    ];
    let said = |lang: Lang| {
        let lines = of_lines.map(|field| {
            let title = place_of(HEADER, field).map(|(_, leaf)| title(None, leaf));
            let title = title.map_or_else(String::new, |title| title.get(lang).to_owned());
            let unknown = super::UNKNOWN;
            let who = fields.text(field).unwrap_or(unknown.get(lang));
            format!("{title}: {who}")
        });
        lines.join("; ")
    };
    let (vi, en) = (said(Lang::Vi), said(Lang::En));
    crate::bilingual!(
        "Bốn lớp bảo vệ. {vi}.",
        "The four lines of protection. {en}."
    )
}
