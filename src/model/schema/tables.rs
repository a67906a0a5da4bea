//! The tables: every key of every thing, in the order in which files write them.
//!
//! A row says what a key means something for and how grave it is when its value is added, removed, raised, lowered or
//! replaced. Neither has a default: a row without them does not compile, nor does a field without a row.

mod records;

pub(super) use records::{
    CONTENT, INDICATOR, ORGANISATION, PERIOD, RETIRED, SOURCE, SUPERSEDED, TARGET, TRANSFERRED,
    VIEW,
};

use super::{Change, FieldSpec, Meaning, Shape, Table};
use crate::model::token::{self, Token};
use crate::model::{Field, RelationKind};

use Meaning::All;

const fn leaf(
    key: &'static str,
    field: Field,
    shape: Shape,
    meaning: Meaning,
    change: Change,
) -> FieldSpec {
    FieldSpec {
        key,
        field: Some(field),
        shape,
        required: false,
        meaning,
        change: Some(change),
    }
}

const fn required(spec: FieldSpec) -> FieldSpec {
    FieldSpec {
        required: true,
        ..spec
    }
}

/// A key that holds no value of its own: what is below it is classed by itself.
const fn holder(key: &'static str, shape: Shape, meaning: Meaning) -> FieldSpec {
    FieldSpec {
        key,
        field: None,
        shape,
        required: false,
        meaning,
        change: None,
    }
}

const fn group(key: &'static str, meaning: Meaning, fields: &'static [FieldSpec]) -> FieldSpec {
    let bare = false;
    holder(key, Shape::Group { fields, bare }, meaning)
}

/// A group whose first field may be written bare.
const fn bare_group(
    key: &'static str,
    meaning: Meaning,
    fields: &'static [FieldSpec],
) -> FieldSpec {
    let bare = true;
    holder(key, Shape::Group { fields, bare }, meaning)
}

const fn records(table: Table) -> FieldSpec {
    holder(table.key(), Shape::Records(table), All)
}

/// Which relations an element may have is for the matrix of the framework to say.
const fn relations(kind: RelationKind) -> FieldSpec {
    holder(kind.key(), Shape::Relations(kind), All)
}

const fn token<T: Token>(
    key: &'static str,
    field: Field,
    meaning: Meaning,
    change: Change,
) -> FieldSpec {
    leaf(key, field, Shape::Token(T::KEYS), meaning, change)
}

const fn tokens<T: Token>(
    key: &'static str,
    field: Field,
    meaning: Meaning,
    change: Change,
) -> FieldSpec {
    leaf(key, field, Shape::Tokens(T::KEYS), meaning, change)
}

#[rustfmt::skip]
const NAME: FieldSpec = group(
    "name",
    All,
    &[
        required(leaf("vi", Field::NameVi, Shape::Text, All, Change::WORDS)),
        leaf("en", Field::NameEn, Shape::Text, All, Change::WORDS),
    ],
);
#[rustfmt::skip]
const NOTE: FieldSpec = group(
    "note",
    All,
    &[
        required(leaf("vi", Field::NoteVi, Shape::Text, All, Change::WORDS)),
        leaf("en", Field::NoteEn, Shape::Text, All, Change::WORDS),
    ],
);
#[rustfmt::skip]
const DESCRIPTION: FieldSpec = group(
    "description",
    All,
    &[
        required(leaf("vi", Field::DescriptionVi, Shape::Text, All, Change::WORDS)),
        leaf("en", Field::DescriptionEn, Shape::Text, All, Change::WORDS),
    ],
);
#[rustfmt::skip]
const SOURCES: FieldSpec = leaf("sources", Field::Source, Shape::Sources, All, Change::WORDS);
#[rustfmt::skip]
const INFERRED: FieldSpec = leaf("inferred", Field::Inferred, Shape::FieldNames, All, Change::WORDS);
#[rustfmt::skip]
const ATTRIBUTES: FieldSpec = leaf("attributes", Field::Attribute, Shape::Attributes, All, Change::WORDS);
#[rustfmt::skip]
const ALIASES: FieldSpec = leaf("aliases", Field::Alias, Shape::Texts, All, Change::WORDS);
#[rustfmt::skip]
const STATUS: FieldSpec = token::<token::Status>("status", Field::Status, All, Change::STATUS);
#[rustfmt::skip]
const SINCE: FieldSpec = leaf("since", Field::Since, Shape::Date, All, Change::AMOUNT);
#[rustfmt::skip]
const UNTIL: FieldSpec = leaf("until", Field::Until, Shape::Date, All, Change::AMOUNT);
#[rustfmt::skip]
const INSTANCES: FieldSpec = leaf("instances", Field::Instances, Shape::Number, All, Change::AMOUNT);

/// `architecture:`, the head of a document. Its `id` is the key of the record.
#[rustfmt::skip]
pub(crate) const HEADER: &[FieldSpec] = &[
    required(leaf("body", Field::Body, Shape::Organisation, All, Change::OWNER)),
    token::<token::Level>("level", Field::Level, All, Change::FACT),
    required(NAME),
    required(leaf("version", Field::Version, Shape::Version, All, Change::WORDS)),
    required(bare_group(
        "framework",
        All,
        &[
            required(leaf("version", Field::FrameworkNumber, Shape::FrameworkNumber, All, Change::FRAMEWORK)),
            leaf("decision", Field::FrameworkDecision, Shape::Text, All, Change::FACT),
            leaf("follows", Field::FrameworkFollows, Shape::Texts, All, Change::FACT),
        ],
    )),
    token::<token::DocumentStatus>("status", Field::DocumentStatus, All, Change::WORDS),
    group(
        "issued",
        All,
        &[
            required(leaf("decision", Field::IssuedDecision, Shape::Text, All, Change::FACT)),
            required(leaf("date", Field::IssuedDate, Shape::Date, All, Change::FACT)),
            leaf("restarts", Field::IssuedRestarts, Shape::Flag, All, Change::FACT),
        ],
    ),
    group(
        "reconstructs",
        All,
        &[
            required(leaf("decision", Field::ReconstructsDecision, Shape::Text, All, Change::FACT)),
            required(leaf("date", Field::ReconstructsDate, Shape::Date, All, Change::FACT)),
        ],
    ),
    leaf("state-date", Field::StateDate, Shape::Date, All, Change::WORDS),
    leaf("reviewed", Field::Reviewed, Shape::Dates, All, Change::WORDS),
    records(Table::Supersedes),
    records(Table::Contents),
    records(Table::Views),
    records(Table::Roadmap),
    group(
        "security-lines",
        All,
        &[
            leaf("on-site", Field::LineOnSite, Shape::Text, All, Change::LINE),
            leaf("monitoring", Field::LineMonitoring, Shape::Text, All, Change::LINE),
            leaf("independent-checks", Field::LineChecks, Shape::Text, All, Change::LINE),
            leaf("national-centre", Field::LineNationalCentre, Shape::Text, All, Change::LINE),
        ],
    ),
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];

/// An element. Which relations make sense depends on its kind: that is for the framework's matrix to say.
pub(crate) const ELEMENT: &[FieldSpec] = &with_relations::<
    { BEFORE_RELATIONS.len() + RelationKind::ALL.len() + AFTER_RELATIONS.len() },
>();

/// The keys of an element: those before its relations, one for each kind of relation, and those after.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler, which refuses both"
)]
const fn with_relations<const N: usize>() -> [FieldSpec; N] {
    let mut all = [NAME; N];
    let (before, kinds) = (BEFORE_RELATIONS.len(), RelationKind::ALL.len());
    let mut nth = 0;
    while nth < N {
        all[nth] = if nth < before {
            BEFORE_RELATIONS[nth]
        } else if nth < before + kinds {
            relations(RelationKind::ALL[nth - before])
        } else {
            AFTER_RELATIONS[nth - before - kinds]
        };
        nth += 1;
    }
    all
}

#[rustfmt::skip]
const BEFORE_RELATIONS: &[FieldSpec] = &[
    required(leaf("kind", Field::Kind, Shape::Kind, All, Change::Move)),
    required(NAME),
    ALIASES,
    DESCRIPTION,
    leaf("tags", Field::Tag, Shape::Texts, All, Change::WORDS),
    leaf("number", Field::Number, Shape::Text, Meaning::INSTRUMENTS, Change::FACT),
    leaf("date", Field::Date, Shape::Date, Meaning::INSTRUMENTS, Change::FACT),
    leaf("issuer", Field::Issuer, Shape::Organisation, Meaning::INSTRUMENTS, Change::FACT),
    token::<token::Scope>("scope", Field::Scope, All, Change::FACT),
    leaf("owner", Field::Owner, Shape::Organisation, All, Change::OWNER),
    leaf("operator", Field::Operator, Shape::Organisation, All, Change::FACT),
    STATUS,
    SINCE,
    UNTIL,
    INSTANCES,
    bare_group(
        "security-level",
        Meaning::SYSTEMS,
        &[
            required(leaf("level", Field::SecurityLevel, Shape::SecurityLevel, Meaning::SYSTEMS, Change::LEVEL)),
            leaf("reason", Field::SecurityReason, Shape::Text, Meaning::SYSTEMS, Change::REASON),
            leaf("decision", Field::SecurityDecision, Shape::Text, Meaning::SYSTEMS, Change::APPROVAL),
            token::<token::Appraisal>("appraisal", Field::SecurityAppraisal, Meaning::SYSTEMS, Change::APPRAISAL),
        ],
    ),
    tokens::<token::Information>("information", Field::Information, Meaning::SYSTEMS, Change::SECRECY),
    leaf("personal-data-subjects", Field::PersonalDataSubjects, Shape::Number, Meaning::SYSTEMS, Change::EXTENT),
    leaf("critical-data", Field::CriticalData, Shape::Flag, Meaning::SYSTEMS, Change::GUARD),
    leaf("round-the-clock", Field::RoundTheClock, Shape::Flag, Meaning::SYSTEMS, Change::GUARD),
    leaf("monitored", Field::Monitored, Shape::Flag, Meaning::SYSTEMS, Change::GUARD),
    leaf("assessed", Field::Assessed, Shape::Date, Meaning::SYSTEMS, Change::ASSESSMENT),
    leaf("technical", Field::Technical, Shape::Flag, Meaning::SYSTEMS, Change::FACT),
    token::<token::Role>("role", Field::Role, Meaning::SYSTEMS, Change::RELIED_ON),
    token::<token::DatabaseClass>("class", Field::DatabaseClass, Meaning::DATA, Change::RELIED_ON),
    leaf("master-data", Field::MasterData, Shape::Texts, Meaning::APPLICATIONS, Change::RELIED_ON_SET),
    leaf("code-lists", Field::CodeLists, Shape::Texts, Meaning::APPLICATIONS, Change::RELIED_ON_SET),
    leaf("data-source", Field::DataSource, Shape::Text, Meaning::DATA, Change::FACT),
    leaf("update-mechanism", Field::UpdateMechanism, Shape::Text, Meaning::DATA, Change::FACT),
    group(
        "items",
        Meaning::DATA,
        &[
            leaf("default", Field::ItemsDefault, Shape::Texts, Meaning::DATA, Change::RELIED_ON_SET),
            leaf("special", Field::ItemsSpecial, Shape::Texts, Meaning::DATA, Change::RELIED_ON_SET),
            leaf("open", Field::ItemsOpen, Shape::Texts, Meaning::DATA, Change::RELIED_ON_SET),
        ],
    ),
    leaf("sharing-log", Field::SharingLog, Shape::Flag, Meaning::SHARERS, Change::GUARD),
    leaf("grade", Field::Grade, Shape::Text, Meaning::SERVICES, Change::GRADE),
    leaf("code", Field::Code, Shape::Text, All, Change::RELIED_ON),
    leaf("target-users", Field::TargetUsers, Shape::Texts, Meaning::OFFERS, Change::RELIED_ON_SET),
    leaf("catalogued", Field::Catalogued, Shape::Flag, Meaning::SERVICES, Change::RELIED_ON_FLAG),
    leaf("fee", Field::Fee, Shape::Flag, Meaning::SERVICES, Change::FACT),
    leaf("interactive-form", Field::InteractiveForm, Shape::Flag, Meaning::SERVICES, Change::RELIED_ON_FLAG),
    leaf("partial-reason", Field::PartialReason, Shape::Text, Meaning::SERVICES, Change::REASON),
    leaf("not-integrated-reason", Field::NotIntegratedReason, Shape::Text, Meaning::SERVICES, Change::REASON),
    bare_group(
        "proactive",
        Meaning::SERVICES,
        &[
            required(leaf("grade", Field::Proactive, Shape::Number, Meaning::SERVICES, Change::PROACTIVE)),
            leaf("refusal", Field::ProactiveRefusal, Shape::Text, Meaning::SERVICES, Change::REASON),
        ],
    ),
    leaf("identification", Field::Identification, Shape::Text, Meaning::FRONTS, Change::IDENTIFICATION),
    group(
        "login",
        Meaning::LOGINS,
        &[
            tokens::<token::Login>("citizens", Field::LoginCitizens, Meaning::LOGINS, Change::LOGIN),
            tokens::<token::Login>("organisations", Field::LoginOrganisations, Meaning::LOGINS, Change::LOGIN),
        ],
    ),
    leaf("url", Field::Url, Shape::Text, Meaning::ADDRESSED, Change::RELIED_ON),
    leaf("conforms-to", Field::ConformsTo, Shape::Elements, All, Change::RELIED_ON_SET),
    token::<token::Readiness>("readiness", Field::Readiness, Meaning::PLATFORMS, Change::READINESS),
    leaf("succeeds", Field::Succeeds, Shape::Ids, All, Change::Lineage),
];

#[rustfmt::skip]
const AFTER_RELATIONS: &[FieldSpec] = &[
    records(Table::Indicators),
    records(Table::Targets),
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];

/// A relation written as a map. The far end is `to`, or `with` for an exchange.
#[rustfmt::skip]
pub(crate) const RELATION: &[FieldSpec] = &[
    leaf("route", Field::RouteHop, Shape::Route, Meaning::EXCHANGES, Change::ROUTE),
    tokens::<token::Purpose>("purpose", Field::Purpose, Meaning::EXCHANGES, Change::EXCHANGED),
    token::<token::Sharing>("sharing", Field::Sharing, Meaning::SUPPLIES, Change::SHARING),
    token::<token::Method>("method", Field::Method, Meaning::SUPPLIES, Change::RELIED_ON),
    leaf("data", Field::Data, Shape::Texts, Meaning::SUPPLIES, Change::EXCHANGED),
    STATUS,
    SINCE,
    UNTIL,
    INSTANCES,
    bare_group(
        "volume",
        Meaning::SUPPLIES,
        &[
            required(leaf("value", Field::VolumeValue, Shape::Decimal, Meaning::SUPPLIES, Change::FACT)),
            leaf("unit", Field::VolumeUnit, Shape::Text, Meaning::SUPPLIES, Change::FACT),
            token::<token::Qualifier>("qualifier", Field::VolumeQualifier, Meaning::SUPPLIES, Change::FACT),
        ],
    ),
    group(
        "justification",
        Meaning::EXCHANGES,
        &[
            required(token::<token::JustificationReason>("reason", Field::JustificationReason, Meaning::EXCHANGES, Change::FACT)),
            leaf("text", Field::JustificationText, Shape::Text, Meaning::EXCHANGES, Change::REASON),
            leaf("approval", Field::JustificationApproval, Shape::Text, Meaning::EXCHANGES, Change::APPROVAL),
        ],
    ),
    leaf("service", Field::SharingService, Shape::Text, Meaning::EXCHANGES, Change::RELIED_ON),
    leaf("agreement", Field::Agreement, Shape::Text, Meaning::SUPPLIES, Change::RELIED_ON),
    leaf("validity", Field::Validity, Shape::Text, Meaning::SUPPLIES, Change::RELIED_ON),
    leaf("state-secret", Field::StateSecret, Shape::Flag, Meaning::EXCHANGES, Change::GUARD),
    leaf("legal-basis", Field::LegalBasis, Shape::Text, Meaning::SUPPLIES, Change::RELIED_ON),
    records(Table::Indicators),
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];

/// Whether a field is in one of the rows, or in a group of them.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which refuses both"
)]
const fn has_row(specs: &[FieldSpec], field: Field) -> bool {
    let mut nth = 0;
    while nth < specs.len() {
        let spec = &specs[nth];
        let here = match (spec.field, spec.shape) {
            (Some(of), _) => of as u8 == field as u8,
            (None, Shape::Group { fields, .. }) => has_row(fields, field),
            (None, _) => false,
        };
        if here {
            return true;
        }
        nth += 1;
    }
    false
}

/// Whether every field has a row. `route: direct` is told by that of the route, and what was refused has no key.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which refuses both"
)]
const fn all_have_rows() -> bool {
    let mut nth = 0;
    while nth < Field::ALL.len() {
        let field = Field::ALL[nth];
        let mut found = has_row(HEADER, field)
            || has_row(ELEMENT, field)
            || has_row(RELATION, field)
            || matches!(field, Field::RouteDirect | Field::Refused);
        let mut table = 0;
        while table < Table::ALL.len() {
            found = found || has_row(Table::ALL[table].fields(), field);
            table += 1;
        }
        if !found {
            return false;
        }
        nth += 1;
    }
    true
}

const _: () = assert!(all_have_rows(), "a field has no row in any table");
