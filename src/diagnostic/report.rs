//! All that was found in one run.

use super::{CappedReport, Code, Diagnostic, Dropped, Severity};
use crate::date::Date;
use crate::span::Span;
use crate::text::Text;
use crate::version::FrameworkVersion;

/// The findings of one run, in the order in which rules and elements come.
///
/// Of very many of one code only the first are kept, and the rest is counted: [`RuleSet::at_most`](crate::RuleSet::at_most)
/// says how many. All counts, and what is said of severities, are of all of them; an iterator gives those kept.
///
/// ```
/// use justarch::{Code, Diagnostic, Report, Severity, Text};
/// let mut report = Report::default();
/// report.push(Diagnostic::new(Code::of("X001"), Severity::Warning, Text::new("a", "a")));
/// assert_eq!(report.count(Severity::Warning), 1);
/// assert!(!report.has_at_least(Severity::Error));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    skipped: Vec<Skipped>,
    suppressed: Vec<Suppressed>,
    judged: Option<Box<Judged>>,
    /// Seldom there is any.
    rest: Option<Box<Rest>>,
}

/// What was counted and not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rest {
    dropped: Vec<Dropped>,
    /// How many more were suppressed than are kept.
    suppressed: usize,
}

/// By what a document was judged: the law of a day, the rules of a framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Judged {
    /// The day; `None` if nobody asked for one and the document states none.
    pub day: Option<Date>,
    /// Whether the day was asked for, and is not the document's own.
    pub asked: bool,
    /// The framework.
    pub framework: FrameworkVersion,
}

/// A rule that could not be decided, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Skipped {
    /// The rule.
    pub code: Code,
    /// Why.
    pub reason: Text,
    /// Whether its legal basis is not in force yet, so that there was nothing to find.
    pub not_yet: bool,
}

/// A finding that is not held against the document, and what says so.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suppressed {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// What says so.
    pub by: SuppressedBy,
}

/// What a finding is suppressed by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
        self.skipped.push(Skipped {
            code,
            reason,
            not_yet: false,
        });
    }

    /// Adds a finding that is not held against the document.
    pub fn suppress(&mut self, diagnostic: Diagnostic, by: SuppressedBy) {
        self.suppressed.push(Suppressed { diagnostic, by });
    }

    /// By what the document was judged; `None` of a report that no rules made.
    ///
    /// ```
    /// use justarch::{FrameworkVersion, RuleSet, reference};
    /// let rules = RuleSet::for_framework(FrameworkVersion::V3_0)?.as_of("2026-11-28".parse()?);
    /// let judged = rules.check(&reference::moj_3_0()).judged().expect("rules ran");
    /// assert_eq!(judged.day, Some("2026-11-28".parse()?));
    /// assert!(judged.asked && judged.framework == FrameworkVersion::V3_0);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn judged(&self) -> Option<Judged> {
        self.judged.as_deref().copied()
    }

    /// Says by what it was judged.
    pub(crate) fn judged_by(mut self, judged: Judged) -> Self {
        self.judged = Some(Box::new(judged));
        self
    }

    /// The findings that are not held against the document; of very many only some.
    pub fn suppressed(&self) -> &[Suppressed] {
        &self.suppressed
    }

    /// How many findings are not held against the document, those included that were not kept.
    pub fn suppressed_count(&self) -> usize {
        self.suppressed.len() + self.rest.as_ref().map_or(0, |rest| rest.suppressed)
    }

    /// What was kept of many, and the rules that could not be decided.
    pub(crate) fn of(found: CappedReport, skipped: Vec<Skipped>) -> Self {
        let (diagnostics, dropped) = found.finish();
        let mut report = Self {
            diagnostics,
            skipped,
            ..Self::default()
        };
        if !dropped.is_empty() {
            report.rest.get_or_insert_default().dropped = dropped;
        }
        report
    }

    /// Says what is not held against the document: some, and how many more there are.
    pub(crate) fn with_suppressed(mut self, some: Vec<Suppressed>, more: usize) -> Self {
        self.suppressed = some;
        if more > 0 {
            self.rest.get_or_insert_default().suppressed = more;
        }
        self
    }

    /// Takes the kept findings out; what was dropped, skipped or suppressed stays.
    pub(crate) fn take(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.diagnostics)
    }

    /// Takes over all that another report holds, after its own: findings, what was counted, skipped and suppressed.
    ///
    /// ```
    /// use justarch::{Code, Diagnostic, Report, Severity, Text};
    /// let finding = |code| Diagnostic::new(Code::of(code), Severity::Warning, Text::new("a", "a"));
    /// let mut all: Report = [finding("ACME001")].into_iter().collect();
    /// let more: Report = [finding("ACME002")].into_iter().collect();
    /// all.extend(more);
    /// let codes: Vec<_> = all.into_iter().map(|finding| finding.code.to_string()).collect();
    /// assert_eq!(codes, ["ACME001", "ACME002"]);
    /// ```
    pub fn extend(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
        self.skipped.extend(other.skipped);
        self.suppressed.extend(other.suppressed);
        self.judged = self.judged.take().or(other.judged);
        if let Some(rest) = other.rest {
            self.rest.get_or_insert_default().extend(*rest);
        }
    }

    /// The findings that were counted, not kept, by code and severity, gravest first; none, unless there were more
    /// of one code than the limit.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion, RuleSet};
    /// let arch = Architecture::fragment("empty", FrameworkVersion::V3_0).build()?;
    /// let rules = RuleSet::for_framework(arch.framework())?;
    /// let (all, none) = (rules.check(&arch), rules.at_most(0).check(&arch));
    /// assert!(all.dropped().is_empty());
    /// assert_eq!(none.iter().len(), 0);
    /// assert_eq!(none.len(), all.len());
    /// assert_eq!(none.dropped().iter().map(|d| d.count).sum::<usize>(), all.len());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn dropped(&self) -> &[Dropped] {
        self.rest.as_ref().map_or(&[], |rest| &rest.dropped)
    }

    /// Whether every finding is kept.
    pub fn is_complete(&self) -> bool {
        self.rest.is_none()
    }

    /// The findings that are kept.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.diagnostics.iter()
    }

    /// The rules that could not be decided.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// How many findings there are, those included that were not kept.
    pub fn len(&self) -> usize {
        let dropped = self.dropped().iter().map(|d| d.count);
        self.diagnostics.len() + dropped.sum::<usize>()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty() && self.dropped().is_empty()
    }

    /// How many findings of one severity there are, those included that were not kept.
    pub fn count(&self, severity: Severity) -> usize {
        let kept = self.iter().filter(|d| d.severity == severity);
        let dropped = self.dropped().iter().filter(|d| d.severity == severity);
        kept.count() + dropped.map(|d| d.count).sum::<usize>()
    }

    /// Whether there is a finding of that severity or a graver one.
    pub fn has_at_least(&self, severity: Severity) -> bool {
        self.worst().is_some_and(|worst| worst >= severity)
    }

    /// The gravest severity found.
    pub fn worst(&self) -> Option<Severity> {
        let kept = self.iter().map(|d| d.severity);
        kept.chain(self.dropped().iter().map(|d| d.severity)).max()
    }
}

impl Rest {
    fn extend(&mut self, other: Self) {
        for dropped in other.dropped {
            let same = |d: &&mut Dropped| d.code == dropped.code && d.severity == dropped.severity;
            match self.dropped.iter_mut().find(same) {
                Some(known) => known.count += dropped.count,
                None => self.dropped.push(dropped),
            }
        }
        self.dropped
            .sort_by(|a, b| (b.severity, &a.code).cmp(&(a.severity, &b.code)));
        self.suppressed += other.suppressed;
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

/// The findings that are kept, without what was counted, skipped or suppressed.
impl IntoIterator for Report {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.diagnostics.into_iter()
    }
}

/// Adds findings, for code that is generic over where it puts them. A whole report is taken over by
/// [`Report::extend`], which comes first when it is called as a method: nothing of it is lost.
impl Extend<Diagnostic> for Report {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, findings: I) {
        self.diagnostics.extend(findings);
    }
}
