//! MOJ003: birth data do not reach the insurance database.

use std::borrow::Cow;

use super::roles::{linked, lost_relation, own, with};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Layer, Role};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("MOJ003"),
        name: RuleName::of("births-not-sent-to-insurance"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dữ liệu khai sinh chưa đến cơ sở dữ liệu bảo hiểm",
            "Birth data do not reach insurance",
        ),
        description: Text::fixed(
            "Kiểm tra hệ thống hoặc cơ sở dữ liệu hộ tịch của Bộ (`role: civil-status`) trao đổi dữ liệu với cơ sở dữ liệu bảo hiểm (`role: insurance-database`). Kiến trúc không có một trong hai thì không xét.",
            "Checks that a civil status system or database of the Ministry (`role: civil-status`) exchanges data with the insurance database (`role: insurance-database`). A document without either is not judged.",
        ),
        why: Text::fixed(
            "Thẻ bảo hiểm y tế của trẻ em được cấp liên thông từ dữ liệu khai sinh.",
            "Health insurance cards of children are issued from birth data in one procedure.",
        ),
        remedy: Text::fixed(
            "Bổ sung kết nối bằng `exchanges`; nếu đã có thì ghi đúng `role` cho hệ thống ở hai đầu.",
            "Add the link by `exchanges`; if it is there, state the `role` of the systems at both ends.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::JOINT_CIRCULAR_05_2015, "", Confidence::Inferred),
    Basis::of(&law::REPORTED_LINKS, "", Confidence::Stated),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let civil_status = own(cx, Role::CivilStatus);
    let insurance = with(cx, Role::InsuranceDatabase);
    let Some(database) = insurance.first() else {
        return;
    };
    if linked(cx, &civil_status, &insurance)
        || lost_relation(&civil_status)
        || lost_relation(&insurance)
    {
        return;
    }
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "dữ liệu khai sinh của {count} hệ thống chưa được chuyển đến cơ sở dữ liệu bảo hiểm: {vi}",
            "the birth data of {count} systems do not reach the insurance database: {en}"
        )
    });
    for system in &civil_status {
        out.each(&group, unlinked(*system, *database));
    }
}

fn unlinked(system: ElementRef<'_>, database: ElementRef<'_>) -> Finding {
    let (id, other) = (system.id(), database.id());
    Finding::new(bilingual!(
        "dữ liệu khai sinh của `{id}` chưa được chuyển đến cơ sở dữ liệu bảo hiểm `{other}`",
        "the birth data of `{id}` do not reach the insurance database `{other}`"
    ))
    .at(system)
    .label(
        database,
        Text::fixed("cơ sở dữ liệu bảo hiểm", "the insurance database"),
    )
    .absent_from(&[Layer::Application])
}
