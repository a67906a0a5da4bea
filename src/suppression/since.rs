//! What was found in an earlier version already, so that a check can tell what is new.

use std::collections::BTreeSet;

use super::baseline::Baseline;
use crate::diagnostic::{Diagnostic, Report};
use crate::diff::Diff;
use crate::model::Subject;

/// What the check of an earlier version found, and what changed since. A [`FindingFilter`](super::FindingFilter) leaves out
/// what was found then, of each thing by itself, unless it is about something that changed.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Diff, Document, FindingFilter, Lang, RuleSet, Since};
/// let head = "justarch: 1\narchitecture: { id: x, name: { vi: X }, framework: { version: '3.0' }, state-date: 2024-12-31 }\n";
/// let text = |channels: &str| format!("{head}channels:\n{channels}");
/// let channel = |id: &str, name: &str| format!("  {id}: {{ kind: web-portal, name: {{ vi: {name} }} }}\n");
/// let parse = |channels: &str| Document::parse("a.yaml", &text(channels)).unwrap();
/// let old = parse(&(channel("a", "A") + &channel("b", "B")));
/// let new = parse(&(channel("a", "A") + &channel("b", "Cổng B") + &channel("c", "C")));
/// let rules = RuleSet::for_framework(justarch::FrameworkVersion::V3_0).unwrap();
/// let found = FindingFilter::new().check_document(&rules, &old);
/// let diff = Diff::between(old.architecture(), new.architecture());
/// let since = Since::of(&found, &diff);
/// let report = FindingFilter::new().since(&since).check_document(&rules, &new);
/// let told = |id: &str| format!("`{id}`");
/// let about = |id| report.iter().any(|found| found.message.get(Lang::En).contains(&told(id)));
/// assert!(!about("a") && about("b") && about("c"));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Since {
    known: Baseline,
    changed: BTreeSet<Subject>,
}

impl Since {
    /// `found` is what the own check of the earlier version gives, without a limit on how much is kept.
    pub fn of(found: &Report, diff: &Diff<'_>) -> Self {
        let changes = diff.changes().iter();
        let subjects = changes.flat_map(|change| change.old.iter().chain(&change.new));
        Self {
            known: Baseline::of(found),
            changed: subjects.filter_map(thing).collect(),
        }
    }

    /// The elements and records that changed, those included that are gone.
    pub fn changed(&self) -> impl Iterator<Item = &Subject> {
        self.changed.iter()
    }

    /// What the earlier version had found.
    pub fn known(&self) -> &Baseline {
        &self.known
    }

    /// Whether a finding is about something that changed.
    pub(super) fn is_changed(&self, found: &Diagnostic) -> bool {
        let places = found.places();
        let things = places.iter().filter_map(|place| thing(&place.subject));
        things
            .into_iter()
            .any(|thing| self.changed.contains(&thing))
    }
}

/// The element or record that a subject is or belongs to. A relation belongs to the element that it is written at; the
/// document as a whole and its sections change with everything in them.
fn thing(subject: &Subject) -> Option<Subject> {
    match subject {
        Subject::Element(_) | Subject::Record { .. } => Some(subject.clone()),
        Subject::Relation { from, .. } => Some(Subject::Element(from.clone())),
        Subject::Document | Subject::Section(_) => None,
    }
}
