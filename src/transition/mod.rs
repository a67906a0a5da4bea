//! The step from one version of an architecture to the next: both ends by their own framework, the changes
//! between them, and rules on the step itself.

mod context;
mod cut_off_service;
mod dropped_relations;
mod fallen_indicator;
mod grade_mapping;
mod highlights;
mod lost_element;
mod lost_national_link;
mod lower_security_level;
mod missing_introduction;
mod orphaned_personal_data;
mod overdue_plan;
mod raised_security_level;
mod review;
mod rule;
mod skipped_framework;
mod step;
mod stopped_dependency;
mod supersession;
#[cfg(any(feature = "render", feature = "draw"))]
mod told;
mod unfounded_end;
mod unknown_origin;
mod version_step;

pub use context::TransitionContext;
pub use highlights::Highlight;
pub use review::Review;
pub use rule::TransitionRule;

pub(crate) use rule::BuiltIn;
#[cfg(any(feature = "render", feature = "draw"))]
pub(crate) use told::{Form, Telling};

use std::sync::Arc;

use crate::date::Date;
use crate::diagnostic::{CappedReport, Completeness, Diagnostic, FINDINGS, Report, Skipped};
use crate::diff::Diff;
use crate::error::Error;
use crate::model::Architecture;
use crate::rules::{Level, Levels, RuleSet, Run};

/// The built-in rules on transitions, in order of code.
static RULES: &[&BuiltIn] = &[
    &lost_element::RULE,
    &dropped_relations::RULE,
    &lower_security_level::RULE,
    &missing_introduction::RULE,
    &grade_mapping::RULE,
    &fallen_indicator::RULE,
    &unfounded_end::RULE,
    &stopped_dependency::RULE,
    &cut_off_service::RULE,
    &lost_national_link::RULE,
    &orphaned_personal_data::RULE,
    &overdue_plan::RULE,
    &supersession::RULE,
    &version_step::RULE,
    &skipped_framework::RULE,
    &unknown_origin::RULE,
    &raised_security_level::RULE,
];

/// Every built-in rule on transitions.
pub(crate) fn built_in() -> impl Iterator<Item = &'static BuiltIn> {
    RULES.iter().copied()
}

/// The step from one version of an architecture to the next, to be checked.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Severity, Transition};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V2_0);
/// b.element("one-stop", ApplicationKind::OneStopSystem, "Một cửa điện tử")?;
/// let old = b.build()?;
/// let new = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let review = Transition::between(&old, &new)?.as_of("2024-06-30".parse()?).check();
/// assert!(review.findings.iter().any(|d| d.code.as_str() == "TRN001"));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Debug)]
pub struct Transition<'a> {
    old: &'a Architecture,
    new: &'a Architecture,
    old_rules: RuleSet,
    new_rules: RuleSet,
    as_of: Option<Date>,
    own: Vec<Arc<dyn TransitionRule>>,
    levels: Levels,
    most: usize,
}

impl<'a> Transition<'a> {
    /// The step between two versions. Refuses a document whose framework is not known; the error names those
    /// that are.
    pub fn between(old: &'a Architecture, new: &'a Architecture) -> Result<Self, Error> {
        Ok(Self {
            old,
            new,
            old_rules: RuleSet::for_framework(old.framework())?,
            new_rules: RuleSet::for_framework(new.framework())?,
            as_of: None,
            own: Vec::new(),
            levels: Levels::default(),
            most: FINDINGS,
        })
    }

    /// Judges the new version and the step by that day instead of the new document's own date. The old version
    /// keeps its own.
    #[must_use]
    pub fn as_of(mut self, date: Date) -> Self {
        self.as_of = Some(date.last_day());
        self.new_rules = self.new_rules.as_of(date);
        self
    }

    /// How many findings of each code are kept of either version and of the step; the rest is counted, as
    /// [`RuleSet::at_most`] says. [`Limits::findings`](crate::Limits::findings), unless said.
    #[must_use]
    pub fn at_most(mut self, findings: usize) -> Self {
        self.most = findings;
        self.old_rules = self.old_rules.at_most(findings);
        self.new_rules = self.new_rules.at_most(findings);
        self
    }

    /// Adds a rule of the user's own on the step. Refuses the codes that [`RuleSet::with`] refuses.
    pub fn with(mut self, rule: impl TransitionRule + 'static) -> Result<Self, Error> {
        let own = self.own.iter().map(|other| other.info());
        crate::rules::own_rule(rule.info(), own)?;
        self.own.push(Arc::new(rule));
        Ok(self)
    }

    /// Sets what happens with the findings of a code, a name or a family, whether it is a rule of documents or of
    /// transitions. Refuses a name that no rule has.
    pub fn set_level(&mut self, name: &str, level: Level) -> Result<(), Error> {
        let infos: Vec<_> = built_in()
            .map(|r| r as &dyn TransitionRule)
            .chain(self.own.iter().map(AsRef::as_ref))
            .map(TransitionRule::info)
            .collect();
        let here = self.levels.set(name, level, infos.into_iter());
        self.old_rules.set_level(name, level).ok();
        match self.new_rules.set_level(name, level) {
            Ok(()) => Ok(()),
            Err(_) => here,
        }
    }

    /// The rules on the step, in order of code; the user's own last.
    pub fn rules(&self) -> impl Iterator<Item = &dyn TransitionRule> {
        let framework = self.new_rules.framework();
        built_in()
            .map(|rule| rule as &dyn TransitionRule)
            .chain(self.own.iter().map(AsRef::as_ref))
            .filter(move |rule| (rule.info().applies)(framework))
    }

    /// Whether both versions were read whole. If not, what is found is so, but there may be more.
    pub fn completeness(&self) -> Completeness<'a> {
        Completeness::of_pair(self.old.unread(), self.new.unread())
    }

    /// Checks both ends and the step. About linear in both documents.
    pub fn check(&self) -> Review<'a> {
        self.check_with(match self.as_of {
            Some(day) => Diff::between_as_of(self.old, self.new, day),
            None => Diff::between(self.old, self.new),
        })
    }

    /// The same with a comparison that is already there, of which changes may have been classed otherwise or
    /// [accepted](crate::VerdictPolicy). It must be one of these two versions.
    ///
    /// ```
    /// use justarch::{Architecture, Diff, FrameworkVersion, Transition};
    /// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
    /// let review = Transition::between(&arch, &arch)?.check_with(Diff::between(&arch, &arch));
    /// assert!(review.diff.is_empty());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn check_with(&self, diff: Diff<'a>) -> Review<'a> {
        let mut found = CappedReport::new(self.most);
        let skipped = self.step(&diff, &mut |one| found.push(one));
        Review {
            old: self.old_rules.check(self.old),
            new: self.new_rules.check(self.new),
            findings: Report::of(found, skipped),
            diff,
        }
    }

    /// The two versions, each with its rules, the earlier one first.
    pub(crate) fn ends(&self) -> [(&RuleSet, &'a Architecture); 2] {
        [(&self.old_rules, self.old), (&self.new_rules, self.new)]
    }

    /// Runs the rules on the step; gives those that could not be decided.
    pub(crate) fn step(&self, diff: &Diff<'_>, to: &mut dyn FnMut(Diagnostic)) -> Vec<Skipped> {
        let date = self.as_of.or_else(|| self.new.evaluation_date());
        let context = TransitionContext {
            diff,
            old_framework: self.old_rules.framework(),
            new_framework: self.new_rules.framework(),
            date,
        };
        let mut run = Run::new(self.new, date, &self.levels, to);
        for rule in self.rules() {
            run.rule(rule.info(), |out| rule.check(&context, out));
        }
        run.finish()
    }
}
