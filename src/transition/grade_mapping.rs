//! TRN005: the grade of a service is not what the new value set makes of the old one.

use std::borrow::Cow;

use super::step::has_fresh_note;
use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Subject};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN005"),
        name: RuleName::of("wrong-grade-conversion"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Quy đổi mức độ dịch vụ công khác bảng",
            "Service grade converted otherwise",
        ),
        description: Text::fixed(
            "Khi bộ giá trị mức độ dịch vụ công được thay thế, kiểm tra mức độ mới của mỗi dịch vụ đúng với bảng quy đổi của khung kiến trúc (mức độ 4 thành toàn trình; mức độ 3 mặc định thành một phần), hoặc có `partial-reason` hay `note` mới giải thích.",
            "Where the value set of grades is replaced, checks that the new grade of each service is the one that the table of the framework gives (level 4 becomes full-process; level 3 is partial by default), or that `partial-reason` or a new `note` explains it.",
        ),
        why: Text::fixed(
            "Hai cách phân loại không tương ứng từng giá trị; quy đổi khác mặc định làm số liệu dịch vụ công hai phiên bản không so sánh được nếu không nêu lý do.",
            "The two ways of grading do not correspond value by value. A conversion other than the default makes the figures of two versions incomparable unless the reason is given.",
        ),
        remedy: Text::fixed(
            "Rà soát lại `grade`, hoặc bổ sung `partial-reason` hay `note` nêu lý do.",
            "Check the `grade`, or give the reason in `partial-reason` or a `note`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::DECREE_42_2022, "", Confidence::Unverified)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let grades = &cx.new_framework().grades;
    let later = grades.later.as_ref();
    let (values, conversion) = match later {
        Some(later) => (later.values, later.conversion),
        None => (grades.values, grades.conversion),
    };
    let converted = |old: &str| conversion.iter().find(|c| c.from == old).map(|c| c.to);
    let goes_on = |e: &ElementRef<'_>| !e.has_ended(cx.date());
    for service in cx.later().elements().filter(goes_on) {
        let Some(grade) = service.grade() else {
            continue;
        };
        // A value of no set, or of the old one, is the matter of SVC001.
        if !values.iter().any(|v| v.key == grade) || explained(cx, service) {
            continue;
        }
        let mut before: Vec<_> = cx.lineage().before(service).collect();
        before.retain(|b| b.grade().is_some_and(|g| converted(g).is_some()));
        let fits = |b: &ElementRef<'_>| b.grade().and_then(converted) == Some(grade);
        if before.iter().any(fits) {
            continue;
        }
        before.sort_by_key(|b| b.id());
        if let Some(first) = before.first()
            && let Some(was) = first.grade()
            && let Some(expected) = converted(was)
        {
            out.report(converted_otherwise(service, *first, (was, expected, grade)));
        }
    }
}

fn explained(cx: &TransitionContext<'_, '_>, service: ElementRef<'_>) -> bool {
    service.fields().has(Field::PartialReason) || has_fresh_note(cx, service)
}

fn converted_otherwise(
    service: ElementRef<'_>,
    before: ElementRef<'_>,
    (was, expected, grade): (&str, &str, &str),
) -> Finding {
    let id = service.id();
    Finding::new(crate::bilingual!(
        "mức độ `{was}` của dịch vụ `{id}` được chuyển thành `{grade}`, trong khi mặc định là `{expected}`",
        "the grade `{was}` of the service `{id}` became `{grade}`, where `{expected}` is the default"
    ))
    .at(Subject::from(service).at(Field::Grade))
    .label_old(
        Subject::from(before).at(Field::Grade),
        crate::bilingual!("mức độ cũ: {was}", "the earlier grade: {was}"),
    )
    .rests_on_element(service, "grade")
    .rests_on_element(before, "grade")
}
