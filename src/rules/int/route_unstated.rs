//! INT019.

use std::borrow::Cow;

use super::link::{Fault, Link};
use super::links;
use crate::bilingual;
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT019"),
        name: RuleName::of("unstated-route"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Không nêu tuyến kết nối", "Route not stated"),
        description: Text::fixed(
            "Kết nối giữa hai cơ quan, với cơ sở dữ liệu quốc gia, hoặc giữa cổng và hệ thống của cùng cơ quan có nêu \
             `route`: danh sách nền tảng đi qua, hoặc `direct`.",
            "A link between two agencies, to a national database, or between a portal and a system of the same agency \
             states its `route`: the platforms it passes, or `direct`.",
        ),
        why: Text::fixed(
            "Không có `route` thì không thể kết luận theo INT003, INT004, INT005 và INT007: im lặng không có nghĩa là đã \
             tuân thủ.",
            "Without it INT003, INT004, INT005 and INT007 cannot be decided: their silence is not compliance.",
        ),
        remedy: Text::fixed(
            "Khai báo `route` của kết nối.",
            "State the `route` of the link.",
        ),
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} kết nối không nêu tuyến đi qua nền tảng nào: {vi}",
            "{count} links do not state which platforms they pass: {en}"
        )
    });
    links::each(cx, |link, fault| {
        if matches!(fault, Fault::Unstated) {
            out.each(&group, unstated(link));
        }
    });
}

fn unstated(link: &Link<'_, '_>) -> Finding {
    let (from, to) = (link.from.id(), link.to.id());
    let way = link.suggested_route();
    let finding = link.finding(
        bilingual!(
            "kết nối giữa `{from}` và `{to}` không nêu tuyến đi qua nền tảng nào",
            "the link between `{from}` and `{to}` does not state which platforms it passes"
        ),
        Text::fixed("không có `route`", "no `route` here"),
    );
    link.resting_on_owners(finding).help(bilingual!(
        "Khai báo tuyến thực tế, ví dụ `{{ with: {to}, {way} }}`; nếu kết nối trực tiếp, khai báo `route: direct`.",
        "State the actual route, for instance `{{ with: {to}, {way} }}`; if the link is direct, `route: direct`."
    ))
}
