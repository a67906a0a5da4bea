//! DOC002: one of the contents that the framework asks for is missing.

use std::borrow::Cow;

use super::part::{self, Wording};
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::framework::{Framework, Part};
use crate::model::Table;
use crate::rules::{BuiltIn, Context, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC002"),
        name: RuleName::of("missing-content"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed("Thiếu nội dung bắt buộc", "Mandatory content missing"),
        description: Text::fixed(
            "Kiểm tra kiến trúc có đủ bảy nội dung cơ bản mà khung kiến trúc yêu cầu: tầm nhìn, mục tiêu, phạm vi áp dụng, nguyên tắc, sơ đồ tổng thể, các kiến trúc thành phần và tổ chức triển khai. Kiến trúc cấp sở, ngành được miễn.",
            "Checks that the document has the seven basic contents of the framework: vision, objectives, scope, principles, general diagram, component architectures and implementation. Departments are exempt.",
        ),
        why: Text::fixed(
            "Thiếu một nội dung thì kiến trúc chưa đủ theo khung: người thẩm định không có căn cứ để đối chiếu các phần còn lại.",
            "Without one of them the document is not an architecture in the sense of the framework, and a reviewer has nothing to hold the other parts against.",
        ),
        remedy: Text::fixed(
            "Bổ sung nội dung còn thiếu vào `contents`. Bản minh họa có thể ghi `unknown` kèm lý do.",
            "Add the missing entry to `contents`. An illustrative document may say `unknown` with the reason.",
        ),
        bases: Cow::Borrowed(part::BASES),
        applies: |framework: &Framework| !framework.contents.is_empty(),
    },
    check,
};

static WORDING: Wording = Wording {
    vi: "nội dung",
    en: "content",
    many: "contents",
    lines,
    pattern: "  contents:\n    …: { text: \"…\", sources: […] }",
};

fn lines(part: &Part) -> String {
    let key = part.key;
    format!("  contents:\n    {key}: {{ text: \"…\", sources: […] }}")
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.is_department() {
        return;
    }
    let contents = cx.framework().contents;
    let lacking = part::lacking(cx, Table::Contents, contents);
    part::report(cx, out, lacking, &WORDING);
}
