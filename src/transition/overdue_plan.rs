//! TRN012: what was planned is still planned after its target date.

use std::borrow::Cow;

use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Status, Subject};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN012"),
        name: RuleName::of("overdue-plan"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Thành phần dự kiến quá hạn", "Planned element overdue"),
        description: Text::fixed(
            "Kiểm tra thành phần dự kiến ở cả hai phiên bản có ngày mục tiêu (`since`) chưa qua tại ngày đánh giá của phiên bản mới. Chỉ xét khi phiên bản mới mô tả thời điểm sau phiên bản cũ.",
            "Checks that what is planned in both versions has a target date (`since`) that is not past on the day the later version is judged by. Only where the later version describes a later day than the earlier one.",
        ),
        why: Text::fixed(
            "Kế hoạch đã quá hạn mà vẫn giữ nguyên thì lộ trình không còn đáng tin; cần cập nhật tình trạng hoặc thời hạn.",
            "A plan that is carried on past its date makes the roadmap untrustworthy: either the status or the date is out of date.",
        ),
        remedy: Text::fixed(
            "Cập nhật `status` nếu đã vận hành, hoặc đặt ngày mục tiêu mới trong `since`.",
            "Update the `status` if it runs by now, or set a new target date in `since`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let Some(today) = cx.date() else {
        return;
    };
    if cx
        .earlier()
        .evaluation_date()
        .is_some_and(|then| then >= today)
    {
        return;
    }
    let planned = |e: &ElementRef<'_>| e.status() == Some(Status::Planned);
    for element in cx.later().elements().filter(planned) {
        let Some(target) = element.fields().date(Field::Since) else {
            continue;
        };
        let Some(old) = cx.lineage().before(element).find(planned) else {
            continue;
        };
        if target.last_day() < today {
            let id = element.id();
            let finding = Finding::new(crate::bilingual!(
                "`{id}` vẫn ở tình trạng dự kiến dù ngày mục tiêu {target} đã qua",
                "`{id}` is still planned although its target date {target} is past"
            ))
            .at(Subject::from(element).at(Field::Since))
            .label_old(Subject::from(old).at(Field::Status), None)
            .rests_on_element(element, "since")
            .rests_on_element(element, "status");
            out.report(finding);
        }
    }
}
