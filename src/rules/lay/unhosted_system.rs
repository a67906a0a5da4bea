//! LAY008: an application or database of the agency rests on no infrastructure.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::graph::{Direction, Edges};
use crate::model::{ElementRef, InfrastructureKind, Kind, Layer, RelationKind, RelationRef};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY008"),
        name: RuleName::of("system-without-infrastructure"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Hệ thống không gắn với hạ tầng",
            "System without infrastructure",
        ),
        description: Text::fixed(
            "Kiểm tra mỗi ứng dụng, cơ sở dữ liệu đang dùng của cơ quan dẫn tới một thành phần hạ tầng qua `hosted-on`, `depends-on` hoặc `stores`. Cơ sở dữ liệu, kho dữ liệu mà một hệ thống đã gắn với hạ tầng lưu dữ liệu thì đặt cùng hệ thống đó, không xét; bộ phận (`part-of`) đặt cùng hệ thống mà nó hợp thành. Dịch vụ tin cậy được gọi đến không phải là nơi đặt hệ thống.",
            "Checks that every application and database of the agency that is in use leads to an element of infrastructure by `hosted-on`, `depends-on` or `stores`. A database or data store in which a system that does so keeps its data rests where that system rests, and is not judged; a part (`part-of`) rests with its whole. A trust service that is called is no place to run on.",
        ),
        why: Text::fixed(
            "Hạ tầng là một phần của hệ thống thông tin khi xác định cấp độ an toàn; hệ thống không rõ đặt ở đâu thì không phân tích được ảnh hưởng khi hạ tầng gặp sự cố.",
            "Infrastructure is part of a system when its security level is determined; where a system runs on nothing known, no failure below can be traced to it.",
        ),
        remedy: Text::fixed(
            "Khai báo `hosted-on` là trung tâm dữ liệu, mạng hoặc dịch vụ đám mây mà hệ thống sử dụng.",
            "State in `hosted-on` the data centre, network or cloud that the system uses.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_85_2016,
    "6.2c",
    Confidence::Inferred,
)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let on_infrastructure = [RelationKind::HostedOn, RelationKind::DependsOn]
        .into_iter()
        .flat_map(|kind| cx.relations_of(kind))
        .filter(|relation| {
            relation
                .to()
                .is_some_and(|to| is_rested_on(to, relation.kind()))
        })
        .map(RelationRef::from);
    // What lost a relation may rest on anything, and with it all that depends on it.
    let unread = [Layer::Integration, Layer::Application, Layer::Channel];
    let unread = cx
        .architecture()
        .elements()
        .filter(|e| unread.contains(&e.layer()) && e.lost_a_relation());
    let unread = cx
        .graph()
        .reach_as_wholes(unread, Direction::Dependents, Edges::Acyclic);
    let unstored = cx
        .lost()
        .in_layers(&[Layer::Application], &[RelationKind::Stores]);
    let hosted =
        cx.graph()
            .reach_as_wholes(on_infrastructure, Direction::Dependents, Edges::Acyclic);
    let with_system: HashSet<usize> = cx
        .relations_of(RelationKind::Stores)
        .filter(|stored| stored.is_there_on(cx.date()) && hosted.contains(stored.from()))
        .filter_map(|stored| Some(stored.to()?.index()))
        .collect();
    let mut unhosted = cx
        .own()
        .filter(|e| e.layer() == Layer::Application && e.is_in_use_on(cx.date()))
        .filter(|e| !hosted.contains(*e) && !with_system.contains(&e.index()))
        .peekable();
    if unhosted.peek().is_none() {
        return;
    }
    let hosts = cx.architecture().elements_in(Layer::Infrastructure);
    let host = hosts
        .filter(|e| e.is_own() && e.is_in_use_on(cx.date()))
        .filter_map(|e| Some((fitness(e.kind())?, e)))
        .min_by_key(|(rank, _)| *rank)
        .map_or("…", |(_, host)| host.id());
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống không gắn với thành phần hạ tầng nào: {vi}",
            "{count} systems rest on no element of infrastructure: {en}"
        )
    });
    for system in unhosted {
        let lost = unread.contains(system) || unstored && system.kind().holds_data();
        out.each(&group, finding(system, host).unless_lost(lost));
    }
}

/// How well systems run on infrastructure of a kind, the best first; nothing for what they do not run on.
fn fitness(kind: Kind) -> Option<u8> {
    use InfrastructureKind as I;
    match kind {
        Kind::Infrastructure(I::DataCentre | I::NationalDataCentre) => Some(0),
        Kind::Infrastructure(I::Cloud) => Some(1),
        Kind::Infrastructure(I::Equipment | I::ItInfrastructure) => Some(2),
        Kind::Custom(Layer::Infrastructure) => Some(3),
        Kind::Infrastructure(I::Network) => Some(4),
        Kind::Infrastructure(
            I::TrustService | I::InformationSecurity | I::SecurityOperations | I::VideoConference,
        )
        | Kind::Integration(_)
        | Kind::Application(_)
        | Kind::Business(_)
        | Kind::Channel(_)
        | Kind::User(_)
        | Kind::Policy(_)
        | Kind::Custom(_) => None,
    }
}

/// Whether something runs on the far end of a relation: a trust service is called, and nothing runs on it.
fn is_rested_on(to: ElementRef<'_>, over: RelationKind) -> bool {
    to.layer() == Layer::Infrastructure
        && (over == RelationKind::HostedOn
            || to.kind() != Kind::Infrastructure(InfrastructureKind::TrustService))
}

fn finding(system: ElementRef<'_>, host: &str) -> Finding {
    let id = system.id();
    Finding::new(bilingual!(
        "`{id}` không gắn với thành phần hạ tầng nào",
        "`{id}` rests on no element of infrastructure"
    ))
    .at(system)
    .rests_on(system.fields(), "owner")
    .absent_from(&[Layer::Infrastructure])
    .help(bilingual!(
        "Khai báo nơi đặt hệ thống, ví dụ:\n  {id}: {{ hosted-on: [{host}] }}",
        "State where it runs, for instance:\n  {id}: {{ hosted-on: [{host}] }}"
    ))
}
