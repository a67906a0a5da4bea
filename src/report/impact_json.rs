//! Who depends on some elements, for machines.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::source_context::SourceContext;
use crate::diagnostic::Side;
use crate::diff::Impact;
use crate::io::Locate;
use crate::model::{ElementRef, RelationKind, Subject};
use crate::text::Lang;

/// Of a longer way so many steps are listed.
const STEPS: usize = 4;

/// Who depends on some elements of a document, for machines. The shape is version 2: `path` holds the first four steps
/// of the shortest way, and `steps` says how many it has; a longer one goes on as the way of the dependent that the
/// last step leads to. So the cost, and what is written, grow with the elements affected. (In version 1 `path` was the
/// whole way.) `parts` names those of the dependents that go with what was asked about, being part of it.
///
/// ```
/// # #[cfg(feature = "cli")] {
/// use justarch::{Graph, Impact, ImpactJson, reference};
/// let document = reference::get("moj-2.0").unwrap().document();
/// let arch = document.architecture();
/// let impact = Impact::of(&Graph::of(arch), arch.element("moj-lgsp"));
/// let json = serde_json::to_value(ImpactJson::new(&impact, &document)).unwrap();
/// assert_eq!(json["schema-version"], "2");
/// assert_eq!(json["elements"][0]["id"], "moj-lgsp");
/// # }
/// ```
pub struct ImpactJson<'r, 'a> {
    impact: &'r Impact<'a>,
    stand: SourceContext<'r>,
}

impl std::fmt::Debug for ImpactJson<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("ImpactJson").field(self.impact).finish()
    }
}

impl<'r, 'a> ImpactJson<'r, 'a> {
    /// Of a document that was read.
    pub fn new(impact: &'r Impact<'a>, document: &'r dyn Locate) -> Self {
        let stand = SourceContext::one(document);
        Self { impact, stand }
    }

    fn element<M: serde::ser::SerializeMap>(
        &self,
        element: ElementRef<'a>,
        map: &mut M,
    ) -> Result<(), M::Error> {
        let place = Subject::from(element).into();
        map.serialize_entry("id", element.id())?;
        map.serialize_entry("name", &NameJson(element))?;
        map.serialize_entry("layer", element.layer().section())?;
        map.serialize_entry("owner", &element.owner().map(|owner| owner.key()))?;
        map.serialize_entry("place", &self.stand.shown(Side::New, &place))
    }
}

impl Serialize for ImpactJson<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let impact = self.impact;
        let elements: Vec<_> = impact
            .origins()
            .iter()
            .map(|e| OriginJson(self, *e))
            .collect();
        let affected = impact.affected().iter();
        let dependents: Vec<_> = affected.map(|e| DependentJson(self, *e)).collect();
        let parts: Vec<_> = impact.parts().iter().map(|part| part.id()).collect();
        let mut map = to.serialize_map(Some(6))?;
        map.serialize_entry("schema-version", "2")?;
        map.serialize_entry("elements", &elements)?;
        map.serialize_entry("parts", &parts)?;
        map.serialize_entry("dependents", &dependents)?;
        map.serialize_entry("unknown", &impact.unknown())?;
        map.serialize_entry("completeness", &impact.completeness())?;
        map.end()
    }
}

struct NameJson<'a>(ElementRef<'a>);

impl Serialize for NameJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("vi", self.0.name(Lang::Vi))?;
        map.serialize_entry("en", self.0.name(Lang::En))?;
        map.end()
    }
}

struct OriginJson<'j, 'r, 'a>(&'j ImpactJson<'r, 'a>, ElementRef<'a>);

impl Serialize for OriginJson<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(5))?;
        self.0.element(self.1, &mut map)?;
        map.end()
    }
}

struct DependentJson<'j, 'r, 'a>(&'j ImpactJson<'r, 'a>, ElementRef<'a>);

impl Serialize for DependentJson<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(json, element) = self;
        let mut from = *element;
        let path = json.impact.way(*element).take(STEPS).map(|(relation, to)| {
            let before = std::mem::replace(&mut from, to);
            // A whole is followed by its part, of which the relation is told.
            let (from, to) = if relation.kind() == RelationKind::PartOf {
                (relation.from(), relation.to().unwrap_or(to))
            } else {
                (before, to)
            };
            StepJson {
                from: from.id(),
                relation: relation.kind().key(),
                to: to.id(),
            }
        });
        let path: Vec<_> = path.collect();
        let mut map = to.serialize_map(Some(7))?;
        json.element(*element, &mut map)?;
        map.serialize_entry("steps", &json.impact.steps(*element))?;
        map.serialize_entry("path", &path)?;
        map.end()
    }
}

#[derive(serde::Serialize)]
struct StepJson<'a> {
    from: &'a str,
    relation: &'static str,
    to: &'a str,
}
