//! Measuring: rules are asked again and again, each time with all edits so far, until nothing new is demanded.
//!
//! Two readings of the document are looked at. In the *bare* one stands what is known: the edits that ask nothing and
//! the values that were supplied. In the *full* one something stands in for every other value. A finding of both is a
//! demand; one of the full reading alone would rest on a value that nobody ever stated, and one of the bare reading
//! alone goes with the values that are asked for anyway.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::demand::Demand;
use super::edit::Edit;
use super::fixes::{self, Case, Fix};
use super::introductions;
use super::parameters::{Parameter, Parameters};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::error::Error;
use crate::framework::Framework;
use crate::model::{Architecture, Builder, Place};
use crate::rules::RuleSet;
use crate::text::{Lang, Text};

/// Findings of rules that are part of a gap although they are warnings: what a framework introduced.
const INTRODUCED: &[&str] = &["DAT007"];

/// One edit can bring the next demand to light; this many times at most. A chain ends much sooner.
const ROUNDS: usize = 64;

/// What is measured, and by which law.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) arch: &'a Architecture,
    pub(super) target: &'static Framework,
    pub(super) days: &'a [Option<Date>],
    pub(super) given: &'a Parameters,
}

/// What came out.
pub(super) struct Measured {
    /// In the order in which their edits are applied.
    pub(super) demands: Vec<Demand>,
    /// The parameters whose supplied value does not meet the demand.
    pub(super) refused: BTreeSet<String>,
    /// Whether the values may bring demands that nothing else does.
    pub(super) may_grow: bool,
}

/// What makes two findings the same one.
type Key = (Code, Option<Place>, String);

fn key(found: &Diagnostic) -> Key {
    let text = both(&found.message);
    (found.code.clone(), found.place().cloned(), text)
}

fn both(text: &Text) -> String {
    format!("{}\n{}", text.get(Lang::Vi), text.get(Lang::En))
}

/// What a finding is about, whatever it says of it.
type About = (Code, Option<Place>, Box<str>);

fn about(found: &Diagnostic) -> About {
    let detail = found.discriminator.clone();
    (found.code.clone(), found.place().cloned(), detail)
}

struct Measuring<'a> {
    of: Question<'a>,
    demands: Vec<Demand>,
    /// What each demand is about, if a rule made it, and which finding it was.
    origins: Vec<Option<(About, Key)>>,
    /// The last demand that is about something.
    by_about: HashMap<About, usize>,
    /// Where each parameter is asked for: the demand, and the place in its list.
    asked: HashMap<String, Vec<(usize, usize)>>,
    seen: HashSet<Key>,
    refused: BTreeSet<String>,
    /// The choices of parameters none of whose values meets the demand.
    hopeless: HashSet<String>,
    all_choices: HashMap<String, Vec<String>>,
}

pub(super) fn measure(of: Question<'_>) -> Result<Measured, Error> {
    let mut measuring = Measuring {
        of,
        demands: Vec::new(),
        origins: Vec::new(),
        by_about: HashMap::new(),
        asked: HashMap::new(),
        seen: HashSet::new(),
        refused: BTreeSet::new(),
        hopeless: HashSet::new(),
        all_choices: HashMap::new(),
    };
    for demand in introductions::demands(of.arch, of.target, of.days) {
        measuring.push(demand, None);
    }
    let asked = measuring.demands.iter().flat_map(|d| &d.parameters);
    let early = asked.filter(|p| of.given.of(p).is_some_and(|day| p.is_too_early(day)));
    measuring.refused = early.map(|p| p.name.clone()).collect();
    let mut still = Vec::new();
    for _ in 0..ROUNDS {
        let bare = measuring.reading(false)?;
        let known = of.findings(&bare)?;
        let full = measuring.is_pending().then(|| measuring.reading(true));
        let full = full.transpose()?;
        // Where no value is pending both readings are one, and it is checked once.
        still = match &full {
            Some(full) => of.findings(full)?,
            None => known.clone(),
        };
        let full = full.as_ref().unwrap_or(&bare);
        let narrower = measuring.narrow(full, &still);
        let contested = measuring.contest(&bare, &known);
        if narrower || contested {
            continue;
        }
        if !measuring.take(&bare, &known, &still) {
            break;
        }
    }
    measuring.weigh_choices()?;
    Ok(measuring.finish(&still))
}

impl Question<'_> {
    /// What the rules of the target say that belongs to a gap; each once.
    fn findings(&self, arch: &Architecture) -> Result<Vec<Diagnostic>, Error> {
        let mut all: Vec<Diagnostic> = Vec::new();
        let mut seen = HashSet::new();
        for day in self.days {
            let rules = RuleSet::for_framework(self.target.version)?;
            let rules = match day {
                Some(day) => rules.as_of(*day),
                None => rules,
            };
            // Each is a demand to be met: none may be left out.
            rules.check_each(arch, |found| {
                let counts = found.severity == Severity::Error || is_introduced(&found);
                // The table of the framework speaks for the name of the view.
                let by_table = found.code == introductions::DOC004;
                if counts && !by_table && seen.insert(key(&found)) {
                    all.push(found);
                }
            });
        }
        Ok(all)
    }
}

fn is_introduced(found: &Diagnostic) -> bool {
    INTRODUCED.contains(&found.code.as_str())
}

impl<'a> Measuring<'a> {
    fn push(&mut self, demand: Demand, origin: Option<(About, Key)>) {
        let nth = self.demands.len();
        for (place, asked) in demand.parameters.iter().enumerate() {
            let places = self.asked.entry(asked.name.clone()).or_default();
            places.push((nth, place));
        }
        if let Some((about, _)) = &origin {
            self.by_about.insert(about.clone(), nth);
        }
        self.demands.push(demand);
        self.origins.push(origin);
    }

    fn value(&self, asked: &Parameter) -> Option<&'a str> {
        self.of.given.sound(asked, &self.refused)
    }

    /// The document with all edits: with what is known, or with something for everything.
    fn reading(&self, full: bool) -> Result<Architecture, Error> {
        let value = |p: &Parameter| match self.value(p) {
            None if full => Some(p.stand_in.clone()),
            known => known.map(str::to_owned),
        };
        edited(self.of.arch, self.demands.iter(), &value)?.build()
    }

    fn is_pending(&self) -> bool {
        let mut asked = self.demands.iter().flat_map(|d| &d.parameters);
        asked.any(|p| self.value(p).is_none())
    }

    /// A parameter that is asked for, by name.
    fn parameter(&self, name: &str) -> Option<&Parameter> {
        let (nth, place) = self.asked.get(name)?.first()?;
        self.demands.get(*nth)?.parameters.get(*place)
    }

    fn change(&mut self, name: &str, change: impl Fn(&mut Parameter)) {
        for (nth, place) in self.asked.get(name).into_iter().flatten() {
            let demand = self.demands.get_mut(*nth);
            if let Some(asked) = demand.and_then(|d| d.parameters.get_mut(*place)) {
                change(asked);
            }
        }
    }

    /// The parameters with a closed set of values that would be asked for once more because of findings: their
    /// values do not meet the demand.
    fn unmet(&self, arch: &Architecture, found: &[Diagnostic]) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for found in found.iter().filter(|found| !is_introduced(found)) {
            let target = self.of.target;
            let fix = fixes::propose(&Case {
                arch,
                target,
                found,
            });
            for asked in fix.into_iter().flat_map(|fix| fix.parameters) {
                let here = self.parameter(&asked.name);
                let open = here.is_some_and(|p| !p.choices.is_empty());
                if open && !self.hopeless.contains(&asked.name) {
                    names.insert(asked.name);
                }
            }
        }
        names
    }

    /// Takes out the values that stand in for parameters and do not meet the demand.
    fn narrow(&mut self, full: &Architecture, found: &[Diagnostic]) -> bool {
        let mut names = self.unmet(full, found);
        names.retain(|name| {
            self.parameter(name)
                .is_some_and(|p| self.value(p).is_none())
        });
        for name in &names {
            let Some(asked) = self.parameter(name) else {
                continue;
            };
            let all = asked.choices.clone();
            let rest: Vec<String> = all
                .iter()
                .filter(|c| **c != asked.stand_in)
                .cloned()
                .collect();
            let all = self.all_choices.entry(name.clone()).or_insert(all).clone();
            let lost = rest.is_empty();
            let choices = if lost { all } else { rest };
            if lost {
                self.hopeless.insert(name.clone());
                self.refused.remove(name);
            }
            let first = choices.first().cloned().unwrap_or_default();
            self.change(name, |asked| {
                asked.choices.clone_from(&choices);
                asked.stand_in.clone_from(&first);
            });
        }
        !names.is_empty()
    }

    /// Notes the supplied values that do not meet the demand.
    fn contest(&mut self, bare: &Architecture, found: &[Diagnostic]) -> bool {
        let before = self.refused.len();
        let names = self.unmet(bare, found);
        let given = |name: &String| {
            self.parameter(name)
                .is_some_and(|p| self.value(p).is_some())
        };
        let given: Vec<_> = names.into_iter().filter(given).collect();
        self.refused.extend(given);
        self.refused.len() > before
    }

    /// Makes demands of the findings of both readings that are new. Gives whether there were any.
    fn take(&mut self, bare: &Architecture, known: &[Diagnostic], still: &[Diagnostic]) -> bool {
        let in_full: HashMap<About, &Diagnostic> = still
            .iter()
            .rev()
            .map(|found| (about(found), found))
            .collect();
        let current: HashSet<Key> = known.iter().map(key).collect();
        let fresh: Vec<&Diagnostic> = known
            .iter()
            .filter(|found| !self.seen.contains(&key(found)))
            .filter_map(|found| {
                let full = in_full.get(&about(found))?;
                // A finding of several things may have one less where values are supplied.
                let fewer = full.labels.len() < found.labels.len();
                Some(if fewer { *full } else { found })
            })
            .collect();
        // Whatever comes next has to see what merges leave.
        let first = fresh.iter().any(|found| is_introduced(found));
        let before = self.seen.len();
        for found in fresh {
            if first && !is_introduced(found) || !self.seen.insert(key(found)) {
                continue;
            }
            if self.demand(bare, found, &current) {
                break;
            }
        }
        self.seen.len() > before
    }

    /// Makes a demand of a finding. Gives whether the next one has to see what its edits leave.
    fn demand(&mut self, bare: &Architecture, found: &Diagnostic, current: &HashSet<Key>) -> bool {
        let target = self.of.target;
        let fix = fixes::propose(&Case {
            arch: bare,
            target,
            found,
        });
        let mut demand = Demand::of(found);
        let mut rebuilds = false;
        if let Some(Fix { edits, parameters }) = fix {
            let again = parameters.iter().all(|p| self.asked.contains_key(&p.name));
            let known = self.by_about.contains_key(&about(found));
            if !parameters.is_empty() && again && known {
                return false;
            }
            rebuilds = edits
                .iter()
                .any(|edit| matches!(edit, Edit::Rename { .. } | Edit::Add { .. }));
            demand.edits = edits;
            demand.parameters = parameters;
            demand.help = None;
            self.share_choices(&mut demand);
        }
        let (about, key) = (about(found), key(found));
        // The same finding, worded anew after edits to others, takes the place of what it was.
        let outdated = self
            .by_about
            .get(&about)
            .copied()
            .filter(|_| demand.edits.is_empty());
        let old = outdated.and_then(|nth| {
            let (old, origin) = (self.demands.get_mut(nth)?, self.origins.get_mut(nth)?);
            let gone = !current.contains(&origin.as_ref()?.1) && old.edits.is_empty();
            gone.then_some((old, origin))
        });
        match old {
            Some((old, origin)) => {
                *old = demand;
                *origin = Some((about, key));
            }
            None => self.push(demand, Some((about, key))),
        }
        rebuilds
    }

    /// A parameter that is asked for already has the choices that it has there.
    fn share_choices(&self, demand: &mut Demand) {
        for asked in &mut demand.parameters {
            if let Some(known) = self.parameter(&asked.name) {
                asked.choices.clone_from(&known.choices);
                asked.stand_in.clone_from(&known.stand_in);
            }
        }
    }

    /// Takes out of the choices behind the first what does not meet the demand.
    fn weigh_choices(&mut self) -> Result<(), Error> {
        let choices: HashMap<String, Vec<String>> = self
            .asked
            .keys()
            .filter_map(|name| Some((name, self.parameter(name)?)))
            .filter(|(name, p)| !self.hopeless.contains(*name) && self.value(p).is_none())
            .map(|(name, p)| (name.clone(), p.choices.clone()))
            .collect();
        let most = choices.values().map(Vec::len).max().unwrap_or_default();
        let mut unfit: HashSet<(String, usize)> = HashSet::new();
        for nth in 1..most {
            for (name, choices) in &choices {
                if let Some(choice) = choices.get(nth) {
                    self.change(name, |asked| asked.stand_in.clone_from(choice));
                }
            }
            let full = self.reading(true)?;
            let found = self.of.findings(&full)?;
            unfit.extend(
                self.unmet(&full, &found)
                    .into_iter()
                    .map(|name| (name, nth)),
            );
        }
        for (name, choices) in &choices {
            let fit = choices.iter().enumerate();
            let fit = fit.filter(|(nth, _)| !unfit.contains(&(name.clone(), *nth)));
            let fit: Vec<String> = fit.map(|(_, choice)| choice.clone()).collect();
            let first = fit.first().cloned();
            self.change(name, |asked| {
                asked.choices.clone_from(&fit);
                if let Some(first) = &first {
                    asked.stand_in.clone_from(first);
                }
            });
        }
        Ok(())
    }

    fn finish(mut self, still: &[Diagnostic]) -> Measured {
        let left: HashSet<About> = still.iter().map(about).collect();
        for (demand, origin) in self.demands.iter_mut().zip(&self.origins) {
            let stays = origin
                .as_ref()
                .is_some_and(|(about, _)| left.contains(about));
            demand.met = !demand.edits.is_empty() && !stays;
        }
        let demanded: HashSet<&About> = self.origins.iter().flatten().map(|(a, _)| a).collect();
        let may_grow = left.iter().any(|about| !demanded.contains(about));
        Measured {
            demands: self.demands,
            refused: self.refused,
            may_grow,
        }
    }
}

/// The document with the edits of demands applied; what has no value is left out.
pub(super) fn edited<'d>(
    arch: &Architecture,
    demands: impl Iterator<Item = &'d Demand>,
    value: &dyn Fn(&Parameter) -> Option<String>,
) -> Result<Builder, Error> {
    let mut out = arch.to_builder();
    for demand in demands {
        let asked: HashMap<&str, &Parameter> = demand
            .parameters
            .iter()
            .map(|p| (p.name.as_str(), p))
            .collect();
        for edit in &demand.edits {
            edit.apply(&mut out, &asked, value)?;
        }
    }
    Ok(out)
}
