//! What findings pass on their way into a report.

use std::fmt;

use super::allow::Comments;
use super::baseline::Known;
use super::since::Since;
use super::undecided::Undecided;
use super::{Baseline, is_refusal};
use crate::date::Date;
use crate::diagnostic::{
    CappedReport, Diagnostic, FINDINGS, Report, Skipped, Suppressed, SuppressedBy,
};
use crate::diff::Diff;
use crate::io::Document;
use crate::model::Architecture;
use crate::rules::{Level, Rule, RuleSet};
use crate::transition::{Review, Transition};

/// What findings pass one by one on their way into a report: the allow comments of the document, a baseline, levels
/// of codes and families, and then the limit on how many are kept. Every finding passes, however many there are, and
/// what is suppressed takes no room.
///
/// Comments that are malformed are reported (`ALW001`), so are those that have expired (`ALW002`), match nothing
/// (`ALW003`), are followed by no entry at their indentation (`ALW004`), or name a code that does not exist (`ALW005`),
/// cannot be allowed (`ALW006`) or is deprecated (`ALW007`), and entries of the baseline that are found no longer, or not as often (`BAS001`).
///
/// A comment takes out of a finding about several things the one at which it stands: the finding stays for the others,
/// if it holds of each, or if they still conflict. Errors about how the file is written are never suppressed, nor is
/// what is said of comments, baselines and the check.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Document, FindingFilter, RuleLevel, RuleSet, Severity};
/// let text = "justarch: 1\n# justarch-allow LAY -- bản nháp\nchannels: {}\n";
/// let doc = Document::parse("a.yaml", text).unwrap();
/// let rules = RuleSet::for_framework(justarch::FrameworkVersion::V3_0).unwrap();
/// let filter = FindingFilter::of(&doc, None)
///     .levels(|found| (found.code.family() == "DOC").then_some(RuleLevel::Info));
/// let report = filter.check(&rules, doc.architecture());
/// assert_eq!(report.suppressed_count(), 1);
/// let mut about_document = report.iter().filter(|found| found.code.family() == "DOC");
/// assert!(about_document.all(|found| found.severity == Severity::Info));
/// # }
/// ```
pub struct FindingFilter<'d> {
    comments: Option<Comments<'d>>,
    baseline: Option<Known<'d>>,
    /// What an earlier version had found already.
    since: Option<(&'d Since, Known<'d>)>,
    level: Option<LevelOf<'d>>,
    found: CappedReport,
    /// What comments suppress, and what the baseline does.
    suppressed: [Vec<Suppressed>; 2],
    more_suppressed: usize,
    /// What was found before.
    before: Report,
    undecided: Undecided,
    most: usize,
}

/// What says the level of a finding, if anything does.
type LevelOf<'d> = Box<dyn Fn(&Diagnostic) -> Option<Level> + 'd>;

impl fmt::Debug for FindingFilter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FindingFilter")
            .field("comments", &self.comments)
            .field("baseline", &self.baseline)
            .field("most", &self.most)
            .finish_non_exhaustive()
    }
}

impl Default for FindingFilter<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'d> FindingFilter<'d> {
    /// A filter with nothing but the limit [`Limits::findings`](crate::Limits::findings).
    pub fn new() -> Self {
        Self {
            comments: None,
            baseline: None,
            since: None,
            level: None,
            found: CappedReport::new(FINDINGS),
            suppressed: [Vec::new(), Vec::new()],
            more_suppressed: 0,
            before: Report::default(),
            undecided: Undecided::default(),
            most: FINDINGS,
        }
    }

    /// The same with the allow comments of a document. `today` is the day by which their `until` is judged, as
    /// [`RuleSet::as_of`] takes it; without one it is the document's own evaluation date, and a comment with `until`
    /// has expired if there is none, or if what it says is no date.
    pub fn of(document: &'d Document, today: Option<Date>) -> Self {
        let mut filter = Self::new();
        filter.undecided.document(document.architecture());
        filter.comments = Comments::any(document, today);
        filter
    }

    /// Suppresses what a baseline knows, and warns of what it knows in vain. Findings beyond the count of an entry
    /// stay.
    #[must_use]
    pub fn baseline(mut self, baseline: &'d Baseline) -> Self {
        self.baseline = Some(Known::of(baseline));
        self
    }

    /// Leaves out what an earlier version had found already and is not about something that changed. What comments and
    /// the baseline suppress is still told. Errors in how the file is written stay: what had to be refused the rules did
    /// not see.
    #[must_use]
    pub fn since(mut self, since: &'d Since) -> Self {
        self.since = Some((since, Known::of(since.known())));
        self
    }

    /// Gives findings a level; `None` leaves them as they are. Errors in how the file is written stay: what had to be
    /// refused the rules did not see.
    #[must_use]
    pub fn levels(mut self, level: impl Fn(&Diagnostic) -> Option<Level> + 'd) -> Self {
        self.level = Some(Box::new(level));
        self
    }

    /// How many findings of each code are kept, and how many of those that are suppressed; the rest is counted. To be
    /// called before the first finding.
    #[must_use]
    pub fn at_most(mut self, findings: usize) -> Self {
        self.most = findings;
        self.found = CappedReport::new(findings);
        self
    }

    /// Puts what was found before, in reading the document, say, first. It passes the filter, but takes no room: it
    /// had a limit of its own. To be called when everything else is set.
    #[must_use]
    pub fn holding(mut self, mut report: Report) -> Self {
        for found in report.take() {
            self.undecided.found(&found);
            let (parts, more) = found.taken_apart();
            let first = parts.first().cloned();
            let left = parts.into_iter().filter_map(|part| {
                let left = self.unsuppressed(part)?;
                self.levelled(left)
            });
            let mut left: Vec<_> = left.collect();
            // Of members that were not kept nothing is known.
            if left.is_empty() && more > 0 {
                left.extend(first);
            }
            if let Some(found) = Diagnostic::put_together(left, more) {
                report.push(found);
            }
        }
        self.before.extend(report);
        self
    }

    /// Adds a finding. Costs as much as the number of comments.
    pub fn push(&mut self, found: Diagnostic) {
        if found.parts().is_none_or(|parts| parts.all().is_empty()) {
            return self.push_one(found);
        }
        for part in found.taken_apart().0 {
            self.push_one(part);
        }
    }

    fn push_one(&mut self, found: Diagnostic) {
        if let Some(left) = self.unsuppressed(found) {
            self.keep(left);
        }
    }

    /// What is left of a finding, unless a comment or the baseline suppresses it.
    fn unsuppressed(&mut self, found: Diagnostic) -> Option<Diagnostic> {
        let found = match &mut self.comments {
            Some(comments) => {
                let mut passed = None;
                let left = comments.pass(found, |found, by| passed = Some((found, by)));
                if let Some((found, by)) = passed {
                    self.suppress(0, found, by);
                }
                left?
            }
            None => found,
        };
        if self.baseline.as_mut().is_some_and(|b| b.takes(&found)) {
            self.suppress(1, found, SuppressedBy::Baseline);
            return None;
        }
        self.unknown_then(found)
    }

    /// A finding, unless an earlier version had it already.
    fn unknown_then(&mut self, found: Diagnostic) -> Option<Diagnostic> {
        let Some((since, known)) = &mut self.since else {
            return Some(found);
        };
        // What is known is counted down also by what is told.
        let is_known = known.takes(&found);
        (!is_known || since.is_changed(&found)).then_some(found)
    }

    fn suppress(&mut self, by_what: usize, diagnostic: Diagnostic, by: SuppressedBy) {
        match self.suppressed.get_mut(by_what) {
            Some(some) if some.len() < self.most => some.push(Suppressed { diagnostic, by }),
            _ => self.more_suppressed += 1,
        }
    }

    /// The finding at the level that is wanted, unless that is none.
    fn levelled(&self, mut found: Diagnostic) -> Option<Diagnostic> {
        if is_refusal(&found) {
            return Some(found);
        }
        if let Some(level) = self.level.as_ref().and_then(|level| level(&found)) {
            found.severity = level.severity()?;
        }
        Some(found)
    }

    fn keep(&mut self, found: Diagnostic) {
        if let Some(found) = self.levelled(found) {
            self.found.push(found);
        }
    }

    /// Checks a document: what was found in reading it comes first, then what the rules find, and all of it passes the
    /// allow comments of its files, judged by the day of the rules. To be called when everything else is set.
    ///
    /// [`RuleSet::check_document`] does this with a filter that has nothing but the limit of the rule set.
    pub fn check_document(mut self, rules: &RuleSet, document: &'d Document) -> Report {
        self.comments = Comments::any(document, rules.day());
        self.know(rules);
        self.undecided.document(document.architecture());
        let before = std::mem::take(&mut self.before);
        let mut filter = self.holding(document.report().clone());
        filter.before.extend(before);
        #[cfg(feature = "yaml")]
        for found in super::unfilled::found(document) {
            filter.push(found);
        }
        filter.check(rules, document.architecture())
    }

    /// Tells the comments the names of rules of the user's own.
    fn know(&mut self, rules: &RuleSet) {
        if let Some(comments) = &mut self.comments {
            let own: Vec<_> = rules.own().map(Rule::info).collect();
            comments.know(&own);
        }
    }

    /// Runs rules on an architecture and gives the report.
    pub fn check(mut self, rules: &RuleSet, arch: &Architecture) -> Report {
        self.know(rules);
        self.undecided.document(arch);
        let skipped = rules.check_each(arch, |found| self.push(found));
        let judged = rules.judged(arch);
        self.finish_by(skipped, Some(rules)).judged_by(judged)
    }

    /// Filters a report that is there already. Only the findings that it has [kept](Report::dropped) are looked at;
    /// of a code of which some were not it is not said that a comment or an entry of the baseline matches nothing.
    ///
    /// ```
    /// use justarch::{Baseline, Code, Diagnostic, FindingFilter, Report, Severity, Subject, Text};
    /// let mut report = Report::default();
    /// let text = Text::new("thiếu", "missing");
    /// report.push(Diagnostic::new(Code::of("X001"), Severity::Error, text).label(Subject::element("a"), None));
    /// let baseline = Baseline::of(&report);
    /// let after = FindingFilter::new().baseline(&baseline).apply(report);
    /// assert!(after.is_empty());
    /// assert_eq!(after.suppressed().len(), 1);
    /// ```
    pub fn apply(self, report: Report) -> Report {
        self.holding(report).finish_by(Vec::new(), None)
    }

    /// Checks a transition as [`Transition::check_with`] does, with what is found of the old version, of the new one
    /// and of the step each passing a filter.
    ///
    /// ```
    /// use justarch::{Architecture, Diff, FindingFilter, FrameworkVersion, RuleLevel, Severity, Transition};
    /// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
    /// let quiet = || FindingFilter::new().levels(|_| Some(RuleLevel::Info));
    /// let transition = Transition::between(&arch, &arch)?;
    /// let diff = Diff::between(&arch, &arch);
    /// let review = FindingFilter::review([quiet(), quiet(), quiet()], &transition, diff);
    /// assert!(!review.new.is_empty());
    /// assert!(!review.has_at_least(Severity::Warning));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn review<'a>(
        [old, new, mut step]: [Self; 3],
        transition: &Transition<'a>,
        diff: Diff<'a>,
    ) -> Review<'a> {
        let [of_old, of_new] = transition.ends();
        let skipped = transition.step(&diff, &mut |found| step.push(found));
        Review {
            old: old.check(of_old.0, of_old.1),
            new: new.check(of_new.0, of_new.1),
            findings: step.finish(skipped),
            diff,
        }
    }

    /// The report, when all findings have been added. Of the rules that could not be decided, and of a document that
    /// was not wholly read, it is not said that a comment or an entry of the baseline matches nothing.
    pub fn finish(self, skipped: Vec<Skipped>) -> Report {
        self.finish_by(skipped, None)
    }

    /// The same where the rules are known, so that unknown codes can be told.
    fn finish_by(mut self, skipped: Vec<Skipped>, rules: Option<&RuleSet>) -> Report {
        let mut undecided = std::mem::take(&mut self.undecided);
        undecided.skipped(self.before.skipped());
        undecided.skipped(&skipped);
        for dropped in self.before.dropped() {
            undecided.uncounted(&dropped.code);
        }
        let is_decided = |name: &str| !undecided.holds(name);
        let codes: Option<Vec<_>> =
            rules.map(|rules| rules.rules().map(|rule| &rule.info().code).collect());
        let of_comments = self.comments.take();
        let of_comments = of_comments.map(|c| c.finish(&is_decided, codes.as_deref()));
        let of_baseline = self.baseline.take().map(|b| b.finish(&is_decided));
        for found in of_comments.into_iter().chain(of_baseline).flatten() {
            if let Some(found) = self.unknown_then(found) {
                self.keep(found);
            }
        }
        let [mut some, by_baseline] = self.suppressed;
        some.extend(by_baseline);
        let more = some.len().saturating_sub(self.most);
        some.truncate(self.most);
        let report = Report::of(self.found, skipped);
        let mut all = self.before;
        all.extend(report.with_suppressed(some, self.more_suppressed + more));
        all
    }
}

impl RuleSet {
    /// Checks a document as `justarch check` does, and gives one report of everything: what was found in reading it
    /// ([`Document::report`]), then what the rules find, without what the allow comments of its files pass over, which is
    /// counted as [suppressed](Report::suppressed). Comments and rules are judged by one day: that of [`as_of`](Self::as_of),
    /// else the document's own [evaluation date](Architecture::evaluation_date). Keeps [so many](Self::at_most) findings of
    /// the rules and counts the rest.
    ///
    /// A [level](Self::set_level) that was set holds for findings of reading too, except for errors in how the file is
    /// written. For a baseline, or levels that depend on the finding, see [`FindingFilter::check_document`].
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Document, RuleSet, Severity, SuppressedBy};
    /// let text = "\
    /// justarch: 1
    /// architecture:
    ///   id: demo
    ///   framework: { version: \"3.0\" }
    ///   name: { vi: Bản nháp }
    ///   state-date: 2025-10-01
    /// applications:
    ///   registry: { kind: application, name: { vi: Sổ }, colour: red } # justarch-allow DAT until=2025-12-31 -- đang xác định
    /// ";
    /// let doc = Document::parse("a.yaml", text).unwrap();
    /// let rules = RuleSet::for_framework(doc.architecture().framework()).unwrap();
    /// let report = rules.check_document(&doc);
    /// let codes: Vec<_> = report.iter().map(|found| found.code.as_str()).collect();
    /// // The unknown key was found in reading, the missing date of the version by a rule.
    /// assert!(codes.iter().any(|code| code.starts_with("FMT")));
    /// assert!(codes.iter().any(|code| code.starts_with("DOC")));
    /// // The comment passes over what is found of the owner, until it has expired.
    /// assert!(!codes.contains(&"DAT009") && report.suppressed_count() > 0);
    /// let later = rules.as_of("2026-01-01".parse().unwrap()).check_document(&doc);
    /// assert!(later.iter().any(|found| found.code.as_str() == "DAT009"));
    /// # }
    /// ```
    pub fn check_document(&self, document: &Document) -> Report {
        let (rules, levels) = self.without_levels();
        let filter = FindingFilter::new().at_most(self.most());
        filter
            .levels(move |found| levels.of(&found.code))
            .check_document(&rules, document)
    }
}
