//! TRN009: a public service loses its last channel, its last application or the national portal.

use std::borrow::Cow;

use super::step::{holds, is_lost};
use super::{BuiltIn, TransitionContext};
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::graph::Graph;
use crate::model::{
    BusinessKind, ChannelKind, ElementRef, Kind, Layer, RelationKind, RelationRef, Role, Scope,
};
use crate::rules::{Each, Finding, Findings, RuleInfo, always, listed};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN009"),
        name: RuleName::of("cut-off-service"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dịch vụ công mất kênh, ứng dụng hoặc Cổng quốc gia",
            "Public service cut off",
        ),
        description: Text::fixed(
            "Với mỗi dịch vụ công hoặc nhóm dịch vụ vẫn đang cung cấp, kiểm tra phiên bản mới không làm mất kênh cuối cùng, ứng dụng hỗ trợ cuối cùng hoặc kết nối với Cổng Dịch vụ công quốc gia mà phiên bản cũ có. Trường hợp do thành phần biến mất không khai báo thì TRN001 đã nêu.",
            "For every public service or group of services that is still in use, checks that the later version does not take away the last channel, the last application behind it, or the connection to the National Public Service Portal that the earlier one had. Where something disappeared without a word, TRN001 says so instead.",
        ),
        why: Text::fixed(
            "Người dân, doanh nghiệp đang nhận dịch vụ sẽ không nhận được nữa nếu bước chuyển đổi cắt kênh hoặc hệ thống xử lý.",
            "Citizens and businesses who are served today will not be any more if the step cuts the channel or the system behind it.",
        ),
        remedy: Text::fixed(
            "Khai báo kênh (`offers`), ứng dụng (`supported-by`) hoặc kết nối (`exchanges`) thay thế, hoặc ghi dịch vụ đã dừng.",
            "Declare the channel (`offers`), the application (`supported-by`) or the link (`exchanges`) that takes over, or mark the service as retired.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_61_2018, "24, 25", Confidence::Inferred),
    Basis::of(&law::DECREE_224_2026, "15.1", Confidence::Inferred),
    Basis::of(&law::DECREE_118_2025, "", Confidence::Inferred),
];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let is_service = |e: &ElementRef<'_>| {
        e.is_in_use_on(cx.date())
            && matches!(
                e.kind(),
                Kind::Business(BusinessKind::PublicService | BusinessKind::ServiceGroup)
            )
    };
    for service in cx.later().elements().filter(is_service) {
        if service.lost_a_relation() {
            continue;
        }
        let before: Vec<_> = cx
            .lineage()
            .before(service)
            .filter(|b| b.is_in_use_on(cx.earlier_date()))
            .collect();
        judge(cx, service, &before, out);
    }
}

/// What a service needs so that people get it.
type Need = for<'a> fn(&Graph<'a>, ElementRef<'a>, Option<Date>) -> Vec<ElementRef<'a>>;

static NEEDS: [(Need, Layer, &str, Text); 3] = [
    (
        channels,
        Layer::Channel,
        "channel",
        Text::fixed("kênh cung cấp cuối cùng", "its last channel"),
    ),
    (
        applications,
        Layer::Application,
        "application",
        Text::fixed("ứng dụng hỗ trợ cuối cùng", "its last application"),
    ),
    (
        national_portals,
        Layer::Channel,
        "national-portal",
        Text::fixed(
            "kết nối với Cổng Dịch vụ công quốc gia",
            "its connection to the national portal",
        ),
    ),
];

fn channels<'a>(
    graph: &Graph<'a>,
    service: ElementRef<'a>,
    day: Option<Date>,
) -> Vec<ElementRef<'a>> {
    let offers = graph.incoming(service);
    offers
        .filter(|r| r.kind() == RelationKind::Offers && holds(*r, day))
        .map(RelationRef::from)
        .filter(|e| e.is_in_use_on(day))
        .collect()
}

fn applications<'a>(
    _: &Graph<'a>,
    service: ElementRef<'a>,
    day: Option<Date>,
) -> Vec<ElementRef<'a>> {
    service
        .relations_of(RelationKind::SupportedBy)
        .filter(|r| holds(*r, day))
        .filter_map(RelationRef::to)
        .filter(|e| e.is_in_use_on(day))
        .collect()
}

fn national_portals<'a>(
    graph: &Graph<'a>,
    service: ElementRef<'a>,
    day: Option<Date>,
) -> Vec<ElementRef<'a>> {
    let is_portal = |e: &ElementRef<'_>| {
        let national = e.scope() == Some(Scope::National);
        let portal = e.kind() == Kind::Channel(ChannelKind::ServicePortal);
        e.is_in_use_on(day) && (e.role() == Some(Role::NationalPortal) || (national && portal))
    };
    let out = service.relations().filter(|r| holds(*r, day));
    let into = graph.incoming(service).filter(|r| holds(*r, day));
    out.filter_map(RelationRef::to)
        .chain(into.map(RelationRef::from))
        .filter(is_portal)
        .collect()
}

fn judge<'a>(
    cx: &TransitionContext<'_, 'a>,
    service: ElementRef<'a>,
    before: &[ElementRef<'a>],
    out: &mut Findings<'_>,
) {
    let (old, new) = (cx.diff().earlier_graph(), cx.diff().later_graph());
    let mut gone: Vec<ElementRef<'a>> = Vec::new();
    let id = service.id().to_owned();
    let group = Each::new(service.id(), move |all| {
        let (vi, en) = (all.vi(), all.en());
        crate::bilingual!("dịch vụ `{id}` mất {vi}", "the service `{id}` loses {en}")
    });
    for (need, layer, key, label) in &NEEDS {
        if !need(new, service, cx.date()).is_empty() {
            continue;
        }
        let mut had: Vec<_> = before
            .iter()
            .flat_map(|b| need(old, *b, cx.earlier_date()))
            .collect();
        if had.is_empty() || had.iter().any(|e| is_lost(cx, *e)) {
            continue;
        }
        had.retain(|e| !gone.contains(e));
        // The national portal as the only channel is one loss, not two.
        if !had.is_empty() {
            had.sort_by_key(|e| (e.layer(), e.id()));
            had.dedup();
            gone.extend(&had);
            let finding = loses(service, label, &had).discriminator(*key);
            out.each(&group, finding.absent_from(&[*layer]));
        }
    }
}

fn loses(service: ElementRef<'_>, what: &Text, gone: &[ElementRef<'_>]) -> Finding {
    let (id, ids) = (service.id(), listed(gone.iter().map(|e| e.id())));
    let (vi, en) = (what.get(Lang::Vi), what.get(Lang::En));
    let finding = Finding::new(crate::bilingual!(
        "dịch vụ `{id}` mất {vi}: {ids}",
        "the service `{id}` loses {en}: {ids}"
    ))
    .at(service)
    .named(crate::bilingual!("{vi} {ids}", "{en} {ids}"));
    gone.iter().fold(finding, |finding, element| {
        finding.label_old(
            *element,
            Text::fixed("có ở phiên bản cũ", "it was there in the earlier version"),
        )
    })
}
