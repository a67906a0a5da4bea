//! All that was found in one run.

use super::{Code, Diagnostic, Severity};
use crate::date::Date;
use crate::span::Span;
use crate::text::Text;

/// The findings of one run, in the order in which rules and elements come.
///
/// ```
/// use justarch::{Code, Diagnostic, Report, Severity, Text};
/// let mut report = Report::default();
/// report.push(Diagnostic::new(Code::of("X001"), Severity::Warning, Text::new("a", "a")));
/// assert_eq!(report.count(Severity::Warning), 1);
/// assert!(!report.has_at_least(Severity::Error));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    skipped: Vec<Skipped>,
    suppressed: Vec<Suppressed>,
}

/// A rule that could not be decided, and why.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// The rule.
    pub code: Code,
    /// Why.
    pub reason: Text,
}

/// A finding that is not held against the document, and what says so.
#[derive(Clone, Debug)]
pub struct Suppressed {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// What says so.
    pub by: SuppressedBy,
}

/// What a finding is suppressed by.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SuppressedBy {
    /// A comment in the file.
    Allow {
        /// The comment.
        at: Span,
        /// Its reason.
        reason: String,
        /// Its last day.
        until: Option<Date>,
        /// Who answers for it.
        owner: Option<String>,
    },
    /// An entry of a baseline.
    Baseline,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds a rule that could not be decided.
    pub fn skip(&mut self, code: Code, reason: Text) {
        self.skipped.push(Skipped { code, reason });
    }

    /// Adds a finding that is not held against the document.
    pub fn suppress(&mut self, diagnostic: Diagnostic, by: SuppressedBy) {
        self.suppressed.push(Suppressed { diagnostic, by });
    }

    /// The findings that are not held against the document.
    pub fn suppressed(&self) -> &[Suppressed] {
        &self.suppressed
    }

    /// Takes the findings out; what was skipped or suppressed stays.
    pub(crate) fn take(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.diagnostics)
    }

    /// Puts findings that were taken out in place of those there are.
    pub(crate) fn put(&mut self, diagnostics: Vec<Diagnostic>) {
        self.diagnostics = diagnostics;
    }

    /// Takes over all findings of another report, after its own.
    pub fn extend(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
        self.skipped.extend(other.skipped);
        self.suppressed.extend(other.suppressed);
    }

    /// The findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.diagnostics.iter()
    }

    /// The rules that could not be decided.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// How many findings there are.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// How many findings of one severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether there is a finding of that severity or a graver one.
    pub fn has_at_least(&self, severity: Severity) -> bool {
        self.iter().any(|d| d.severity >= severity)
    }

    /// The gravest severity found.
    pub fn worst(&self) -> Option<Severity> {
        self.iter().map(|d| d.severity).max()
    }
}

impl<'a> IntoIterator for &'a Report {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<Diagnostic> for Report {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Self {
            diagnostics: iter.into_iter().collect(),
            ..Self::default()
        }
    }
}
