//! The review of a transition for machines.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::{DiffJson, ReportJson};
use crate::diagnostic::Completeness;
use crate::io::Locate;
use crate::transition::Review;

/// A review in a form for machines: the findings of both versions and of the step, and the comparison.
///
/// The schema version is `1`. Fields may be added under that number; none is removed or changes its meaning.
///
/// ```
/// use justarch::{Architecture, FrameworkVersion, ReviewJson, Transition};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let review = Transition::between(&arch, &arch)?.check();
/// let json = serde_json::to_value(ReviewJson::bare(&review)).unwrap();
/// assert_eq!(json["schema-version"], "1");
/// assert_eq!(json["step"]["counts"]["error"], 0);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Debug)]
pub struct ReviewJson<'d, 'a> {
    old: ReportJson<'d>,
    new: ReportJson<'d>,
    step: ReportJson<'d>,
    completeness: Completeness<'d>,
    diff: DiffJson<'d, 'a>,
}

impl<'d, 'a> ReviewJson<'d, 'a> {
    /// A review of two documents.
    pub fn new(review: &'d Review<'a>, old: &'d dyn Locate, new: &'d dyn Locate) -> Self {
        Self {
            old: ReportJson::new(&review.old, old),
            new: ReportJson::new(&review.new, new),
            step: ReportJson::pair(&review.findings, old, new),
            completeness: review.completeness(),
            diff: DiffJson::new(&review.diff, old, new),
        }
    }

    /// A review of architectures that were made in code: without places.
    pub fn bare(review: &'d Review<'a>) -> Self {
        Self {
            old: ReportJson::bare(&review.old),
            new: ReportJson::bare(&review.new),
            step: ReportJson::bare(&review.findings),
            completeness: review.completeness(),
            diff: DiffJson::bare(&review.diff),
        }
    }
}

impl Serialize for ReviewJson<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(6))?;
        map.serialize_entry("schema-version", "1")?;
        map.serialize_entry("completeness", &self.completeness)?;
        map.serialize_entry("old", &self.old)?;
        map.serialize_entry("new", &self.new)?;
        map.serialize_entry("step", &self.step)?;
        map.serialize_entry("diff", &self.diff)?;
        map.end()
    }
}
