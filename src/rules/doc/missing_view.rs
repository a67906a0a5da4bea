//! DOC003: one of the component architectures that the framework asks for is missing.

use std::borrow::Cow;

use super::part::{self, Wording};
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::framework::{Framework, Part};
use crate::model::Table;
use crate::rules::{BuiltIn, Context, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC003"),
        name: RuleName::of("missing-component-architecture"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Thiếu kiến trúc thành phần",
            "Component architecture missing",
        ),
        description: Text::fixed(
            "Kiểm tra kiến trúc có đủ năm kiến trúc thành phần: nghiệp vụ, dữ liệu, ứng dụng, công nghệ và an toàn thông tin. Kiến trúc cấp sở, ngành được miễn.",
            "Checks that the document has all five component architectures: business, data, application, technology and security. Departments are exempt.",
        ),
        why: Text::fixed(
            "Năm miền này là phương pháp chung của khung kiến trúc từ phiên bản 2.0; mỗi miền có một mô hình tham chiếu để các bộ, địa phương đối chiếu với nhau.",
            "The five domains are the common method of the framework since 2.0; each has a reference model by which ministries and provinces compare.",
        ),
        remedy: Text::fixed(
            "Bổ sung kiến trúc thành phần còn thiếu vào `views`.",
            "Add the missing component architecture to `views`.",
        ),
        bases: Cow::Borrowed(part::BASES),
        applies: |framework: &Framework| !framework.views.is_empty(),
    },
    check,
};

static WORDING: Wording = Wording {
    vi: "kiến trúc thành phần",
    en: "component architecture",
    many: "component architectures",
    lines,
    pattern: "  views:\n    …: { name: { vi: \"…\", en: \"…\" } }",
};

fn lines(part: &Part) -> String {
    let key = part.key;
    let (vi, en) = (part.label.get(Lang::Vi), part.label.get(Lang::En));
    format!("  views:\n    {key}: {{ name: {{ vi: \"{vi}\", en: \"{en}\" }} }}")
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.is_department() {
        return;
    }
    let views = cx.framework().views;
    let lacking = part::lacking(cx, Table::Views, views);
    part::report(cx, out, lacking, &WORDING);
}
