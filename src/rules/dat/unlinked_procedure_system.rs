//! DAT008: the system that handles procedures lacks a link that it must have.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Force, LifeCycle, RuleName, Severity};
use crate::framework::{PROCEDURE_SYSTEMS, law};
use crate::model::{
    ApplicationKind, ElementRef, Field, Kind, Layer, Level, RelationKind, RelationRef, Role,
};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT008"),
        name: RuleName::of("unlinked-procedure-system"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Hệ thống giải quyết thủ tục thiếu kết nối",
            "Procedure handling lacks a link",
        ),
        description: Text::fixed(
            "Hệ thống một cửa điện tử hoặc hệ thống giải quyết thủ tục hành chính của cơ quan trao đổi dữ liệu với Cổng Dịch vụ công quốc gia (thiếu là lỗi đến hết ngày 30/06/2025, sau đó là cảnh báo), với CSDL quốc gia về thủ tục hành chính, CSDL quốc gia về dân cư, CSDL quốc gia về đăng ký doanh nghiệp và hệ thống thanh toán điện tử (thiếu là cảnh báo). Từ ngày 01/07/2026 căn cứ là Nghị định 224/2026/NĐ-CP, trừ kết nối với CSDL quốc gia về thủ tục hành chính. Các hệ thống này được nhận ra theo `role`, hệ thống thanh toán theo `kind`. Không áp dụng cho văn bản cấp sở, ngành.",
            "The one-stop or procedure-handling system of the agency exchanges data with the National Public Service Portal (an error if not until 30 June 2025, a warning since), and with the national procedure database, the population database, the enterprise database and an online payment system (a warning if not). Since 1 July 2026 this rests on Decree 224/2026/NĐ-CP, except for the procedure database. These are known by their `role`, the payment system by its `kind`. Documents of departments are exempt.",
        ),
        why: Text::fixed(
            "Hồ sơ phải đồng bộ trạng thái lên Cổng Dịch vụ công quốc gia và dùng lại dữ liệu đã có, để người dân không phải khai lại và theo dõi được ở một nơi.",
            "The state of a case is to show on the national portal and data that exists is to be used again, so that people need not state it twice and can follow it in one place.",
        ),
        remedy: Text::fixed(
            "Khai báo kết nối còn thiếu tại `exchanges`, và `role` của hệ thống ở đầu kia.",
            "State the missing link in `exchanges`, and the `role` of the system at the other end.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_61_2018, "25.2b, d, g", Confidence::Sourced),
    Basis::of(&law::CIRCULAR_22_2019, "3.6", Confidence::Sourced),
    Basis::of(
        &law::DECREE_224_2026,
        "15.1d, đ, i, 83.6",
        Confidence::Inferred,
    ),
];

const PAYMENT: Kind = Kind::Application(ApplicationKind::PaymentSystem);

/// A system that must be at the other end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Partner {
    Role(Role),
    Payment,
}

/// What the article of 2018 says of a partner, and what that of 2026 says. To share with the national portal is
/// demanded; of the other links the article says that the system can have them.
struct Demand {
    partner: Partner,
    severity: Severity,
    basis: Basis,
    later: Option<Basis>,
}

const fn demand(
    partner: Partner,
    severity: Severity,
    article: &'static str,
    later: Option<Basis>,
) -> Demand {
    Demand {
        partner,
        severity,
        basis: Basis::of(&law::DECREE_61_2018, article, Confidence::Sourced),
        later,
    }
}

const fn of_2026(article: &'static str) -> Basis {
    Basis::of(&law::DECREE_224_2026, article, Confidence::Inferred)
}

static OF_PROVINCES: Basis = of_2026("15.1");

const DEMANDS: [Demand; 5] = [
    demand(
        Partner::Role(Role::NationalPortal),
        Severity::Error,
        "25.2g",
        Some(of_2026("15.1i")),
    ),
    // No later text is known to ask for this link.
    demand(
        Partner::Role(Role::ProcedureDatabase),
        Severity::Warning,
        "25.2b",
        None,
    ),
    demand(
        Partner::Role(Role::PopulationDatabase),
        Severity::Warning,
        "25.2d",
        Some(of_2026("15.1d, 83.6")),
    ),
    demand(
        Partner::Role(Role::EnterpriseDatabase),
        Severity::Warning,
        "25.2d",
        Some(of_2026("15.1d")),
    ),
    demand(
        Partner::Payment,
        Severity::Warning,
        "25.2d",
        Some(of_2026("15.1đ")),
    ),
];

impl Demand {
    /// What is cited on a day.
    fn basis_on(&self, cx: &Context<'_>) -> &Basis {
        // Point i speaks of the central system of a ministry; the system of a province serves what is left of the model.
        let of_province = cx.architecture().level() == Some(Level::Province)
            && self.partner == Partner::Role(Role::NationalPortal);
        let later = if of_province {
            Some(&OF_PROVINCES)
        } else {
            self.later.as_ref()
        };
        let holds = |basis: &&Basis| {
            cx.date()
                .is_some_and(|day| basis.force_on(day) == Force::InForce)
        };
        later.filter(holds).unwrap_or(&self.basis)
    }
}

impl Partner {
    fn is(self, element: ElementRef<'_>) -> bool {
        match self {
            Self::Role(role) => element.role() == Some(role),
            Self::Payment => element.kind() == PAYMENT,
        }
    }

    fn label(self) -> Text {
        match self {
            Self::Role(role) => role.label(),
            Self::Payment => PAYMENT.label(),
        }
    }

    /// What puts the systems together that have no link with it.
    fn group(self) -> Each {
        let label = self.label();
        Each::new(self.declaration(), move |all| {
            let (count, vi, en) = (all.count(), all.vi(), all.en());
            let (label_vi, label_en) = (label.get(Vi), label.get(En));
            bilingual!(
                "không hệ thống nào trong {count} hệ thống {vi} kết nối với {label_vi}",
                "none of {count} systems, {en}, has a link with {label_en}"
            )
        })
    }

    /// The line that declares it.
    fn declaration(self) -> String {
        match self {
            Self::Role(role) => format!("role: {role}"),
            Self::Payment => format!("kind: {PAYMENT}"),
        }
    }
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.is_department() {
        return;
    }
    let arch = cx.architecture();
    let is_system =
        |e: &ElementRef<'_>| PROCEDURE_SYSTEMS.contains(e.kind()) && e.is_in_use_on(cx.date());
    let systems: Vec<_> = cx.own().filter(is_system).collect();
    // Several systems are another rule's to report; here it is enough that one of them has the link.
    if systems.is_empty() {
        return;
    }
    let lost =
        systems.iter().any(|e| cx.lost().at(*e, &LINKS)) || cx.lost().in_layers(&SYSTEMS, &LINKS);
    // A role that could not be read may have been any of them.
    let role_unread = arch.elements().any(|e| e.fields().was_refused(Field::Role));
    let linked: Vec<_> = systems.iter().flat_map(|e| linked(cx, *e)).collect();
    for demand in &DEMANDS {
        let partner = demand.partner;
        let unread = role_unread && partner != Partner::Payment;
        if !unread && !linked.iter().any(|e| partner.is(*e)) {
            let there = arch.elements().find(|e| partner.is(*e));
            let group = partner.group();
            for system in &systems {
                let finding = unlinked(*system, partner, there)
                    .severity(demand.severity)
                    .unless_lost(lost);
                out.each(
                    &group,
                    finding.basis_on(demand.basis_on(cx).clone(), cx.date()),
                );
            }
        }
    }
}

/// What links systems, and where it is stated.
const LINKS: [RelationKind; 2] = [RelationKind::Exchanges, RelationKind::DependsOn];
const SYSTEMS: [Layer; 3] = [Layer::Integration, Layer::Application, Layer::Channel];

/// What the system is linked with, from either side.
fn linked<'a>(cx: &Context<'a>, system: ElementRef<'a>) -> Vec<ElementRef<'a>> {
    let is_link = |relation: &RelationRef<'a>| {
        LINKS.contains(&relation.kind()) && !relation.has_ended(cx.date())
    };
    let out = system
        .relations()
        .filter(is_link)
        .filter_map(RelationRef::to);
    let back = cx.graph().incoming(system).filter(is_link);
    out.chain(back.map(RelationRef::from)).collect()
}

fn unlinked(system: ElementRef<'_>, partner: Partner, there: Option<ElementRef<'_>>) -> Finding {
    let id = system.id();
    let label = partner.label();
    let (vi, en) = (label.get(Vi), label.get(En));
    let finding = if let Some(there) = there {
        let other = there.id();
        Finding::new(bilingual!(
            "`{id}` không kết nối với `{other}` ({vi})",
            "`{id}` has no link with `{other}` ({en})"
        ))
        .at(system)
        .rests_on_element(there, "role")
        .help(bilingual!(
            "Bổ sung:\n  {id}: {{ exchanges: [{{ with: {other} }}] }}",
            "Add:\n  {id}: {{ exchanges: [{{ with: {other} }}] }}"
        ))
    } else {
        let declaration = partner.declaration();
        Finding::new(bilingual!(
                "`{id}` chưa có kết nối với {vi}",
                "`{id}` has no link with {en}"
            ))
            .at(system)
            .help(bilingual!(
                "Khai báo hệ thống ở đầu kia với `{declaration}` rồi nêu kết nối:\n  {id}: {{ exchanges: [{{ with: … }}] }}",
                "Declare the system at the other end with `{declaration}`, then state the link:\n  {id}: {{ exchanges: [{{ with: … }}] }}"
            ))
    };
    // A name that no language and no id has a part in.
    finding
        .discriminator(partner.declaration())
        .rests_on_element(system, "owner")
        .absent_from(&[Layer::Application, Layer::Channel])
}
