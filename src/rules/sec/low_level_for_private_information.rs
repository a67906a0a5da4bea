//! SEC007: a system with personal information is of level 1.

use std::borrow::Cow;

use super::demand::{below, is_information_infrastructure, levelled, public_uses};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Information, RelationRef, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC007"),
        name: RuleName::of("improper-level-1"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Hệ thống không thuộc diện cấp độ 1",
            "System of level 1 that level 1 is not for",
        ),
        description: Text::fixed(
            "Cấp độ 1 chỉ dành cho hệ thống phục vụ hoạt động nội bộ và chỉ xử lý thông tin công khai. Kiểm tra hệ thống của cơ quan có cấp độ từ 2 trở lên nếu xử lý thông tin nội bộ hoặc thông tin riêng, thông tin cá nhân (`information: [internal]`, `[personal]`), phục vụ người dân, doanh nghiệp (`uses`), hoặc là hạ tầng thông tin; cấp độ cao hơn mức tối thiểu không bị nhắc.",
            "Level 1 is only for systems of internal activity with only public information. Checks that a system of the body is of level 2 or higher if it has internal, personal or private information (`information: [internal]`, `[personal]`), serves people or businesses (`uses`), or is information infrastructure; a level above the least is no fault.",
        ),
        why: Text::fixed(
            "Cấp độ thấp hơn quy định kéo theo phương án bảo vệ, thẩm quyền phê duyệt và chu kỳ đánh giá thấp hơn mức cần thiết.",
            "A level below the one the law sets brings weaker protection, a lower approval and rarer assessments than are needed.",
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
    Basis::of(&law::DECREE_85_2016, "8.1", Confidence::Sourced),
    Basis::of(&law::DECREE_85_2016, "7", Confidence::Sourced),
];

const SERVES: Basis = Basis::of(&law::DECREE_85_2016, "8.2", Confidence::Sourced);
const INFRASTRUCTURE: Basis = Basis::of(&law::DECREE_85_2016, "8.3", Confidence::Sourced);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let used = public_uses(cx);
    for (system, _) in levelled(cx) {
        // State secrets ask for more, which another rule says.
        if system.information().any(|i| i == Information::StateSecret) {
            continue;
        }
        if let Some(finding) = by_information(system)
            .or_else(|| by_users(cx, system, used.get(&system.index()).copied()))
            .or_else(|| by_kind(cx, system))
        {
            out.report(finding);
        }
    }
}

fn by_information(system: ElementRef<'_>) -> Option<Finding> {
    let has = |wanted| system.information().any(|i| i == wanted);
    let (what, label) = if has(Information::Personal) {
        (
            Text::fixed(
                "hệ thống có xử lý thông tin riêng, thông tin cá nhân",
                "a system with personal or private information",
            ),
            Text::fixed("có thông tin cá nhân", "personal information"),
        )
    } else if has(Information::Internal) {
        (
            Text::fixed(
                "hệ thống có xử lý thông tin không công khai",
                "a system with information that is not public",
            ),
            Text::fixed("có thông tin nội bộ", "internal information"),
        )
    } else {
        return None;
    };
    let finding = below(system, 2, &what)?
        .label(Subject::from(system).at(Field::Information), label)
        .rests_on(system.fields(), "information");
    Some(finding)
}

fn by_users(
    cx: &Context<'_>,
    system: ElementRef<'_>,
    used: Option<RelationRef<'_>>,
) -> Option<Finding> {
    let used = used?;
    let what = Text::fixed(
        "hệ thống phục vụ người dân, doanh nghiệp",
        "a system that serves people or businesses",
    );
    let finding = below(system, 2, &what)?
        .label(
            used,
            Text::fixed(
                "phục vụ người dân, doanh nghiệp",
                "serves people or businesses",
            ),
        )
        .basis_on(SERVES, cx.date());
    Some(finding)
}

fn by_kind(cx: &Context<'_>, system: ElementRef<'_>) -> Option<Finding> {
    if !is_information_infrastructure(system.kind()) {
        return None;
    }
    let what = Text::fixed(
        "hạ tầng thông tin của cơ quan",
        "information infrastructure of a body",
    );
    Some(below(system, 2, &what)?.basis_on(INFRASTRUCTURE, cx.date()))
}
