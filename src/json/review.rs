//! The review of a transition.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::parts::Completeness;
use super::{Check, Diff, Highlight, SchemaVersion};
use crate::framework::Bands;
use crate::gap;
use crate::io::Locate;
use crate::report::SourceContext;
use crate::roadmap;
use crate::text::Text;
use crate::transition;
use crate::version::FrameworkVersion;

/// A review: the findings of both versions and of the step, the comparison, what stands out, how much the framework still
/// demands and how long the way to the later version is.
///
/// Making it measures a gap and plans a roadmap: a few checks of both documents.
///
/// ```
/// use justarch::{Architecture, FrameworkVersion, Transition, json};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let review = json::Review::bare(&Transition::between(&arch, &arch)?.check());
/// assert_eq!(review.step.counts.error, 0);
/// assert_eq!(review.roadmap.map(|roadmap| roadmap.waves), Some(0));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Review {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// Whether both versions were read whole.
    pub completeness: Completeness,
    /// The findings of the earlier version.
    pub old: Check,
    /// The findings of the later version.
    pub new: Check,
    /// The findings on the step.
    pub step: Check,
    /// The changes.
    pub diff: Diff,
    /// What stands out.
    #[serde(default)]
    pub highlights: Vec<Highlight>,
    /// How much the framework of the later version still demands of it; nothing if something could not be read or the
    /// gap cannot be measured. The demands themselves are in a [gap](super::Gap).
    pub gap: Option<Demanded>,
    /// Why the gap cannot be measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap_refused: Option<Text>,
    /// The way to the later version; nothing if something could not be read. The steps themselves are in a
    /// [roadmap](super::Roadmap).
    pub roadmap: Option<Way>,
}

/// How much a framework still demands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Demanded {
    /// The framework.
    pub to: FrameworkVersion,
    /// How many demands there are.
    pub demands: usize,
    /// The same by code.
    pub by_code: BTreeMap<String, usize>,
    /// Whether edits that are known meet all of them.
    pub closes: bool,
}

/// How long a roadmap is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Way {
    /// How many waves it has.
    pub waves: usize,
    /// How many steps.
    pub steps: usize,
}

impl From<&gap::Gap> for Demanded {
    fn from(gap: &gap::Gap) -> Self {
        let mut by_code = BTreeMap::new();
        for demand in gap.demands() {
            let count: &mut usize = by_code.entry(demand.code.to_string()).or_default();
            *count = count.saturating_add(1);
        }
        Self {
            to: gap.target(),
            demands: gap.demands().len(),
            by_code,
            closes: gap.closes(),
        }
    }
}

impl From<&roadmap::Roadmap<'_>> for Way {
    fn from(roadmap: &roadmap::Roadmap<'_>) -> Self {
        Self {
            waves: roadmap.waves().len(),
            steps: roadmap.steps().len(),
        }
    }
}

impl Review {
    /// A review of two documents.
    pub fn new(review: &transition::Review<'_>, old: &dyn Locate, new: &dyn Locate) -> Self {
        let contexts = [
            SourceContext::one(old),
            SourceContext::one(new),
            SourceContext::pair(old, new),
        ];
        Self::of(review, &contexts, None)
    }

    /// A review of architectures that were made in code: without places.
    pub fn bare(review: &transition::Review<'_>) -> Self {
        let contexts = [(); 3].map(|()| SourceContext::none());
        Self::of(review, &contexts, None)
    }

    /// A review of two documents with the changes by band.
    pub fn by_band(
        review: &transition::Review<'_>,
        old: &dyn Locate,
        new: &dyn Locate,
        cut: &'static Bands,
    ) -> Self {
        let contexts = [
            SourceContext::one(old),
            SourceContext::one(new),
            SourceContext::pair(old, new),
        ];
        Self::of(review, &contexts, Some(cut))
    }

    fn of(
        review: &transition::Review<'_>,
        [old, new, pair]: &[SourceContext<'_>; 3],
        cut: Option<&'static Bands>,
    ) -> Self {
        let (gap, gap_refused) = match review.gap() {
            Some(Ok(gap)) => (Some(Demanded::from(&gap)), None),
            Some(Err(error)) => (None, Some(error.text().clone())),
            None => (None, None),
        };
        Self {
            schema_version: SchemaVersion,
            completeness: review.completeness().into(),
            old: Check::default().part(&review.old, old),
            new: Check::default().part(&review.new, new),
            step: Check::default().part(&review.findings, pair),
            diff: Diff::of(&review.diff, pair, cut),
            highlights: review.highlights().iter().map(Highlight::from).collect(),
            gap,
            gap_refused,
            roadmap: review.roadmap().as_ref().map(Way::from),
        }
    }
}
