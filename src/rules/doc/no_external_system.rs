//! DOC009: the general diagram shows no system outside the agency.

use std::borrow::Cow;

use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Layer, Scope, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC009"),
        name: RuleName::of("no-external-system"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Không có hệ thống bên ngoài", "No external system"),
        description: Text::fixed(
            "Kiểm tra các lớp tích hợp, ứng dụng và kênh giao tiếp có ít nhất một hệ thống không thuộc cơ quan: phạm vi quốc gia, của cơ quan khác, hoặc có chủ quản ngoài cơ quan. Lớp trống do LAY001 báo.",
            "Checks that the layers of integration, applications and channels hold at least one system that is not the agency's own: national, another agency's, or owned elsewhere. Empty layers are for LAY001 to report.",
        ),
        why: Text::fixed(
            "Mô hình tổng thể phải thể hiện các lớp, quan hệ giữa các lớp và quan hệ với các hệ thống bên ngoài; kiến trúc không có hệ thống bên ngoài là chưa xét đến việc kết nối, chia sẻ dữ liệu.",
            "The general model is to show the layers, their relations and those with external systems; one that shows no external system has not looked at connection and sharing at all.",
        ),
        remedy: Text::fixed(
            "Khai báo các hệ thống bên ngoài có kết nối với `scope: national` hoặc `scope: other-agency`, kèm quan hệ.",
            "Declare the external systems there are links to, with `scope: national` or `scope: other-agency`, and the relations.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// Definitions of the general model of one information system: that they hold for the diagram of a body is a reading.
const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_73_2019, "3.21", Confidence::Inferred),
    Basis::of(&law::DECREE_224_2026, "3.6", Confidence::Inferred),
];

/// The layers in which systems of others appear.
const LAYERS: [Layer; 3] = [Layer::Integration, Layer::Application, Layer::Channel];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.body().is_none() {
        return;
    }
    let mut systems = cx
        .architecture()
        .elements()
        .filter(|e| LAYERS.contains(&e.layer()))
        .peekable();
    // A document without any system has empty layers, and that is what is wrong with it.
    if systems.peek().is_none() || systems.any(may_be_external) {
        return;
    }
    out.report(
        Finding::new(Text::fixed(
            "sơ đồ tổng thể không có hệ thống nào bên ngoài cơ quan",
            "the general diagram shows no system outside the agency",
        ))
        .at(Subject::Section(Layer::Application))
        .absent_from(&LAYERS)
        .help(Text::fixed(
            "Khai báo hệ thống bên ngoài, ví dụ:\n  applications:\n    population-db:\n      kind: database\n      name: { vi: Cơ sở dữ liệu quốc gia về dân cư }\n      scope: national",
            "Declare an external system, for instance:\n  applications:\n    population-db:\n      kind: database\n      name: { vi: Cơ sở dữ liệu quốc gia về dân cư }\n      scope: national",
        )),
    );
}

/// Whether it lies outside the agency, or what would tell could not be read.
fn may_be_external(system: ElementRef<'_>) -> bool {
    let fields = system.fields();
    let refused = fields.was_refused(Field::Scope) || fields.was_refused(Field::Owner);
    let by_scope = matches!(system.scope(), Some(Scope::National | Scope::OtherAgency));
    let by_owner = system.owner().is_some() && !system.is_own();
    refused || by_scope || by_owner
}
