//! The level that the law demands of a system, against the one it declares.

use std::collections::HashMap;

use crate::bilingual;
use crate::framework::GradeTrait;
use crate::model::{
    BusinessKind, ChannelKind, ElementRef, Field, InfrastructureKind, IntegrationKind, Kind,
    RelationKind, RelationRef, Subject, UserKind,
};
use crate::rules::{Context, Finding};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

/// The elements of the body that declare a level. One that declares none is another rule's matter.
pub(super) fn levelled<'a>(cx: &Context<'a>) -> impl Iterator<Item = (ElementRef<'a>, u8)> {
    cx.own()
        .filter(|e| !e.has_ended(cx.date()))
        .filter_map(|e| Some((e, e.security_level()?)))
}

/// What is to be said of a system whose level is below the one that holds for what it is.
pub(super) fn below(system: ElementRef<'_>, needed: u8, what: &Text) -> Option<Finding> {
    let declared = system.security_level().filter(|level| *level < needed)?;
    let (id, vi, en) = (system.id(), what.get(Vi), what.get(En));
    let finding = Finding::new(bilingual!(
        "`{id}` ở cấp độ {declared}, thấp hơn cấp độ {needed} áp dụng cho {vi}",
        "`{id}` is of level {declared}, below level {needed}, which holds for {en}"
    ))
    .at(Subject::from(system).at(Field::SecurityLevel))
    .rests_on(system.fields(), "security-level")
    .help(bilingual!(
        "Xác định lại cấp độ của `{id}`, từ {needed} trở lên, hoặc sửa thông tin làm căn cứ nếu ghi sai.",
        "Determine the level of `{id}` anew, {needed} or higher, or mend what it follows from if that is wrong."
    ));
    Some(finding)
}

/// By the number of a system: the relations by which it provides services whose cases are filed online.
pub(super) fn online_services<'a>(cx: &Context<'a>) -> HashMap<usize, Vec<RelationRef<'a>>> {
    let mut found: HashMap<usize, Vec<RelationRef<'a>>> = HashMap::new();
    for relation in cx.architecture().relations() {
        if !matches!(
            relation.kind(),
            RelationKind::SupportedBy | RelationKind::Offers
        ) {
            continue;
        }
        let Some(to) = relation.to() else { continue };
        let from = relation.from();
        let portal = from.kind() == Kind::Channel(ChannelKind::ServicePortal);
        let (service, system) = match relation.kind() {
            RelationKind::SupportedBy => (from, to),
            _ if portal => (to, from),
            _ => continue,
        };
        let lives = || relation.is_there_on(cx.date());
        if is_online(cx, service) && lives() {
            found.entry(system.index()).or_default().push(relation);
        }
    }
    found
}

/// The service at one end of a relation by which it is provided.
pub(super) fn service(relation: RelationRef<'_>) -> ElementRef<'_> {
    match (relation.kind(), relation.to()) {
        (RelationKind::Offers, Some(to)) => to,
        _ => relation.from(),
    }
}

fn is_online(cx: &Context<'_>, service: ElementRef<'_>) -> bool {
    let kind = matches!(
        service.kind(),
        Kind::Business(BusinessKind::PublicService | BusinessKind::ServiceGroup)
    );
    let grades = &cx.framework().grades;
    kind && service.is_in_use_on(cx.date())
        && service
            .grade()
            .is_some_and(|grade| grades.says(grade, GradeTrait::Online))
}

/// By the number of a system: the relation by which people or businesses use it.
pub(super) fn public_uses<'a>(cx: &Context<'a>) -> HashMap<usize, RelationRef<'a>> {
    let mut found = HashMap::new();
    for relation in cx.relations_of(RelationKind::Uses) {
        let public = matches!(
            relation.from().kind(),
            Kind::User(UserKind::Citizen | UserKind::Business)
        );
        if let Some(system) = relation.to()
            && public
            && relation.is_there_on(cx.date())
        {
            found.entry(system.index()).or_insert(relation);
        }
    }
    found
}

/// Whether a kind is information infrastructure by itself: networks, data centres, clouds, e-authentication,
/// certification and signatures, and what interconnects systems.
pub(super) fn is_information_infrastructure(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Infrastructure(
            InfrastructureKind::ItInfrastructure
                | InfrastructureKind::DataCentre
                | InfrastructureKind::NationalDataCentre
                | InfrastructureKind::Network
                | InfrastructureKind::Cloud
                | InfrastructureKind::TrustService
        ) | Kind::Integration(
            IntegrationKind::Lgsp
                | IntegrationKind::NationalExchange
                | IntegrationKind::CoordinationPlatform
                | IntegrationKind::IdentityPlatform
                | IntegrationKind::ExchangeSolution
        )
    )
}
