//! SVC005: a service is not integrated with the national portal and does not say why.

use std::borrow::Cow;
use std::collections::HashSet;

use super::service::{is_service_or_group, lives};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Layer, RelationKind, Role};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC005"),
        name: RuleName::of("service-not-integrated"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dịch vụ chưa tích hợp Cổng Dịch vụ công quốc gia",
            "Service not integrated with the national portal",
        ),
        description: Text::fixed(
            "Kiểm tra mỗi dịch vụ, nhóm dịch vụ công đang cung cấp của cơ quan có kết nối (`exchanges`) với Cổng Dịch vụ công quốc gia (`role: national-portal`), được cổng đó cung cấp (`offers`), hoặc nêu lý do ở `not-integrated-reason`. Nếu không dịch vụ nào có thì nhắc chung một lần.",
            "Checks that every service or group of services of the body that is in use exchanges with the National Public Service Portal (`role: national-portal`), is offered by it, or gives a `not-integrated-reason`. If none does, they are named together.",
        ),
        why: Text::fixed(
            "Cổng quốc gia là nơi người dân tìm mọi dịch vụ; dịch vụ không tích hợp thì phải biết địa chỉ riêng mới dùng được.",
            "The national portal is where people look for every service; one that is not there must be known to be found.",
        ),
        remedy: Text::fixed(
            "Bổ sung kết nối với Cổng Dịch vụ công quốc gia, hoặc nêu lý do ở `not-integrated-reason`.",
            "Add the exchange with the national portal, or state the reason in `not-integrated-reason`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_61_2018, "24.1", Confidence::Sourced),
    Basis::of(&law::DECREE_224_2026, "15.1", Confidence::Sourced),
    // Known by its subject; its text was not read.
    Basis::of(&law::DECREE_118_2025, "", Confidence::Inferred),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let integrated = integrated(cx);
    let services = cx
        .own()
        .filter(|e| is_service_or_group(*e) && e.is_in_use_on(cx.date()));
    let lacking = services
        .filter(|s| !integrated.contains(&s.index()))
        .filter(|s| !s.fields().is_stated(Field::NotIntegratedReason));
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} dịch vụ của cơ quan chưa tích hợp với Cổng Dịch vụ công quốc gia và chưa nêu lý do: {vi}",
            "{count} services of the body are not integrated with the national portal and do not say why: {en}"
        )
    });
    // The portal may state it as well.
    let links = [RelationKind::Exchanges, RelationKind::Offers];
    let lost = cx.lost().in_layers(&[Layer::Channel], &links);
    // What to write depends on what the portal is called here.
    let portal = cx
        .architecture()
        .elements()
        .find(|e| e.role() == Some(Role::NationalPortal) && !e.has_ended(cx.date()))
        .map_or("…", ElementRef::id);
    for service in lacking {
        let id = service.id();
        let finding = Finding::new(bilingual!(
            "dịch vụ `{id}` chưa tích hợp với Cổng Dịch vụ công quốc gia và chưa nêu lý do",
            "the service `{id}` is not integrated with the national portal and does not say why"
        ))
        .at(service)
        .rests_on(service.fields(), "owner")
        .help(bilingual!(
            "Bổ sung một trong hai dòng:\n  {id}: {{ exchanges: [{{ with: {portal} }}] }}\n  {id}: {{ not-integrated-reason: … }}",
            "Add one of these lines:\n  {id}: {{ exchanges: [{{ with: {portal} }}] }}\n  {id}: {{ not-integrated-reason: … }}"
        ))
        .absent_from(&[Layer::Channel])
        .unless_lost(lost || service.lost_a_relation());
        out.each(&group, finding);
    }
}

/// The numbers of the elements that exchange with the national portal, or that it offers.
fn integrated(cx: &Context<'_>) -> HashSet<usize> {
    let is_portal = |e: ElementRef<'_>| e.role() == Some(Role::NationalPortal);
    let mut found = HashSet::new();
    for kind in [RelationKind::Exchanges, RelationKind::Offers] {
        for relation in cx.relations_of(kind) {
            let Some(to) = relation.to() else { continue };
            let from = relation.from();
            if kind == RelationKind::Exchanges && is_portal(to) && lives(cx, relation) {
                found.insert(from.index());
            }
            if is_portal(from) && lives(cx, relation) {
                found.insert(to.index());
            }
        }
    }
    found
}
