//! Statements of lineage on which no comparison can rest.

use super::Diff;
use crate::bilingual;
use crate::diagnostic::Side;
use crate::graph::SuccessionCircle;
use crate::model::{Architecture, Subject, Table};
use crate::text::{Lang, Text};

/// Statements of a version on what became of elements or organisations that cannot all be true: it is listed as
/// retired and still stands in a layer, or two succeed each other. Some of the changes rest on one of them, and nobody
/// can tell whether on the true one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Contradiction {
    /// Which version says so.
    pub side: Side,
    /// What it is said of: an entry of `retired` or `transferred`, or the members of the circle.
    pub subjects: Vec<Subject>,
    said: Text,
}

impl Contradiction {
    /// The contradiction in one line for people, without a full stop.
    pub fn summary(&self) -> Text {
        let (vi, en) = (self.said.get(Lang::Vi), self.said.get(Lang::En));
        match self.side {
            Side::Old => bilingual!(
                "bản cũ có khai báo mâu thuẫn nhau: {vi}",
                "the old version contradicts itself: {en}"
            ),
            Side::New => bilingual!(
                "bản mới có khai báo mâu thuẫn nhau: {vi}",
                "the new version contradicts itself: {en}"
            ),
        }
    }
}

impl Diff<'_> {
    /// The contradictions in what either version says of elements and organisations that the other has. O(statements).
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Diff, Document};
    /// let text = "justarch: 1\nchannels:\n  portal: { kind: service-portal, name: { vi: Cổng } }\n";
    /// let torn = format!("{text}retired: {{ portal: {{ reason: Thay thế }} }}\n");
    /// let [old, new] = [text, &torn].map(|text| Document::parse("a.yaml", text).unwrap());
    /// let diff = Diff::between(old.architecture(), new.architecture());
    /// assert!(diff.is_empty());
    /// assert_eq!(diff.contradictions().len(), 1);
    /// assert!(!diff.is_decided());
    /// # }
    /// ```
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let mut found = of(Side::Old, self.earlier(), self.later());
        found.extend(of(Side::New, self.later(), self.earlier()));
        found
    }

    /// Whether the verdict rests on everything that both versions say: all of it
    /// [was read](Self::completeness), [nothing contradicts itself](Self::contradictions), and each end that the later
    /// version states [was judged](Self::unjudged_ends). An end of the earlier version that was not counts as still
    /// there, which never makes a verdict milder.
    pub fn is_decided(&self) -> bool {
        let is_unjudged = || {
            let mut ends = self.unjudged_ends().into_iter();
            ends.any(|ends| ends.side == Side::New)
        };
        self.completeness().is_complete() && self.contradictions().is_empty() && !is_unjudged()
    }
}

fn of(side: Side, arch: &Architecture, other: &Architecture) -> Vec<Contradiction> {
    let fates = arch.contradictory_fates().into_iter();
    // A statement on what the other version does not have is of another step.
    let fates = fates.filter(|f| !f.is_agreed() && other.element(f.record().key()).is_some());
    let fates = fates.map(|fate| Contradiction {
        side,
        subjects: vec![fate.record().into()],
        said: fate.summary(),
    });
    let circles = SuccessionCircle::all(arch).into_iter();
    let circles = circles.filter(|circle| circle.members.iter().any(|(_, one)| is_in(other, one)));
    let circles = circles.map(|circle| Contradiction {
        side,
        said: circle.summary(),
        subjects: circle.members.into_iter().map(|(_, one)| one).collect(),
    });
    fates.chain(circles).collect()
}

/// Whether a document has an element or organisation.
fn is_in(arch: &Architecture, subject: &Subject) -> bool {
    match subject {
        Subject::Element(id) => arch.element(id).is_some(),
        Subject::Record {
            table: Table::Organisations,
            key,
        } => arch.organisation(key).is_some(),
        Subject::Document
        | Subject::Section(_)
        | Subject::Relation { .. }
        | Subject::Record { .. } => false,
    }
}
