//! The bundled documents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SchemaVersion;
use crate::text::Text;
use crate::version::FrameworkVersion;

/// The bundled documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ReferenceList {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The documents.
    pub documents: Vec<ReferenceDocument>,
}

/// A bundled document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReferenceDocument {
    /// The name by which it is asked for.
    pub name: String,
    /// What it is called.
    pub title: Text,
    /// Its framework.
    pub framework: FrameworkVersion,
}

/// The text of a bundled document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ReferenceText {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The name by which it is asked for.
    pub name: String,
    /// The text.
    pub text: String,
}

#[cfg(feature = "yaml")]
impl ReferenceList {
    /// All of them.
    pub fn all() -> Self {
        let documents = crate::reference::all().iter().map(|bundled| {
            let document = bundled.document();
            let arch = document.architecture();
            ReferenceDocument {
                name: bundled.name.to_owned(),
                title: super::parts::both(|lang| arch.name(lang).to_owned()),
                framework: arch.framework(),
            }
        });
        Self {
            schema_version: SchemaVersion,
            documents: documents.collect(),
        }
    }
}

#[cfg(feature = "yaml")]
impl From<&crate::reference::Bundled> for ReferenceText {
    fn from(bundled: &crate::reference::Bundled) -> Self {
        Self {
            schema_version: SchemaVersion,
            name: bundled.name.to_owned(),
            text: bundled.text.to_owned(),
        }
    }
}
