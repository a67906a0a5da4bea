//! The model: elements in seven layers, the relations between them, and where each fact comes from.
//!
//! It knows no text positions, no files and no rules. It is made by the [`Builder`] or by a reader, and is
//! immutable from then on.

mod agency;
mod architecture;
mod arena;
pub(crate) mod assemble;
mod below;
mod builder;
mod columns;
pub(crate) mod described;
mod element;
mod equality;
mod fate;
mod field;
mod field_set;
mod fields;
mod fnv;
mod hidden;
mod key;
mod kind;
mod layer;
mod name;
mod ordinals;
mod per_table;
pub(crate) mod reading;
mod records;
mod relation;
mod relation_fields;
mod relation_kind;
pub(crate) mod schema;
mod secrecy;
pub(crate) mod store;
mod subject;
mod tied;
mod token;
pub(crate) mod units;
mod unread;

pub use architecture::Architecture;
pub(crate) use below::organisations_below;
pub use builder::{
    Builder, ElementBuilder, FigureBuilder, HeaderBuilder, OrganisationBuilder, RecordBuilder,
    RelationBuilder,
};
pub use described::{Described, LegalTerm};
pub use element::ElementRef;
pub(crate) use fate::ContradictoryFate;
pub use field::Field;
pub(crate) use fields::label_of;
pub use fields::{Fields, Value};
pub(crate) use key::is_spelt;
pub(crate) use key::{AFTER_NAME, MAX_TEXT, has_line_separator, is_attribute_name};
pub use key::{MAX_KEY, as_key, is_key};
pub use kind::{
    ApplicationKind, BusinessKind, ChannelKind, InfrastructureKind, IntegrationKind, Kind,
    PolicyKind, UserKind,
};
pub use layer::Layer;
pub use reading::{Dependence, Reading};
pub use records::{IndicatorRef, OrganisationRef, RecordRef, SourceRef, TargetRef};
pub use relation::{End, Mode, RelationRef, Route};
pub use relation_kind::RelationKind;
pub(crate) use relation_kind::{Depends, Dropped, Notation};
pub use schema::Table;
pub use secrecy::LeftOut;
pub(crate) use secrecy::SecretParts;
pub use subject::{Place, Subject};
pub use token::{
    Appraisal, DatabaseClass, DocumentStatus, Information, JustificationReason, Level, Login,
    Method, OrganisationKind, Purpose, Qualifier, Readiness, Role, Scope, Sharing, Status,
};
pub use unread::{Unread, UnreadPart};

pub(crate) use builder::patch;
pub(crate) use fnv::Fnv;
pub(crate) use hidden::Hidden;
pub(crate) use name::{normalise, normalised_hash};
pub(crate) use per_table::PerTable;
pub(crate) use relation::{DIRECT, EXISTENCE};

/// Whether a text is a plain decimal number: digits, at most one point, perhaps a minus.
pub(crate) fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}
