//! TRN004: the later version lacks what its framework introduced.

use std::borrow::Cow;

use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::{Introduction, law};
use crate::model::{ElementRef, Layer, Subject};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN004"),
        name: RuleName::of("missing-introduction"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Thiếu thành phần mới của khung kiến trúc",
            "Introduction of the framework missing",
        ),
        description: Text::fixed(
            "Khi chuyển sang khung kiến trúc khác, kiểm tra phiên bản mới có các thành phần mà khung đó bổ sung so với khung của phiên bản cũ. Khung 3.0 bổ sung hai kho dữ liệu: mỗi kho được nhận biết bằng `role`, hoặc bằng định danh hay tên đầy đủ đúng như khung gọi.",
            "Where the framework changes, checks that the later version has what its framework introduced over that of the earlier one. Framework 3.0 introduced two data stores: each is known by its `role`, or by the id or the full name that the framework gives it.",
        ),
        why: Text::fixed(
            "Thành phần mới của khung là nội dung chính của việc chuyển đổi; thiếu chúng thì văn bản chỉ đổi tên khung mà chưa cập nhật kiến trúc.",
            "What the framework introduced is the substance of the move. Without it the document names a new framework and keeps the old architecture.",
        ),
        remedy: Text::fixed(
            "Bổ sung thành phần tương ứng, kể cả ở trạng thái `planned`, và quan hệ của các hệ thống với thành phần đó.",
            "Add such an element, if only as `planned`, and the relations of the systems to it.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// Each introduction cites its own basis; that the later version takes it up is a law of the model.
const BASES: &[Basis] = &[
    Basis::of(&law::MODEL, "", Confidence::Inferred),
    Basis::of(&law::FRAMEWORK_3_0, "", Confidence::Sourced),
];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let known = |introduction: &&Introduction| {
        let before = cx.old_framework().introductions;
        !before.iter().any(|i| i.key == introduction.key)
    };
    for introduction in cx.new_framework().introductions.iter().filter(known) {
        let goes_on = |e: &ElementRef<'_>| !e.has_ended(cx.date());
        let mut there = cx.later().elements().filter(goes_on);
        if there.any(|e| introduction.is_met_by(e)) {
            continue;
        }
        let mut layers: Vec<Layer> = introduction.kinds.iter().map(|k| k.layer()).collect();
        layers.dedup();
        let (vi, en) = (
            introduction.label.get(Lang::Vi),
            introduction.label.get(Lang::En),
        );
        let framework = cx.new_framework().version;
        let kinds: Vec<_> = introduction
            .kinds
            .iter()
            .map(|k| format!("`{k}`"))
            .collect();
        let kinds = kinds.join(", ");
        let help = match introduction.role {
            None => crate::bilingual!(
                "Bổ sung thành phần thuộc loại {kinds}, kể cả ở trạng thái `planned`.",
                "Add an element of the kind {kinds}, if only as `planned`."
            ),
            Some(role) => {
                let role = role.key();
                crate::bilingual!(
                    "Ghi `role: {role}` ở thành phần đó nếu văn bản đã có; nếu chưa, bổ sung thành phần thuộc loại {kinds} với `role: {role}`, kể cả ở trạng thái `planned`.",
                    "State `role: {role}` at the element if there is one; else add one of the kind {kinds} with `role: {role}`, if only as `planned`."
                )
            }
        };
        let mut finding = Finding::new(crate::bilingual!(
            "chưa có {vi} mà khung kiến trúc {framework} bổ sung",
            "the {en} that framework {framework} introduced is missing"
        ))
        .absent_from(&layers)
        .basis_on(introduction.basis.clone(), cx.date())
        .help(help);
        finding = match layers.first() {
            Some(layer) => finding.at(Subject::Section(*layer)),
            None => finding.at(Subject::Document),
        };
        out.report(finding);
    }
}
