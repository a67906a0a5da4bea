//! The review of a transition.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::parts::Completeness;
use super::{Check, Diff, Gap, Highlight, Roadmap, SchemaVersion};
use crate::framework::Bands;
use crate::io::Locate;
use crate::report::SourceContext;
use crate::text::Text;
use crate::transition;

/// A review: the findings of both versions and of the step, the comparison, what stands out, what the framework still
/// demands and the way to the later version.
///
/// Making it measures a gap and plans a roadmap: a few checks of both documents.
///
/// ```
/// use justarch::{Architecture, FrameworkVersion, Transition, json};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let review = json::Review::bare(&Transition::between(&arch, &arch)?.check());
/// assert_eq!(review.step.counts.error, 0);
/// assert_eq!(review.roadmap.map(|roadmap| roadmap.waves.len()), Some(0));
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
    /// What the framework of the later version still demands of it; nothing if something could not be read or the gap
    /// cannot be measured.
    pub gap: Option<Gap>,
    /// Why the gap cannot be measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap_refused: Option<Text>,
    /// The way to the later version; nothing if something could not be read.
    pub roadmap: Option<Roadmap>,
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
            Some(Ok(gap)) => (Some(Gap::of(&gap, new)), None),
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
            roadmap: review.roadmap().as_ref().map(Roadmap::from),
        }
    }
}
