//! Baselines: the findings that are known and not held against a document.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::allow::{Comments, codes_of};
use super::{about_discipline, is_about_the_check, is_about_the_file};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Report, SuppressedBy};
use crate::io::{BASELINE_STALE, Document};

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
    /// The findings that a report has [kept](Report::dropped): of very many not all, for which there is a
    /// [`Recorder`]. What allow comments pass over is not among them.
    pub fn of(report: &Report) -> Self {
        Self::count(report.iter())
    }

    fn count<'a>(found: impl Iterator<Item = &'a Diagnostic>) -> Self {
        let mut entries = Entries::default();
        found.for_each(|found| entries.add(found));
        entries.into()
    }

    /// The entries, sorted by code and subject.
    pub fn entries(&self) -> &[BaselineEntry] {
        &self.entries
    }

    /// Takes the findings that the baseline knows out of a report, keeping them as
    /// [suppressed](Report::suppressed). Entries that are no longer there, or not as often, are warned of
    /// (`BAS001`); findings beyond the count of an entry stay.
    ///
    /// Only the findings that the report has [kept](Report::dropped) are looked at; entries of a code of which some
    /// were not kept are not warned of. A [`Screen`](crate::Screen) sees all.
    pub fn apply(&self, mut report: Report) -> Report {
        let mut known = Known::of(self);
        for found in report.take() {
            if known.takes(&found) {
                report.suppress(found, SuppressedBy::Baseline);
            } else {
                report.push(found);
            }
        }
        let dropped = report.dropped().iter().map(|d| &d.code);
        let undecided: Vec<_> = codes_of(report.skipped()).chain(dropped).cloned().collect();
        for found in known.finish(&undecided.iter().collect::<Vec<_>>()) {
            report.push(found);
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
        self.renew_by(Self::count(report.iter().chain(passed)), accept_new)
    }

    /// The same by what was [recorded](Recorder).
    pub fn renew_by(&self, next: Self, accept_new: bool) -> Result<Self, Vec<BaselineEntry>> {
        let known = Known::of(self).left;
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

/// Takes down every finding for a baseline, however many there are, without keeping them.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Document, Recorder, RuleSet};
/// let doc = Document::parse("a.yaml", "justarch: 1\nchannels: {}\n").unwrap();
/// let rules = RuleSet::for_framework(justarch::FrameworkVersion::V3_0).unwrap();
/// let mut recorder = Recorder::of(&doc, None);
/// rules.check_each(doc.architecture(), |found| recorder.push(&found));
/// assert!(!recorder.finish().entries().is_empty());
/// # }
/// ```
#[derive(Debug)]
pub struct Recorder<'d> {
    comments: Comments<'d>,
    entries: Entries,
}

impl<'d> Recorder<'d> {
    /// For the findings of a document. What its allow comments pass over, judged by `today` as
    /// [`discipline::apply`](super::apply) does, is not taken down.
    pub fn of(document: &'d Document, today: Option<Date>) -> Self {
        Self {
            comments: Comments::of(document, today),
            entries: Entries::default(),
        }
    }

    /// Takes a finding down. Costs as much as the number of comments, and of memory as much as one entry.
    pub fn push(&mut self, found: &Diagnostic) {
        if self.comments.suppressing(found).is_none() {
            self.entries.add(found);
        }
    }

    /// The baseline that knows them all.
    pub fn finish(self) -> Baseline {
        self.entries.into()
    }
}

/// Findings by code, subject and fingerprint: how many there are.
#[derive(Debug, Default)]
struct Entries(BTreeMap<(Code, Box<str>, Box<str>), usize>);

impl Entries {
    fn add(&mut self, found: &Diagnostic) {
        if is_kept(found) {
            let subject = found.subject_key().into();
            let key = (found.code.clone(), subject, found.fingerprint().into());
            *self.0.entry(key).or_default() += 1;
        }
    }
}

impl From<Entries> for Baseline {
    fn from(entries: Entries) -> Self {
        let entry = |((code, subject, fingerprint), count): ((Code, Box<str>, Box<str>), _)| {
            BaselineEntry {
                code: code.as_str().to_owned(),
                subject: subject.into(),
                fingerprint: fingerprint.into(),
                count,
            }
        };
        Self {
            version: Version::One,
            entries: entries.0.into_iter().map(entry).collect(),
        }
    }
}

/// A baseline while findings come by.
#[derive(Debug)]
pub(super) struct Known<'b> {
    entries: &'b [BaselineEntry],
    /// How often each fingerprint may still come.
    left: BTreeMap<&'b str, usize>,
}

impl<'b> Known<'b> {
    pub(super) fn of(baseline: &'b Baseline) -> Self {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in &baseline.entries {
            let count = left.entry(&entry.fingerprint).or_default();
            *count = count.saturating_add(entry.count);
        }
        Self {
            entries: &baseline.entries,
            left,
        }
    }

    /// Whether the baseline knows a finding, and not only others like it.
    pub(super) fn takes(&mut self, found: &Diagnostic) -> bool {
        if !is_kept(found) {
            return false;
        }
        match self.left.get_mut(found.fingerprint().as_str()) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        }
    }

    /// What is to be said of entries that did not come. Of rules that were not decided nobody knows what they would
    /// have found.
    pub(super) fn finish(mut self, undecided: &[&Code]) -> impl Iterator<Item = Diagnostic> {
        self.entries.iter().filter_map(move |entry| {
            let left = self.left.remove(entry.fingerprint.as_str())?;
            let undecided = undecided.iter().any(|code| code.as_str() == entry.code);
            (left > 0 && !undecided).then(|| stale(entry, left))
        })
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
    about_discipline(BASELINE_STALE, message).discriminator(entry.fingerprint.as_str())
}
