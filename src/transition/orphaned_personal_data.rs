//! TRN011: what holds personal data loses its owner.

use std::borrow::Cow;

use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Information, Subject};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN011"),
        name: RuleName::of("orphaned-personal-data"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dữ liệu cá nhân mất chủ quản",
            "Personal data without its owner",
        ),
        description: Text::fixed(
            "Kiểm tra thành phần xử lý dữ liệu cá nhân (`information: [personal]` hoặc `personal-data-subjects`) có chủ quản ở phiên bản cũ thì ở phiên bản mới vẫn nêu chủ quản.",
            "Checks that what processes personal data (`information: [personal]` or `personal-data-subjects`) and had an owner in the earlier version still states one.",
        ),
        why: Text::fixed(
            "Chủ quản chịu trách nhiệm bảo vệ dữ liệu cá nhân; không còn chủ quản thì không xác định được ai chịu trách nhiệm.",
            "The owner answers for the protection of personal data. Without one, nobody can be told to answer for it.",
        ),
        remedy: Text::fixed(
            "Bổ sung `owner` cho thành phần.",
            "Add the `owner` of the element.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::DECREE_85_2016, "", Confidence::Inferred)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    for element in cx.later().elements() {
        if element.fields().is_stated(Field::Owner) || element.has_ended(cx.date()) {
            continue;
        }
        let mut before = cx.lineage().before(element);
        let owned =
            before.find(|b| b.owner().is_some() && (is_personal(*b) || is_personal(element)));
        if let Some(old) = owned {
            out.report(orphaned(element, old));
        }
    }
}

fn is_personal(element: ElementRef<'_>) -> bool {
    element.information().any(|i| i == Information::Personal)
        || element.fields().number(Field::PersonalDataSubjects) > Some(0)
}

fn orphaned(element: ElementRef<'_>, old: ElementRef<'_>) -> Finding {
    let id = element.id();
    let owner = old.owner().map(|o| o.key()).unwrap_or_default();
    Finding::new(crate::bilingual!(
        "`{id}` xử lý dữ liệu cá nhân nhưng không còn nêu chủ quản (trước là `{owner}`)",
        "`{id}` processes personal data and states no owner any more (it was `{owner}`)"
    ))
    .at(element)
    .label_old(Subject::from(old).at(Field::Owner), None)
    .rests_on_element(old, "owner")
    .rests_on_element(element, "information")
}
