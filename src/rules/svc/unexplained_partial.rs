//! SVC004: a partial service does not say why it is not full-process.

use std::borrow::Cow;

use super::service::{own, says};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Force, LifeCycle, RuleName, Severity};
use crate::framework::GradeTrait;
use crate::framework::law;
use crate::model::Field;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC004"),
        name: RuleName::of("unexplained-partial-service"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Chưa nêu lý do chưa cung cấp toàn trình",
            "Partial service without a reason",
        ),
        description: Text::fixed(
            "Tìm dịch vụ công một phần (`grade: partial`) của cơ quan chưa nêu lý do ở `partial-reason`. Nếu không dịch vụ nào nêu thì nhắc chung một lần. Từ ngày 01/07/2026 là cảnh báo và áp dụng cho mọi khung; trước ngày đó không có căn cứ pháp lý, chỉ nhắc ở khung dùng bộ giá trị một phần, toàn trình.",
            "Looks for partial services (`grade: partial`) of the body without a `partial-reason`. If none states one, they are named together. Since 1 July 2026 this is a warning, whatever the framework; before, there is no legal basis, and it is only mentioned under frameworks that grade services so.",
        ),
        why: Text::fixed(
            "Toàn trình là mặc định; lý do được công khai thì mới biết cần sửa quy định nào hoặc bổ sung kết nối nào.",
            "Full-process is the default; only a stated reason tells which rule to change or which link to add.",
        ),
        remedy: Text::fixed(
            "Nêu ở `partial-reason` lý do, quy định chuyên ngành làm căn cứ và nơi đã công khai trên Cổng Dịch vụ công quốc gia.",
            "State in `partial-reason` the reason, the special law it rests on and where it is published on the national portal.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// The reason is published, with the law that it rests on.
const PUBLISHED: Basis = Basis::of(&law::DECREE_224_2026, "14", Confidence::Sourced);

const BASES: &[Basis] = &[PUBLISHED, Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let due = cx
        .date()
        .is_some_and(|day| PUBLISHED.force_on(day) == Force::InForce);
    // Before the decree a hint where the framework itself grades services so, not where a later value set is only
    // tolerated.
    let grades = &cx.framework().grades;
    let mut own_grades = grades.values.iter();
    if !due && !own_grades.any(|grade| grades.says(grade.key, GradeTrait::Partial)) {
        return;
    }
    let partial = own(cx).filter(|s| says(cx, *s, GradeTrait::Partial));
    let lacking = partial.filter(|s| !s.fields().is_stated(Field::PartialReason));
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} dịch vụ công trực tuyến một phần chưa nêu lý do chưa cung cấp toàn trình: {vi}",
            "{count} services are partial and do not say why they are not full-process: {en}"
        )
    });
    let severity = if due {
        Severity::Warning
    } else {
        Severity::Info
    };
    for service in lacking {
        let id = service.id();
        let finding = Finding::new(bilingual!(
            "dịch vụ công trực tuyến một phần `{id}` chưa nêu lý do chưa cung cấp toàn trình",
            "the service `{id}` is partial and does not say why it is not full-process"
        ))
        .at(service)
        .rests_on(service.fields(), "grade");
        out.each(&group, finding.severity(severity));
    }
}
