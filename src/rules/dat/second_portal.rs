//! DAT006.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ApplicationKind, ChannelKind, ElementRef, Kind};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo, listed};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT006"),
        name: RuleName::of("duplicate-portal"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Nhiều hơn một cổng dịch vụ công hoặc hệ thống một cửa",
            "More than one service portal or one-stop system",
        ),
        description: Text::fixed(
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
        // The decree held on whatever the framework.
        applies: always,
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
        if own.len() > 1 {
            out.report(several(kind, &mut own));
        }
    }
}

fn several(kind: Kind, own: &mut [ElementRef<'_>]) -> Finding {
    own.sort_by_key(|e| e.id());
    let ids: Vec<_> = own.iter().map(|e| e.id().to_owned()).collect();
    let finding = Finding::together(move |left| {
        let label = kind.label();
        let (vi, en) = (label.get(Vi).to_lowercase(), label.get(En).to_lowercase());
        let (count, ids) = (
            left.len(),
            listed(left.iter().filter_map(|nth| ids.get(*nth))),
        );
        (count > 1).then(|| {
            bilingual!(
                "cơ quan có {count} {vi} thay vì một: {ids}",
                "the agency has {count} of the kind {en} instead of one: {ids}"
            )
        })
    });
    own.iter()
        .fold(finding, |finding, one| {
            let text = Text::fixed("hệ thống cùng loại", "one of the same kind");
            finding.member_resting_on(*one, *one, Some(text), "owner")
        })
        .discriminator(kind.to_string())
}
