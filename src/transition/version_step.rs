//! TRN014: the version rises less than the changes ask for.

use std::borrow::Cow;

use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::diff::{Bump, Class};
use crate::framework::law;
use crate::model::{DocumentStatus, Field, Subject};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN014"),
        name: RuleName::of("low-version-step"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Số phiên bản tăng chưa tương xứng",
            "Version rises too little",
        ),
        description: Text::fixed(
            "Kiểm tra số phiên bản của kiến trúc tăng đủ so với mức độ thay đổi: biên tập thì tăng ít nhất bản vá, tương thích hoặc phá vỡ tương thích thì tăng ít nhất phiên bản phụ, thay đổi khung kiến trúc thì tăng phiên bản chính hoặc đánh số lại từ đầu theo quyết định ban hành (`restarts: true` tại `issued`). Số phiên bản do cơ quan tự đặt; không có căn cứ pháp lý, đây là quy ước đánh số mà mô hình chọn. Kiến trúc dự thảo hoặc minh họa chỉ bị cảnh báo.",
            "Checks that the version of the architecture rises as the changes ask, at the least: an editorial change the patch, a compatible or breaking one the minor part; another framework asks for the major part, or for numbers that begin anew by the decision that issued the document (`restarts: true` at `issued`). The numbers are the body's own; there is no legal basis, this is the convention of numbering that the model has chosen. In drafts and illustrative documents it is a warning.",
        ),
        why: Text::fixed(
            "Người sử dụng kiến trúc dựa vào số phiên bản để biết có phải rà soát kết nối của mình hay không.",
            "Those who build on an architecture read from its version whether they must look at their links again.",
        ),
        remedy: Text::fixed(
            "Tăng `version` của văn bản mới theo mức độ thay đổi; nếu quyết định ban hành cho đánh số lại từ đầu theo khung mới thì ghi `restarts: true` tại `issued`.",
            "Raise the `version` of the new document as the changes ask; if the decision that issued it has the numbers begin anew under another framework, say `restarts: true` at `issued`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::SEMVER, "", Confidence::Sourced)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let (Some(was), Some(is)) = (cx.earlier().version(), cx.later().version()) else {
        return;
    };
    let diff = cx.diff();
    if diff.is_empty() {
        return;
    }
    if diff.is_step_enough() != Some(false) {
        return;
    }
    let (required, actual) = (diff.required_bump(), diff.actual_bump());
    let label = required.label();
    let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
    let text = match actual {
        None => crate::bilingual!(
            "số phiên bản giảm từ {was} xuống {is}",
            "the version falls from {was} to {is}"
        ),
        Some(Bump::None) => crate::bilingual!(
            "kiến trúc thay đổi nhưng số phiên bản vẫn là {is}; cần tăng {vi}",
            "the architecture changed, but its version is still {is}; a {en} step is asked for"
        ),
        Some(_) => crate::bilingual!(
            "số phiên bản chỉ tăng từ {was} lên {is}; cần tăng {vi}",
            "the version only rises from {was} to {is}; a {en} step is asked for"
        ),
    };
    let swapped = actual.is_none();
    let mut finding = Finding::new(text)
        .at(Subject::Document.at(Field::Version))
        .label_old(Subject::Document.at(Field::Version), None);
    if swapped {
        finding = finding.note(Text::fixed(
            "có thể đã đảo thứ tự bản cũ, bản mới",
            "the old and the new version may have been swapped",
        ));
    }
    let verdict = diff.verdict().unwrap_or(Class::Editorial);
    let gravest = diff.changes().iter().filter(|c| c.class == verdict);
    let count = gravest.clone().count();
    if let Some(first) = gravest.into_iter().next() {
        let class = verdict.label();
        let (summary, reason) = (first.summary(), &first.reason);
        let (class_vi, class_en) = (class.get(Lang::Vi), class.get(Lang::En));
        let (sum_vi, sum_en) = (summary.get(Lang::Vi), summary.get(Lang::En));
        let (why_vi, why_en) = (reason.get(Lang::Vi), reason.get(Lang::En));
        finding = finding.note(crate::bilingual!(
            "{count} thay đổi ở mức {class_vi}, trước hết: {sum_vi} ({why_vi})",
            "{count} changes are {class_en}, the first: {sum_en} ({why_en})"
        ));
    }
    if let Some(least) = required.after(&was) {
        finding = finding.help(crate::bilingual!(
            "Ghi `version: \"{least}\"` hoặc số cao hơn.",
            "Write `version: \"{least}\"` or a higher number."
        ));
    }
    if cx.later().restarts() && cx.old_framework().version == cx.new_framework().version {
        finding = finding.note(Text::fixed(
            "`restarts` chỉ có giá trị khi khung kiến trúc thay đổi",
            "`restarts` counts only where the framework changes",
        ));
    }
    let tentative = matches!(
        cx.later().status(),
        Some(DocumentStatus::Draft | DocumentStatus::Illustrative)
    );
    out.report(if tentative {
        finding.severity(Severity::Warning)
    } else {
        finding
    });
}
