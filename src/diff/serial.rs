//! Machine output. The keys are part of the interface: they are added to, never renamed.

use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

use super::{Change, Diff, Evidence, Fate, Impact, Lineage};
use crate::diagnostic::Side;
use crate::graph::Path;
use crate::model::{Architecture, ElementRef, Subject, Value};
use crate::text::{Lang, Text};

/// The name and version of the layout.
const FORMAT: &str = "justarch-diff/1";

/// `format`, `old` and `new` (id, version, framework), `verdict`, `required-bump`, `actual-bump`, `lineage`
/// (all fates but `kept`), `changes`, `uncertain` and `completeness`. Where that is undecided, the verdict is at least
/// what is said: `null` is not “no change”.
impl Serialize for Diff<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        map.serialize_entry("old", &Head(self.earlier()))?;
        map.serialize_entry("new", &Head(self.later()))?;
        map.serialize_entry("verdict", &self.verdict().map(super::Class::key))?;
        map.serialize_entry("required-bump", self.required_bump().key())?;
        map.serialize_entry("actual-bump", &self.actual_bump().map(super::Bump::key))?;
        map.serialize_entry("lineage", self.lineage())?;
        map.serialize_entry("changes", self.changes())?;
        map.serialize_entry("uncertain", self.uncertain())?;
        map.serialize_entry("completeness", &self.completeness())?;
        map.end()
    }
}

struct Head<'a>(&'a Architecture);

impl Serialize for Head<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", self.0.id())?;
        let version = self.0.version().map(|v| v.to_string());
        map.serialize_entry("version", &version)?;
        let framework = self.0.framework();
        let framework = framework.is_stated().then(|| framework.to_string());
        map.serialize_entry("framework", &framework)?;
        map.end()
    }
}

/// A list of all fates but `kept`, by old id.
impl Serialize for Lineage<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fates: Vec<_> = self
            .fates()
            .filter(|(_, fate)| !matches!(fate, Fate::Kept))
            .collect();
        fates.sort_by_key(|(element, _)| element.id());
        let mut list = serializer.serialize_seq(Some(fates.len()))?;
        for (element, fate) in fates {
            list.serialize_element(&One {
                lineage: self,
                element,
                fate,
            })?;
        }
        list.end()
    }
}

struct One<'l, 'a> {
    lineage: &'l Lineage<'a>,
    element: ElementRef<'a>,
    fate: &'l Fate<'a>,
}

impl Serialize for One<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let id = self.element.id();
        map.serialize_entry("id", id)?;
        map.serialize_entry("fate", self.fate.key())?;
        let into = self.lineage.became(self.element);
        if !into.is_empty() {
            let mut ids: Vec<_> = into.iter().map(|e| e.id()).collect();
            ids.sort_unstable();
            map.serialize_entry("into", &ids)?;
        }
        match self.fate {
            Fate::Retired { reason } => map.serialize_entry("reason", reason)?,
            Fate::Transferred { to } => map.serialize_entry("to", to)?,
            _ => {}
        }
        if let Some(Evidence::Inferred { confidence, why }) = self.lineage.evidence(id) {
            map.serialize_entry("confidence", confidence)?;
            map.serialize_entry("why", &Both(why))?;
        }
        let near: Vec<_> = self
            .lineage
            .near_misses(id)
            .iter()
            .map(|n| n.element.id())
            .collect();
        if !near.is_empty() {
            map.serialize_entry("resembles", &near)?;
        }
        map.end()
    }
}

/// `fingerprint`, `kind`, `old` and `new` (subjects), `field`, `before`, `after`, `class`, `reason`, `summary`,
/// `notes`.
impl Serialize for Change<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let subjects = |list: &[Subject]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        let values = |list: &[Value<'_>]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("fingerprint", &self.fingerprint())?;
        map.serialize_entry("kind", self.kind.key())?;
        map.serialize_entry("old", &subjects(&self.old))?;
        map.serialize_entry("new", &subjects(&self.new))?;
        if let Some(field) = self.field {
            map.serialize_entry("field", field.path())?;
        }
        if !self.before.is_empty() || !self.after.is_empty() {
            map.serialize_entry("before", &values(&self.before))?;
            map.serialize_entry("after", &values(&self.after))?;
        }
        map.serialize_entry("class", self.class.key())?;
        map.serialize_entry("reason", &Both(&self.reason))?;
        map.serialize_entry("summary", &Both(&self.summary()))?;
        if !self.notes.is_empty() {
            let notes: Vec<_> = self.notes.iter().map(Both).collect();
            map.serialize_entry("notes", &notes)?;
        }
        map.end()
    }
}

struct Both<'t>(&'t Text);

impl Serialize for Both<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("vi", self.0.get(Lang::Vi))?;
        map.serialize_entry("en", self.0.get(Lang::En))?;
        map.end()
    }
}

/// `side`, `origins` and `affected` (id, layer, owner and the ids of a shortest path to what changed).
impl Serialize for Impact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let side = match self.side() {
            Side::Old => "old",
            Side::New => "new",
        };
        map.serialize_entry("side", side)?;
        let origins: Vec<_> = self.origins().iter().map(|e| e.id()).collect();
        map.serialize_entry("origins", &origins)?;
        map.serialize_entry("affected", &Affected(self))?;
        map.serialize_entry("unknown", &self.unknown())?;
        map.serialize_entry("completeness", &self.completeness())?;
        map.end()
    }
}

struct Affected<'i, 'a>(&'i Impact<'a>);

impl Serialize for Affected<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.affected().len()))?;
        for element in self.0.affected() {
            list.serialize_element(&AffectedOne(self.0, *element))?;
        }
        list.end()
    }
}

struct AffectedOne<'i, 'a>(&'i Impact<'a>, ElementRef<'a>);

impl Serialize for AffectedOne<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(impact, element) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", element.id())?;
        map.serialize_entry("layer", element.layer().section())?;
        map.serialize_entry("owner", &element.owner().map(|o| o.key()))?;
        let path = impact.path(*element);
        let path: Vec<_> = path
            .iter()
            .flat_map(Path::elements)
            .map(|e| e.id())
            .collect();
        map.serialize_entry("path", &path)?;
        map.end()
    }
}
