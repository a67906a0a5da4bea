//! The rows of what hangs on the document, on elements and on relations.

use super::Meaning::All;
use super::{
    ALIASES, ATTRIBUTES, INFERRED, INSTANCES, NAME, NOTE, SINCE, SOURCES, UNTIL, leaf, required,
    token,
};
use crate::model::Field;
use crate::model::schema::{Change, FieldSpec, Shape};

#[rustfmt::skip]
pub(in crate::model::schema) const SOURCE: &[FieldSpec] = &[
    required(leaf("title", Field::Title, Shape::Text, All, Change::WORDS)),
    leaf("date", Field::Date, Shape::Date, All, Change::WORDS),
    leaf("number", Field::Number, Shape::Text, All, Change::WORDS),
    leaf("publisher", Field::Publisher, Shape::Text, All, Change::WORDS),
    leaf("url", Field::Url, Shape::Text, All, Change::WORDS),
    NOTE,
];

#[rustfmt::skip]
pub(in crate::model::schema) const ORGANISATION: &[FieldSpec] = &[
    required(NAME),
    ALIASES,
    leaf("code", Field::Code, Shape::Text, All, Change::RELIED_ON),
    token::<token::OrganisationKind>("kind", Field::OrganisationKind, All, Change::FACT),
    leaf("parent", Field::Parent, Shape::Organisation, All, Change::OWNER),
    leaf("succeeds", Field::Succeeds, Shape::Ids, All, Change::Lineage),
    INSTANCES,
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const CONTENT: &[FieldSpec] = &[
    leaf("text", Field::Content, Shape::Text, All, Change::REASON),
    leaf("unknown", Field::Unknown, Shape::Text, All, Change::REASON),
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const VIEW: &[FieldSpec] = &[
    required(NAME),
    leaf("text", Field::Content, Shape::Text, All, Change::REASON),
    leaf("unknown", Field::Unknown, Shape::Text, All, Change::REASON),
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const SUPERSEDED: &[FieldSpec] = &[
    required(leaf("body", Field::Body, Shape::Text, All, Change::FACT)),
    required(leaf("version", Field::Version, Shape::Version, All, Change::FACT)),
    leaf("decision", Field::Decision, Shape::Text, All, Change::FACT),
    leaf("date", Field::Date, Shape::Date, All, Change::FACT),
];

#[rustfmt::skip]
pub(in crate::model::schema) const PERIOD: &[FieldSpec] = &[
    required(NAME),
    required(SINCE),
    required(UNTIL),
    leaf("covers", Field::Covers, Shape::Elements, All, Change::FACT),
    NOTE,
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const INDICATOR: &[FieldSpec] = &[
    required(leaf("measure", Field::Measure, Shape::Text, All, Change::FACT)),
    NAME,
    required(leaf("value", Field::Value, Shape::Decimal, All, Change::WORDS)),
    leaf("unit", Field::Unit, Shape::Text, All, Change::WORDS),
    token::<token::Qualifier>("qualifier", Field::FigureQualifier, All, Change::WORDS),
    leaf("as-of", Field::AsOf, Shape::Date, All, Change::WORDS),
    NOTE,
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const TARGET: &[FieldSpec] = &[
    required(leaf("measure", Field::Measure, Shape::Text, All, Change::FACT)),
    NAME,
    required(leaf("value", Field::Value, Shape::Decimal, All, Change::FACT)),
    leaf("unit", Field::Unit, Shape::Text, All, Change::FACT),
    token::<token::Qualifier>("qualifier", Field::FigureQualifier, All, Change::FACT),
    leaf("by", Field::By, Shape::Date, All, Change::FACT),
    NOTE,
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const RETIRED: &[FieldSpec] = &[
    required(leaf("reason", Field::Reason, Shape::Text, All, Change::Lineage)),
    leaf("decision", Field::Decision, Shape::Text, All, Change::Lineage),
    leaf("date", Field::Date, Shape::Date, All, Change::Lineage),
    leaf("successor", Field::Successor, Shape::Elements, All, Change::Lineage),
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const TRANSFERRED: &[FieldSpec] = &[
    required(leaf("to", Field::TransferredTo, Shape::Text, All, Change::Lineage)),
    required(leaf("basis", Field::TransferBasis, Shape::Text, All, Change::Lineage)),
    leaf("date", Field::Date, Shape::Date, All, Change::Lineage),
    SOURCES,
    INFERRED,
];
