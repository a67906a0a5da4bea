//! The gap between a document and a framework: what the framework demands that the document lacks, with the
//! edits that would close it.

mod demand;
mod edit;
mod fixes;
mod introductions;
mod lines;
mod parameters;

pub use demand::Demand;
pub use edit::{Edit, Input};
pub use parameters::{Parameter, Parameters};

use std::collections::BTreeSet;

use crate::date::Date;
use crate::diagnostic::{Completeness, Diagnostic, Severity};
use crate::error::{Error, ErrorKind};
use crate::framework::Framework;
use crate::model::{Architecture, Builder, Place, Unread};
use crate::rules::RuleSet;
use crate::version::FrameworkVersion;
use fixes::{Case, Fix};

/// What a framework demands of a document that it lacks: the errors that the rules of the framework find, and
/// what the framework introduced. Other warnings are no part of it.
///
/// Each demand carries the edits that meet it. What only a person can know is a named parameter that the
/// caller supplies. For a document without errors under its own framework, applying all edits gives a document
/// without errors under the target, unless [`Gap::open`] names demands that have no edits.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{FrameworkVersion, Gap, Parameters, RuleSet, Severity, reference};
/// let arch = reference::moj_2_0();
/// let gap = Gap::to(&arch, FrameworkVersion::V3_0).unwrap();
/// assert!(gap.open().next().is_none());
///
/// let given = Parameters::from_iter([
///     ("e-identification-platform.owner", "mps: Bộ Công an"),
///     ("e-identification-system.owner", "mps"),
/// ]);
/// let new = gap.apply(&arch, &given).unwrap();
/// let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
/// assert!(!rules.check(&new).has_at_least(Severity::Error));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Gap {
    from: FrameworkVersion,
    to: FrameworkVersion,
    own_errors: Option<usize>,
    /// By rank.
    demands: Vec<Demand>,
    /// The positions of the demands in the order in which their edits are applied.
    order: Vec<usize>,
    /// What of the document could not be read.
    unread: Unread,
}

/// Findings of rules that are part of a gap although they are warnings: what a framework introduced.
const INTRODUCED: &[&str] = &["DAT007"];

/// One edit can bring the next demand to light; this many times at most. A chain ends much sooner.
const ROUNDS: usize = 64;

impl Gap {
    /// Measures the gap between a document and a framework.
    ///
    /// The rules judge by the date of the document and, if that is earlier, also by the day of the
    /// framework. Costs a few checks of the document. The error names the known frameworks.
    pub fn to(arch: &Architecture, framework: FrameworkVersion) -> Result<Self, Error> {
        let target = Framework::get(framework)?;
        let own = arch.evaluation_date();
        let first = target.decision.from;
        let mut days = vec![own];
        if first.is_some() && own < first {
            days.push(first);
        }
        Self::measure(arch, target, &days)
    }

    /// Measures the gap by the law of one day.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion, Gap};
    /// let arch = Architecture::builder("demo", FrameworkVersion::V2_0).build()?;
    /// let gap = Gap::to_as_of(&arch, FrameworkVersion::V3_0, "2024-06".parse()?)?;
    /// // What stands in the head of a document does not depend on the day.
    /// assert_eq!(gap.demands()[0].code.as_str(), "DOC001");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn to_as_of(
        arch: &Architecture,
        framework: FrameworkVersion,
        date: Date,
    ) -> Result<Self, Error> {
        let target = Framework::get(framework)?;
        Self::measure(arch, target, &[Some(date.last_day())])
    }

    fn measure(
        arch: &Architecture,
        target: &'static Framework,
        days: &[Option<Date>],
    ) -> Result<Self, Error> {
        let mut demands = introductions::demands(arch, target);
        let mut seen = BTreeSet::new();
        let mut still = Vec::new();
        for _ in 0..ROUNDS {
            let probe = stand_in(arch, &demands)?;
            still = findings(&probe, target, days)?;
            let before = demands.len();
            let mut rebuilt = false;
            for found in &still {
                // One merge at a time: whatever comes next has to see what it left.
                if rebuilt || seen.contains(&key(found)) {
                    continue;
                }
                rebuilt |= is_introduced(found);
                seen.insert(key(found));
                let mut demand = Demand::of(found);
                let case = Case {
                    arch: &probe,
                    target,
                    found,
                };
                if let Some(Fix { edits, parameters }) = fixes::propose(&case) {
                    demand.edits = edits;
                    demand.parameters = parameters;
                    demand.help = None;
                }
                demands.push(demand);
            }
            if demands.len() == before {
                break;
            }
        }
        let left: BTreeSet<_> = still.iter().map(key).collect();
        for demand in &mut demands {
            let place = demand.places.first().cloned();
            let name = (demand.code.to_string(), place, both(&demand.message));
            demand.met = !demand.edits.is_empty() && !left.contains(&name);
        }
        let mut ranked: Vec<usize> = (0..demands.len()).collect();
        ranked.sort_by_cached_key(|nth| demands.get(*nth).map(Demand::rank));
        let mut order: Vec<usize> = (0..demands.len()).collect();
        order.sort_by_key(|place| ranked.get(*place).copied());
        let demands = ranked.iter().filter_map(|nth| demands.get(*nth).cloned());
        let own = RuleSet::for_framework(arch.framework()).ok();
        Ok(Self {
            from: arch.framework(),
            to: target.version,
            // Nothing but the count is asked for.
            own_errors: own.map(|rules| rules.at_most(0).check(arch).count(Severity::Error)),
            demands: demands.collect(),
            order,
            unread: arch.unread().clone(),
        })
    }

    /// The framework that the document claims.
    pub fn from(&self) -> FrameworkVersion {
        self.from
    }

    /// The framework that the gap leads to.
    pub fn target(&self) -> FrameworkVersion {
        self.to
    }

    /// How many errors the document has under its own framework; `None` if that is not known. Only without
    /// any does applying the edits promise a document without errors.
    pub fn own_errors(&self) -> Option<usize> {
        self.own_errors
    }

    /// What is demanded: errors first, then the document before its elements.
    pub fn demands(&self) -> &[Demand] {
        &self.demands
    }

    /// The demands that the edits do not meet: a person has to find out how.
    pub fn open(&self) -> impl Iterator<Item = &Demand> {
        self.demands.iter().filter(|d| !d.met)
    }

    /// Whether applying all edits is seen to give a document without errors under the target: every demand is
    /// met, and the document was read whole and had no errors of its own.
    pub fn closes(&self) -> bool {
        self.unread.is_empty() && self.own_errors == Some(0) && self.open().next().is_none()
    }

    /// Whether the document was read whole. If not, what it lacks may stand in what could not be read, and
    /// [`apply`](Self::apply) gives a document without that part, which its [`unread`](Architecture::unread) names.
    pub fn completeness(&self) -> Completeness<'_> {
        Completeness::of(&self.unread)
    }

    /// What the edits ask of a person, in the order of the demands.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.demands.iter().flat_map(|d| &d.parameters)
    }

    /// The parameters that are still to be supplied.
    pub fn missing(&self, given: &Parameters) -> Vec<&Parameter> {
        let asked = self.parameters().filter(|p| !p.optional);
        asked.filter(|p| given.of(p).is_none()).collect()
    }

    /// The document with all edits applied. The document must be the one that the gap was measured on.
    ///
    /// Refuses a name that no parameter has, a value that the place of the parameter cannot hold, and
    /// parameters that are not supplied: the error names all of those.
    pub fn apply(&self, arch: &Architecture, given: &Parameters) -> Result<Architecture, Error> {
        let missing = self.missing(given);
        if !missing.is_empty() {
            let names: Vec<_> = missing.iter().map(|p| p.name.as_str()).collect();
            let names = names.join(", ");
            return Err(Error::value(format!(
                "these parameters are not supplied: {names}"
            )));
        }
        let known = |name: &&str| {
            let mut asked = self.parameters();
            asked.any(|p| p.name == **name || p.general.as_deref() == Some(*name))
        };
        let strange: Vec<_> = given.names().filter(|name| !known(name)).collect();
        if !strange.is_empty() {
            let names = strange.join(", ");
            return Err(Error::new(
                ErrorKind::UnknownName,
                format!("no parameter is called {names}"),
            ));
        }
        let demands = self.order.iter().filter_map(|nth| self.demands.get(*nth));
        edited(arch, demands, given)?.build()
    }
}

/// The document with the edits applied and something in place of what has to be asked.
fn stand_in(arch: &Architecture, demands: &[Demand]) -> Result<Architecture, Error> {
    let asked = demands.iter().flat_map(|d| &d.parameters);
    let given = asked.map(|p| (p.name.clone(), p.stand_in.clone()));
    edited(arch, demands.iter(), &given.collect())?.build()
}

fn edited<'d>(
    arch: &Architecture,
    demands: impl Iterator<Item = &'d Demand>,
    given: &Parameters,
) -> Result<Builder, Error> {
    let mut out = arch.to_builder();
    for demand in demands {
        let asked: Vec<_> = demand.parameters.iter().collect();
        for edit in &demand.edits {
            edit.apply(&mut out, &asked, given)?;
        }
    }
    Ok(out)
}

/// What the rules of the target say that belongs to a gap; each once.
fn findings(
    arch: &Architecture,
    target: &'static Framework,
    days: &[Option<Date>],
) -> Result<Vec<Diagnostic>, Error> {
    // The tables of the framework speak for these.
    let by_table = [introductions::DOC001, introductions::DOC004];
    let mut all: Vec<Diagnostic> = Vec::new();
    let mut seen = BTreeSet::new();
    for day in days {
        let rules = RuleSet::for_framework(target.version)?;
        let rules = match day {
            Some(day) => rules.as_of(*day),
            None => rules,
        };
        // Each is a demand to be met: none may be left out.
        rules.check_each(arch, |found| {
            let counts = found.severity == Severity::Error || is_introduced(&found);
            if counts && !by_table.contains(&found.code) && seen.insert(key(&found)) {
                all.push(found);
            }
        });
    }
    Ok(all)
}

fn is_introduced(found: &Diagnostic) -> bool {
    INTRODUCED.contains(&found.code.as_str())
}

/// What makes two findings the same one.
fn key(found: &Diagnostic) -> (String, Option<Place>, String) {
    let place = found.place().cloned();
    (found.code.to_string(), place, both(&found.message))
}

fn both(text: &crate::text::Text) -> String {
    use crate::text::Lang;
    format!("{}\n{}", text.get(Lang::Vi), text.get(Lang::En))
}
