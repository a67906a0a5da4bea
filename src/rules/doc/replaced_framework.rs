//! DOC011: the framework that the document follows has been replaced.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{DocumentStatus, Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC011"),
        severity: Severity::Warning,
        title: Text::fixed("Khung kiến trúc đã được thay thế", "Framework replaced"),
        what: Text::fixed(
            "So sánh ngày đánh giá với ngày quyết định ban hành khung kiến trúc hết hiệu lực. Văn bản ghi `status: superseded` thì không xét.",
            "Compares the day of the check with the day on which the decision that issued the framework ended. A document with `status: superseded` is not judged.",
        ),
        why: Text::fixed(
            "Kiến trúc theo khung đã hết hiệu lực không còn phù hợp với yêu cầu quốc gia hiện hành và phải được cập nhật.",
            "An architecture along a framework that has ended no longer fits what is asked nationally, and is due for an update.",
        ),
        remedy: Text::fixed(
            "Cập nhật kiến trúc theo khung hiện hành, hoặc ghi `status: superseded` nếu văn bản đã được thay thế.",
            "Update the architecture to the framework in force, or write `status: superseded` if the document has been replaced.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// The framework itself is cited by each finding; its end is what the finding states.
const BASES: &[Basis] = &[
    Basis::of(&law::FRAMEWORK_2_0, "", Confidence::Sourced),
    Basis::of(&law::FRAMEWORK_3_0, "", Confidence::Sourced),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let known_to_be_old = arch.status() == Some(DocumentStatus::Superseded)
        || arch.fields().was_refused(Field::DocumentStatus);
    let framework = cx.framework();
    let decision = framework.decision;
    let (Some(today), Some(ended)) = (cx.date(), decision.repealed) else {
        return;
    };
    if known_to_be_old || today < ended {
        return;
    }
    let version = framework.version;
    let (today_vi, ended_vi) = (today.vietnamese(), ended.vietnamese());
    let (vi, en) = (decision.name.get(Lang::Vi), decision.name.get(Lang::En));
    let message = match decision.successor_on(today) {
        Some(next) => {
            let (next_vi, next_en) = (next.name.get(Lang::Vi), next.name.get(Lang::En));
            bilingual!(
                "khung kiến trúc {version} ({vi}) đã được thay thế từ ngày {ended_vi}; khung hiện hành là {next_vi}; ngày đánh giá là {today_vi}",
                "framework {version} ({en}) was replaced on {ended}; {next_en} is in force now; the day of the check is {today}"
            )
        }
        None => bilingual!(
            "khung kiến trúc {version} ({vi}) đã hết hiệu lực từ ngày {ended_vi}; ngày đánh giá là {today_vi}",
            "framework {version} ({en}) ended on {ended}; the day of the check is {today}"
        ),
    };
    out.report(
        Finding::new(message)
            .at(Subject::Document.at(Field::FrameworkNumber))
            .basis(Basis::of(decision, "", Confidence::Sourced)),
    );
}
