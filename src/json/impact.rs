//! Who depends on some elements.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SchemaVersion;
use super::parts::{Completeness, Step, both};
use crate::diagnostic::Side;
use crate::diff;
use crate::io::Locate;
use crate::model::{ElementRef, Layer, RelationKind, Status, Subject};
use crate::report::SourceContext;
use crate::text::Text;

/// Of a longer way so many steps are listed.
const STEPS: usize = 4;

/// Who depends on some elements of a document. What is part of them, and so goes with them, stands apart in `parts`.
/// (In version 2 the parts were among the dependents, and `parts` had their ids; in version 1 `path` was the whole
/// way.) The cost, and what is written, grow with the elements affected.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Graph, Impact, json, reference};
/// let document = reference::get("moj-2.0").unwrap().document();
/// let arch = document.architecture();
/// let impact = Impact::of(&Graph::of(arch), arch.element("moj-lgsp"));
/// let json = json::Impact::new(&impact, &document);
/// assert_eq!(json.elements[0].id, "moj-lgsp");
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Impact {
    /// The version of this layout.
    pub schema_version: SchemaVersion<3>,
    /// What was asked about.
    pub elements: Vec<Element>,
    /// What goes with it, being part of it, by layer and id.
    pub parts: Vec<Dependent>,
    /// What depends on it, by layer and id.
    pub dependents: Vec<Dependent>,
    /// The ids of those of which it is not known.
    pub unknown: Vec<String>,
    /// The ids of those that are left out as they, or relations between them and what was asked about, have ended.
    #[serde(default)]
    pub ended: Vec<String>,
    /// Whether the document was read whole.
    pub completeness: Completeness,
}

/// An element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Element {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Its section.
    pub layer: Layer,
    /// The key of its owner.
    pub owner: Option<String>,
    /// The stage of its life, if stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Where it stands: `file:line:column`.
    pub place: Option<String>,
}

/// An element that depends on what was asked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dependent {
    /// The element.
    #[serde(flatten)]
    pub element: Element,
    /// How many steps its shortest way has.
    pub steps: usize,
    /// The first four of them; the way goes on as that of the dependent to which the last one leads.
    pub path: Vec<Step>,
}

impl Impact {
    /// Of a document that was read.
    pub fn new(impact: &diff::Impact<'_>, document: &dyn Locate) -> Self {
        let context = SourceContext::one(document);
        let element = |element| Element::of(element, &context);
        let dependent = |of| Dependent::of(impact, of, element(of));
        Self {
            schema_version: SchemaVersion,
            elements: impact.origins().iter().map(|of| element(*of)).collect(),
            parts: impact.parts().iter().map(|of| dependent(*of)).collect(),
            dependents: impact.dependents().map(dependent).collect(),
            unknown: impact.unknown().into_iter().map(str::to_owned).collect(),
            ended: impact.ended().iter().map(|of| of.id().to_owned()).collect(),
            completeness: impact.completeness().into(),
        }
    }
}

impl Element {
    pub(super) fn of(element: ElementRef<'_>, context: &SourceContext<'_>) -> Self {
        Self {
            id: element.id().to_owned(),
            name: both(|lang| element.name(lang).to_owned()),
            layer: element.layer(),
            owner: element.owner().map(|owner| owner.key().to_owned()),
            status: element.status(),
            place: context.shown(Side::New, &Subject::from(element).into()),
        }
    }
}

impl Dependent {
    fn of<'a>(impact: &diff::Impact<'a>, of: ElementRef<'a>, element: Element) -> Self {
        let mut from = of;
        let path = impact.steps_of(of).take(STEPS).map(|(relation, to)| {
            let before = std::mem::replace(&mut from, to);
            // A whole is followed by its part, of which the relation is told.
            let (from, to) = if relation.kind() == RelationKind::PartOf {
                (relation.from(), relation.to().unwrap_or(to))
            } else {
                (before, to)
            };
            Step {
                from: from.id().to_owned(),
                relation: relation.kind(),
                to: to.id().to_owned(),
            }
        });
        Self {
            path: path.collect(),
            steps: impact.distance(of),
            element,
        }
    }
}
