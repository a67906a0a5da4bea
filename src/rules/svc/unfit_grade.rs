//! SVC002: a service lacks what its grade promises.

use std::borrow::Cow;
use std::collections::HashSet;

use super::service::{lives, own, says};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::GradeTrait;
use crate::framework::law;
use crate::model::{
    ApplicationKind, ElementRef, Field, Kind, Layer, RelationKind, RelationRef, Subject,
};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC002"),
        name: RuleName::of("unmet-service-grade"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dịch vụ thiếu biểu mẫu tương tác hoặc thanh toán trực tuyến",
            "Service without the form or the payment that is asked for",
        ),
        description: Text::fixed(
            "Kiểm tra dịch vụ công của cơ quan có đủ điều kiện của mức độ đã ghi: mức độ 3 trở lên có biểu mẫu tương tác; mức độ 4 mà có thu phí (`fee: true`) thì có thanh toán trực tuyến, tức là hệ thống phục vụ hoặc cổng cung cấp dịch vụ kết nối với hệ thống thanh toán. Từ ngày 01/07/2026, mọi dịch vụ công trực tuyến, không phân biệt mức độ, có biểu mẫu tương tác và, nếu có thu phí, có thanh toán trực tuyến. Không ghi `interactive-form`, `fee` thì không xét; thanh toán được nhận biết qua kết nối đã khai báo, nên kết luận là kiến trúc chưa thể hiện.",
            "Checks that a service of the body has what its grade promises: an interactive form from level 3 on, and online payment at level 4 if there is a fee (`fee: true`): a system that supports it, or a portal that offers it, is linked with a payment system. From 1 July 2026 every online service, whatever its grade, has an interactive form and, if there is a fee, online payment. Without `interactive-form` or `fee` nothing is judged; payment is known by the links declared, so that what is found is that the document does not show it.",
        ),
        why: Text::fixed(
            "Thiếu biểu mẫu, thanh toán trực tuyến thì người dân vẫn phải đến nộp trực tiếp; mức độ ghi cao hơn thực tế làm sai số liệu.",
            "Without form or payment people still have to come in person; a grade above what a service can do falsifies the figures.",
        ),
        remedy: Text::fixed(
            "Bổ sung biểu mẫu tương tác, thanh toán trực tuyến, hoặc sửa mức độ, `interactive-form`, `fee` nếu ghi sai.",
            "Add the form or the payment, or correct the grade, `interactive-form` or `fee`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::CIRCULAR_32_2017, "5.3b, 5.4b", Confidence::Sourced),
    Basis::of(&law::DECREE_224_2026, "15.1c, đ", Confidence::Sourced),
];

/// What services online owe whatever their grade.
const FORMS: Basis = Basis::of(&law::DECREE_224_2026, "15.1c", Confidence::Sourced);
const PAYMENTS: Basis = Basis::of(&law::DECREE_224_2026, "15.1đ", Confidence::Sourced);

/// What the circular asks of the two upper levels.
const LEVEL_3: Basis = Basis::of(&law::CIRCULAR_32_2017, "5.3b", Confidence::Sourced);
const LEVEL_4: Basis = Basis::of(&law::CIRCULAR_32_2017, "5.4b", Confidence::Sourced);

/// The day from which they do.
const OWED: Date = Date::day(2026, 7, 1);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let paid = with_payment(cx);
    let owed = cx.date().is_some_and(|day| day >= OWED);
    let lost = cx.lost().in_layers(
        &[Layer::Integration, Layer::Application, Layer::Channel],
        &[
            RelationKind::Exchanges,
            RelationKind::DependsOn,
            RelationKind::Offers,
        ],
    );
    for service in own(cx) {
        let fields = service.fields();
        let no_form = fields.flag(Field::InteractiveForm) == Some(false);
        let owed = owed && says(cx, service, GradeTrait::Online);
        if no_form && owed {
            let id = service.id();
            let said = bilingual!(
                "dịch vụ công trực tuyến `{id}` không có biểu mẫu điện tử tương tác",
                "the online service `{id}` has no interactive form"
            );
            out.report(without_form(service, said).basis_on(FORMS, cx.date()));
        } else if no_form && says(cx, service, GradeTrait::InteractiveForm) {
            let (id, grade) = (service.id(), service.grade().unwrap_or_default());
            let said = bilingual!(
                "dịch vụ `{id}` ghi mức độ `{grade}` nhưng không có biểu mẫu tương tác",
                "the service `{id}` is of grade `{grade}` and has no interactive form"
            );
            out.report(without_form(service, said).basis_on(LEVEL_3, cx.date()));
        }
        let fee = fields.flag(Field::Fee) == Some(true);
        let asks = fee && (owed || says(cx, service, GradeTrait::OnlinePayment));
        if asks && !paid.contains(&service.index()) {
            let lost = lost || service.lost_a_relation();
            let (id, grade) = (service.id(), service.grade().unwrap_or_default());
            let (said, basis) = if owed {
                let said = bilingual!(
                    "dịch vụ công trực tuyến `{id}` có thu phí nhưng kiến trúc chưa thể hiện việc thanh toán trực tuyến",
                    "the online service `{id}` has a fee, and the document shows no online payment for it"
                );
                (said, PAYMENTS)
            } else {
                let said = bilingual!(
                    "dịch vụ `{id}` ghi mức độ `{grade}`, có thu phí, nhưng kiến trúc chưa thể hiện việc thanh toán trực tuyến",
                    "the service `{id}` is of grade `{grade}` and has a fee, and the document shows no online payment for it"
                );
                (said, LEVEL_4)
            };
            let finding = without_payment(service, said).basis_on(basis, cx.date());
            out.report(finding.unless_lost(lost));
        }
    }
}

const PAYMENT: Kind = Kind::Application(ApplicationKind::PaymentSystem);

/// The numbers of the services that are supported or offered by something linked with a payment system.
fn with_payment(cx: &Context<'_>) -> HashSet<usize> {
    let arch = cx.architecture();
    if cx.of_kind(PAYMENT).next().is_none() {
        return HashSet::new();
    }
    let mut linked: HashSet<usize> = HashSet::new();
    for relation in arch.relations().filter(|r| lives(cx, *r)) {
        let Some(to) = relation.to() else { continue };
        let from = relation.from();
        let link = matches!(
            relation.kind(),
            RelationKind::Exchanges | RelationKind::DependsOn
        );
        if to.kind() == PAYMENT {
            linked.insert(to.index());
        }
        if link && to.kind() == PAYMENT {
            linked.insert(from.index());
        }
        if link && from.kind() == PAYMENT {
            linked.insert(to.index());
        }
    }
    let service = |relation: RelationRef<'_>| {
        let (from, to) = (relation.from(), relation.to()?);
        let (service, by) = match relation.kind() {
            RelationKind::SupportedBy => (from, to),
            RelationKind::Offers => (to, from),
            _ => return None,
        };
        linked.contains(&by.index()).then_some(service.index())
    };
    arch.relations()
        .filter(|r| lives(cx, *r))
        .filter_map(service)
        .collect()
}

fn without_form(service: ElementRef<'_>, said: Text) -> Finding {
    Finding::new(said)
        .at(Subject::from(service).at(Field::InteractiveForm))
        .rests_on(service.fields(), "interactive-form")
        .rests_on(service.fields(), "grade")
}

fn without_payment(service: ElementRef<'_>, said: Text) -> Finding {
    Finding::new(said)
        .at(Subject::from(service).at(Field::Fee))
        .rests_on(service.fields(), "fee")
        .rests_on(service.fields(), "grade")
        .absent_from(&[Layer::Application])
        .help(Text::fixed(
            "Bổ sung kết nối (`exchanges`) của hệ thống phục vụ dịch vụ với một hệ thống `kind: payment-system`.",
            "Add an `exchanges` from the system that supports the service to one of `kind: payment-system`.",
        ))
}
