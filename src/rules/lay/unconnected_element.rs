//! LAY007: an element that nothing relates to anything.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Kind, Layer, PolicyKind};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY007"),
        name: RuleName::of("unconnected-element"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Thành phần không có quan hệ", "Unconnected element"),
        description: Text::fixed(
            "Kiểm tra mỗi thành phần có ít nhất một quan hệ với thành phần khác, hoặc là nền tảng mà dữ liệu đi qua. Văn bản pháp luật, văn bản chỉ đạo và khung kiến trúc là căn cứ của toàn bộ kiến trúc nên không xét; chương trình, đề án, kế hoạch, tiêu chuẩn không điều chỉnh thành phần nào thì tính là không có quan hệ.",
            "Checks that every element stands in some relation or is a platform that data passes. Laws, directions and frameworks bind the document as a whole and are not judged; a programme, project, plan or standard that governs nothing counts as unconnected.",
        ),
        why: Text::fixed(
            "Kiến trúc phải thể hiện các thành phần và quan hệ giữa chúng; thành phần đứng riêng không tham gia vào phân tích ảnh hưởng nào.",
            "An architecture is to show components and the relations between them; one that stands alone takes part in no analysis of impact.",
        ),
        remedy: Text::fixed(
            "Bổ sung quan hệ, hoặc bỏ thành phần nếu không còn liên quan.",
            "Add a relation, or drop the element if it no longer matters.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// The summary that says so is one of 3.0; that 2.0 meant the same is a conclusion.
const BASES: &[Basis] = &[
    Basis::of(&law::FRAMEWORK_2_0, "", Confidence::Inferred),
    Basis::of(&law::FRAMEWORK_3_0, "", Confidence::Sourced),
];

/// What the rule rests on under a framework of which nobody knows whether it asks for relations.
const OWN: Basis = Basis::of(&law::MODEL, "", Confidence::Inferred);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let decision = cx.framework().decision;
    let asked = BASES
        .iter()
        .any(|basis| basis.instrument.name == decision.name);
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} thành phần không có quan hệ với thành phần nào khác: {vi}",
            "{count} elements stand in no relation: {en}"
        )
    });
    for element in cx.architecture().elements() {
        if is_legal_basis(element.kind())
            || cx.graph().is_connected(element)
            || element.has_ended(cx.date())
        {
            continue;
        }
        let lost = element.lost_a_relation() || cx.lost().may_reach(cx.framework(), element);
        let finding = unconnected(element).unless_lost(lost);
        out.each(&group, if asked { finding } else { finding.basis(OWN) });
    }
}

/// Whether policies of the kind bind the document as a whole, and need govern no single element.
fn is_legal_basis(kind: Kind) -> bool {
    match kind {
        Kind::Policy(
            PolicyKind::Law
            | PolicyKind::Decree
            | PolicyKind::Circular
            | PolicyKind::Decision
            | PolicyKind::Directive
            | PolicyKind::Resolution
            | PolicyKind::Conclusion
            | PolicyKind::OfficialLetter
            | PolicyKind::Framework,
        ) => true,
        Kind::Policy(
            PolicyKind::Programme | PolicyKind::Project | PolicyKind::Plan | PolicyKind::Standard,
        )
        | Kind::Infrastructure(_)
        | Kind::Integration(_)
        | Kind::Application(_)
        | Kind::Business(_)
        | Kind::Channel(_)
        | Kind::User(_)
        | Kind::Custom(_) => false,
    }
}

fn unconnected(element: ElementRef<'_>) -> Finding {
    let id = element.id();
    let message = if element.layer() == Layer::Policy {
        let kind = element.kind().label();
        let (vi, en) = (
            kind.get(Lang::Vi).to_lowercase(),
            kind.get(Lang::En).to_lowercase(),
        );
        bilingual!(
            "{vi} `{id}` không điều chỉnh thành phần nào",
            "the {en} `{id}` governs nothing"
        )
    } else {
        bilingual!(
            "thành phần `{id}` không có quan hệ với thành phần nào khác",
            "the element `{id}` stands in no relation"
        )
    };
    let line = line(element.layer(), id);
    Finding::new(message).at(element).help(bilingual!(
        "Bổ sung quan hệ, ví dụ:\n{line}",
        "Add a relation, for example:\n{line}"
    ))
}

/// The relation that elements of the layer usually stand in.
fn line(layer: Layer, id: &str) -> String {
    match layer {
        Layer::Infrastructure => format!("  …: {{ hosted-on: [{id}] }}"),
        Layer::Integration => format!("  {id}: {{ connects: […] }}"),
        Layer::Application => format!("  …: {{ supported-by: [{id}] }}"),
        Layer::Business => format!("  {id}: {{ supported-by: […] }}"),
        Layer::Channel => format!("  {id}: {{ offers: […] }}"),
        Layer::User => format!("  {id}: {{ uses: […] }}"),
        Layer::Policy => format!("  …: {{ governed-by: [{id}] }}"),
    }
}
