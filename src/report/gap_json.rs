//! A gap for machines: the demands, and edits that a program can apply.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::json::{BasisJson, Both, Inputs, LabelJson};
use super::source_context::SourceContext;
use crate::diagnostic::Side;
use crate::gap::{Demand, Edit, Gap, Input, Parameter};
use crate::io::{Locate, Losses};
use crate::model::Field;

/// A gap in a form for machines: every demand with its places, its edits and what they ask of a person.
///
/// The schema version is `1`. Fields may be added under that number; none is removed or changes its meaning.
///
/// ```
/// use justarch::{Architecture, FrameworkVersion, Gap, GapJson};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V2_0).build()?;
/// let gap = Gap::to(&arch, FrameworkVersion::V3_0)?;
/// let json = serde_json::to_value(GapJson::bare(&gap)).unwrap();
/// assert_eq!(json["schema-version"], "1");
/// assert_eq!(json["demands"][0]["edits"][0]["edit"], "set-header");
/// # Ok::<(), justarch::Error>(())
/// ```
pub struct GapJson<'a> {
    gap: &'a Gap,
    stand: SourceContext<'a>,
    losses: Option<Losses>,
}

impl std::fmt::Debug for GapJson<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.gap.fmt(f)
    }
}

impl<'a> GapJson<'a> {
    /// The gap of a document that was read, with places.
    pub fn new(gap: &'a Gap, document: &'a dyn Locate) -> Self {
        Self {
            gap,
            stand: SourceContext::one(document),
            losses: None,
        }
    }

    /// Says what of the document is lost when it is written anew with the edits applied.
    #[must_use]
    pub fn losses(mut self, losses: Losses) -> Self {
        self.losses = Some(losses);
        self
    }

    /// The gap of an architecture that was made in code: without places.
    pub fn bare(gap: &'a Gap) -> Self {
        Self {
            gap,
            stand: SourceContext::none(),
            losses: None,
        }
    }
}

impl Serialize for GapJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let gap = self.gap;
        let demands = gap.demands().iter();
        let demands = demands.map(|demand| DemandJson { demand, of: self });
        let from = gap.from();
        let from = from.is_stated().then(|| from.to_string());
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("schema-version", "1")?;
        map.serialize_entry("inputs", &Inputs(&self.stand))?;
        map.serialize_entry("from", &from)?;
        map.serialize_entry("to", &gap.target().to_string())?;
        map.serialize_entry("caveat", &gap.caveat().as_ref().map(Both))?;
        map.serialize_entry("ended", &gap.ended().as_ref().map(Both))?;
        map.serialize_entry("own-errors", &gap.own_errors())?;
        map.serialize_entry("closes", &gap.closes())?;
        map.serialize_entry("completeness", &gap.completeness())?;
        map.serialize_entry("apply-loses", &self.losses.map(LossesJson))?;
        map.serialize_entry("demands", &demands.collect::<Vec<_>>())?;
        map.end()
    }
}

struct LossesJson(Losses);

impl Serialize for LossesJson {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(4))?;
        map.serialize_entry("comments", &self.0.comments)?;
        map.serialize_entry("included-files", &self.0.included)?;
        map.serialize_entry("layout", &self.0.layout)?;
        let message = self.0.message();
        map.serialize_entry("message", &message.as_ref().map(Both))?;
        map.end()
    }
}

struct DemandJson<'j, 'a> {
    demand: &'j Demand,
    of: &'j GapJson<'a>,
}

impl Serialize for DemandJson<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self { demand, of } = self;
        let places = demand.places.iter().cloned();
        let places = places.map(|place| LabelJson::place(Side::New, place, &of.stand));
        let parameters = demand.parameters.iter().map(ParameterJson);
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("code", demand.code.as_str())?;
        map.serialize_entry("severity", demand.severity.key())?;
        map.serialize_entry("message", &Both(&demand.message))?;
        map.serialize_entry("basis", &demand.basis.as_ref().map(BasisJson))?;
        map.serialize_entry("places", &places.collect::<Vec<_>>())?;
        map.serialize_entry("met", &demand.met)?;
        let edits = demand.edits.iter().map(EditJson);
        map.serialize_entry("edits", &edits.collect::<Vec<_>>())?;
        let steps = demand.steps().iter().map(Both);
        map.serialize_entry("steps", &steps.collect::<Vec<_>>())?;
        map.serialize_entry("yaml", demand.yaml())?;
        map.serialize_entry("parameters", &parameters.collect::<Vec<_>>())?;
        map.serialize_entry("help", &demand.help.as_ref().map(Both))?;
        map.end()
    }
}

struct ParameterJson<'a>(&'a Parameter);

impl Serialize for ParameterJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let asked = self.0;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("name", &asked.name)?;
        map.serialize_entry("general", &asked.general)?;
        map.serialize_entry("question", &Both(&asked.question))?;
        map.serialize_entry("suggestion", &asked.suggestion)?;
        map.serialize_entry("choices", &asked.choices)?;
        map.serialize_entry("optional", &asked.optional)?;
        map.end()
    }
}

/// `edit` is the word; the other keys depend on it. A value is `{ known: … }` or `{ parameter: … }`.
struct EditJson<'a>(&'a Edit);

impl Serialize for EditJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("edit", self.0.key())?;
        match self.0 {
            Edit::Header { field, value } => {
                map.serialize_entry("field", field.path())?;
                map.serialize_entry("value", &InputJson(value))?;
            }
            Edit::ClearHeader { field } => map.serialize_entry("field", field.path())?,
            Edit::DropFates {
                succeeding,
                entries,
            } => {
                map.serialize_entry("succeeding", succeeding)?;
                let entries = entries.iter().map(|(table, key)| (table.key(), key));
                map.serialize_entry("entries", &entries.collect::<Vec<_>>())?;
            }
            Edit::Record {
                table,
                key,
                field,
                value,
            } => {
                map.serialize_entry("table", table.key())?;
                map.serialize_entry("key", key)?;
                map.serialize_entry("field", field.path())?;
                map.serialize_entry("value", &InputJson(value))?;
            }
            Edit::Add { id, kind, fields } => {
                map.serialize_entry("section", kind.layer().section())?;
                map.serialize_entry("id", id)?;
                map.serialize_entry("kind", kind.key())?;
                let fields = fields.iter().map(FieldJson);
                map.serialize_entry("fields", &fields.collect::<Vec<_>>())?;
            }
            Edit::Set { id, field, value } => {
                map.serialize_entry("id", id)?;
                map.serialize_entry("field", field.path())?;
                map.serialize_entry("value", &InputJson(value))?;
            }
            Edit::Append { id, field, value } => {
                map.serialize_entry("id", id)?;
                map.serialize_entry("field", field.path())?;
                map.serialize_entry("value", &InputJson(&Input::Known(value.clone())))?;
            }
            Edit::Retype { id, kind } => {
                map.serialize_entry("id", id)?;
                map.serialize_entry("kind", kind.key())?;
            }
            Edit::Rename { id, to } => {
                map.serialize_entry("id", id)?;
                map.serialize_entry("to", to)?;
            }
            Edit::Merge { id, into } => {
                map.serialize_entry("id", id)?;
                map.serialize_entry("into", into)?;
            }
        }
        map.end()
    }
}

/// One field of an element that is added.
struct FieldJson<'a>(&'a (Field, Input));

impl Serialize for FieldJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (field, value) = self.0;
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("field", field.path())?;
        map.serialize_entry("value", &InputJson(value))?;
        map.end()
    }
}

struct InputJson<'a>(&'a Input);

impl Serialize for InputJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(1))?;
        match self.0 {
            Input::Known(text) => map.serialize_entry("known", text)?,
            Input::Asked(name) => map.serialize_entry("parameter", name)?,
        }
        map.end()
    }
}
