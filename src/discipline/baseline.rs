//! Baselines: the findings that are known and not held against a document.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{about_discipline, is_about_the_check, is_about_the_file};
use crate::bilingual;
use crate::diagnostic::{Diagnostic, Report, SuppressedBy};
use crate::io::BASELINE_STALE;

/// The findings of one document that were there when it was taken under control, by
/// [fingerprint](Diagnostic::fingerprint). New findings stand out against it; it shrinks as old ones are mended.
///
/// Any serde format reads and writes it; the program keeps it as JSON. A file of another form is refused.
/// Findings about how the file is written have no place in it, nor has what is said of comments and baselines.
///
/// ```
/// use justarch::{Baseline, Code, Diagnostic, Report, Severity, Subject, Text};
/// let mut report = Report::default();
/// let text = Text::new("thiếu", "missing");
/// report.push(Diagnostic::new(Code::of("X001"), Severity::Error, text).label(Subject::element("a"), None));
/// let baseline = Baseline::of(&report);
/// let after = baseline.apply(report);
/// assert!(after.is_empty());
/// assert_eq!(after.suppressed().len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    #[serde(rename = "justarch-baseline")]
    version: Version,
    entries: Vec<BaselineEntry>,
}

/// The only form there is so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Version {
    #[default]
    #[serde(rename = "1")]
    One,
}

/// A finding that a baseline knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BaselineEntry {
    /// Its code.
    pub code: String,
    /// What it is about, for readers of the file; the fingerprint decides.
    pub subject: String,
    /// By which it is known again.
    pub fingerprint: String,
    /// How often it is there.
    pub count: usize,
}

impl Baseline {
    /// The findings of a report. What allow comments pass over is not among them.
    pub fn of(report: &Report) -> Self {
        Self::count(report.iter())
    }

    fn count<'a>(found: impl Iterator<Item = &'a Diagnostic>) -> Self {
        let mut entries: BTreeMap<_, usize> = BTreeMap::new();
        for found in found.filter(|found| is_kept(found)) {
            let code = found.code.as_str().to_owned();
            let key = (code, found.subject_key(), found.fingerprint());
            *entries.entry(key).or_default() += 1;
        }
        let entry = |((code, subject, fingerprint), count)| BaselineEntry {
            code,
            subject,
            fingerprint,
            count,
        };
        Self {
            version: Version::One,
            entries: entries.into_iter().map(entry).collect(),
        }
    }

    /// The entries, sorted by code and subject.
    pub fn entries(&self) -> &[BaselineEntry] {
        &self.entries
    }

    /// Takes the findings that the baseline knows out of a report, keeping them as
    /// [suppressed](Report::suppressed). Entries that are no longer there, or not as often, are warned of
    /// (`BAS001`); findings beyond the count of an entry stay.
    pub fn apply(&self, mut report: Report) -> Report {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in &self.entries {
            let count = known.entry(&entry.fingerprint).or_default();
            *count = count.saturating_add(entry.count);
        }
        for found in report.take() {
            let left = is_kept(&found).then(|| known.get_mut(found.fingerprint().as_str()));
            match left.flatten() {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    report.suppress(found, SuppressedBy::Baseline);
                }
                _ => report.push(found),
            }
        }
        for entry in &self.entries {
            let left = known.remove(entry.fingerprint.as_str()).unwrap_or_default();
            // Of a rule that was not decided nobody knows what it would have found.
            let undecided = report
                .skipped()
                .iter()
                .any(|s| s.code.as_str() == entry.code);
            if left > 0 && !undecided {
                report.push(stale(entry, left));
            }
        }
        report
    }

    /// The baseline that takes the place of this one. `report` has all findings, those that a baseline passes over
    /// included. If there are findings that this baseline does not know, they are the error, unless
    /// `accept_new`: a baseline is there to shrink.
    pub fn renew(&self, report: &Report, accept_new: bool) -> Result<Self, Vec<BaselineEntry>> {
        let passed = report
            .suppressed()
            .iter()
            .filter(|s| s.by == SuppressedBy::Baseline)
            .map(|s| &s.diagnostic);
        let next = Self::count(report.iter().chain(passed));
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in &self.entries {
            let count = known.entry(&entry.fingerprint).or_default();
            *count = count.saturating_add(entry.count);
        }
        let new = next.entries.iter().filter_map(|entry| {
            let before = known.get(entry.fingerprint.as_str()).copied();
            let count = entry.count.saturating_sub(before.unwrap_or_default());
            let entry = entry.clone();
            (count > 0).then_some(BaselineEntry { count, ..entry })
        });
        let new: Vec<_> = new.collect();
        if new.is_empty() || accept_new {
            Ok(next)
        } else {
            Err(new)
        }
    }
}

/// Whether a baseline has a place for a finding.
fn is_kept(found: &Diagnostic) -> bool {
    !is_about_the_check(found) && !is_about_the_file(found)
}

fn stale(entry: &BaselineEntry, left: usize) -> Diagnostic {
    let BaselineEntry { code, subject, .. } = entry;
    let message = bilingual!(
        "đường cơ sở ghi {code} tại `{subject}` nhiều hơn thực tế {left} lần",
        "the baseline holds {code} at `{subject}` {left} more often than it is found"
    );
    about_discipline(BASELINE_STALE, message).discriminator(&entry.fingerprint)
}
