//! INT001.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, IntegrationKind, Layer, OrganisationRef, Subject};
use crate::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT001"),
        name: RuleName::of("lgsp-not-single"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Không có đúng một LGSP", "LGSP missing or doubled"),
        description: Text::fixed(
            "Kiến trúc cấp bộ, cấp tỉnh có đúng một nền tảng tích hợp, chia sẻ dữ liệu (LGSP) của chính cơ quan. \
             Nền tảng dự kiến thay thế nền tảng đang vận hành không bị tính là thừa.",
            "The architecture of a ministry or province has exactly one integration platform (LGSP) of its own. \
             A planned platform beside the one in operation does not count as a second.",
        ),
        why: Text::fixed(
            "LGSP là đầu mối kết nối các hệ thống của cơ quan với nhau và với bên ngoài. Không có LGSP thì mọi kết \
             nối đều là kết nối trực tiếp; có nhiều LGSP thì không còn đầu mối.",
            "The LGSP is the one place where the systems of the agency meet each other and the outside. Without it \
             every link is direct, and with several there is no such place.",
        ),
        remedy: Text::fixed(
            "Khai báo LGSP của cơ quan trong mục `integration`, hoặc chỉ giữ lại một LGSP đang vận hành.",
            "Declare the agency's LGSP under `integration`, or keep a single one in operation.",
        ),
        bases: Cow::Borrowed(&[
            Basis::of(&law::CIRCULAR_23_2018, "3.1a", Confidence::Inferred),
            Basis::of(&law::CIRCULAR_13_2017, "3.12", Confidence::Inferred),
        ]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(body) = cx.body() else { return };
    if cx.is_department() {
        return;
    }
    let mut own = cx.own_of(IntegrationKind::Lgsp);
    own.retain(|lgsp| !lgsp.has_ended(cx.date()));
    if own.is_empty() {
        // One without an owner may be it: then the owner is what is missing.
        if !cx.may_own(IntegrationKind::Lgsp) {
            out.report(missing(body));
        }
        return;
    }
    own.retain(|lgsp| lgsp.is_in_use_on(cx.date()));
    if own.len() > 1 {
        out.report(doubled(&mut own));
    }
}

fn missing(body: OrganisationRef<'_>) -> Finding {
    let agency = body.agency();
    let (vi, en, key) = (agency.name(Vi), agency.name(En), agency.key());
    let message = bilingual!(
        "kiến trúc không có nền tảng tích hợp, chia sẻ dữ liệu (LGSP) của {vi}",
        "the architecture has no integration platform (LGSP) of {en}"
    );
    let lines = format!(
        "  integration:\n    {key}-lgsp:\n      kind: lgsp\n      name: {{ vi: \"Nền tảng tích hợp, chia sẻ dữ liệu (LGSP) của {vi}\" }}\n      owner: {key}"
    );
    Finding::new(message)
        .at(Subject::Section(Layer::Integration))
        .absent_from(&[Layer::Integration])
        .help(bilingual!(
            "Bổ sung nền tảng, ví dụ:\n{lines}",
            "Add the platform, for instance:\n{lines}"
        ))
}

fn doubled(own: &mut [ElementRef<'_>]) -> Finding {
    own.sort_by_key(|lgsp| lgsp.id());
    let ids: Vec<_> = own.iter().map(|lgsp| lgsp.id().to_owned()).collect();
    let finding = Finding::together(move |left| {
        let (count, ids) = (
            left.len(),
            listed(left.iter().filter_map(|nth| ids.get(*nth))),
        );
        (count > 1).then(|| {
            bilingual!(
                "cơ quan có {count} LGSP thay vì một: {ids}",
                "the agency has {count} LGSPs instead of one: {ids}"
            )
        })
    });
    let finding = own.iter().fold(finding, |finding, lgsp| {
        let text = Text::fixed("LGSP của chính cơ quan", "an LGSP of the agency");
        finding.member_resting_on(*lgsp, *lgsp, Some(text), "owner")
    });
    finding.help(Text::fixed(
        "Giữ một LGSP; với nền tảng còn lại, khai báo `status: retired`, sửa `owner` nếu thuộc cơ quan khác, hoặc đổi \
         `kind` nếu không phải LGSP.",
        "Keep one LGSP; give the other `status: retired`, mend its `owner` if it is another agency's, or its `kind` if \
         it is no LGSP.",
    ))
}
