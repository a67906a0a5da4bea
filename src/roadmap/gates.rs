//! What every state between two waves has to satisfy.

use std::collections::{BTreeMap, BTreeSet};

use super::constraints::{holds, is_missed, runs};
use super::leave::reached_by_user;
use super::reach::{reached, services_in_use, supported};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Code, Severity};
use crate::model::{Architecture, ElementRef};
use crate::rules::RuleSet;
use crate::text::Text;
use crate::version::FrameworkVersion;

/// The state after a wave, judged.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct StateReport {
    /// The day by which it was judged, if one is known.
    pub judged_on: Option<Date>,
    /// What must not be and is: a state with any of it is not sound. None are expected.
    pub faults: Vec<Text>,
    /// Services that channels offered to users and that the new version itself no longer keeps within reach.
    pub unreached: Vec<String>,
    /// Public services in use that no system in use supports, though the earlier version or the new one has them
    /// supported: a state with any of them is not valid.
    pub unsupported: Vec<String>,
    /// How many rules of the framework in force find nothing; `None` if the framework is not known.
    pub satisfied: Option<usize>,
    /// The rules that find something: the gravest severity and the number of findings. They are listed and
    /// are no gates.
    pub violated: Vec<(Code, Severity, usize)>,
    /// The rules that find errors, with the number of errors alone.
    pub errors: Vec<(Code, usize)>,
    /// How many findings there are of each severity.
    pub found: Vec<(Severity, usize)>,
}

impl StateReport {
    /// Whether nothing is there that must not be, whatever rules find.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// Whether it is sound, every service has the support that it had, its framework is known, and no rule finds an
    /// error in it.
    pub fn is_valid(&self) -> bool {
        self.is_sound()
            && self.unsupported.is_empty()
            && self.satisfied.is_some()
            && self.count(Severity::Error) == 0
    }

    /// How many findings there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let all = self.found.iter().filter(|(s, _)| *s == severity);
        all.map(|(_, count)| count).sum()
    }

    /// How many errors a rule finds.
    pub fn errors_of(&self, code: &Code) -> usize {
        let all = self.errors.iter().filter(|(of, _)| of == code);
        all.map(|(_, count)| count).sum()
    }
}

/// What the ends of the roadmap excuse.
pub(super) struct Gates<'a> {
    /// Dependencies of what runs on what waits that one of the versions has itself.
    excused: BTreeSet<(String, String)>,
    /// Users and the services that each of them reaches.
    old_of_user: Option<BTreeSet<(&'a str, &'a str)>>,
    new_of_user: Option<BTreeSet<(&'a str, &'a str)>>,
    old_reached: BTreeSet<&'a str>,
    new_reached: BTreeSet<&'a str>,
    old_supported: BTreeSet<&'a str>,
    new_supported: BTreeSet<&'a str>,
}

impl<'a> Gates<'a> {
    /// Each version is judged by its day.
    pub(super) fn of(
        [old, new]: [&'a Architecture; 2],
        [before, after]: [Option<Date>; 2],
    ) -> Self {
        let mut excused = premature(old, before);
        excused.extend(premature(new, after));
        Self {
            excused,
            old_of_user: reached_by_user(old, before),
            new_of_user: reached_by_user(new, after),
            old_reached: reached(old, before),
            new_reached: reached(new, after),
            old_supported: supported(old, before),
            new_supported: supported(new, after),
        }
    }

    /// Judges a state as it is on a day. `new_id` gives the new id of an old element that goes on.
    pub(super) fn judge(
        &self,
        (state, day): (&Architecture, Option<Date>),
        framework: FrameworkVersion,
        new_id: impl Fn(&str) -> Option<String>,
    ) -> StateReport {
        let mut report = StateReport {
            judged_on: day,
            ..StateReport::default()
        };
        // Of each pair one end may have got its new id while the other has not.
        let later = |id: &str| new_id(id).unwrap_or_else(|| id.to_owned());
        let settled = |(from, to): &(String, String)| (later(from), later(to));
        let excused: BTreeSet<_> = self.excused.iter().map(settled).collect();
        for pair in premature(state, day) {
            if excused.contains(&settled(&pair)) {
                continue;
            }
            let (from, to) = pair;
            report.faults.push(bilingual!(
                "`{from}` đang vận hành nhưng phụ thuộc vào `{to}` mới dự kiến hoặc đã dừng",
                "`{from}` is in use but depends on `{to}`, which is planned or has ended"
            ));
        }
        let here = reached(state, day);
        let mut out_of_reach = BTreeSet::new();
        for id in &self.old_reached {
            let renamed = new_id(id);
            let is_there = |id: &str| state.element(id).is_some();
            let names = [Some((*id).to_owned()), renamed.clone()];
            let mut names = names.into_iter().flatten().filter(|id| is_there(id));
            let Some(now) = names.next() else { continue };
            if here.contains(now.as_str()) {
                continue;
            }
            let lost = renamed.is_some_and(|id| !self.new_reached.contains(id.as_str()));
            if lost {
                report.unreached.push(now);
            } else {
                report.faults.push(bilingual!(
                    "người dùng không còn tiếp cận được dịch vụ `{now}`",
                    "people can no longer reach the service `{now}`"
                ));
                out_of_reach.insert(now);
            }
        }
        let lost = self.lost((state, day), &new_id);
        let lost = lost.into_iter().filter(|(_, s)| !out_of_reach.contains(s));
        report.faults.extend(lost.map(|(user, service)| {
            bilingual!(
                "nhóm người dùng `{user}` không còn tiếp cận được dịch vụ `{service}`",
                "the user group `{user}` can no longer reach the service `{service}`"
            )
        }));
        report.unsupported = self.unsupported((state, day), new_id);
        if let Ok(rules) = RuleSet::for_framework(framework) {
            let rules = match day {
                Some(day) => rules.as_of(day),
                None => rules,
            };
            let found = rules.check(state);
            let mut by_code: BTreeMap<Code, (Severity, usize)> = BTreeMap::new();
            let mut errors: BTreeMap<Code, usize> = BTreeMap::new();
            let listed = found.iter().map(|d| (&d.code, d.severity, 1));
            let dropped = found.dropped().iter();
            let dropped = dropped.map(|d| (&d.code, d.severity, d.count));
            for (code, severity, count) in listed.chain(dropped) {
                let (worst, sum) = by_code.entry(code.clone()).or_insert((severity, 0));
                *worst = severity.max(*worst);
                *sum += count;
                if severity == Severity::Error {
                    *errors.entry(code.clone()).or_default() += count;
                }
            }
            report.errors = errors.into_iter().collect();
            report.found = [Severity::Info, Severity::Warning, Severity::Error]
                .into_iter()
                .map(|severity| (severity, found.count(severity)))
                .filter(|(_, count)| *count > 0)
                .collect();
            let clean = rules
                .rules()
                .filter(|r| !by_code.contains_key(&r.info().code));
            let skipped = found.skipped().iter().map(|s| &s.code);
            let skipped: BTreeSet<_> = skipped.filter(|c| !by_code.contains_key(c)).collect();
            report.satisfied = Some(clean.count().saturating_sub(skipped.len()));
            let violated = by_code.into_iter().map(|(code, (s, n))| (code, s, n));
            report.violated = violated.collect();
        }
        report
    }
}

impl Gates<'_> {
    /// Users and services that both versions keep within their reach, and the state does not.
    fn lost(
        &self,
        (state, day): (&Architecture, Option<Date>),
        new_id: impl Fn(&str) -> Option<String>,
    ) -> BTreeSet<(String, String)> {
        let here = reached_by_user(state, day);
        let (Some(old), Some(new), Some(here)) = (&self.old_of_user, &self.new_of_user, here)
        else {
            return BTreeSet::new();
        };
        let now = |id: &str, later: &str| {
            let mut ids = [id, later].into_iter();
            ids.find(|id| state.element(id).is_some())
                .map(str::to_owned)
        };
        let kept = old.iter().filter_map(|(user, service)| {
            let later = (new_id(user)?, new_id(service)?);
            let is_kept = new.contains(&(later.0.as_str(), later.1.as_str()));
            let names = (now(user, &later.0)?, now(service, &later.1)?);
            is_kept.then_some(names)
        });
        kept.filter(|(user, service)| !here.contains(&(user.as_str(), service.as_str())))
            .collect()
    }

    /// The services of a state that lack the support which one of the versions gives them.
    fn unsupported(
        &self,
        (state, day): (&Architecture, Option<Date>),
        new_id: impl Fn(&str) -> Option<String>,
    ) -> Vec<String> {
        let here = supported(state, day);
        let renamed: BTreeSet<_> = self.old_supported.iter().map(|id| new_id(id)).collect();
        let was_supported = |id: &str| {
            self.old_supported.contains(id)
                || self.new_supported.contains(id)
                || renamed.contains(&Some(id.to_owned()))
        };
        let services = services_in_use(state, day).map(ElementRef::id);
        let lost = services.filter(|id| !here.contains(id) && was_supported(id));
        lost.map(str::to_owned).collect()
    }
}

/// Pairs of which the first runs on a day and depends on the second, which is planned or has ended.
fn premature(arch: &Architecture, day: Option<Date>) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for relation in arch.relations().filter(|r| holds(*r, day)) {
        let is_missed = |to| is_missed(to, relation.kind(), day);
        let premature = relation.dependences();
        for (from, to) in premature.filter(|(from, to)| runs(*from, day) && is_missed(*to)) {
            found.insert((from.id().to_owned(), to.id().to_owned()));
        }
    }
    found
}
