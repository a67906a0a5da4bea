//! The tables: every key of every thing, in the order in which files write them.

use super::{FieldSpec, Shape, Table};
use crate::model::token::{self, Token};
use crate::model::{Field, RelationKind};

const fn leaf(key: &'static str, field: Field, shape: Shape) -> FieldSpec {
    FieldSpec {
        key,
        field: Some(field),
        shape,
        required: false,
    }
}

const fn required(spec: FieldSpec) -> FieldSpec {
    FieldSpec {
        required: true,
        ..spec
    }
}

const fn group(key: &'static str, fields: &'static [FieldSpec]) -> FieldSpec {
    FieldSpec {
        key,
        field: None,
        shape: Shape::Group {
            fields,
            bare: false,
        },
        required: false,
    }
}

/// A group whose first field may be written bare.
const fn bare_group(key: &'static str, fields: &'static [FieldSpec]) -> FieldSpec {
    FieldSpec {
        key,
        field: None,
        shape: Shape::Group { fields, bare: true },
        required: false,
    }
}

const fn records(table: Table) -> FieldSpec {
    FieldSpec {
        key: table.key(),
        field: None,
        shape: Shape::Records(table),
        required: false,
    }
}

const fn relations(kind: RelationKind) -> FieldSpec {
    FieldSpec {
        key: kind.key(),
        field: None,
        shape: Shape::Relations(kind),
        required: false,
    }
}

const fn token<T: Token>(key: &'static str, field: Field) -> FieldSpec {
    leaf(key, field, Shape::Token(T::KEYS))
}

const fn tokens<T: Token>(key: &'static str, field: Field) -> FieldSpec {
    leaf(key, field, Shape::Tokens(T::KEYS))
}

const NAME: FieldSpec = group(
    "name",
    &[
        required(leaf("vi", Field::NameVi, Shape::Text)),
        leaf("en", Field::NameEn, Shape::Text),
    ],
);
const NOTE: FieldSpec = group(
    "note",
    &[
        required(leaf("vi", Field::NoteVi, Shape::Text)),
        leaf("en", Field::NoteEn, Shape::Text),
    ],
);
const DESCRIPTION: FieldSpec = group(
    "description",
    &[
        required(leaf("vi", Field::DescriptionVi, Shape::Text)),
        leaf("en", Field::DescriptionEn, Shape::Text),
    ],
);
const SOURCES: FieldSpec = leaf("sources", Field::Source, Shape::Sources);
const INFERRED: FieldSpec = leaf("inferred", Field::Inferred, Shape::FieldNames);
const ATTRIBUTES: FieldSpec = leaf("attributes", Field::Attribute, Shape::Attributes);
const ALIASES: FieldSpec = leaf("aliases", Field::Alias, Shape::Texts);
const DECISION: FieldSpec = leaf("decision", Field::Decision, Shape::Text);
const NUMBER: FieldSpec = leaf("number", Field::Number, Shape::Text);
const CODE: FieldSpec = leaf("code", Field::Code, Shape::Text);
const URL: FieldSpec = leaf("url", Field::Url, Shape::Text);
const DATE: FieldSpec = leaf("date", Field::Date, Shape::Date);
const STATUS: FieldSpec = token::<token::Status>("status", Field::Status);
const SINCE: FieldSpec = leaf("since", Field::Since, Shape::Date);
const UNTIL: FieldSpec = leaf("until", Field::Until, Shape::Date);
const INSTANCES: FieldSpec = leaf("instances", Field::Instances, Shape::Number);

/// `architecture:`, the head of a document. Its `id` is the key of the record.
pub(crate) const HEADER: &[FieldSpec] = &[
    required(leaf("body", Field::Body, Shape::Organisation)),
    token::<token::Level>("level", Field::Level),
    required(NAME),
    required(leaf("version", Field::Version, Shape::Version)),
    required(bare_group(
        "framework",
        &[
            required(leaf(
                "version",
                Field::FrameworkNumber,
                Shape::FrameworkNumber,
            )),
            leaf("decision", Field::FrameworkDecision, Shape::Text),
        ],
    )),
    token::<token::DocumentStatus>("status", Field::DocumentStatus),
    group(
        "issued",
        &[
            required(leaf("decision", Field::IssuedDecision, Shape::Text)),
            required(leaf("date", Field::IssuedDate, Shape::Date)),
            leaf("restarts", Field::IssuedRestarts, Shape::Flag),
        ],
    ),
    group(
        "reconstructs",
        &[
            required(leaf("decision", Field::ReconstructsDecision, Shape::Text)),
            required(leaf("date", Field::ReconstructsDate, Shape::Date)),
        ],
    ),
    leaf("state-date", Field::StateDate, Shape::Date),
    leaf("reviewed", Field::Reviewed, Shape::Dates),
    records(Table::Supersedes),
    records(Table::Contents),
    records(Table::Views),
    records(Table::Roadmap),
    group(
        "security-lines",
        &[
            leaf("on-site", Field::LineOnSite, Shape::Text),
            leaf("monitoring", Field::LineMonitoring, Shape::Text),
            leaf("independent-checks", Field::LineChecks, Shape::Text),
            leaf("national-centre", Field::LineNationalCentre, Shape::Text),
        ],
    ),
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];

/// An element. Which relations make sense depends on its kind: that is for the framework's matrix to say.
pub(crate) const ELEMENT: &[FieldSpec] = &[
    required(leaf("kind", Field::Kind, Shape::Kind)),
    required(NAME),
    ALIASES,
    DESCRIPTION,
    leaf("tags", Field::Tag, Shape::Texts),
    NUMBER,
    DATE,
    leaf("issuer", Field::Issuer, Shape::Organisation),
    token::<token::Scope>("scope", Field::Scope),
    leaf("owner", Field::Owner, Shape::Organisation),
    leaf("operator", Field::Operator, Shape::Organisation),
    STATUS,
    SINCE,
    UNTIL,
    INSTANCES,
    bare_group(
        "security-level",
        &[
            required(leaf("level", Field::SecurityLevel, Shape::SecurityLevel)),
            leaf("reason", Field::SecurityReason, Shape::Text),
            leaf("decision", Field::SecurityDecision, Shape::Text),
            token::<token::Appraisal>("appraisal", Field::SecurityAppraisal),
        ],
    ),
    tokens::<token::Information>("information", Field::Information),
    leaf(
        "personal-data-subjects",
        Field::PersonalDataSubjects,
        Shape::Number,
    ),
    leaf("critical-data", Field::CriticalData, Shape::Flag),
    leaf("round-the-clock", Field::RoundTheClock, Shape::Flag),
    leaf("monitored", Field::Monitored, Shape::Flag),
    leaf("assessed", Field::Assessed, Shape::Date),
    leaf("technical", Field::Technical, Shape::Flag),
    token::<token::Role>("role", Field::Role),
    token::<token::DatabaseClass>("class", Field::DatabaseClass),
    leaf("master-data", Field::MasterData, Shape::Texts),
    leaf("code-lists", Field::CodeLists, Shape::Texts),
    leaf("data-source", Field::DataSource, Shape::Text),
    leaf("update-mechanism", Field::UpdateMechanism, Shape::Text),
    group(
        "items",
        &[
            leaf("default", Field::ItemsDefault, Shape::Texts),
            leaf("special", Field::ItemsSpecial, Shape::Texts),
            leaf("open", Field::ItemsOpen, Shape::Texts),
        ],
    ),
    leaf("sharing-log", Field::SharingLog, Shape::Flag),
    leaf("grade", Field::Grade, Shape::Text),
    CODE,
    leaf("target-users", Field::TargetUsers, Shape::Texts),
    leaf("catalogued", Field::Catalogued, Shape::Flag),
    leaf("fee", Field::Fee, Shape::Flag),
    leaf("interactive-form", Field::InteractiveForm, Shape::Flag),
    leaf("partial-reason", Field::PartialReason, Shape::Text),
    leaf(
        "not-integrated-reason",
        Field::NotIntegratedReason,
        Shape::Text,
    ),
    leaf("identification", Field::Identification, Shape::Text),
    group(
        "login",
        &[
            tokens::<token::Login>("citizens", Field::LoginCitizens),
            tokens::<token::Login>("organisations", Field::LoginOrganisations),
        ],
    ),
    URL,
    leaf("conforms-to", Field::ConformsTo, Shape::Elements),
    token::<token::Readiness>("readiness", Field::Readiness),
    leaf("succeeds", Field::Succeeds, Shape::Ids),
    relations(RelationKind::Uses),
    relations(RelationKind::Offers),
    relations(RelationKind::SupportedBy),
    relations(RelationKind::DependsOn),
    relations(RelationKind::Stores),
    relations(RelationKind::HostedOn),
    relations(RelationKind::Connects),
    relations(RelationKind::Exchanges),
    relations(RelationKind::SuppliedBy),
    relations(RelationKind::GovernedBy),
    records(Table::Indicators),
    records(Table::Targets),
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];

/// A relation written as a map. The far end is `to`, or `with` for an exchange.
pub(crate) const RELATION: &[FieldSpec] = &[
    leaf("route", Field::RouteHop, Shape::Route),
    tokens::<token::Purpose>("purpose", Field::Purpose),
    token::<token::Sharing>("sharing", Field::Sharing),
    token::<token::Method>("method", Field::Method),
    leaf("data", Field::Data, Shape::Texts),
    STATUS,
    SINCE,
    UNTIL,
    INSTANCES,
    bare_group(
        "volume",
        &[
            required(leaf("value", Field::VolumeValue, Shape::Decimal)),
            leaf("unit", Field::VolumeUnit, Shape::Text),
            token::<token::Qualifier>("qualifier", Field::VolumeQualifier),
        ],
    ),
    group(
        "justification",
        &[
            required(token::<token::JustificationReason>(
                "reason",
                Field::JustificationReason,
            )),
            leaf("text", Field::JustificationText, Shape::Text),
            leaf("approval", Field::JustificationApproval, Shape::Text),
        ],
    ),
    leaf("service", Field::SharingService, Shape::Text),
    leaf("agreement", Field::Agreement, Shape::Text),
    leaf("validity", Field::Validity, Shape::Text),
    leaf("state-secret", Field::StateSecret, Shape::Flag),
    leaf("legal-basis", Field::LegalBasis, Shape::Text),
    records(Table::Indicators),
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];

pub(super) const SOURCE: &[FieldSpec] = &[
    required(leaf("title", Field::Title, Shape::Text)),
    DATE,
    NUMBER,
    leaf("publisher", Field::Publisher, Shape::Text),
    URL,
    NOTE,
];

pub(super) const ORGANISATION: &[FieldSpec] = &[
    required(NAME),
    ALIASES,
    CODE,
    token::<token::OrganisationKind>("kind", Field::OrganisationKind),
    leaf("parent", Field::Parent, Shape::Organisation),
    leaf("succeeds", Field::Succeeds, Shape::Ids),
    INSTANCES,
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];

pub(super) const CONTENT: &[FieldSpec] = &[
    leaf("text", Field::Content, Shape::Text),
    leaf("unknown", Field::Unknown, Shape::Text),
    SOURCES,
    INFERRED,
];

pub(super) const VIEW: &[FieldSpec] = &[
    required(NAME),
    leaf("text", Field::Content, Shape::Text),
    leaf("unknown", Field::Unknown, Shape::Text),
    SOURCES,
    INFERRED,
];

pub(super) const SUPERSEDED: &[FieldSpec] = &[
    required(leaf("body", Field::Body, Shape::Text)),
    required(leaf("version", Field::Version, Shape::Version)),
    DECISION,
    DATE,
];

pub(super) const PERIOD: &[FieldSpec] = &[
    required(NAME),
    required(SINCE),
    required(UNTIL),
    leaf("covers", Field::Covers, Shape::Elements),
    NOTE,
    SOURCES,
    INFERRED,
];

const VALUE: FieldSpec = required(leaf("value", Field::Value, Shape::Decimal));
const MEASURE: FieldSpec = required(leaf("measure", Field::Measure, Shape::Text));
const UNIT: FieldSpec = leaf("unit", Field::Unit, Shape::Text);
const QUALIFIER: FieldSpec = token::<token::Qualifier>("qualifier", Field::FigureQualifier);

pub(super) const INDICATOR: &[FieldSpec] = &[
    MEASURE,
    NAME,
    VALUE,
    UNIT,
    QUALIFIER,
    leaf("as-of", Field::AsOf, Shape::Date),
    NOTE,
    SOURCES,
    INFERRED,
];

pub(super) const TARGET: &[FieldSpec] = &[
    MEASURE,
    NAME,
    VALUE,
    UNIT,
    QUALIFIER,
    leaf("by", Field::By, Shape::Date),
    NOTE,
    SOURCES,
    INFERRED,
];

pub(super) const RETIRED: &[FieldSpec] = &[
    required(leaf("reason", Field::Reason, Shape::Text)),
    DECISION,
    DATE,
    leaf("successor", Field::Successor, Shape::Elements),
    SOURCES,
    INFERRED,
];

pub(super) const TRANSFERRED: &[FieldSpec] = &[
    required(leaf("to", Field::TransferredTo, Shape::Text)),
    required(leaf("basis", Field::TransferBasis, Shape::Text)),
    DATE,
    SOURCES,
    INFERRED,
];
