//! How what is found stands to what a baseline knows.

use std::collections::BTreeSet;

use super::baseline::{Baseline, BaselineEntry, Known};
use super::undecided::Undecided;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Architecture;

/// How a finding stands to what was found before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Standing {
    /// It was not found before.
    New,
    /// Of the things that it is about some were known and others are new.
    Updated,
    /// It was found before.
    Unchanged,
}

/// What became of the entries of a baseline: which are found again, and which no longer.
///
/// ```
/// use justarch::{Architecture, Baseline, BaselineComparison, Code, Diagnostic, FrameworkVersion};
/// use justarch::{Report, Severity, Standing, Subject, Text};
/// let found = |id| {
///     let text = Text::new("thiếu", "missing");
///     Diagnostic::new(Code::of("ACME001"), Severity::Warning, text).label(Subject::element(id), None)
/// };
/// let before: Report = [found("a"), found("b")].into_iter().collect();
/// let now: Report = [found("b"), found("c")].into_iter().collect();
/// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let compared = BaselineComparison::of(&Baseline::of(&before), &now, &arch);
/// assert_eq!(compared.standing(&found("b")), Standing::Unchanged);
/// assert_eq!(compared.standing(&found("c")), Standing::New);
/// assert_eq!(compared.gone()[0].subject, "element a");
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct BaselineComparison {
    /// The fingerprints of what was found again, of each thing by itself.
    known: BTreeSet<String>,
    gone: Vec<BaselineEntry>,
}

impl BaselineComparison {
    /// `now` is all that a check of the architecture finds, suppressed or not. Where it was not read or decided wholly, it is
    /// not said of an entry that it is found no longer. O(n log n) in findings and entries.
    pub fn of(baseline: &Baseline, now: &Report, architecture: &Architecture) -> Self {
        let mut entries = Known::of(baseline);
        let mut known = BTreeSet::new();
        let suppressed = now.suppressed().iter().map(|passed| &passed.diagnostic);
        for found in now.iter().chain(suppressed) {
            for part in found.clone().taken_apart().0 {
                if entries.takes(&part) {
                    known.insert(part.fingerprint());
                }
            }
        }
        let mut undecided = Undecided::of(now);
        undecided.document(architecture);
        // Of what is suppressed only some may be told.
        let is_counted = now.suppressed().len() == now.suppressed_count();
        let is_decided = |name: &str| is_counted && !undecided.holds(name);
        Self {
            known,
            gone: entries.gone(&is_decided),
        }
    }

    /// How a finding of that check stands.
    pub fn standing(&self, found: &Diagnostic) -> Standing {
        let (parts, more) = found.clone().taken_apart();
        let known = parts
            .iter()
            .filter(|part| self.known.contains(&part.fingerprint()));
        match known.count() {
            0 => Standing::New,
            some if some < parts.len() || more > 0 => Standing::Updated,
            _ => Standing::Unchanged,
        }
    }

    /// The entries that are found no longer, each with how often it is missing.
    pub fn gone(&self) -> &[BaselineEntry] {
        &self.gone
    }
}
