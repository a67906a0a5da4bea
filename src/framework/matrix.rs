//! The relation matrix: which kinds may stand in which relation.

use crate::diagnostic::{Basis, Confidence};
use crate::framework::law;
use crate::model::{
    ApplicationKind, BusinessKind, InfrastructureKind, IntegrationKind, Kind, Layer, RelationKind,
    UserKind,
};
use crate::text::Text;

/// What the matrix says of a relation between two kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// It may be.
    Allowed,
    /// It may be if the far end reaches wider than the near end: a provincial portal rests on the national one.
    WiderScope,
    /// It is to be looked at.
    Warned,
    /// It may not be.
    Forbidden,
}

/// A set of kinds at one end of a relation.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Ends {
    /// Any kind.
    Any,
    /// The kinds of a layer.
    Layer(Layer),
    /// These kinds.
    Kinds(&'static [Kind]),
    /// The kinds of the application layer that do not hold data.
    Systems,
    /// Databases and data stores.
    Data,
}

impl Ends {
    /// Whether a kind is in the set.
    pub fn contains(self, kind: Kind) -> bool {
        match self {
            Self::Any => true,
            Self::Layer(layer) => kind.layer() == layer,
            Self::Kinds(kinds) => kinds.contains(&kind),
            Self::Systems => kind.layer() == Layer::Application && !kind.holds_data(),
            Self::Data => kind.holds_data(),
        }
    }
}

/// A row of the matrix: the first that fits decides.
#[derive(Debug)]
#[non_exhaustive]
pub struct MatrixRow {
    /// The end that depends.
    pub from: Ends,
    /// The relation.
    pub relation: RelationKind,
    /// The end depended on.
    pub to: Ends,
    /// What is said of it.
    pub cell: Cell,
    /// Why.
    pub reason: Text,
    /// What says so.
    pub basis: Option<Basis>,
}

const fn allowed(from: Ends, relation: RelationKind, to: Ends) -> MatrixRow {
    row(from, relation, to, Cell::Allowed)
}

const fn row(from: Ends, relation: RelationKind, to: Ends, cell: Cell) -> MatrixRow {
    MatrixRow {
        from,
        relation,
        to,
        cell,
        reason: Text::fixed(
            "Quan hệ thuộc danh mục quan hệ được phép.",
            "The relation is in the closed list.",
        ),
        basis: None,
    }
}

const fn warned(
    from: Ends,
    relation: RelationKind,
    to: Ends,
    reason: Text,
    basis: Option<Basis>,
) -> MatrixRow {
    MatrixRow {
        from,
        relation,
        to,
        cell: Cell::Warned,
        reason,
        basis,
    }
}

const fn refused(relation: RelationKind, reason: Text) -> MatrixRow {
    MatrixRow {
        from: Ends::Any,
        relation,
        to: Ends::Any,
        cell: Cell::Forbidden,
        reason,
        basis: None,
    }
}

const fn within(of: Layer) -> MatrixRow {
    allowed(layer(of), PartOf, layer(of))
}

const fn layer(layer: Layer) -> Ends {
    Ends::Layer(layer)
}

use RelationKind::{
    Connects, DependsOn, Exchanges, GovernedBy, HostedOn, Offers, PartOf, ProtectedBy, Stores,
    SuppliedBy, SupportedBy, Uses,
};

const PUBLIC: Ends = Ends::Kinds(&[
    Kind::User(UserKind::Citizen),
    Kind::User(UserKind::Business),
]);
const SERVICES: Ends = Ends::Kinds(&[
    Kind::Business(BusinessKind::PublicService),
    Kind::Business(BusinessKind::ServiceGroup),
]);
const TRUST_SERVICES: Ends = Ends::Kinds(&[Kind::Infrastructure(InfrastructureKind::TrustService)]);
/// What guards or watches: firewalls and the like, security operations with their monitoring, trust services. A kind of
/// the user's own may be one.
const GUARDS: Ends = Ends::Kinds(&[
    Kind::Infrastructure(InfrastructureKind::InformationSecurity),
    Kind::Infrastructure(InfrastructureKind::SecurityOperations),
    Kind::Infrastructure(InfrastructureKind::TrustService),
    Kind::Custom(Layer::Infrastructure),
]);

/// What holds in every framework so far: no text found gives a matrix, so the cells without a basis are a
/// conservative reading.
const COMMON: &[MatrixRow] = &[
    allowed(layer(Layer::User), Uses, layer(Layer::Channel)),
    warned(
        PUBLIC,
        Uses,
        layer(Layer::Application),
        Text::fixed(
            "Người dân, doanh nghiệp sử dụng dịch vụ qua cổng dịch vụ công, không trực tiếp qua ứng dụng nội bộ.",
            "Citizens and businesses are served through the portal, not by an internal application directly.",
        ),
        Some(Basis::of(&law::DECREE_61_2018, "25", Confidence::Inferred)),
    ),
    allowed(layer(Layer::User), Uses, Ends::Systems),
    warned(
        layer(Layer::User),
        Uses,
        Ends::Data,
        Text::fixed(
            "Cán bộ khai thác dữ liệu qua ứng dụng, không trực tiếp trên cơ sở dữ liệu.",
            "Staff use data through an application, not on the database directly.",
        ),
        None,
    ),
    // Tools that staff use as such: video conference, digital signatures.
    allowed(layer(Layer::User), Uses, layer(Layer::Infrastructure)),
    allowed(layer(Layer::Channel), Offers, layer(Layer::Business)),
    allowed(
        layer(Layer::Business),
        SupportedBy,
        layer(Layer::Application),
    ),
    row(
        layer(Layer::Channel),
        DependsOn,
        layer(Layer::Channel),
        Cell::WiderScope,
    ),
    allowed(layer(Layer::Channel), DependsOn, layer(Layer::Application)),
    allowed(layer(Layer::Channel), DependsOn, layer(Layer::Integration)),
    allowed(
        layer(Layer::Application),
        DependsOn,
        layer(Layer::Application),
    ),
    allowed(
        layer(Layer::Application),
        DependsOn,
        layer(Layer::Integration),
    ),
    allowed(
        layer(Layer::Integration),
        DependsOn,
        layer(Layer::Integration),
    ),
    allowed(
        layer(Layer::Infrastructure),
        DependsOn,
        layer(Layer::Infrastructure),
    ),
    // Documents are signed, and certificates checked, by a service that no system runs itself.
    allowed(layer(Layer::Channel), DependsOn, TRUST_SERVICES),
    allowed(layer(Layer::Application), DependsOn, TRUST_SERVICES),
    allowed(layer(Layer::Integration), DependsOn, TRUST_SERVICES),
    // The order of processes.
    allowed(layer(Layer::Business), DependsOn, layer(Layer::Business)),
    within(Layer::Infrastructure),
    within(Layer::Integration),
    within(Layer::Application),
    within(Layer::Business),
    within(Layer::Channel),
    within(Layer::User),
    within(Layer::Policy),
    refused(
        PartOf,
        Text::fixed(
            "Bộ phận thuộc cùng lớp với cái nó hợp thành.",
            "A part lies in the same layer as its whole.",
        ),
    ),
    allowed(layer(Layer::Channel), ProtectedBy, GUARDS),
    allowed(layer(Layer::Application), ProtectedBy, GUARDS),
    allowed(layer(Layer::Integration), ProtectedBy, GUARDS),
    allowed(layer(Layer::Infrastructure), ProtectedBy, GUARDS),
    refused(
        ProtectedBy,
        Text::fixed(
            "Kênh, ứng dụng, nền tảng và hạ tầng được bảo vệ bởi thành phần an toàn thông tin: `information-security`, `security-operations` hoặc `trust-service`.",
            "Channels, applications, platforms and infrastructure are protected by an element of security: `information-security`, `security-operations` or `trust-service`.",
        ),
    ),
    allowed(Ends::Systems, Stores, Ends::Data),
    allowed(
        layer(Layer::Channel),
        HostedOn,
        layer(Layer::Infrastructure),
    ),
    allowed(
        layer(Layer::Application),
        HostedOn,
        layer(Layer::Infrastructure),
    ),
    allowed(
        layer(Layer::Integration),
        HostedOn,
        layer(Layer::Infrastructure),
    ),
    allowed(
        layer(Layer::Integration),
        Connects,
        layer(Layer::Integration),
    ),
    allowed(SERVICES, Exchanges, layer(Layer::Channel)),
    allowed(layer(Layer::Channel), Exchanges, SERVICES),
    allowed(layer(Layer::Channel), Exchanges, layer(Layer::Channel)),
    allowed(layer(Layer::Channel), Exchanges, layer(Layer::Application)),
    allowed(layer(Layer::Channel), Exchanges, layer(Layer::Integration)),
    allowed(layer(Layer::Application), Exchanges, layer(Layer::Channel)),
    allowed(
        layer(Layer::Application),
        Exchanges,
        layer(Layer::Application),
    ),
    allowed(
        layer(Layer::Application),
        Exchanges,
        layer(Layer::Integration),
    ),
    allowed(layer(Layer::Integration), Exchanges, layer(Layer::Channel)),
    allowed(
        layer(Layer::Integration),
        Exchanges,
        layer(Layer::Application),
    ),
    allowed(
        layer(Layer::Integration),
        Exchanges,
        layer(Layer::Integration),
    ),
    allowed(layer(Layer::Application), SuppliedBy, layer(Layer::User)),
    allowed(Ends::Any, GovernedBy, layer(Layer::Policy)),
];

/// Whether the matrix decides on every kind of relation.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler, which refuses both"
)]
const fn all_have_rows() -> bool {
    let mut kind = 0;
    while kind < RelationKind::ALL.len() {
        let mut row = 0;
        while row < COMMON.len() && COMMON[row].relation as u8 != RelationKind::ALL[kind] as u8 {
            row += 1;
        }
        if row == COMMON.len() {
            return false;
        }
        kind += 1;
    }
    true
}

const _: () = assert!(
    all_have_rows(),
    "a kind of relation has no row in the matrix"
);

static REFUSED: MatrixRow = MatrixRow {
    from: Ends::Any,
    relation: GovernedBy,
    to: Ends::Any,
    cell: Cell::Forbidden,
    reason: Text::fixed(
        "Quan hệ này không thuộc danh mục quan hệ được phép giữa hai loại thành phần.",
        "The relation is not in the closed list for these two kinds.",
    ),
    basis: None,
};

pub(super) fn decide(
    own: &'static [MatrixRow],
    from: Kind,
    relation: RelationKind,
    to: Kind,
) -> &'static MatrixRow {
    own.iter()
        .chain(COMMON)
        .find(|row| row.relation == relation && row.from.contains(from) && row.to.contains(to))
        .unwrap_or(&REFUSED)
}

/// Kept beside the matrix because it is the other half of "who may talk to whom": the platforms that count as
/// intermediaries between agencies (Decree 47/2020/NĐ-CP, art. 46).
pub(crate) const INTERMEDIARIES: Ends = Ends::Kinds(&[
    Kind::Integration(IntegrationKind::Lgsp),
    Kind::Integration(IntegrationKind::NationalExchange),
    Kind::Integration(IntegrationKind::CoordinationPlatform),
    Kind::Integration(IntegrationKind::ExchangeSolution),
]);

/// The systems of the application layer that handle procedures, one or the other by framework.
pub(crate) const PROCEDURE_SYSTEMS: Ends = Ends::Kinds(&[
    Kind::Application(ApplicationKind::OneStopSystem),
    Kind::Application(ApplicationKind::ProcedureSystem),
]);
