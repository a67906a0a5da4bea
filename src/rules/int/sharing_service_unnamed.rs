//! INT009.

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
        code: Code::of("INT009"),
        name: RuleName::of("link-without-sharing-service"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Kết nối dữ liệu không nêu dịch vụ chia sẻ dữ liệu",
            "Data link without a data-sharing service",
        ),
        description: Text::fixed(
            "Kết nối dữ liệu giữa hệ thống của hai cơ quan nêu tên dịch vụ chia sẻ dữ liệu tại `service`. Kết nối dự kiến \
             chưa cần nêu. Văn bản không nêu ở kết nối nào thì chỉ có một cảnh báo chung.",
            "A data link between systems of two agencies names its data-sharing service in `service`. A planned link need \
             not yet. A document that names none anywhere gets one warning for all.",
        ),
        why: Text::fixed(
            "Dữ liệu được chia sẻ qua dịch vụ đã công bố; có tên dịch vụ thì mới đối chiếu được với danh mục dịch vụ chia sẻ \
             dữ liệu của cơ quan cung cấp.",
            "Data is shared through published services; only with the name of one can the link be held against the list of \
             the agency that provides it.",
        ),
        remedy: Text::fixed(
            "Khai báo `service: …` tại kết nối, theo danh mục dịch vụ chia sẻ dữ liệu của cơ quan cung cấp.",
            "State `service: …` at the link, as in the provider's list of data-sharing services.",
        ),
        bases: Cow::Borrowed(&[
            Basis::of(&law::DECREE_47_2020, "24.1", Confidence::Sourced),
            Basis::of(&law::DECREE_224_2026, "23.3b", Confidence::Inferred),
        ]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let words = Unsaid {
        what: Text::fixed(
            "dịch vụ chia sẻ dữ liệu được sử dụng",
            "the data-sharing service that it uses",
        ),
        besides: Text::fixed("", ""),
        here: Text::fixed("không có `service`", "no `service` here"),
    };
    let _ = sharing::unsaid(cx, out, Field::SharingService, &words);
}
