//! What can be written where a rule finds something unstated: the keys by code.

use super::sec::needs_level;
use crate::model::{
    ApplicationKind, BusinessKind, ChannelKind, Field, IntegrationKind, Kind, Layer, RelationKind,
};

/// A key that a rule misses where a thing does not state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Field(Field),
    Relation(RelationKind),
}

/// Of what a rule asks for keys.
#[cfg_attr(
    not(feature = "yaml"),
    expect(dead_code, reason = "only documents with places are mended")
)]
#[derive(Clone, Copy)]
pub(crate) enum Of {
    /// Of every element of these kinds that is the body's own and in use.
    Kinds(fn(Kind) -> bool),
    /// Of every exchange of data between agencies.
    Exchanges,
    /// Of elements of these kinds that nothing is tied to: what they are mostly tied by.
    Ties(fn(Kind) -> bool),
    /// Only if something else holds too, such as a security level from 3 on.
    Sometimes,
    /// Of the document itself.
    Document,
}

/// A rule with keys whose absence it reports: all of a row are missed, and one row of a rule is enough.
#[cfg_attr(
    not(feature = "yaml"),
    expect(dead_code, reason = "only documents with places are mended")
)]
pub(crate) struct Asked {
    pub(crate) code: &'static str,
    pub(crate) of: Of,
    pub(crate) keys: &'static [Key],
}

const fn row(code: &'static str, of: Of, keys: &'static [Key]) -> Asked {
    Asked { code, of, keys }
}

use Key::{Field as F, Relation as R};
use Of::{Document, Exchanges, Kinds, Sometimes, Ties};

pub(crate) static ASKED: &[Asked] = &[
    row(
        "DOC005",
        Document,
        &[F(Field::IssuedDecision), F(Field::IssuedDate)],
    ),
    row("DOC005", Document, &[F(Field::DocumentStatus)]),
    row("DOC008", Document, &[F(Field::Reviewed)]),
    row("DAT009", Kinds(has_owner), &[F(Field::Owner)]),
    row("SVC003", Kinds(is_service), &[F(Field::Owner)]),
    row("DAT010", Kinds(is_program), &[F(Field::Operator)]),
    row("DOC015", Sometimes, &[F(Field::Status)]),
    row("LAY011", Sometimes, &[F(Field::Since)]),
    row("SEC001", Kinds(needs_level), &[F(Field::SecurityLevel)]),
    row("SEC010", Sometimes, &[F(Field::Monitored)]),
    row("SEC010", Sometimes, &[R(RelationKind::ProtectedBy)]),
    row("SEC011", Sometimes, &[F(Field::Assessed)]),
    row("DAT001", Kinds(is_database), &[F(Field::DatabaseClass)]),
    row("DAT003", Sometimes, &[F(Field::CodeLists)]),
    row(
        "DAT002",
        Kinds(is_database),
        &[
            F(Field::DescriptionVi),
            F(Field::DataSource),
            F(Field::UpdateMechanism),
            F(Field::ItemsDefault),
        ],
    ),
    row("LAY009", Sometimes, &[F(Field::Technical)]),
    row("INT015", Sometimes, &[F(Field::SharingLog)]),
    row(
        "SVC003",
        Kinds(is_service),
        &[F(Field::Code), F(Field::TargetUsers), F(Field::Catalogued)],
    ),
    row("SVC004", Sometimes, &[F(Field::PartialReason)]),
    row("SVC005", Sometimes, &[F(Field::NotIntegratedReason)]),
    row("SVC010", Sometimes, &[F(Field::Identification)]),
    row(
        "SVC009",
        Kinds(is_service_portal),
        &[F(Field::LoginCitizens), F(Field::LoginOrganisations)],
    ),
    row("LAY007", Ties(is_user), &[R(RelationKind::Uses)]),
    row("LAY007", Ties(is_business), &[R(RelationKind::SupportedBy)]),
    row("LAY008", Kinds(is_hosted), &[R(RelationKind::HostedOn)]),
    row("INT002", Kinds(is_lgsp), &[R(RelationKind::Connects)]),
    row("INT019", Exchanges, &[F(Field::RouteHop)]),
    row("INT008", Exchanges, &[F(Field::Purpose)]),
    row("INT010", Exchanges, &[F(Field::Sharing)]),
    row("INT013", Exchanges, &[F(Field::Method)]),
    row("INT009", Exchanges, &[F(Field::SharingService)]),
    row("INT011", Sometimes, &[F(Field::Agreement)]),
    row("INT014", Sometimes, &[F(Field::Validity)]),
    row("INT016", Sometimes, &[F(Field::LegalBasis)]),
];

fn has_owner(kind: Kind) -> bool {
    matches!(
        kind.layer(),
        Layer::Integration | Layer::Application | Layer::Channel
    )
}

fn is_program(kind: Kind) -> bool {
    kind.layer() == Layer::Application && !kind.holds_data()
}

fn is_hosted(kind: Kind) -> bool {
    kind.layer() == Layer::Application
}

fn is_business(kind: Kind) -> bool {
    kind.layer() == Layer::Business
}

fn is_user(kind: Kind) -> bool {
    kind.layer() == Layer::User
}

fn is_database(kind: Kind) -> bool {
    kind == Kind::Application(ApplicationKind::Database)
}

fn is_lgsp(kind: Kind) -> bool {
    kind == Kind::Integration(IntegrationKind::Lgsp)
}

fn is_service(kind: Kind) -> bool {
    kind == Kind::Business(BusinessKind::PublicService)
}

fn is_service_portal(kind: Kind) -> bool {
    kind == Kind::Channel(ChannelKind::ServicePortal)
}
