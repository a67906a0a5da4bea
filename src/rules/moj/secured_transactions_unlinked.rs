//! MOJ004: the registration of security measures lacks a link that is set for it.

use std::borrow::Cow;

use super::roles::{linked, lost_relation, own, with};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ApplicationKind, ElementRef, IntegrationKind, Kind, Layer, Role};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("MOJ004"),
        name: RuleName::of("security-measures-without-links"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Đăng ký biện pháp bảo đảm thiếu kết nối",
            "Registration of security measures lacks links",
        ),
        description: Text::fixed(
            "Kiểm tra hệ thống đăng ký biện pháp bảo đảm của Bộ (`role: secured-transactions`) dùng dữ liệu dân cư (`role: population-database`), dùng định danh điện tử (nền tảng hoặc hệ thống định danh) từ ngày 15/01/2023, và chia sẻ dữ liệu phương tiện với Bộ Công an (`role: vehicle-registration`) sau thời hạn 31/12/2023. Kiến trúc không có hệ thống này thì không xét.",
            "Checks that the Ministry's registration of security measures (`role: secured-transactions`) uses population data (`role: population-database`) and the e-ID (the identity platform or system) from 15 January 2023, and shares vehicle data with the Ministry of Public Security (`role: vehicle-registration`) after the term of 31 December 2023. A document without such a system is not judged.",
        ),
        why: Text::fixed(
            "Thông tin về chủ thể và tài sản bảo đảm phải khớp với dữ liệu gốc, nếu không một tài sản có thể được thế chấp nhiều lần.",
            "Parties and assets must match the sources of truth, or one asset can be pledged several times.",
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

const USE: Basis = Basis::of(&law::DECREE_99_2022, "58.1b", Confidence::Sourced);
const SHARE: Basis = Basis::of(&law::DECREE_99_2022, "58.2", Confidence::Sourced);

const BASES: &[Basis] = &[USE, SHARE];

/// The last day of the term in which vehicle data was to be linked.
const VEHICLES_BY: Date = Date::day(2023, 12, 31);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let registers = own(cx, Role::SecuredTransactions);
    if lost_relation(&registers) {
        return;
    }
    let identity: Vec<_> = cx
        .architecture()
        .elements()
        .filter(|e| {
            matches!(
                e.kind(),
                Kind::Integration(IntegrationKind::IdentityPlatform)
                    | Kind::Application(ApplicationKind::IdentitySystem)
            )
        })
        .filter(|e| !e.has_ended(cx.date()))
        .collect();
    let ends = [
        (
            "population",
            USE,
            with(cx, Role::PopulationDatabase),
            Text::fixed(
                "Cơ sở dữ liệu quốc gia về dân cư",
                "the national population database",
            ),
        ),
        (
            "identification",
            USE,
            identity,
            Text::fixed("định danh và xác thực điện tử", "electronic identification"),
        ),
        (
            "vehicles",
            SHARE,
            with(cx, Role::VehicleRegistration),
            Text::fixed(
                "dữ liệu đăng ký phương tiện của Bộ Công an",
                "the vehicle registration of the Ministry of Public Security",
            ),
        ),
    ];
    let in_time = cx.date().is_some_and(|day| day <= VEHICLES_BY);
    for (key, basis, others, name) in &ends {
        if linked(cx, &registers, others) || lost_relation(others) || (in_time && *basis == SHARE) {
            continue;
        }
        // What rests on one article is one finding.
        let group = group(&basis.article);
        for register in &registers {
            out.each(
                &group,
                unlinked(*register, name)
                    .discriminator(*key)
                    .basis(basis.clone()),
            );
        }
    }
}

fn group(article: &str) -> Each {
    Each::new(article, |all| {
        let (vi, en) = (all.vi(), all.en());
        bilingual!(
            "hệ thống đăng ký biện pháp bảo đảm chưa có các kết nối: {vi}",
            "the register of secured transactions lacks links: {en}"
        )
    })
}

fn unlinked(register: ElementRef<'_>, name: &Text) -> Finding {
    let (id, vi, en) = (register.id(), name.get(Vi), name.get(En));
    Finding::new(bilingual!(
        "hệ thống đăng ký biện pháp bảo đảm `{id}` chưa kết nối với {vi}",
        "the register of secured transactions `{id}` is not linked with {en}"
    ))
    .at(register)
    .named(bilingual!("`{id}` với {vi}", "`{id}` with {en}"))
    .absent_from(&[Layer::Application, Layer::Integration])
}
