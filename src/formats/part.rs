//! The results about one document, or about a step.

use std::borrow::Cow;

use super::spot::{Found, Passed, Spot, Spots};
use crate::bilingual;
use crate::diagnostic::{Code, Dropped, Report, Severity, Skipped};
use crate::text::{Lang, Text};

/// The results about one document, or about a step.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// The root file.
    pub(super) name: String,
    pub(super) files: Vec<String>,
    /// From which severity on it fails.
    pub(super) fail_on: Option<Severity>,
    /// The rules that ran.
    pub(super) ran: Vec<Code>,
    pub(super) found: Vec<Found>,
    pub(super) dropped: Vec<Dropped>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) passed: Vec<Passed>,
    /// How many findings are not held against the document, of which `passed` may have some only.
    pub(super) passed_count: usize,
    /// What was found before and is no more.
    pub(super) gone: Vec<Gone>,
    /// How many changes there are of each class, if this is a comparison, and how many of them are not listed.
    pub(super) classes: Option<Classes>,
    /// Why it could not be read or judged.
    pub(super) faults: Vec<Fault>,
}

/// What was found, as forms of lines tell it.
pub(super) struct Line<'p> {
    pub(super) at: Spot,
    pub(super) code: &'p Code,
    pub(super) severity: Severity,
    pub(super) text: Cow<'p, str>,
    /// By what it is known again; nothing where it is told that further ones are not listed.
    pub(super) fingerprint: Option<&'p str>,
}

/// What was found before and is no more.
#[derive(Clone, Debug)]
pub(super) struct Gone {
    pub(super) code: Code,
    pub(super) subject: String,
    pub(super) fingerprint: String,
    pub(super) count: usize,
}

/// How many changes there are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Classes {
    /// Of each class, the least first.
    pub(super) counts: [usize; 3],
    pub(super) unlisted: usize,
}

/// Why a document could not be read or judged.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) text: Text,
    /// Whether it is among the findings as well.
    pub(super) is_found: bool,
}

impl Part {
    pub(super) fn add(&mut self, report: &Report, spots: &Spots<'_>) {
        self.found.extend(spots.sorted(report));
        self.dropped.extend(report.dropped().iter().cloned());
        self.skipped.extend(report.skipped().iter().cloned());
        self.passed.extend(spots.passed(report));
        self.passed_count += report.suppressed_count();
    }

    /// The codes of all that was found or not decided.
    pub(super) fn codes(&self) -> impl Iterator<Item = &Code> {
        let found = self.found.iter().map(|found| &found.diagnostic.code);
        let passed = self.passed.iter();
        let passed = passed.map(|passed| &passed.found.diagnostic.code);
        let dropped = self.dropped.iter().map(|dropped| &dropped.code);
        let skipped = self.skipped.iter().map(|skipped| &skipped.code);
        let gone = self.gone.iter().map(|gone| &gone.code);
        found
            .chain(passed)
            .chain(dropped)
            .chain(skipped)
            .chain(gone)
    }

    /// How many findings of one severity there are, those included that are not listed.
    pub(super) fn count(&self, severity: Severity) -> usize {
        let found = self.found.iter().map(|found| found.diagnostic.severity);
        let dropped = self.dropped.iter().filter(|d| d.severity == severity);
        let dropped: usize = dropped.map(|d| d.count).sum();
        found.filter(|of| *of == severity).count() + dropped
    }

    /// What was found, then of which codes some is not listed.
    pub(super) fn lines(&self, lang: Lang) -> impl Iterator<Item = Line<'_>> {
        let found = self.found.iter().map(move |found| Line {
            at: found.at.clone(),
            code: &found.diagnostic.code,
            severity: found.diagnostic.severity,
            text: Cow::Borrowed(found.diagnostic.message.get(lang)),
            fingerprint: Some(&found.fingerprint),
        });
        let dropped = self.dropped.iter().map(move |dropped| Line {
            at: self.first(),
            code: &dropped.code,
            severity: dropped.severity,
            text: Cow::Owned(not_listed(dropped).get(lang).to_owned()),
            fingerprint: None,
        });
        found.chain(dropped)
    }

    /// Why it could not be read or judged, where no finding says so.
    pub(super) fn untold(&self) -> impl Iterator<Item = &Text> {
        let untold = self.faults.iter().filter(|fault| !fault.is_found);
        untold.map(|fault| &fault.text)
    }

    /// The beginning of the root file, for what stands at no place.
    pub(super) fn first(&self) -> Spot {
        Spot::first(&self.name)
    }
}

/// That findings were counted and not listed.
pub(super) fn not_listed(dropped: &Dropped) -> Text {
    let count = dropped.count;
    bilingual!(
        "{count} phát hiện khác của quy tắc này không được liệt kê",
        "further findings of this rule that are not listed: {count}"
    )
}
