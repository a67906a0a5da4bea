//! SEC009: the level was not appraised by the authority for it.

use std::borrow::Cow;

use super::demand::levelled;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Appraisal, ElementRef, Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC009"),
        name: RuleName::of("low-appraisal-authority"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Thẩm quyền thẩm định cấp độ chưa phù hợp",
            "Level appraised below the authority for it",
        ),
        description: Text::fixed(
            "So sánh nơi thẩm định đã ghi (`security-level.appraisal`) với cấp độ: cấp độ 4, 5 do cơ quan thẩm định trung ương; cấp độ 1, 2, 3 do đơn vị chuyên trách của chủ quản thẩm định (cấp độ 3 do chủ quản phê duyệt nên ghi `owner` cũng được chấp nhận, chỉ nêu để biết). Thẩm quyền cao hơn không bị nhắc; cấp độ 4, 5 không ghi nơi thẩm định thì cảnh báo.",
            "Compares the appraisal stated (`security-level.appraisal`) with the level: central for levels 4 and 5, the specialised unit of the owner for levels 1 to 3 (the owner approves level 3, so that `owner` is accepted too, with an information). A higher authority is no fault; levels 4 and 5 without a word on it are.",
        ),
        why: Text::fixed(
            "Mỗi cấp độ có thẩm quyền thẩm định, phê duyệt riêng; người đọc cần biết cấp độ đã ghi được cơ quan, đơn vị có thẩm quyền xem xét.",
            "Each level has its own authority to appraise and to approve it; readers need to know that the one competent looked at it.",
        ),
        remedy: Text::fixed(
            "Trình thẩm định, phê duyệt đúng thẩm quyền rồi ghi vào `security-level.appraisal`.",
            "Have it appraised by the authority for that level, then write so in `security-level.appraisal`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_85_2016,
    "12.1, 12.2, 12.3",
    Confidence::Sourced,
)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let names: Vec<_> = Appraisal::ALL
        .iter()
        .map(|a| in_small_letters(&a.label()))
        .collect();
    let name = |appraisal: Appraisal| names.get(appraisal as usize).unwrap_or(&NAMELESS);
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống từ cấp độ 4 không ghi nơi thẩm định cấp độ: {vi}",
            "{count} systems of level 4 or higher name no appraisal of their level: {en}"
        )
    });
    let approved = approved_by_the_owner();
    for (system, level) in levelled(cx) {
        if level == 3 && system.appraisal() == Some(Appraisal::Owner) {
            out.each(&approved, approval(system).basis_on(APPROVAL, cx.date()));
        }
        if !is_enough(system, level) {
            match system.appraisal() {
                Some(_) => out.report(insufficient(system, level, name)),
                None => out.each(&group, insufficient(system, level, name)),
            }
        }
    }
}

/// Level 3 is appraised by the specialised unit, and approved by the owner.
const APPROVAL: Basis = Basis::of(&law::DECREE_85_2016, "12.2", Confidence::Sourced);

fn approved_by_the_owner() -> Each {
    Each::new("approval", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống cấp độ 3 được ghi do chủ quản thẩm định, trong khi đơn vị chuyên trách của chủ quản thẩm định, chủ quản phê duyệt: {vi}",
            "{count} systems of level 3 are said to be appraised by the owner, whose specialised unit appraises while the owner approves: {en}"
        )
    })
}

/// The owner is named as who appraises: what is meant is the approval.
fn approval(system: ElementRef<'_>) -> Finding {
    let id = system.id();
    Finding::new(bilingual!(
        "cấp độ 3 của `{id}` được ghi do chủ quản thẩm định, trong khi đơn vị chuyên trách của chủ quản thẩm định, chủ quản phê duyệt",
        "level 3 of `{id}` is said to be appraised by the owner, whose specialised unit appraises while the owner approves"
    ))
    .severity(Severity::Info)
    .discriminator("approval")
    .at(Subject::from(system).at(Field::SecurityAppraisal))
    .rests_on(system.fields(), "security-level")
    .help(bilingual!(
        "Ghi nơi thẩm định:\n  {id}: {{ security-level: {{ level: 3, appraisal: specialised-unit }} }}",
        "Name who appraised it:\n  {id}: {{ security-level: {{ level: 3, appraisal: specialised-unit }} }}"
    ))
}

/// Who is to appraise a level.
fn needed(level: u8) -> Appraisal {
    match level {
        ..=3 => Appraisal::SpecialisedUnit,
        _ => Appraisal::Central,
    }
}

static NAMELESS: Text = Text::fixed("", "");

fn in_small_letters(text: &Text) -> Text {
    Text::new(text.get(Vi).to_lowercase(), text.get(En).to_lowercase())
}

fn is_enough(system: ElementRef<'_>, level: u8) -> bool {
    let needed = needed(level);
    match system.appraisal() {
        // The authorities are declared lowest first.
        Some(stated) => stated >= needed,
        None => needed != Appraisal::Central || system.fields().is_stated(Field::SecurityAppraisal),
    }
}

fn insufficient<'n>(
    system: ElementRef<'_>,
    level: u8,
    name: impl Fn(Appraisal) -> &'n Text,
) -> Finding {
    let needed = needed(level);
    let (id, key, name_of_needed) = (system.id(), needed.key(), name(needed));
    let (vi, en) = (name_of_needed.get(Vi), name_of_needed.get(En));
    let finding = match system.appraisal() {
        Some(stated) => {
            let name_of_stated = name(stated);
            let (stated_vi, stated_en) = (name_of_stated.get(Vi), name_of_stated.get(En));
            Finding::new(bilingual!(
                "cấp độ {level} của `{id}` được ghi do {stated_vi} thẩm định, trong khi thẩm quyền là {vi}",
                "level {level} of `{id}` is said to be appraised by: {stated_en}; it takes: {en}"
            ))
            .at(Subject::from(system).at(Field::SecurityAppraisal))
        }
        None => Finding::new(bilingual!(
            "cấp độ {level} của `{id}` không ghi nơi thẩm định; thẩm quyền là {vi}",
            "level {level} of `{id}` names no appraisal; it takes: {en}"
        ))
        .at(Subject::from(system).at(Field::SecurityLevel)),
    };
    finding.rests_on(system.fields(), "security-level").help(bilingual!(
        "Sau khi được thẩm định, phê duyệt đúng thẩm quyền:\n  {id}: {{ security-level: {{ level: {level}, appraisal: {key} }} }}",
        "Once the competent authority has done so:\n  {id}: {{ security-level: {{ level: {level}, appraisal: {key} }} }}"
    ))
}
