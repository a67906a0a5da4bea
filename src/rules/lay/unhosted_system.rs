//! LAY008: an application or database of the agency rests on no infrastructure.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::graph::{Direction, Edges};
use crate::model::{ElementRef, InfrastructureKind, Kind, Layer, RelationKind, RelationRef};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY008"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Hệ thống không gắn với hạ tầng",
            "System without infrastructure",
        ),
        what: Text::fixed(
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
        .filter(|e| {
            !hosted.contains(*e) && !with_system.contains(&e.index()) && !e.lost_a_relation()
        })
        .peekable();
    if unhosted.peek().is_none() {
        return;
    }
    let mut hosts = cx.architecture().elements_in(Layer::Infrastructure);
    let host = hosts.find(|e| e.is_own()).map_or("…", ElementRef::id);
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống không gắn với thành phần hạ tầng nào: {vi}",
            "{count} systems rest on no element of infrastructure: {en}"
        )
    });
    for system in unhosted {
        out.each(&group, finding(system, host));
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
