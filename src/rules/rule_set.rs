//! The rules that apply to a document, and running them.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::run::{Levels, Run};
use super::{BuiltIn, Context, Flow, Level, Profile, Rule, built_in, for_all, own_rule};
use crate::date::Date;
use crate::diagnostic::{
    CappedReport, Code, Diagnostic, FINDINGS, Judged, Report, Severity, Skipped,
};
use crate::error::Error;
use crate::framework::Framework;
use crate::model::{Architecture, Field, Subject};
use crate::text::Text;
use crate::version::FrameworkVersion;

/// The rules of a framework, with what the caller changed about them.
///
/// ```
/// use justarch::{Architecture, Code, FrameworkVersion, Level, RuleSet, RuleLevel, Severity};
/// let arch = Architecture::fragment("empty", FrameworkVersion::V3_0).build()?;
/// let mut rules = RuleSet::for_framework(arch.framework())?;
/// let report = rules.check(&arch);
/// assert!(report.has_at_least(Severity::Error));
/// // Nothing is said about the layers if that family is allowed.
/// rules.set_level("LAY", RuleLevel::Allow)?;
/// assert!(rules.check(&arch).iter().all(|d| d.code.family() != "LAY"));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct RuleSet {
    framework: &'static Framework,
    as_of: Option<Date>,
    profiles: Vec<&'static Profile>,
    own: Vec<Arc<dyn Rule>>,
    levels: Levels,
    most: usize,
}

impl RuleSet {
    /// The built-in rules that apply to a framework. The error names the known frameworks.
    pub fn for_framework(version: FrameworkVersion) -> Result<Self, Error> {
        Ok(Self {
            framework: Framework::get(version)?,
            as_of: None,
            profiles: Vec::new(),
            own: Vec::new(),
            levels: Levels::default(),
            most: FINDINGS,
        })
    }

    /// Judges by that day instead of the document's own date.
    #[must_use]
    pub fn as_of(mut self, date: Date) -> Self {
        self.as_of = Some(date.last_day());
        self
    }

    /// How many findings of each code [`check`](Self::check) keeps: the first ones; the rest is counted.
    /// [`Limits::findings`](crate::Limits::findings), unless said.
    #[must_use]
    pub fn at_most(mut self, findings: usize) -> Self {
        self.most = findings;
        self
    }

    /// The profiles: groups of rules that are off unless asked for, or unless the document is that of the body
    /// they are for.
    pub fn profiles() -> &'static [Profile] {
        Profile::all()
    }

    /// Turns the rules of a profile on, whatever the document. The error names the known profiles.
    ///
    /// ```
    /// use justarch::{FrameworkVersion, RuleSet};
    /// let rules = RuleSet::for_framework(FrameworkVersion::V3_0)?;
    /// assert!(rules.rules().all(|r| r.info().code.family() != "MOJ"));
    /// let rules = rules.with_profile("moj")?;
    /// assert!(rules.rules().any(|r| r.info().code.family() == "MOJ"));
    /// assert!(rules.with_profile("mof").unwrap_err().to_string().contains("known are moj"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn with_profile(mut self, name: &str) -> Result<Self, Error> {
        let profile = Profile::get(name)?;
        if self.profiles.iter().all(|p| p.name != profile.name) {
            self.profiles.push(profile);
        }
        Ok(self)
    }

    /// Adds a rule of the user's own. Refuses a code that is not of the form of `ACME001`, is of one of the families of
    /// the library, or is that of a rule added before, and a name that another rule bears.
    ///
    /// ```
    /// use justarch::{Code, Context, Findings, FrameworkVersion, Rule, RuleInfo, RuleSet, Severity, Text};
    /// #[derive(Debug)]
    /// struct Silent(RuleInfo);
    /// impl Rule for Silent {
    ///     fn info(&self) -> &RuleInfo {
    ///         &self.0
    ///     }
    ///     fn check(&self, _: &Context<'_>, _: &mut Findings<'_>) {}
    /// }
    /// let silent = |code: &str| Silent(RuleInfo::new(Code::new(code), Severity::Info, Text::new("im lặng", "silent")));
    /// let rules = RuleSet::for_framework(FrameworkVersion::V3_0)?.with(silent("ACME001"))?;
    /// assert!(rules.clone().with(silent("ACME001")).is_err());
    /// assert!(rules.clone().with(silent("SEC001")).is_err());
    /// assert!(rules.with(silent("")).is_err());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn with(mut self, rule: impl Rule + 'static) -> Result<Self, Error> {
        own_rule(rule.info(), self.own.iter().map(|other| other.info()))?;
        self.own.push(Arc::new(rule));
        Ok(self)
    }

    /// Sets what happens with the findings of a code or of its [name](crate::RuleName), or of a whole family such as `LAY`. A
    /// code wins over its family. Refuses a name that no rule has.
    pub fn set_level(&mut self, name: &str, level: Level) -> Result<(), Error> {
        let own = self.own.iter().map(|r| r.info());
        let rules = built_in().map(|r| &r.info).chain(own);
        self.levels.set(name, level, rules)
    }

    /// The framework.
    pub fn framework(&self) -> &'static Framework {
        self.framework
    }

    /// The rules that run on every document, in order of family and code: those of profiles turned on after the
    /// common ones, the user's own last.
    pub fn rules(&self) -> impl Iterator<Item = &dyn Rule> {
        self.rules_for(None)
    }

    fn rules_for(&self, arch: Option<&Architecture>) -> impl Iterator<Item = &dyn Rule> {
        let of_profiles = Profile::all()
            .iter()
            .filter(move |profile| self.has_profile(profile, arch))
            .flat_map(Profile::built_in);
        for_all()
            .chain(of_profiles)
            .map(|rule: &'static BuiltIn| rule as &dyn Rule)
            .chain(self.own.iter().map(AsRef::as_ref))
            .filter(|rule| (rule.info().applies)(self.framework))
    }

    /// Whether the rules of a profile run on a document: it was turned on, or the document is that of its body.
    fn has_profile(&self, profile: &Profile, arch: Option<&Architecture>) -> bool {
        self.profiles.iter().any(|p| p.name == profile.name)
            || arch.is_some_and(|arch| profile.is_on_for(arch))
    }

    /// The rules of the user's own.
    pub(crate) fn own(&self) -> impl Iterator<Item = &dyn Rule> {
        self.own.iter().map(AsRef::as_ref)
    }

    /// The day to judge by instead of the document's own.
    pub(crate) fn day(&self) -> Option<Date> {
        self.as_of
    }

    /// How many findings are kept.
    pub(crate) fn most(&self) -> usize {
        self.most
    }

    /// The same rules without the levels that were set, and these.
    pub(crate) fn without_levels(&self) -> (Self, Levels) {
        let mut plain = self.clone();
        let levels = std::mem::take(&mut plain.levels);
        (plain, levels)
    }

    /// Runs every rule on an architecture, and those of the profiles that are for its body. Keeps
    /// [so many](Self::at_most) findings and counts the rest.
    ///
    /// Of what was read from text, what was found in reading and the comments of the file are not looked at: that is
    /// for [`check_document`](Self::check_document).
    pub fn check(&self, arch: &Architecture) -> Report {
        let mut found = CappedReport::new(self.most);
        let skipped = self.check_each(arch, |one| found.push(one));
        Report::of(found, skipped).judged_by(self.judged(arch))
    }

    /// By what an architecture is judged.
    pub(crate) fn judged(&self, arch: &Architecture) -> Judged {
        Judged {
            day: self.as_of.or_else(|| arch.evaluation_date()),
            asked: self.as_of.is_some(),
            framework: self.framework.version,
        }
    }

    /// The same for whoever wants every finding, however many there are: each is handed over when it is made, in the
    /// order in which rules and elements come, and none is kept. What holds of [each](crate::Members::Each) of several
    /// things is handed over member by member. Gives the rules that could not be decided.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion, RuleSet};
    /// let arch = Architecture::fragment("empty", FrameworkVersion::V3_0).build()?;
    /// let rules = RuleSet::for_framework(arch.framework())?;
    /// let mut codes = Vec::new();
    /// rules.check_each(&arch, |found| codes.push(found.code));
    /// codes.dedup();
    /// assert!(rules.check(&arch).iter().all(|found| codes.contains(&found.code)));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    ///
    /// If the function gives a [`ControlFlow`], it can stop: no rule is begun any more, and nothing else is handed over.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use justarch::{Architecture, FrameworkVersion, RuleSet, Severity};
    /// let arch = Architecture::fragment("empty", FrameworkVersion::V3_0).build()?;
    /// let rules = RuleSet::for_framework(arch.framework())?;
    /// let first_error = rules.check_each(&arch, |found| match found.severity {
    ///     Severity::Error => ControlFlow::Break(found),
    ///     _ => ControlFlow::Continue(()),
    /// });
    /// assert!(first_error.is_break());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn check_each<F: Flow>(
        &self,
        arch: &Architecture,
        mut to: impl FnMut(Diagnostic) -> F,
    ) -> F::Output<Vec<Skipped>> {
        let stopped = Cell::new(false);
        let mut with = None;
        let mut hand_over = |found| {
            if !stopped.get()
                && let ControlFlow::Break(value) = to(found).flow()
            {
                stopped.set(true);
                with = Some(value);
            }
        };
        let skipped = self.run(arch, &mut hand_over, &|| stopped.get());
        F::output(match with {
            Some(value) => ControlFlow::Break(value),
            None => ControlFlow::Continue(skipped),
        })
    }

    /// Hands findings over until there are no more, or it is told to stop.
    fn run(
        &self,
        arch: &Architecture,
        to: &mut dyn FnMut(Diagnostic),
        is_stopped: &dyn Fn() -> bool,
    ) -> Vec<Skipped> {
        let date = self.as_of.or_else(|| arch.evaluation_date());
        let context = Context::new(arch, self.framework, date);
        if arch.framework().is_stated() && arch.framework() != self.framework.version {
            to(other_framework(arch, self.framework));
        }
        if let Some(caveat) = self.framework.caveat() {
            to(not_known(caveat));
        }
        let mut run = Run::new(arch, date, &self.levels, to);
        for rule in self.rules_for(Some(arch)) {
            if is_stopped() {
                break;
            }
            run.rule(rule.info(), |out| rule.check(&context, out));
        }
        run.finish()
    }
}
/// The document follows another framework than the rules are of.
pub(crate) const OTHER_FRAMEWORK: Code = Code::of("CHK002");

fn other_framework(arch: &Architecture, framework: &Framework) -> Diagnostic {
    let (own, judged) = (arch.framework(), framework.version);
    let message = crate::bilingual!(
        "kiến trúc theo khung {own} được kiểm tra theo các quy tắc của khung {judged}",
        "the architecture follows framework {own}; it was checked by the rules of framework {judged}"
    );
    Diagnostic::new(OTHER_FRAMEWORK, Severity::Info, message)
        .label(Subject::Document.at(Field::FrameworkNumber), None)
        .help(crate::bilingual!(
            "Kết quả cho biết kiến trúc đáp ứng khung {judged} đến đâu; để kiểm tra theo khung của chính kiến trúc, dùng khung {own}.",
            "The findings say how far it meets framework {judged}; to check it by its own, use framework {own}."
        ))
}

/// What the rules rest on is not known in full.
pub(crate) const NOT_KNOWN: Code = Code::of("CHK003");

fn not_known(caveat: Text) -> Diagnostic {
    Diagnostic::new(NOT_KNOWN, Severity::Info, caveat)
        .label(Subject::Document.at(Field::FrameworkNumber), None)
}
