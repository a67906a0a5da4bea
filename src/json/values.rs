//! How values of the library stand in JSON: what has a key or a written form as a text, a text in both languages as an
//! object.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use crate::catalog::About;
use crate::date::Date;
use crate::diagnostic::{Code, Confidence, DateSource, InstrumentKind, Severity, Side};
use crate::diff::{Bump, ChangeKind, Class};
use crate::framework::Direction;
use crate::model::{Layer, RelationKind, Status, Table};
use crate::roadmap::{Reason, StepKind, WaveOrder};
use crate::text::Text;
use crate::version::{ArchitectureVersion, FrameworkVersion};

/// The number of the layout of an output. It is written as a text, and no other is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaVersion<const N: u16>;

impl<const N: u16> fmt::Display for SchemaVersion<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        N.fmt(f)
    }
}

impl<const N: u16> Serialize for SchemaVersion<N> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de, const N: u16> Deserialize<'de> for SchemaVersion<N> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let stated = String::deserialize(from)?;
        if stated == N.to_string() {
            return Ok(Self);
        }
        Err(D::Error::custom(format_args!(
            "schema version `{stated}` cannot be read, only `{N}`"
        )))
    }
}

impl<const N: u16> JsonSchema for SchemaVersion<N> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("SchemaVersion{N}").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "const": N.to_string() })
    }
}

/// The schema of values of a set, each by its key.
macro_rules! schema_by_key {
    ($($type:ident $key:ident: $all:expr;)+) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let keys: Vec<_> = $all.iter().map(|value| $type::$key(*value)).collect();
                json_schema!({ "type": "string", "enum": keys })
            }
        }
    )+};
}

/// Values of a set that only outputs write: by their keys.
macro_rules! by_key {
    ($($type:ident $key:ident: $all:expr;)+) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($type::$key(*self))
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let stated = String::deserialize(from)?;
                let found = $all.iter().copied().find(|value| $type::$key(*value) == stated);
                found.ok_or_else(|| {
                    D::Error::custom(format_args!("`{stated}` is no {}", stringify!($type)))
                })
            }
        }

        schema_by_key! { $type $key: $all; }
    )+};
}

schema_by_key! {
    Severity key: Severity::ALL;
    Layer section: Layer::ALL;
    Table key: Table::ALL;
    RelationKind key: RelationKind::ALL;
    Status key: Status::ALL;
}

by_key! {
    Side key: [Side::Old, Side::New];
    Class key: Class::ALL;
    Bump key: [Bump::None, Bump::Patch, Bump::Minor, Bump::Major];
    ChangeKind key: ChangeKind::ALL;
    Confidence key: [Confidence::Inferred, Confidence::Unverified, Confidence::Sourced, Confidence::Stated];
    InstrumentKind key: [InstrumentKind::Legal, InstrumentKind::Guidance, InstrumentKind::Report, InstrumentKind::Convention];
    DateSource key: [DateSource::Text, DateSource::Account];
    About key: [About::Document, About::Transition, About::File, About::Check];
    Direction key: [Direction::Added, Direction::Dropped, Direction::Tightened, Direction::Relaxed, Direction::Replaced, Direction::NotKnown];
    StepKind key: StepKind::ALL;
    Reason key: [Reason::Structure, Reason::InUse, Reason::Service, Reason::Handover, Reason::Coexistence, Reason::Date, Reason::Last];
    WaveOrder key: [WaveOrder::Periods, WaveOrder::Dates, WaveOrder::Depth];
}

/// The schema of values that are written as they are shown.
macro_rules! schema_as_shown {
    ($($type:ident $pattern:literal;)+) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    )+};
}

schema_as_shown! {
    Date r"^\d{4}(-\d{2}(-\d{2})?)?$";
    FrameworkVersion r"^\d+\.\d+$";
    ArchitectureVersion r"^\d+";
    Code "^.+$";
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "description": "A text in both languages.",
            "properties": {
                "vi": { "type": "string", "description": "In Vietnamese." },
                "en": { "type": "string", "description": "In English." },
            },
            "required": ["vi", "en"],
        })
    }
}
