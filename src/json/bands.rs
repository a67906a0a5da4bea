//! Elements, findings and changes by band.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::counts::{ClassCounts, Counts};
use crate::diagnostic::Report;
use crate::diff::{Class, Diff};
use crate::framework;
use crate::io::Document;
use crate::text::Text;

/// A cut of the model into bands with what each has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Bands {
    /// The word by which the cut was asked for.
    pub cut: String,
    /// What it is called.
    pub label: Text,
    /// What draws the model so.
    pub basis: Text,
    /// What is a reading of this tool, since the text does not say it.
    pub reading: Option<Text>,
    /// The bands, bottom up; those beside the stack last.
    pub bands: Vec<Band>,
}

/// A band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Band {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub label: Text,
    /// Whether it stands beside the stack.
    pub beside: bool,
    /// How many elements it has, of a check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elements: Option<usize>,
    /// How many of them are concerned with security.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<usize>,
    /// In how many findings it occurs, of a check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub findings: Option<Counts>,
    /// How many changes it has, of a comparison.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<ClassCounts>,
}

impl Bands {
    fn of(cut: &'static framework::Bands, bands: Vec<Band>) -> Self {
        Self {
            cut: cut.key.to_owned(),
            label: cut.label.clone(),
            basis: cut.basis.name.clone(),
            reading: cut.reading.clone(),
            bands,
        }
    }

    pub(crate) fn of_changes(diff: &Diff<'_>, cut: &'static framework::Bands) -> Self {
        let bands = cut.bands.iter().map(|band| {
            let mut changes = ClassCounts::default();
            let here = |c: &&crate::diff::Change<'_>| {
                diff.band_of(c, cut).is_some_and(|of| of.key == band.key)
            };
            for change in diff.changes().iter().filter(here) {
                let count = match change.class {
                    Class::Editorial => &mut changes.editorial,
                    Class::Compatible => &mut changes.compatible,
                    Class::Breaking => &mut changes.breaking,
                };
                *count = count.saturating_add(1);
            }
            Band {
                changes: Some(changes),
                ..Band::of(band)
            }
        });
        Self::of(cut, bands.collect())
    }
}

impl Band {
    fn of(band: &framework::Band) -> Self {
        Self {
            key: band.key.to_owned(),
            label: band.label.clone(),
            beside: band.beside,
            elements: None,
            security: None,
            findings: None,
            changes: None,
        }
    }
}

impl Bands {
    pub(super) fn of_check(
        report: &Report,
        document: &Document,
        cut: &'static framework::Bands,
    ) -> Self {
        let usage = cut.usage(document.architecture(), report).into_iter();
        let bands = usage.map(|usage| {
            let [info, warning, error] = usage.findings;
            Band {
                elements: Some(usage.elements),
                security: Some(usage.security),
                findings: Some(Counts {
                    error,
                    warning,
                    info,
                    ..Counts::default()
                }),
                ..Band::of(usage.band)
            }
        });
        Self::of(cut, bands.collect())
    }
}
