//! INT004.

use std::borrow::Cow;

use super::link::{Fault, Link};
use super::links;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, JustificationReason, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT004"),
        name: RuleName::of("unexplained-direct-link"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Kết nối trực tiếp giữa các cơ quan không nêu lý do",
            "Unexplained direct link between agencies",
        ),
        description: Text::fixed(
            "Kết nối trực tiếp giữa hệ thống của hai cơ quan nêu lý do: nền tảng trung gian chưa sẵn sàng hoặc không đáp \
             ứng. Khi đã có lý do, kết nối chỉ được nêu để biết; riêng lý do không đáp ứng (`unfit`) cần ý kiến của cơ quan chủ quản nền tảng tại `approval`, nếu không thì cảnh báo. Kết nối vận hành trước ngày 25/05/2020 chỉ được nêu để biết. Kết nối trực tiếp tới cơ sở dữ liệu quốc gia khi nền tảng \
             đã sẵn sàng thuộc INT005.",
            "A direct link between systems of two agencies says why: the intermediary platform is not ready or cannot \
             serve. With a reason the link is only mentioned; that a platform cannot serve (`unfit`) takes the word of the agency that owns it, in `approval`, and is a warning without. A link in operation before 25 May 2020 is only mentioned. A direct link to a national database whose platforms are \
             ready is for INT005.",
        ),
        why: Text::fixed(
            "Kết nối trực tiếp chỉ được chấp nhận khi nền tảng trung gian chưa sẵn sàng hoặc không đáp ứng yêu cầu; người \
             thẩm định cần thấy lý do đó.",
            "Direct links are accepted only where the platforms are not ready or cannot serve, and a reviewer has to see \
             which it is.",
        ),
        remedy: Text::fixed(
            "Khai báo `route` qua nền tảng trung gian, hoặc nêu lý do tại `justification`.",
            "State a `route` over intermediary platforms, or the reason in `justification`.",
        ),
        bases: Cow::Borrowed(&[Basis::of(&law::DECREE_47_2020, "46.2", Confidence::Sourced)]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    links::each(cx, |link, fault| match fault {
        Fault::Unjustified => out.report(link.unless_older(cx, unjustified(link))),
        Fault::Justified => out.report(link.unless_older(cx, justified(link))),
        _ => {}
    });
}

fn unjustified(link: &Link<'_, '_>) -> Finding {
    let (from, to) = (link.from.id(), link.to.id());
    let way = link.suggested_route();
    let finding = link.finding(
        bilingual!(
            "kết nối trực tiếp giữa `{from}` và `{to}` của hai cơ quan khác nhau không nêu lý do",
            "the direct link between `{from}` and `{to}` of different agencies gives no reason"
        ),
        Text::fixed("kết nối trực tiếp", "passes directly"),
    );
    let help = if link.has_platforms() {
        bilingual!(
            "Thay bằng `{way}`, hoặc nêu lý do: `justification: {{ reason: not-ready, text: … }}`.",
            "Write `{way}` instead, or give the reason: `justification: {{ reason: not-ready, text: … }}`."
        )
    } else {
        bilingual!(
            "Văn bản không có nền tảng nào sử dụng được cho kết nối này: bổ sung vào mục `integration` rồi khai báo `{way}`, hoặc nêu lý do: `justification: {{ reason: not-ready, text: … }}`.",
            "The document has no platform that this link could use: add one under `integration` and state `{way}`, or give the reason: `justification: {{ reason: not-ready, text: … }}`."
        )
    };
    link.with_agencies(finding).help(help)
}

fn justified(link: &Link<'_, '_>) -> Finding {
    let (from, to) = (link.from.id(), link.to.id());
    let reason = match link.relation.justification() {
        Some(JustificationReason::NotReady) => {
            Text::fixed("nền tảng chưa sẵn sàng", "the platform is not ready")
        }
        Some(JustificationReason::Unfit) => {
            Text::fixed("nền tảng không đáp ứng", "the platform cannot serve")
        }
        None => Text::fixed("theo giải trình của văn bản", "as the document explains"),
    };
    let (vi, en) = (reason.get(Vi), reason.get(En));
    let finding = link
        .finding(
            bilingual!(
                "kết nối giữa `{from}` và `{to}` của hai cơ quan khác nhau không qua nền tảng trung gian, có nêu lý do: {vi}",
                "the link between `{from}` and `{to}` of different agencies passes no intermediary platform, with a reason: {en}"
            ),
            Text::fixed("không qua nền tảng trung gian", "passes no intermediary platform"),
        )
        .label(
            Subject::from(link.relation).at(Field::JustificationReason),
            Text::fixed("lý do", "the reason"),
        );
    let way = link.suggested_route();
    let finding = link.with_agencies(finding);
    let finding = if link.is_unfit_by_own_word() {
        finding.severity(Severity::Warning).note(Text::fixed(
            "việc nền tảng không đáp ứng do cơ quan chủ quản nền tảng xác định; chưa ghi ý kiến đó tại `approval`",
            "that a platform cannot serve is for the agency that owns it to determine; its word is not stated in `approval`",
        ))
    } else {
        finding.severity(Severity::Info)
    };
    finding
        .rests_on(link.relation.fields(), "justification")
        .help(bilingual!(
            "Khi nền tảng sử dụng được, chuyển sang `{way}`.",
            "Once the platform can be used, change to `{way}`."
        ))
}
