//! SVC010: an online service does not say what identification it asks for.

use std::borrow::Cow;

use super::service::{own, says};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::GradeTrait;
use crate::framework::law;
use crate::model::Field;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC010"),
        name: RuleName::of("unstated-identification"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Chưa công khai yêu cầu định danh",
            "Identification requirement not stated",
        ),
        description: Text::fixed(
            "Tìm dịch vụ công trực tuyến của cơ quan chưa nêu yêu cầu định danh, xác thực ở `identification`. Nếu không dịch vụ nào nêu thì nhắc chung một lần.",
            "Looks for online services of the body that do not state in `identification` what they ask for. If none does, they are named together.",
        ),
        why: Text::fixed(
            "Người dùng cần biết trước mức độ định danh phải có thì mới chuẩn bị được tài khoản phù hợp.",
            "Users have to know beforehand which identification is asked for to have the right account ready.",
        ),
        remedy: Text::fixed(
            "Nêu yêu cầu ở `identification`.",
            "State the requirement in `identification`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::DECREE_42_2022, "12.5", Confidence::Sourced)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let online = own(cx).filter(|s| says(cx, *s, GradeTrait::Online));
    let lacking = online.filter(|s| !s.fields().is_stated(Field::Identification));
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} dịch vụ trực tuyến chưa nêu yêu cầu định danh, xác thực: {vi}",
            "{count} online services do not say what identification they ask for: {en}"
        )
    });
    for service in lacking {
        let id = service.id();
        let finding = Finding::new(bilingual!(
            "dịch vụ trực tuyến `{id}` chưa nêu yêu cầu định danh, xác thực",
            "the online service `{id}` does not say what identification it asks for"
        ))
        .at(service)
        .rests_on(service.fields(), "grade");
        out.each(&group, finding);
    }
}
