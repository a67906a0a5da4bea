//! LAY010: a public service that no user reaches through a channel.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::graph::ElementSet;
use crate::model::{
    BusinessKind, ChannelKind, ElementRef, Field, Kind, Layer, RelationKind, RelationRef, Subject,
    UserKind,
};
use crate::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY010"),
        name: RuleName::of("unreachable-service"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dịch vụ công không tiếp cận được",
            "Public service out of reach",
        ),
        description: Text::fixed(
            "Kiểm tra mỗi dịch vụ công đang cung cấp có ít nhất một kênh đang hoạt động cung cấp dịch vụ đó và có người dùng sử dụng kênh. Nhóm dịch vụ công là cách gộp để thống kê nên không xét; dịch vụ dự kiến hoặc đã dừng được miễn.",
            "Checks that for every public service in use there is a channel in use that offers it and a user who uses that channel. Groups of services are headings for counting and are not judged; planned and retired services are exempt.",
        ),
        why: Text::fixed(
            "Người dân, doanh nghiệp nhận dịch vụ qua cổng và các kênh giao tiếp; dịch vụ không gắn với kênh nào thì trên kiến trúc không ai sử dụng được.",
            "Citizens and businesses are served through the portal and the other channels; what no channel offers, nobody can use.",
        ),
        remedy: Text::fixed(
            "Khai báo kênh cung cấp dịch vụ (`offers`) và người dùng của kênh (`uses`).",
            "Declare the channel that offers it (`offers`) and the users of that channel (`uses`).",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// They speak of portals and systems, not of reachability.
const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_61_2018, "24, 25", Confidence::Inferred),
    Basis::of(&law::DECREE_224_2026, "15.1", Confidence::Inferred),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let service = Kind::Business(BusinessKind::PublicService);
    // The channels that someone uses, then what those offer.
    let mut used = ElementSet::empty(arch);
    let mut reached = ElementSet::empty(arch);
    let of_kind = |kind| cx.relations_of(kind).filter(|r| holds(cx, *r));
    for relation in of_kind(RelationKind::Uses) {
        if relation.from().layer() == Layer::User
            && let Some(channel) = relation.to()
        {
            used.insert(channel);
        }
    }
    for relation in of_kind(RelationKind::Offers) {
        let channel = relation.from();
        if channel.is_in_use_on(cx.date())
            && used.contains(channel)
            && let Some(offered) = relation.to()
        {
            reached.insert(offered);
        }
    }
    // What is offered is offered with its parts.
    let reached = if cx.relations_of(RelationKind::PartOf).len() == 0 {
        reached
    } else {
        cx.graph().with_parts(reached.iter())
    };
    let mut missed = cx
        .of_kind(service)
        .filter(|e| e.is_in_use_on(cx.date()) && !reached.contains(*e))
        .peekable();
    if missed.peek().is_none() {
        return;
    }
    let (people, channel) = (public_user(cx), likely_channel(cx, &used));
    let lost = [
        (Layer::Channel, RelationKind::Offers),
        (Layer::User, RelationKind::Uses),
        (Layer::Business, RelationKind::PartOf),
    ];
    let lost_any = |pairs: &[(Layer, RelationKind)]| {
        pairs
            .iter()
            .any(|(layer, kind)| cx.lost().in_layers(&[*layer], &[*kind]))
    };
    let lost = lost_any(&lost);
    for service in missed {
        let offers = cx.graph().incoming(service);
        let (now, later): (Vec<_>, Vec<_>) = offers
            .filter(|r| r.kind() == RelationKind::Offers)
            .partition(|r| holds(cx, *r) && r.from().is_in_use_on(cx.date()));
        let finding = if now.is_empty() {
            not_offered(cx, service, &later, channel)
        } else {
            not_used(service, &now, people)
        };
        let finding = finding.absent_from(&[Layer::Channel, Layer::User]);
        out.report(finding.unless_lost(lost));
    }
}

/// Whether the relation itself exists now.
fn holds(cx: &Context<'_>, relation: RelationRef<'_>) -> bool {
    relation.is_there_on(cx.date())
}

fn not_used(
    service: ElementRef<'_>,
    offers: &[RelationRef<'_>],
    user: Option<ElementRef<'_>>,
) -> Finding {
    let id = service.id();
    let channels = listed(offers.iter().map(|r| r.from().id()));
    let mut finding = Finding::new(bilingual!(
        "dịch vụ công `{id}` được cung cấp qua {channels} nhưng không người dùng nào sử dụng kênh này",
        "the public service `{id}` is offered by {channels}, which no user uses"
    ))
    .at(service);
    for offer in offers {
        finding = finding.label(
            offer.from(),
            Text::fixed("kênh không có người dùng", "a channel without users"),
        );
    }
    let Some(channel) = offers.first().map(|r| r.from().id()) else {
        return finding;
    };
    let line = match user {
        Some(user) => format!("{}: {{ uses: [{channel}] }}", user.id()),
        None => format!(
            "citizens: {{ kind: citizen, name: {{ vi: Người dân, en: Citizens }}, uses: [{channel}] }}"
        ),
    };
    finding.help(bilingual!(
        "Khai báo người dùng của kênh:\nusers:\n  {line}",
        "Declare who uses the channel:\nusers:\n  {line}"
    ))
}

fn not_offered(
    cx: &Context<'_>,
    service: ElementRef<'_>,
    later: &[RelationRef<'_>],
    channel: Option<ElementRef<'_>>,
) -> Finding {
    let id = service.id();
    let mut finding = Finding::new(bilingual!(
        "không kênh nào đang hoạt động cung cấp dịch vụ công `{id}`",
        "no channel in use offers the public service `{id}`"
    ))
    .at(service);
    for offer in later {
        finding = if holds(cx, *offer) {
            finding.label(
                Subject::from(offer.from()).at(Field::Status),
                Text::fixed(
                    "kênh cung cấp dịch vụ nhưng mới dự kiến hoặc đã dừng",
                    "a channel that offers it, but is planned or retired",
                ),
            )
        } else {
            finding.label(
                *offer,
                Text::fixed(
                    "việc cung cấp qua kênh này mới dự kiến hoặc đã dừng",
                    "offered here, but that is planned or retired",
                ),
            )
        };
    }
    // A service passed on to a portal is not yet one that the portal offers.
    let sent = service
        .relations_of(RelationKind::Exchanges)
        .find(|r| r.to().is_some_and(|to| to.layer() == Layer::Channel));
    if let Some(link) = sent {
        finding = finding.label(
            link,
            Text::fixed(
                "có tích hợp với kênh này, nhưng kênh không khai báo cung cấp dịch vụ",
                "integrated with this channel, which does not declare that it offers the service",
            ),
        );
    }
    let channel = channel.map_or("…", ElementRef::id);
    finding.help(bilingual!(
        "Khai báo kênh cung cấp dịch vụ:\nchannels:\n  {channel}: {{ offers: [{id}] }}",
        "Declare the channel that offers it:\nchannels:\n  {channel}: {{ offers: [{id}] }}"
    ))
}

/// The channel to which a service most likely belongs: an own portal that people use.
fn likely_channel<'a>(cx: &Context<'a>, used: &ElementSet<'a>) -> Option<ElementRef<'a>> {
    let portal = Kind::Channel(ChannelKind::ServicePortal);
    cx.architecture()
        .elements_in(Layer::Channel)
        .filter(|channel| channel.is_in_use_on(cx.date()))
        .min_by_key(|c| (!c.is_own(), c.kind() != portal, !used.contains(*c)))
}

/// A user group of the document that public services are for.
fn public_user<'a>(cx: &Context<'a>) -> Option<ElementRef<'a>> {
    let public = |kind| {
        matches!(
            kind,
            Kind::User(UserKind::Citizen | UserKind::Business | UserKind::ProfessionalBody)
        )
    };
    cx.architecture()
        .elements_in(Layer::User)
        .find(|user| public(user.kind()))
}
