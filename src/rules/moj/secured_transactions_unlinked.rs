//! MOJ004: the registration of security measures lacks a link that is set for it.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{ApplicationKind, ElementRef, IntegrationKind, Kind, Layer, Role};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;
use super::roles::{bereaved, linked, own, with};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("MOJ004"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Đăng ký biện pháp bảo đảm thiếu kết nối",
            "Registration of security measures lacks links",
        ),
        what: Text::fixed(
            "Kiểm tra hệ thống đăng ký biện pháp bảo đảm của Bộ (`role: secured-transactions`) dùng dữ liệu dân cư (`role: population-database`), dùng định danh điện tử (nền tảng hoặc hệ thống định danh) và chia sẻ dữ liệu phương tiện với Bộ Công an (`role: vehicle-registration`). Văn bản không có hệ thống này thì không xét.",
            "Checks that the Ministry's registration of security measures (`role: secured-transactions`) uses population data (`role: population-database`) and the e-ID (the identity platform or system), and shares vehicle data with the Ministry of Public Security (`role: vehicle-registration`). A document without such a system is not judged.",
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

const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_99_2022, "58.1b, 58.2", Confidence::Sourced),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let registers = own(cx, Role::SecuredTransactions);
    let Some(first) = registers.first() else {
        return;
    };
    if bereaved(&registers) {
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
        .collect();
    let ends = [
        (
            with(cx, Role::PopulationDatabase),
            Text::fixed("Cơ sở dữ liệu quốc gia về dân cư", "the national population database"),
        ),
        (
            identity,
            Text::fixed("định danh và xác thực điện tử", "electronic identification"),
        ),
        (
            with(cx, Role::VehicleRegistration),
            Text::fixed(
                "dữ liệu đăng ký phương tiện của Bộ Công an",
                "the vehicle registration of the Ministry of Public Security",
            ),
        ),
    ];
    let missing: Vec<_> = ends
        .iter()
        .filter(|(others, _)| !linked(cx, &registers, others) && !bereaved(others))
        .map(|(_, name)| name)
        .collect();
    if !missing.is_empty() {
        out.report(unlinked(*first, &missing));
    }
}

fn unlinked(first: ElementRef<'_>, missing: &[&Text]) -> Finding {
    let all = |lang| missing.iter().map(|n| n.get(lang)).collect::<Vec<_>>().join("; ");
    let (id, vi, en) = (first.id(), all(Vi), all(En));
    Finding::new(bilingual!(
        "hệ thống đăng ký biện pháp bảo đảm `{id}` chưa kết nối với: {vi}",
        "the registration of security measures `{id}` is not linked with: {en}"
    ))
    .at(first)
    .absent_from(&[Layer::Application, Layer::Integration])
}
