//! The file format as tables: which keys each thing has, and what their values are.
//!
//! Reading, writing, comparing and completing all follow these tables, so a new field is one line here,
//! one in [`Field`] and an accessor.

use super::token::{self, Token};
use super::{Field, RelationKind};

/// What the value of a key looks like.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// A text that is not empty.
    Text,
    /// A list of texts, or one.
    Texts,
    Date,
    /// A list of dates, or one.
    Dates,
    /// A semantic version, short forms accepted.
    Version,
    /// The number of a framework.
    FrameworkNumber,
    /// A whole number, not negative.
    Number,
    /// A decimal number, kept as written.
    Decimal,
    /// `true` or `false`.
    Flag,
    /// A security level, 1 to 5.
    SecurityLevel,
    /// A word of a closed set.
    Token(&'static [&'static str]),
    /// A list of words of a closed set, or one.
    Tokens(&'static [&'static str]),
    /// The kind of an element; read with the section.
    Kind,
    /// An organisation of the document.
    Organisation,
    /// One or more sources of the document.
    Sources,
    /// One or more elements of the document.
    Elements,
    /// One or more ids that need not exist here: elements of an earlier version.
    Ids,
    /// Keys of this very map whose values no source states.
    FieldNames,
    /// `direct`, or the elements passed, in order.
    Route,
    /// A map of free texts.
    Attributes,
    /// A map of further keys, or a bare value that means the first of them.
    Group {
        fields: &'static [FieldSpec],
        bare: bool,
    },
    /// Relations of the element.
    Relations(RelationKind),
    /// Things with fields of their own, listed or keyed.
    Records(Table),
}

/// A key of a map.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FieldSpec {
    pub(crate) key: &'static str,
    /// Where a leaf is stored. Groups, relations and records have no field of their own.
    pub(crate) field: Option<Field>,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
}

/// The kinds of things that hang on the document or on elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// `sources`.
    Sources,
    /// `organisations`.
    Organisations,
    /// `contents` of the document.
    Contents,
    /// `views` of the document.
    Views,
    /// `supersedes` of the document.
    Supersedes,
    /// The dated periods of the document's `roadmap`.
    Roadmap,
    /// `indicators` of the document, an element or a relation.
    Indicators,
    /// `targets` of the document or an element.
    Targets,
    /// `retired` elements of the earlier version.
    Retired,
    /// `transferred` elements of the earlier version.
    Transferred,
}

impl Table {
    /// The tables, in file order.
    pub const ALL: [Self; 10] = [
        Self::Sources,
        Self::Organisations,
        Self::Contents,
        Self::Views,
        Self::Supersedes,
        Self::Roadmap,
        Self::Indicators,
        Self::Targets,
        Self::Retired,
        Self::Transferred,
    ];

    /// The key under which files write the table.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Organisations => "organisations",
            Self::Contents => "contents",
            Self::Views => "views",
            Self::Supersedes => "supersedes",
            Self::Roadmap => "roadmap",
            Self::Indicators => "indicators",
            Self::Targets => "targets",
            Self::Retired => "retired",
            Self::Transferred => "transferred",
        }
    }

    pub(crate) const fn fields(self) -> &'static [FieldSpec] {
        match self {
            Self::Sources => SOURCE,
            Self::Organisations => ORGANISATION,
            Self::Contents => CONTENT,
            Self::Views => VIEW,
            Self::Supersedes => SUPERSEDED,
            Self::Roadmap => PERIOD,
            Self::Indicators => INDICATOR,
            Self::Targets => TARGET,
            Self::Retired => RETIRED,
            Self::Transferred => TRANSFERRED,
        }
    }

    /// Written as a list whose entries name themselves with `id`, not as a map of ids.
    pub(crate) const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Supersedes | Self::Roadmap | Self::Indicators | Self::Targets
        )
    }

    /// Only `supersedes` entries have no id: what they name is the body and version.
    pub(crate) const fn has_id(self) -> bool {
        !matches!(self, Self::Supersedes)
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

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

const SOURCE: &[FieldSpec] = &[
    required(leaf("title", Field::Title, Shape::Text)),
    DATE,
    NUMBER,
    leaf("publisher", Field::Publisher, Shape::Text),
    URL,
    NOTE,
];

const ORGANISATION: &[FieldSpec] = &[
    required(NAME),
    ALIASES,
    CODE,
    token::<token::OrganisationKind>("kind", Field::OrganisationKind),
    leaf("parent", Field::Parent, Shape::Organisation),
    INSTANCES,
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];

const CONTENT: &[FieldSpec] = &[
    leaf("text", Field::Content, Shape::Text),
    leaf("unknown", Field::Unknown, Shape::Text),
    SOURCES,
    INFERRED,
];

const VIEW: &[FieldSpec] = &[
    required(NAME),
    leaf("text", Field::Content, Shape::Text),
    leaf("unknown", Field::Unknown, Shape::Text),
    SOURCES,
    INFERRED,
];

const SUPERSEDED: &[FieldSpec] = &[
    required(leaf("body", Field::Body, Shape::Text)),
    required(leaf("version", Field::Version, Shape::Version)),
    DECISION,
    DATE,
];

const PERIOD: &[FieldSpec] = &[
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

const INDICATOR: &[FieldSpec] = &[
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

const TARGET: &[FieldSpec] = &[
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

const RETIRED: &[FieldSpec] = &[
    required(leaf("reason", Field::Reason, Shape::Text)),
    DECISION,
    DATE,
    leaf("successor", Field::Successor, Shape::Elements),
    SOURCES,
    INFERRED,
];

const TRANSFERRED: &[FieldSpec] = &[
    required(leaf("to", Field::TransferredTo, Shape::Text)),
    required(leaf("basis", Field::TransferBasis, Shape::Text)),
    DATE,
    SOURCES,
    INFERRED,
];

/// Whether `inferred` may name a key of the map.
pub(crate) fn is_inferable(specs: &[FieldSpec], key: &str) -> bool {
    key == super::EXISTENCE || specs.iter().any(|spec| spec.key == key)
}
