//! LAY009: an application of the agency supports no business.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::graph::{Direction, Edges};
use crate::model::{ApplicationKind, ElementRef, Field, Kind, Layer, RelationKind};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY009"),
        name: RuleName::of("application-without-business"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Ứng dụng không hỗ trợ nghiệp vụ nào",
            "Application without a business",
        ),
        description: Text::fixed(
            "Kiểm tra mỗi ứng dụng của cơ quan hỗ trợ ít nhất một nghiệp vụ, trực tiếp hoặc qua ứng dụng khác phụ thuộc vào ứng dụng đó, hoặc cùng hệ thống mà nó là bộ phận (`part-of`). Ứng dụng ghi `technical: true` và nền tảng dùng chung được miễn; cơ sở dữ liệu không xét.",
            "Checks that every application of the agency supports some business, directly or through an application that depends on it, or with the system that it is part of (`part-of`). What is marked `technical: true` and shared platforms are exempt; databases are not judged.",
        ),
        why: Text::fixed(
            "Ứng dụng được xây dựng để phục vụ nghiệp vụ; không thấy quan hệ này thì không biết dịch vụ nào ngừng khi ứng dụng ngừng, và không có căn cứ để đầu tư.",
            "Applications exist for the business; without that relation nobody can tell which service stops with it, or why to invest in it.",
        ),
        remedy: Text::fixed(
            "Khai báo `supported-by` tại nghiệp vụ mà ứng dụng phục vụ, hoặc ghi `technical: true` nếu ứng dụng chỉ phục vụ kỹ thuật chung.",
            "State `supported-by` at the business that it serves, or write `technical: true` if it is a common technical one.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// Definitions of the general model of a system, of which business and applications are layers.
const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_73_2019, "3.21", Confidence::Inferred),
    Basis::of(&law::DECREE_224_2026, "3.6", Confidence::Inferred),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let business = cx.architecture().elements_in(Layer::Business);
    let needed = cx
        .graph()
        .reach_as_wholes(business, Direction::Dependencies, Edges::Acyclic);
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} ứng dụng không hỗ trợ nghiệp vụ nào: {vi}",
            "{count} applications support no business: {en}"
        )
    });
    let lost = cx
        .lost()
        .in_layers(&[Layer::Business], &[RelationKind::SupportedBy])
        || cx.lost().in_layers(
            &[Layer::Application],
            &[RelationKind::DependsOn, RelationKind::PartOf],
        );
    for application in cx.own().filter(|e| is_judged(cx, *e)) {
        if needed.contains(application) {
            continue;
        }
        let id = application.id();
        let finding = Finding::new(bilingual!(
            "ứng dụng `{id}` không hỗ trợ nghiệp vụ nào",
            "the application `{id}` supports no business"
        ))
        .at(application)
        .rests_on(application.fields(), "owner")
        .absent_from(&[Layer::Business, Layer::Application])
        .unless_lost(lost)
        .help(bilingual!(
            "Khai báo tại nghiệp vụ mà ứng dụng phục vụ, hoặc ghi ứng dụng là dùng chung về kỹ thuật:\n  …: {{ supported-by: [{id}] }}\n  {id}: {{ technical: true }}",
            "State it at the business that it serves, or mark it as common and technical:\n  …: {{ supported-by: [{id}] }}\n  {id}: {{ technical: true }}"
        ));
        out.each(&group, finding);
    }
}

fn is_judged(cx: &Context<'_>, element: ElementRef<'_>) -> bool {
    let fields = element.fields();
    let common = element.kind() == Kind::Application(ApplicationKind::SharedPlatform)
        || fields.flag(Field::Technical) == Some(true)
        || fields.was_refused(Field::Technical);
    element.layer() == Layer::Application
        && !element.kind().holds_data()
        && !common
        && !element.has_ended(cx.date())
}
