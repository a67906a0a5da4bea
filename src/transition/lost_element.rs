//! TRN001: an element of the earlier version is gone, and nothing says what became of it.

use std::borrow::Cow;

use super::step::version_passed_over;
use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::diff::{Evidence, Fate};
use crate::framework::law;
use crate::model::ElementRef;
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::{Lang, Text};
use crate::version::ArchitectureVersion;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN001"),
        name: RuleName::of("lost-element"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Thành phần của phiên bản cũ không rõ kết quả xử lý",
            "Element lost between versions",
        ),
        description: Text::fixed(
            "Kiểm tra mỗi thành phần của phiên bản cũ đều có trong phiên bản mới, hoặc có khai báo kế thừa, dừng vận hành hay chuyển giao. Kế thừa được suy luận từ tên và quan hệ chỉ được nêu để xác nhận.",
            "Checks that every element of the earlier version is in the later one, or is declared to go on under another id, to be retired or to be transferred. A continuation that was inferred from names and relations is reported to be confirmed.",
        ),
        why: Text::fixed(
            "Kiến trúc có tính kế thừa: phiên bản sau nâng cấp phiên bản trước. Thành phần mất đi mà không có giải trình thì không xác định được dữ liệu, kết nối và trách nhiệm của thành phần đó chuyển về đâu.",
            "An architecture is cumulative: a later version upgrades the earlier one. If an element disappears without a word, nobody can tell where its data, its links and its duties went.",
        ),
        remedy: Text::fixed(
            "Khai báo `succeeds` ở thành phần kế thừa, hoặc ghi định danh cũ vào mục `retired` hay `transferred` của phiên bản mới.",
            "Declare `succeeds` on the element that goes on, or list the old id under `retired` or `transferred` in the new version.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// No text asks for it: that each element has a fate is a law of the model.
const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Stated)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let mut fates: Vec<_> = cx.lineage().fates().collect();
    // Few are of either fate: only they are brought into order.
    fates.retain(|(_, fate)| matches!(fate, Fate::Removed | Fate::Renamed { .. }));
    fates.sort_by_key(|(element, _)| (element.layer(), element.id()));
    let between = version_passed_over(cx);
    for (element, fate) in fates {
        let finding = match fate {
            Fate::Removed => {
                let finding = lost(cx, element);
                Some(match &between {
                    Some(version) => finding.note(told_between(version)),
                    None => finding,
                })
            }
            Fate::Renamed { to } => inferred(cx, element, *to),
            _ => None,
        };
        if let Some(finding) = finding {
            out.report(finding);
        }
    }
}

fn lost(cx: &TransitionContext<'_, '_>, element: ElementRef<'_>) -> Finding {
    let id = element.id();
    let (vi, en) = (element.name(Lang::Vi), element.name(Lang::En));
    let mut finding = Finding::new(crate::bilingual!(
        "thành phần `{id}` ({vi}) không có trong phiên bản mới và không có khai báo về kết quả xử lý",
        "the element `{id}` ({en}) is not in the new version, and nothing says what became of it"
    ))
    .label_old(element, None);
    for miss in cx.lineage().near_misses(id) {
        let percent = miss.confidence;
        finding = finding.label(
            miss.element,
            crate::bilingual!(
                "gần giống `{id}` (độ tin cậy {percent}%), nhưng chưa đủ rõ để kết luận",
                "resembles `{id}` ({percent}% confidence), but not clearly enough"
            ),
        );
    }
    if let Some(nearest) = cx.lineage().near_misses(id).first() {
        let next = nearest.element.id();
        finding = finding.help(crate::bilingual!(
            "Nếu `{next}` là thành phần kế thừa, bổ sung `succeeds: [{id}]` vào đó; nếu không, ghi `{id}` vào mục `retired` hay `transferred`.",
            "If `{next}` continues it, add `succeeds: [{id}]` there; if not, list `{id}` under `retired` or `transferred`."
        ));
    }
    finding
}

/// Where the step passes over a version, that one may have told of the element.
fn told_between(version: &ArchitectureVersion) -> Text {
    crate::bilingual!(
        "phiên bản {version} nằm giữa hai phiên bản này; kết quả xử lý đã khai báo ở đó thì nhắc lại trong văn bản mới",
        "version {version} lies between the two; what it told of the element is to be said again in the new document"
    )
}

fn inferred(
    cx: &TransitionContext<'_, '_>,
    element: ElementRef<'_>,
    to: ElementRef<'_>,
) -> Option<Finding> {
    let Some(Evidence::Inferred { confidence, why }) = cx.lineage().evidence(element.id()) else {
        return None;
    };
    let (id, next) = (element.id(), to.id());
    let (why_vi, why_en) = (why.get(Lang::Vi), why.get(Lang::En));
    let finding = Finding::new(crate::bilingual!(
        "`{id}` được suy luận là tiếp tục dưới định danh `{next}` (độ tin cậy {confidence}%); chưa có khai báo",
        "`{id}` is inferred to go on as `{next}` ({confidence}% confidence); nothing declares it"
    ))
    .severity(Severity::Info)
    .label_old(element, None)
    .label(
        to,
        crate::bilingual!("thành phần được suy luận là kế thừa", "inferred to continue it"),
    )
    .note(crate::bilingual!("suy luận từ: {why_vi}", "inferred from: {why_en}"))
    .help(crate::bilingual!(
        "Nếu đúng, bổ sung `succeeds: [{id}]` vào `{next}`.",
        "If that is right, add `succeeds: [{id}]` to `{next}`."
    ));
    Some(finding)
}
