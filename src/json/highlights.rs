//! What stands out in a transition.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::diff::ids;
use super::parts::both;
use crate::date::Date;
use crate::framework::Part;
use crate::model::{Field, RecordRef, Value};
use crate::text::{Lang, Text};
use crate::transition;
use crate::version::FrameworkVersion;

/// Something that stands out in a transition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(
    tag = "highlight",
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case"
)]
pub enum Highlight {
    /// A component architecture bears another name.
    RenamedView {
        /// Its key.
        view: String,
        /// The name before.
        before: Text,
        /// The name after.
        after: Text,
        /// Whether the framework of the later version calls it so, in either language.
        as_framework: bool,
    },
    /// What the new framework introduced.
    Introduction {
        /// Its key.
        key: String,
        /// What it is called.
        label: Text,
        /// The framework.
        framework: FrameworkVersion,
        /// Whether the versions have it.
        state: Introduced,
        /// What the later version has of it.
        elements: Vec<String>,
    },
    /// What went into the one system that handles procedures, where the framework merges them.
    ProcedureSystem {
        /// The framework.
        framework: FrameworkVersion,
        /// What went into it, by old id.
        before: Vec<String>,
        /// The system.
        system: String,
        /// What of it goes on beside.
        stays: Vec<String>,
    },
    /// The value set of service grades is another one.
    Grades {
        /// The framework.
        framework: FrameworkVersion,
        /// What says so.
        basis: Text,
        /// The keys before.
        before: Vec<String>,
        /// The keys after.
        after: Vec<String>,
        /// What becomes of a grade unless a document says otherwise, from and to.
        converted: Vec<(String, String)>,
        /// How many services have another grade.
        regraded: usize,
    },
    /// A measured figure has another value.
    Figure {
        /// Its key.
        indicator: String,
        /// What it is called.
        name: Text,
        /// Its values before.
        before: Vec<String>,
        /// The day that they are of.
        before_as_of: Option<Date>,
        /// Its values after.
        after: Vec<String>,
        /// The day that they are of.
        after_as_of: Option<Date>,
    },
    /// The new framework has been repealed, or will be.
    Repealed {
        /// The framework.
        framework: FrameworkVersion,
        /// The decision that issued it.
        decision: Text,
        /// From when on.
        from: Option<Date>,
        /// What takes its place.
        successor: Option<Text>,
    },
}

/// Whether the versions have what a framework introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Introduced {
    /// The later version does not have it.
    Missing,
    /// Only the later version has it.
    Added,
    /// Both have it.
    Kept,
}

impl From<&transition::Highlight<'_>> for Highlight {
    fn from(highlight: &transition::Highlight<'_>) -> Self {
        use crate::transition::Highlight as Of;
        let name = |of: RecordRef<'_>| both(|lang| of.name(lang).to_owned());
        let keys = |parts: &[Part]| parts.iter().map(|part| part.key.to_owned()).collect();
        let values = |all: &[Value<'_>]| all.iter().map(ToString::to_string).collect();
        match highlight {
            Of::RenamedView {
                before,
                after,
                framework,
            } => Self::RenamedView {
                view: after.key().to_owned(),
                before: name(*before),
                after: name(*after),
                as_framework: framework.iter().any(Option::is_some),
            },
            Of::Introduction {
                introduction,
                framework,
                was_there,
                elements,
            } => Self::Introduction {
                key: introduction.key.to_owned(),
                label: introduction.label.clone(),
                framework: framework.version,
                state: match (elements.is_empty(), was_there) {
                    (true, _) => Introduced::Missing,
                    (false, false) => Introduced::Added,
                    (false, true) => Introduced::Kept,
                },
                elements: ids(elements),
            },
            Of::ProcedureSystem {
                framework,
                before,
                system,
                stays,
            } => Self::ProcedureSystem {
                framework: framework.version,
                before: ids(before),
                system: system.id().to_owned(),
                stays: ids(stays),
            },
            Of::Grades {
                framework,
                before,
                after,
                converted,
                regraded,
            } => Self::Grades {
                framework: framework.version,
                basis: both(|lang: Lang| framework.grades.basis.citation(lang)),
                before: keys(before),
                after: keys(after),
                converted: converted
                    .iter()
                    .map(|c| (c.from.to_owned(), c.to.to_owned()))
                    .collect(),
                regraded: *regraded,
            },
            Of::Figure {
                before,
                after,
                was,
                is,
            } => Self::Figure {
                indicator: after.key().to_owned(),
                name: name(*after),
                before: values(was),
                before_as_of: before.fields().date(Field::AsOf),
                after: values(is),
                after_as_of: after.fields().date(Field::AsOf),
            },
            Of::Repealed { framework } => Self::Repealed {
                framework: framework.version,
                decision: framework.decision.name.clone(),
                from: framework.decision.repealed,
                successor: framework.decision.successor.map(|next| next.name.clone()),
            },
        }
    }
}
