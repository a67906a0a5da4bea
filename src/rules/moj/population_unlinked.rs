//! MOJ001: the civil status database is not linked with the population database.

use std::borrow::Cow;

use super::roles::{linked, lost_relation, own, with};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Layer, Level, Role, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("MOJ001"),
        name: RuleName::of("civil-status-without-population-link"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Hộ tịch chưa kết nối dữ liệu dân cư",
            "Civil status not linked with population data",
        ),
        description: Text::fixed(
            "Kiểm tra hệ thống hoặc cơ sở dữ liệu hộ tịch của Bộ (`role: civil-status`) trao đổi dữ liệu với Cơ sở dữ liệu quốc gia về dân cư (`role: population-database`), do bên nào khai báo cũng được. Kiến trúc không có hệ thống nào mang một trong hai vai trò thì chỉ cảnh báo.",
            "Checks that a civil status system or database of the Ministry (`role: civil-status`) exchanges data with the national population database (`role: population-database`), whichever end declares it. A document in which nothing bears one of the roles gets a warning only.",
        ),
        why: Text::fixed(
            "Số định danh cá nhân được cấp khi đăng ký khai sinh qua kết nối này; thiếu kết nối thì hai nguồn dữ liệu gốc lệch nhau.",
            "Personal ID numbers are given at birth registration over this link; without it two sources of truth drift apart.",
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
    Basis::of(&law::LAW_CIVIL_STATUS, "5.6, 59.1", Confidence::Sourced),
    Basis::of(&law::DECREE_87_2020, "1.1", Confidence::Sourced),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let civil_status = own(cx, Role::CivilStatus);
    if civil_status.is_empty() {
        // Other bodies that turn the profile on use the Ministry's system.
        if cx.architecture().level() != Some(Level::Ministry) {
            return;
        }
        out.report(
            Finding::new(Text::fixed(
                "kiến trúc của Bộ không có hệ thống hoặc cơ sở dữ liệu nào của Bộ mang `role: civil-status`",
                "the architecture has no system or database of the Ministry with `role: civil-status`",
            ))
            .at(Subject::Section(Layer::Application))
            .severity(Severity::Warning)
            .absent_from(&[Layer::Application])
            .help(Text::fixed(
                "Ghi `role: civil-status` cho hệ thống, cơ sở dữ liệu hộ tịch và kiểm tra `owner`.",
                "Give the civil status system and database `role: civil-status`, and check their `owner`.",
            )),
        );
        return;
    }
    let population = with(cx, Role::PopulationDatabase);
    if linked(cx, &civil_status, &population)
        || lost_relation(&civil_status)
        || lost_relation(&population)
    {
        return;
    }
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống hộ tịch chưa kết nối với Cơ sở dữ liệu quốc gia về dân cư: {vi}",
            "none of {count} civil status systems is linked with the national population database: {en}"
        )
    });
    for system in &civil_status {
        out.each(&group, unlinked(*system, population.first().copied()));
    }
}

fn unlinked(system: ElementRef<'_>, population: Option<ElementRef<'_>>) -> Finding {
    let id = system.id();
    let finding = Finding::new(bilingual!(
        "hệ thống hộ tịch `{id}` chưa kết nối với Cơ sở dữ liệu quốc gia về dân cư",
        "the civil status system `{id}` is not linked with the national population database"
    ))
    .at(system)
    .absent_from(&[Layer::Application]);
    match population {
        Some(database) => finding.label(
            database,
            Text::fixed("cơ sở dữ liệu cần kết nối", "the database to link with"),
        ),
        None => finding.severity(Severity::Warning).note(Text::fixed(
            "không thành phần nào mang `role: population-database`",
            "no element bears `role: population-database`",
        )),
    }
}
