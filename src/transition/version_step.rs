//! TRN014: the version rises less than the changes ask for.

use std::borrow::Cow;

use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::diff::{Bump, Class};
use crate::framework::law;
use crate::model::{DocumentStatus, Field, Subject};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN014"),
        severity: Severity::Error,
        title: Text::fixed(
            "Số phiên bản tăng chưa tương xứng",
            "Version rises too little",
        ),
        what: Text::fixed(
            "Kiểm tra số phiên bản của kiến trúc tăng đủ so với mức độ thay đổi: phá vỡ tương thích thì tăng phiên bản chính, tương thích thì tăng phiên bản phụ, biên tập thì tăng bản vá. Trong cùng một khung kiến trúc, phiên bản chính do khung quyết định nên chỉ đòi hỏi tăng phiên bản phụ. Văn bản dự thảo hoặc minh họa chỉ bị cảnh báo.",
            "Checks that the version of the architecture rises as the changes ask: a breaking change the major part, a compatible one the minor part, an editorial one the patch. Within one framework the major part is set by the framework, so that no more than a minor step is asked for. In drafts and illustrative documents it is a warning.",
        ),
        why: Text::fixed(
            "Người sử dụng kiến trúc dựa vào số phiên bản để biết có phải rà soát kết nối của mình hay không.",
            "Those who build on an architecture read from its version whether they must look at their links again.",
        ),
        remedy: Text::fixed(
            "Tăng `version` của văn bản mới theo mức độ thay đổi.",
            "Raise the `version` of the new document as the changes ask.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::SEMVER, "6-8", Confidence::Sourced)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let (Some(was), Some(is)) = (cx.earlier().version(), cx.later().version()) else {
        return;
    };
    let diff = cx.diff();
    if diff.is_empty() {
        return;
    }
    let same_framework = cx.old_framework().version == cx.new_framework().version;
    let asked = diff.required_bump();
    let required = if same_framework {
        asked.min(Bump::Minor)
    } else {
        asked
    };
    let actual = diff.actual_bump();
    if actual >= Some(required) {
        return;
    }
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
    let mut finding = Finding::new(text)
        .at(Subject::Document.at(Field::Version))
        .label_old(Subject::Document.at(Field::Version), None);
    let gravest = diff
        .changes()
        .iter()
        .filter(|c| Some(c.class) == diff.verdict());
    let count = gravest.clone().count();
    if let Some(first) = gravest.into_iter().next() {
        let class = diff.verdict().unwrap_or(Class::Editorial).label();
        let (summary, reason) = (first.summary(), &first.reason);
        let (class_vi, class_en) = (class.get(Lang::Vi), class.get(Lang::En));
        let (sum_vi, sum_en) = (summary.get(Lang::Vi), summary.get(Lang::En));
        let (why_vi, why_en) = (reason.get(Lang::Vi), reason.get(Lang::En));
        finding = finding.note(crate::bilingual!(
            "{count} thay đổi ở mức {class_vi}, trước hết: {sum_vi} ({why_vi})",
            "{count} changes are {class_en}, the first: {sum_en} ({why_en})"
        ));
    }
    if asked > required {
        finding = finding.note(Text::fixed(
            "thay đổi thuộc mức phá vỡ tương thích, nhưng phiên bản chính do khung kiến trúc quyết định và khung không đổi",
            "the changes are breaking, but the major part follows the framework, which is the same",
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
