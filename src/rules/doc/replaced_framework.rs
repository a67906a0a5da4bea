//! DOC011: the framework that the document follows has been replaced.

use std::borrow::Cow;

use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{DocumentStatus, Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC011"),
        name: RuleName::of("replaced-framework"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Khung kiến trúc đã được thay thế", "Framework replaced"),
        description: Text::fixed(
            "So sánh ngày đánh giá với ngày quyết định ban hành khung kiến trúc hết hiệu lực. Kiến trúc ghi `status: superseded` thì không xét.",
            "Compares the day of the check with the day on which the decision that issued the framework ended. A document with `status: superseded` is not judged.",
        ),
        why: Text::fixed(
            "Kiến trúc theo khung đã hết hiệu lực không còn là chỗ dựa để thẩm định; kiến trúc cần được rà soát, cập nhật theo khung hiện hành.",
            "An architecture along a framework that has ended no longer fits what is asked nationally, and is due for an update.",
        ),
        remedy: Text::fixed(
            "Cập nhật kiến trúc theo khung hiện hành, hoặc ghi `status: superseded` nếu kiến trúc đã được thay thế.",
            "Update the architecture to the framework in force, or write `status: superseded` if the document has been replaced.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// Each finding cites the decision that is in force in its place.
const BASES: &[Basis] = &[
    Basis::of(&law::FRAMEWORK_2_0, "", Confidence::Sourced),
    Basis::of(&law::FRAMEWORK_3_0, "", Confidence::Sourced),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let known_to_be_old = arch.status() == Some(DocumentStatus::Superseded)
        || arch.fields().was_refused(Field::DocumentStatus);
    let framework = cx.framework();
    let Some(message) = cx.date().and_then(|today| framework.ended_by(today)) else {
        return;
    };
    if known_to_be_old {
        return;
    }
    // What is in force in its place is the ground for the update.
    let next = cx
        .date()
        .and_then(|today| framework.decision.successor_on(today));
    let ending = next.unwrap_or(framework.decision);
    out.report(
        Finding::new(message)
            .at(Subject::Document.at(Field::FrameworkNumber))
            .basis(Basis::of(ending, "", Confidence::Sourced)),
    );
}
