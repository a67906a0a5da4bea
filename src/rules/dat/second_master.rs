//! DAT004: the same master data is mastered in two places.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Force, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, RelationKind, Subject, normalise};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT004"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dữ liệu chủ được quản lý ở hai nơi",
            "Master data kept in two places",
        ),
        what: Text::fixed(
            "Kiểm tra mỗi thực thể dữ liệu chủ (`master-data`) chỉ do một hệ thống quản lý; dấu, chữ hoa, dấu câu không phân biệt. Ứng dụng và cơ sở dữ liệu của chính ứng dụng đó được tính là một. Từ ngày Nghị định 224/2026/NĐ-CP có hiệu lực, đây là lỗi.",
            "Checks that each entity of master data (`master-data`) is mastered by one system only; diacritics, case and punctuation do not matter. An application and its own database count as one. From the day Decree 224/2026/NĐ-CP is in force this is an error.",
        ),
        why: Text::fixed(
            "Dữ liệu chủ chỉ được lưu một nơi và là nguồn tin cậy duy nhất; hai nơi cùng quản lý thì sớm muộn sẽ khác nhau.",
            "Master data is to be kept once, as the single source of trust; two masters sooner or later disagree.",
        ),
        remedy: Text::fixed(
            "Chọn một hệ thống làm nguồn dữ liệu chủ; nơi còn lại khai thác qua kết nối và bỏ thực thể này khỏi `master-data`.",
            "Let one system be the master; the other reads it over a link and drops the entity from `master-data`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const ONCE: Basis = Basis::of(&law::DECREE_224_2026, "23.5b", Confidence::Sourced);

/// Before the decrees it was a law of the model only. The later decree says it most clearly, so it comes first
/// of those in force.
const BASES: &[Basis] = &[
    Basis::of(&law::MODEL, "", Confidence::Inferred),
    ONCE,
    Basis::of(&law::DECREE_278_2025, "", Confidence::Sourced),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let binding = cx
        .date()
        .is_some_and(|day| ONCE.force_on(day) == Force::InForce);
    // Wanted only where the same is mastered twice.
    let homes = LazyCell::new(|| homes(cx));
    let home = |e: ElementRef<'_>| homes.get(e.index()).copied().unwrap_or(e.index());
    let mut masters: BTreeMap<String, ElementRef<'_>> = BTreeMap::new();
    for element in arch.elements().filter(|e| e.is_in_use_on(cx.date())) {
        for entity in element.fields().texts(Field::MasterData) {
            let name = normalise(entity);
            if name.is_empty() {
                continue;
            }
            let first = *masters.entry(name).or_insert(element);
            if first != element && home(first) != home(element) {
                let finding = second(entity, first, element);
                out.report(if binding {
                    finding.severity(Severity::Error)
                } else {
                    finding
                });
            }
        }
    }
}

/// For each element, the system it is part of: a database belongs to the first application that stores in it.
fn homes(cx: &Context<'_>) -> Vec<usize> {
    let mut homes: Vec<usize> = (0..cx.architecture().element_count()).collect();
    for relation in cx.relations_of(RelationKind::Stores) {
        let Some(to) = relation.to() else { continue };
        if let Some(home) = homes.get_mut(to.index()).filter(|home| **home == to.index()) {
            *home = relation.from().index();
        }
    }
    homes
}

fn second(entity: &str, first: ElementRef<'_>, second: ElementRef<'_>) -> Finding {
    let (first_id, second_id) = (first.id(), second.id());
    Finding::new(bilingual!(
        "dữ liệu chủ “{entity}” do cả `{first_id}` và `{second_id}` quản lý",
        "the master data “{entity}” is mastered by both `{first_id}` and `{second_id}`"
    ))
    .label(
        Subject::from(second).at(Field::MasterData),
        Text::fixed("quản lý thêm ở đây", "mastered here as well"),
    )
    .label(
        Subject::from(first).at(Field::MasterData),
        Text::fixed("quản lý lần đầu ở đây", "first mastered here"),
    )
    .rests_on_element(first, "master-data")
    .rests_on_element(second, "master-data")
}
