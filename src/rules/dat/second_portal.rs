//! DAT006.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::{Framework, ProcedureHandling, law};
use crate::model::{ApplicationKind, ChannelKind, ElementRef, Kind};
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT006"),
        severity: Severity::Error,
        title: Text::fixed(
            "Nhiều hơn một cổng dịch vụ công hoặc hệ thống một cửa",
            "More than one service portal or one-stop system",
        ),
        what: Text::fixed(
            "Cơ quan có không quá một cổng dịch vụ công và không quá một hệ thống thông tin một cửa điện tử đang vận hành.",
            "The agency has at most one public service portal and at most one e-one-stop system in operation.",
        ),
        why: Text::fixed(
            "Cổng dịch vụ công và hệ thống một cửa điện tử được tổ chức thống nhất ở mỗi bộ, mỗi tỉnh để người dân chỉ phải \
             tìm đến một nơi và hồ sơ được xử lý trên một hệ thống.",
            "Each ministry and province is to run one portal and one one-stop system, so that people have one place to go \
             and files are handled in one system.",
        ),
        remedy: Text::fixed(
            "Hợp nhất vào một hệ thống; hệ thống còn lại khai báo `status: retired` hoặc sửa `owner` nếu thuộc cơ quan khác.",
            "Merge them into one; give the other `status: retired`, or mend its `owner` if it is another agency's.",
        ),
        bases: Cow::Borrowed(&[Basis::of(
            &law::DECREE_61_2018,
            "25.2a",
            Confidence::Sourced,
        )]),
        applies: |framework: &Framework| {
            framework.procedure_handling == ProcedureHandling::PortalAndOneStop
        },
    },
    check,
};

const ONE_OF_EACH: [Kind; 2] = [
    Kind::Channel(ChannelKind::ServicePortal),
    Kind::Application(ApplicationKind::OneStopSystem),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.is_department() {
        return;
    }
    for kind in ONE_OF_EACH {
        let mut own = cx.own_of(kind);
        own.retain(|e| e.is_in_use_on(cx.date()));
        if let [first, rest @ ..] = own.as_slice() {
            for second in rest {
                out.report(one_more(kind, *first, *second));
            }
        }
    }
}

fn one_more(kind: Kind, first: ElementRef<'_>, second: ElementRef<'_>) -> Finding {
    let label = kind.label();
    let vi = label.get(Vi).to_lowercase();
    let en = label.get(En).to_lowercase();
    let (first_id, second_id) = (first.id(), second.id());
    Finding::new(bilingual!(
        "cơ quan đã có {vi} `{first_id}` nhưng còn có thêm `{second_id}`",
        "the agency has the {en} `{first_id}` and yet another, `{second_id}`"
    ))
    .label(
        second,
        Text::fixed("hệ thống cùng loại được khai báo thêm", "one more of the same kind"),
    )
    .label(
        first,
        Text::fixed("hệ thống được khai báo đầu tiên", "the one declared first"),
    )
    .rests_on_element(first, "owner")
    .rests_on_element(second, "owner")
}
