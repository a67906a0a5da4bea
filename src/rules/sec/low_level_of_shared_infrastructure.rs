//! SEC005: shared infrastructure is below the level for those who share it.

use std::borrow::Cow;

use super::demand::{below, is_information_infrastructure, levelled};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, IntegrationKind, Kind, Layer, Level, Scope, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC005"),
        name: RuleName::of("low-level-for-shared-infrastructure"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Cấp độ thấp của hạ tầng dùng chung",
            "Level too low for shared infrastructure",
        ),
        description: Text::fixed(
            "Kiểm tra hạ tầng của cơ quan, kể cả LGSP và nền tảng kết nối, định danh, dùng chung trong một ngành hoặc một tỉnh (`scope: sector`, hoặc `local` trong kiến trúc cấp tỉnh) có cấp độ từ 3; dùng chung toàn quốc và vận hành 24/7 (`scope: national`, `round-the-clock: true`) có cấp độ từ 4. LGSP của bộ, tỉnh kết nối hệ thống của nhiều đơn vị nên dưới cấp độ 3 thì cảnh báo dù không ghi `scope`. Chỉ so sánh cấp độ đã ghi.",
            "Checks that infrastructure of the body, with the LGSP and platforms of connection and identification, shared in a sector or a province (`scope: sector`, or `local` in the architecture of a province) is of level 3 or higher, and that shared nationwide and run round the clock (`scope: national`, `round-the-clock: true`) of level 4 or higher. The LGSP of a ministry or province connects the systems of several units, so that one below level 3 is a warning even without `scope`. Only declared levels are compared.",
        ),
        why: Text::fixed(
            "Sự cố của hạ tầng dùng chung làm gián đoạn mọi hệ thống đặt trên đó, nên cấp độ theo phạm vi dùng chung.",
            "A failure of shared infrastructure stops every system on it, so its level follows from how widely it is shared.",
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
    Basis::of(&law::DECREE_85_2016, "9.3", Confidence::Sourced),
    Basis::of(&law::DECREE_85_2016, "10.3", Confidence::Sourced),
];

const READING: Basis = Basis::of(&law::DECREE_85_2016, "9.3", Confidence::Inferred);
const NATIONWIDE: Basis = Basis::of(&law::DECREE_85_2016, "10.3", Confidence::Sourced);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for (element, _) in levelled(cx) {
        if (element.layer() == Layer::Infrastructure
            || is_information_infrastructure(element.kind()))
            && let Some(finding) = judge(cx, element)
        {
            out.report(
                finding
                    .rests_on(element.fields(), "scope")
                    .rests_on(element.fields(), "owner"),
            );
        }
    }
}

fn judge(cx: &Context<'_>, element: ElementRef<'_>) -> Option<Finding> {
    let shared =
        |finding: Finding, text| finding.label(Subject::from(element).at(Field::Scope), text);
    let always_on = element.fields().flag(Field::RoundTheClock) == Some(true);
    match element.scope() {
        Some(Scope::National) if always_on => {
            let what = Text::fixed(
                "hạ tầng dùng chung toàn quốc, vận hành 24/7",
                "infrastructure shared nationwide and run round the clock",
            );
            let finding = below(element, 4, &what)?
                .rests_on(element.fields(), "round-the-clock")
                .basis_on(NATIONWIDE, cx.date());
            Some(shared(finding, Text::fixed("toàn quốc", "nationwide")))
        }
        Some(Scope::National) => {
            // The article speaks of a sector; that the nation is wider is our reading.
            let what = Text::fixed(
                "hạ tầng dùng chung từ phạm vi một ngành trở lên",
                "infrastructure shared in a sector or more widely",
            );
            let finding = below(element, 3, &what)?.severity(Severity::Warning);
            Some(shared(finding, Text::fixed("toàn quốc", "nationwide")))
        }
        Some(Scope::Sector) => {
            let what = Text::fixed(
                "hạ tầng dùng chung trong một ngành",
                "infrastructure shared in a sector",
            );
            let finding = below(element, 3, &what)?;
            Some(shared(
                finding,
                Text::fixed("toàn ngành", "the whole sector"),
            ))
        }
        Some(Scope::Local) if cx.architecture().level() == Some(Level::Province) => {
            let what = Text::fixed(
                "hạ tầng dùng chung trong một tỉnh",
                "infrastructure shared in a province",
            );
            let finding = below(element, 3, &what)?;
            Some(shared(
                finding,
                Text::fixed("toàn tỉnh", "the whole province"),
            ))
        }
        _ if element.kind() == Kind::Integration(IntegrationKind::Lgsp) && !cx.is_department() => {
            // The article speaks of what several bodies share; that an LGSP serves several is our reading.
            let what = Text::fixed(
                "LGSP kết nối hệ thống của nhiều đơn vị",
                "an LGSP, which connects the systems of several units",
            );
            Some(
                below(element, 3, &what)?
                    .severity(Severity::Warning)
                    .basis_on(READING, cx.date()),
            )
        }
        _ => None,
    }
}
