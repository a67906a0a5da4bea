//! TRN015: the step passes over a framework, and the new document does not name the old one.

use std::borrow::Cow;

use super::step::{names_the_old, skipped, version_passed_over};
use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, Subject};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN015"),
        name: RuleName::of("skipped-framework"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed("Bỏ qua một khung kiến trúc", "Framework skipped"),
        description: Text::fixed(
            "Khi giữa khung kiến trúc của hai phiên bản còn có khung khác, kiểm tra văn bản mới nêu trong `supersedes` phiên bản cũ mà nó thay thế, hoặc một phiên bản nằm giữa.",
            "Where another framework lies between those of the two versions, checks that the new document names the old one, or a version between the two, under `supersedes`.",
        ),
        why: Text::fixed(
            "Được phép bỏ qua một khung kiến trúc, nhưng người đọc cần biết văn bản nào được thay thế và nội dung của khung ở giữa đã được xét.",
            "A framework may be skipped, but readers must see which document is replaced and that what the one in between brought was considered.",
        ),
        remedy: Text::fixed(
            "Bổ sung phiên bản cũ vào mục `supersedes`.",
            "Name the old version under `supersedes`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let count = skipped(cx);
    // A document that supersedes a version between the two skipped nothing: the comparison does.
    if count == 0 || names_the_old(cx) != Some(false) || version_passed_over(cx).is_some() {
        return;
    }
    let (was, is) = (cx.old_framework().version, cx.new_framework().version);
    out.report(
        Finding::new(crate::bilingual!(
            "chuyển từ khung {was} sang khung {is}, bỏ qua {count} khung ở giữa, mà không nêu văn bản được thay thế",
            "the step from framework {was} to {is} skips {count} in between and names no document that it supersedes"
        ))
        .at(Subject::Document.at(Field::FrameworkNumber))
        .label_old(Subject::Document.at(Field::FrameworkNumber), None),
    );
}
