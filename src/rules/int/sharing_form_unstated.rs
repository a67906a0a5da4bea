//! INT010.

use std::borrow::Cow;

use super::sharing::{self, Unsaid};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::Field;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT010"),
        name: RuleName::of("unstated-sharing-form"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Kết nối dữ liệu không nêu hình thức chia sẻ",
            "Form of sharing not stated",
        ),
        description: Text::fixed(
            "Kết nối dữ liệu giữa hệ thống của hai cơ quan nêu hình thức chia sẻ tại `sharing`: mặc định (`default`), theo \
             yêu cầu đặc thù (`special`) hoặc dữ liệu mở (`open`). Kết nối dự kiến chưa cần nêu. Văn bản không nêu ở kết \
             nối nào thì chỉ có một cảnh báo chung.",
            "A data link between systems of two agencies states its form in `sharing`: `default`, `special` request or \
             `open` data. A planned link need not yet. A document that states none anywhere gets one warning for all.",
        ),
        why: Text::fixed(
            "Hình thức chia sẻ quyết định có cần thỏa thuận giữa hai bên hay không; không nêu thì không kết luận được theo \
             INT011 và INT012.",
            "The form decides whether the two sides need an agreement; unstated, INT011 and INT012 cannot be decided.",
        ),
        remedy: Text::fixed(
            "Khai báo `sharing: default`, `sharing: special` hoặc `sharing: open` tại kết nối.",
            "State `sharing: default`, `sharing: special` or `sharing: open` at the link.",
        ),
        bases: Cow::Borrowed(&[Basis::of(&law::DECREE_47_2020, "23.4", Confidence::Sourced)]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let words = Unsaid {
        what: Text::fixed("hình thức chia sẻ dữ liệu", "the form of sharing"),
        besides: Text::fixed("", ""),
        here: Text::fixed("không có `sharing`", "no `sharing` here"),
    };
    let _ = sharing::unsaid(cx, out, Field::Sharing, &words);
}
