//! SEC008: a national system is below the level for its weight.

use std::borrow::Cow;

use super::demand::{below, is_information_infrastructure, levelled};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{DatabaseClass, ElementRef, Field, Layer, Scope, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC008"),
        name: RuleName::of("low-level-for-national-system"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Cấp độ thấp của hệ thống quốc gia",
            "Level too low for a national system",
        ),
        description: Text::fixed(
            "Kiểm tra hệ thống của cơ quan phục vụ toàn quốc và vận hành 24/7 (`scope: national`, `round-the-clock: true`) có cấp độ từ 4; cơ sở dữ liệu quốc gia lưu trữ thông tin đặc biệt quan trọng (`class: national`, `critical-data: true`) có cấp độ 5. Điều 10 còn nêu hệ thống phục vụ phát triển Chính phủ điện tử và không chấp nhận ngừng vận hành ngoài kế hoạch; kiến trúc không ghi hai điều này nên kết quả về cấp độ 4 là suy luận. Hạ tầng được xét ở SEC005; chỉ so sánh cấp độ đã ghi.",
            "Checks that a system of the body that serves the nation round the clock (`scope: national`, `round-the-clock: true`) is of level 4 or higher, and a national database of specially important information (`class: national`, `critical-data: true`) of level 5. Article 10 also says that the system serves e-government and may not stop unplanned; an architecture states neither, so that what is said of level 4 is inferred. Infrastructure is SEC005's; only declared levels are compared.",
        ),
        why: Text::fixed(
            "Hệ thống quốc gia ngừng hoạt động hoặc mất dữ liệu thì ảnh hưởng đến cả nước, không chỉ cơ quan chủ quản.",
            "When a national system stops or loses data, the whole country is affected, not just its owner.",
        ),
        remedy: Text::fixed(
            "Xác định lại cấp độ của hệ thống; nếu cấp độ là suy luận thì ghi vào `inferred`.",
            "Determine the level of the system anew; if it is a conclusion of your own, list it under `inferred`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_85_2016, "10.2", Confidence::Inferred),
    Basis::of(&law::DECREE_85_2016, "11.2", Confidence::Sourced),
];

const CRITICAL: Basis = Basis::of(&law::DECREE_85_2016, "11.2", Confidence::Sourced);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for (system, _) in levelled(cx) {
        if system.layer() != Layer::Infrastructure
            && !is_information_infrastructure(system.kind())
            && let Some(finding) = judge(cx, system)
        {
            out.report(finding.rests_on(system.fields(), "owner"));
        }
    }
}

fn judge(cx: &Context<'_>, system: ElementRef<'_>) -> Option<Finding> {
    let fields = system.fields();
    let says = |field| fields.flag(field) == Some(true);
    let at = |field| Subject::from(system).at(field);
    if system.database_class() == Some(DatabaseClass::National) && says(Field::CriticalData) {
        let what = Text::fixed(
            "cơ sở dữ liệu quốc gia lưu trữ thông tin đặc biệt quan trọng",
            "a national database of specially important information",
        );
        return Some(
            below(system, 5, &what)?
                .label(
                    at(Field::CriticalData),
                    Text::fixed("thông tin đặc biệt quan trọng", "specially important"),
                )
                .rests_on(fields, "class")
                .rests_on(fields, "critical-data")
                .basis_on(CRITICAL, cx.date()),
        );
    }
    if system.scope() == Some(Scope::National) && says(Field::RoundTheClock) {
        let what = Text::fixed(
            "hệ thống thông tin quốc gia vận hành 24/7",
            "a national information system that runs round the clock",
        );
        return Some(
            below(system, 4, &what)?
                .label(
                    at(Field::RoundTheClock),
                    Text::fixed("vận hành 24/7", "round the clock"),
                )
                .rests_on(fields, "scope")
                .rests_on(fields, "round-the-clock")
                .note(Text::fixed(
                    "áp dụng đối với hệ thống phục vụ phát triển Chính phủ điện tử, không chấp nhận ngừng vận hành ngoài kế hoạch",
                    "this holds for systems that serve e-government and may not stop unplanned",
                )),
        );
    }
    None
}
