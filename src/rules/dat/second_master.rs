//! DAT004: the same master data is mastered in two places.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Force, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, RelationKind, Subject, normalise};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo, listed};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT004"),
        name: RuleName::of("duplicate-master-data"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dữ liệu chủ được quản lý ở hai nơi",
            "Master data kept in two places",
        ),
        description: Text::fixed(
            "Kiểm tra mỗi đối tượng dữ liệu chủ (`master-data`) chỉ do một hệ thống quản lý; dấu, chữ hoa, dấu câu không phân biệt. Ứng dụng và cơ sở dữ liệu của chính ứng dụng đó được tính là một. Từ ngày Nghị định 224/2026/NĐ-CP có hiệu lực, đây là lỗi nếu ít nhất hai hệ thống của cơ quan cùng quản lý; bản sao dữ liệu chủ của cơ quan khác vẫn là cảnh báo.",
            "Checks that each entity of master data (`master-data`) is mastered by one system only; diacritics, case and punctuation do not matter. An application and its own database count as one. From the day Decree 224/2026/NĐ-CP is in force it is an error where two systems of the body master the same; a copy of what another agency masters remains a warning.",
        ),
        why: Text::fixed(
            "Dữ liệu chủ chỉ được lưu một nơi và là nguồn tin cậy duy nhất; hai nơi cùng quản lý thì sớm muộn sẽ khác nhau.",
            "Master data is to be kept once, as the single source of trust; two masters sooner or later disagree.",
        ),
        remedy: Text::fixed(
            "Chọn một hệ thống làm nguồn dữ liệu chủ; nơi còn lại khai thác qua kết nối và bỏ đối tượng này khỏi `master-data`.",
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
    let mut masters: BTreeMap<String, Masters<'_>> = BTreeMap::new();
    for element in arch.elements().filter(|e| e.is_in_use_on(cx.date())) {
        for entity in element.fields().texts(Field::MasterData) {
            let name = normalise(entity);
            if name.is_empty() {
                continue;
            }
            let known = masters.entry(name).or_insert_with(|| Masters {
                entity,
                all: Vec::new(),
            });
            // Of two spellings always the same one is shown.
            known.entity = known.entity.min(entity);
            if known.all.last() != Some(&element) {
                known.all.push(element);
            }
        }
    }
    for (name, Masters { entity, mut all }) in masters {
        if all.len() < 2 {
            continue;
        }
        all.sort_by_key(|e| e.id());
        let homes: Vec<_> = all.iter().map(|e| home(*e)).collect();
        if homes.iter().all(|one| Some(one) == homes.first()) {
            continue;
        }
        // The decree speaks of the systems of the body; what others master is theirs.
        let mut own = all.iter().filter(|e| cx.answers_for(**e)).map(|e| home(*e));
        let first = own.next();
        let owed = binding && own.any(|next| Some(next) != first);
        let finding = several(&name, entity, &all, homes);
        out.report(if owed {
            let own = all.iter().filter(|e| cx.answers_for(**e));
            own.fold(finding.severity(Severity::Error), |finding, one| {
                finding.rests_on_element(*one, "owner")
            })
        } else {
            finding
        });
    }
}

/// What manages an entity of master data.
struct Masters<'a> {
    entity: &'a str,
    all: Vec<ElementRef<'a>>,
}

/// For each element, the system it is part of: a database belongs to the first application that stores in it.
fn homes(cx: &Context<'_>) -> Vec<usize> {
    let mut homes: Vec<usize> = (0..cx.architecture().element_count()).collect();
    for relation in cx.relations_of(RelationKind::Stores) {
        let Some(to) = relation.to() else { continue };
        if let Some(home) = homes
            .get_mut(to.index())
            .filter(|home| **home == to.index())
        {
            *home = relation.from().index();
        }
    }
    homes
}

/// `homes` gives for each the system that it is part of.
fn several(name: &str, entity: &str, all: &[ElementRef<'_>], homes: Vec<usize>) -> Finding {
    let entity = entity.to_owned();
    let ids: Vec<_> = all.iter().map(|e| e.id().to_owned()).collect();
    let finding = Finding::together(move |left| {
        let mut different = left.iter().filter_map(|nth| homes.get(*nth));
        let first = different.next();
        if different.all(|home| Some(home) == first) {
            return None;
        }
        let ids = listed(left.iter().filter_map(|nth| ids.get(*nth)));
        Some(bilingual!(
            "dữ liệu chủ “{entity}” được quản lý ở nhiều nơi: {ids}",
            "the master data “{entity}” is mastered in several places: {ids}"
        ))
    });
    let finding = all.iter().fold(finding, |finding, one| {
        let place = Subject::from(*one).at(Field::MasterData);
        let text = Text::fixed("được quản lý ở đây", "mastered here");
        finding.member_resting_on(*one, place, Some(text), "master-data")
    });
    // What it is that they master, not how that is put.
    finding.discriminator(name)
}
