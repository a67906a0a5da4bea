//! What findings pass on their way into a report.

use std::fmt;

use super::allow::{Comments, by_member, codes_of};
use super::baseline::Known;
use super::{Baseline, is_refusal};
use crate::date::Date;
use crate::diagnostic::{
    Code, Diagnostic, FINDINGS, Kept, Report, Severity, Sink, Skipped, Suppressed, SuppressedBy,
};
use crate::diff::Diff;
use crate::io::Document;
use crate::model::Architecture;
use crate::rules::{Level, RuleSet};
use crate::transition::{Review, Transition};

/// What findings pass one by one on their way into a report: the allow comments of the document, a baseline, levels
/// of codes and families, and then the limit on how many are kept. So everything sees every finding, however many
/// there are, and what is passed over takes no room.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Document, RuleSet, RuleLevel, Screen, Severity};
/// let text = "justarch: 1\n# justarch-allow LAY -- bản nháp\nchannels: {}\n";
/// let doc = Document::parse("a.yaml", text).unwrap();
/// let rules = RuleSet::for_framework(justarch::FrameworkVersion::V3_0).unwrap();
/// let screen = Screen::of(&doc, None)
///     .levels(|found| (found.code.family() == "DOC").then_some(RuleLevel::Info))
///     .at_most(1);
/// let report = screen.check(&rules, doc.architecture());
/// // One is kept, of the gravest; all are counted, and the comment has had its say.
/// assert_eq!(report.iter().len(), 1);
/// assert!(report.count(Severity::Error) + report.count(Severity::Warning) > 1);
/// assert_eq!(report.count(Severity::Info), 1);
/// assert_eq!(report.suppressed_count(), 1);
/// # }
/// ```
pub struct Screen<'d> {
    comments: Option<Comments<'d>>,
    baseline: Option<Known<'d>>,
    gate: Gate<'d>,
    /// What comments pass over, and what the baseline does.
    suppressed: [Vec<Suppressed>; 2],
    more_suppressed: usize,
    /// What was found before.
    before: Report,
    most: usize,
}

/// What says the level of a finding, if anything does.
type LevelOf<'d> = Box<dyn Fn(&Diagnostic) -> Option<Level> + 'd>;

/// What every finding passes that is held against the document.
struct Gate<'d> {
    level: Option<LevelOf<'d>>,
    kept: Kept,
}

impl fmt::Debug for Screen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Screen")
            .field("comments", &self.comments)
            .field("baseline", &self.baseline)
            .field("most", &self.most)
            .finish_non_exhaustive()
    }
}

impl Default for Screen<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'d> Screen<'d> {
    /// A screen with nothing but the limit [`Limits::findings`](crate::Limits::findings).
    pub fn new() -> Self {
        let most = FINDINGS;
        Self {
            comments: None,
            baseline: None,
            gate: Gate {
                level: None,
                kept: Kept::new(most),
            },
            suppressed: [Vec::new(), Vec::new()],
            more_suppressed: 0,
            before: Report::default(),
            most,
        }
    }

    /// The same with the allow comments of a document, judged by `today` as [`discipline::apply`](super::apply) does.
    pub fn of(document: &'d Document, today: Option<Date>) -> Self {
        Self {
            comments: Comments::any(document, today),
            ..Self::new()
        }
    }

    /// Passes over what a baseline knows, and warns of what it knows in vain, as [`Baseline::apply`] does.
    #[must_use]
    pub fn baseline(mut self, baseline: &'d Baseline) -> Self {
        self.baseline = Some(Known::of(baseline));
        self
    }

    /// Gives findings a level; `None` leaves them as they are. Errors in how the file is written stay: what had to be
    /// refused the rules did not see.
    #[must_use]
    pub fn levels(mut self, level: impl Fn(&Diagnostic) -> Option<Level> + 'd) -> Self {
        self.gate.level = Some(Box::new(level));
        self
    }

    /// How many findings are kept, and how many of those that are passed over; the rest is counted, as
    /// [`RuleSet::at_most`] says. To be called before the first finding.
    #[must_use]
    pub fn at_most(mut self, findings: usize) -> Self {
        self.most = findings;
        self.gate.kept = Kept::new(findings);
        self
    }

    /// Puts what was found before, in reading the document, say, first. It passes the screen, but takes no room: it
    /// had a limit of its own. To be called when everything else is set.
    #[must_use]
    pub fn holding(mut self, mut report: Report) -> Self {
        by_member(&mut report, |found, _| {
            self.pass(found).and_then(|found| self.gate.pass(found))
        });
        self.before.extend(report);
        self
    }

    /// Adds a finding. Costs as much as the number of comments.
    pub fn push(&mut self, found: Diagnostic) {
        for part in found.taken_apart().0 {
            if let Some(left) = self.pass(part) {
                self.gate.push(left);
            }
        }
    }

    /// What is left of a finding, unless a comment or the baseline passes over it.
    fn pass(&mut self, found: Diagnostic) -> Option<Diagnostic> {
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
        Some(found)
    }

    fn suppress(&mut self, by_what: usize, diagnostic: Diagnostic, by: SuppressedBy) {
        match self.suppressed.get_mut(by_what) {
            Some(some) if some.len() < self.most => some.push(Suppressed { diagnostic, by }),
            _ => self.more_suppressed += 1,
        }
    }

    /// Whether findings of a code have to be made, so that they can be looked at.
    fn looks_at(&self, code: &Code) -> bool {
        let comments = self.comments.as_ref();
        self.baseline.is_some()
            || self.gate.level.is_some()
            || comments.is_some_and(|comments| comments.look_at(code))
    }

    /// Checks a document: what was found in reading it comes first, then what the rules find, and all of it passes the
    /// allow comments of its files, judged by the day of the rules. To be called when everything else is set.
    ///
    /// [`RuleSet::check_document`] does this with a screen that has nothing but the limit of the rule set.
    pub fn check_document(mut self, rules: &RuleSet, document: &'d Document) -> Report {
        self.comments = Comments::any(document, rules.day());
        let before = std::mem::take(&mut self.before);
        let mut screen = self.holding(document.report().clone());
        screen.before.extend(before);
        screen.check(rules, document.architecture())
    }

    /// Runs rules on an architecture and gives the report.
    pub fn check(self, rules: &RuleSet, arch: &Architecture) -> Report {
        self.run(Some(rules), |to| rules.check_into(arch, to))
    }

    /// Checks a transition as [`Transition::check_with`] does, with what is found of the old version, of the new one
    /// and of the step each passing a screen.
    ///
    /// ```
    /// use justarch::{Architecture, Diff, FrameworkVersion, RuleLevel, Screen, Severity, Transition};
    /// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
    /// let quiet = || Screen::new().levels(|_| Some(RuleLevel::Info));
    /// let transition = Transition::between(&arch, &arch)?;
    /// let diff = Diff::between(&arch, &arch);
    /// let review = Screen::review([quiet(), quiet(), quiet()], &transition, diff);
    /// assert!(!review.new.is_empty());
    /// assert!(!review.has_at_least(Severity::Warning));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn review<'a>(
        [old, new, step]: [Self; 3],
        transition: &Transition<'a>,
        diff: Diff<'a>,
    ) -> Review<'a> {
        let [of_old, of_new] = transition.ends();
        Review {
            old: old.check(of_old.0, of_old.1),
            new: new.check(of_new.0, of_new.1),
            findings: step.run(None, |to| transition.step(&diff, to)),
            diff,
        }
    }

    /// Takes what is found, and gives the report. `check` gives the rules that could not be decided.
    fn run(
        mut self,
        rules: Option<&RuleSet>,
        check: impl FnOnce(&mut dyn Sink) -> Vec<Skipped>,
    ) -> Report {
        let skipped = check(&mut self);
        self.finish_by(skipped, rules)
    }

    /// The report, when all findings have been added. Of the rules that could not be decided it is not said that a
    /// comment or an entry of the baseline matches nothing.
    pub fn finish(self, skipped: Vec<Skipped>) -> Report {
        self.finish_by(skipped, None)
    }

    /// The same where the rules are known, so that unknown codes can be told.
    fn finish_by(mut self, skipped: Vec<Skipped>, rules: Option<&RuleSet>) -> Report {
        let undecided: Vec<_> = codes_of(&skipped).collect();
        let codes: Option<Vec<_>> =
            rules.map(|rules| rules.rules().map(|rule| &rule.info().code).collect());
        let of_comments = self
            .comments
            .map(|c| c.finish(&undecided, codes.as_deref()));
        let of_baseline = self.baseline.map(|b| b.finish(&undecided));
        for found in of_comments.into_iter().flatten() {
            self.gate.push(found);
        }
        for found in of_baseline.into_iter().flatten() {
            self.gate.push(found);
        }
        let [mut some, by_baseline] = self.suppressed;
        some.extend(by_baseline);
        let more = some.len().saturating_sub(self.most);
        some.truncate(self.most);
        let report = Report::of(self.gate.kept, skipped);
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
    /// written. For a baseline, or levels that depend on the finding, see [`Screen::check_document`].
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
        let mut screen = Screen::new().at_most(self.most());
        // What asks for a level has to see every finding, so it asks only if there is one.
        if !levels.is_empty() {
            screen = screen.levels(move |found| levels.of(&found.code));
        }
        screen.check_document(&rules, document)
    }
}

impl Sink for Screen<'_> {
    fn take(&mut self, found: Diagnostic) {
        self.push(found);
    }

    fn count(&mut self, code: &Code, severity: Severity, findings: usize) -> bool {
        !self.looks_at(code) && self.gate.kept.count(code, severity, findings)
    }

    fn count_part(&mut self, code: &Code, severity: Severity, group: &str) -> bool {
        !self.looks_at(code) && self.gate.kept.count_part(code, severity, group)
    }
}

impl Gate<'_> {
    fn push(&mut self, found: Diagnostic) {
        if let Some(found) = self.pass(found) {
            self.kept.take(found);
        }
    }

    /// The finding at the level that is wanted, if it is wanted at all.
    fn pass(&self, mut found: Diagnostic) -> Option<Diagnostic> {
        let level = self.level.as_ref().filter(|_| !is_refusal(&found));
        if let Some(level) = level.and_then(|level| level(&found)) {
            found.severity = level.severity()?;
        }
        Some(found)
    }
}
