//! The gap between a document and a framework: what the framework demands that the document lacks, with the
//! edits that would close it.

mod applied;
mod demand;
mod edit;
mod fixes;
mod introductions;
mod lines;
mod measure;
mod migrate;
mod naming;
mod parameters;
mod summary;

pub use applied::Applied;
pub use demand::Demand;
pub use edit::{Edit, Input};
pub use migrate::{Migration, Regraded};
pub use parameters::{Parameter, Parameters};

use std::collections::{BTreeSet, HashMap};

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Completeness, Judged, Severity};
use crate::error::Error;
use crate::framework::Framework;
use crate::model::{Architecture, Field, Table, Unread};
use crate::rules::RuleSet;
use crate::text::Text;
use crate::version::FrameworkVersion;
use lines::Writer;
use measure::{Measured, Question, measure};

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
///     ("people-data-store.owner", "mps"),
///     ("consolidated-data-store.owner", "mps"),
///     ("state-date", "2024-06-30"),
/// ]);
/// let new = gap.apply(&arch, &given).unwrap();
/// let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
/// assert!(!rules.check(&new).has_at_least(Severity::Error));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Gap {
    from: FrameworkVersion,
    target: &'static Framework,
    /// The days whose law judges, each in turn.
    days: Vec<Option<Date>>,
    /// Whether the new version is judged by its own date, and not by a day that was asked for.
    by_own_day: bool,
    own_errors: Option<usize>,
    /// As they are shown.
    demands: Vec<Demand>,
    /// The positions of the demands in the order in which their edits are applied.
    order: Vec<usize>,
    /// What of the document could not be read.
    unread: Unread,
    /// The parameters whose supplied value does not meet the demand.
    refused: BTreeSet<String>,
    may_grow: bool,
    /// The values that were supplied.
    given: Parameters,
    /// How many contents and component architectures of the document are stated as not known.
    stated_unknown: [usize; 2],
}

impl Gap {
    /// Measures the gap between a document and a framework.
    ///
    /// The rules judge by the date of the document and, if that is earlier, also by the day of the
    /// framework. Costs a few checks of the document. The error names the known frameworks, or says that the framework
    /// is older than that of the document: nothing leads back.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{FrameworkVersion, Gap, reference};
    /// assert!(Gap::to(&reference::moj_3_0(), FrameworkVersion::V2_0).is_err());
    /// # }
    /// ```
    pub fn to(arch: &Architecture, framework: FrameworkVersion) -> Result<Self, Error> {
        let target = forward(arch, framework)?;
        let own = arch.evaluation_date();
        let first = target.decision.from;
        let mut days = vec![own];
        if first.is_some() && own < first {
            days.push(first);
        }
        let own = own_errors(arch, None);
        Self::measure(arch, target, (days, true), own, &Parameters::default())
    }

    /// Measures the gap by the law of one day. Refuses what [`to`](Self::to) refuses.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion, Gap};
    /// let arch = Architecture::fragment("demo", FrameworkVersion::V2_0).build()?;
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
        let target = forward(arch, framework)?;
        let own = own_errors(arch, Some(date));
        let days = vec![Some(date.last_day())];
        Self::measure(arch, target, (days, false), own, &Parameters::default())
    }

    fn measure(
        arch: &Architecture,
        target: &'static Framework,
        (days, by_own_day): (Vec<Option<Date>>, bool),
        own_errors: Option<usize>,
        given: &Parameters,
    ) -> Result<Self, Error> {
        let mut judged = days.clone();
        let stated = given.get(introductions::STATE_DATE);
        if let Some(day) = stated.and_then(|day| day.trim().parse::<Date>().ok())
            && by_own_day
        {
            judged.push(Some(day));
        }
        let Measured {
            demands,
            refused,
            may_grow,
        } = measure(Question {
            arch,
            target,
            days: &judged,
            given,
        })?;
        let shown = shown(arch, &demands);
        let mut order = vec![0; demands.len()];
        for (shown, applied) in shown.iter().enumerate() {
            if let Some(place) = order.get_mut(*applied) {
                *place = shown;
            }
        }
        let mut demands: Vec<Option<Demand>> = demands.into_iter().map(Some).collect();
        let demands = shown.iter().filter_map(|nth| demands.get_mut(*nth)?.take());
        let mut demands: Vec<Demand> = demands.collect();
        let mut writer = Writer::new(arch);
        for demand in &mut demands {
            demand.written = writer.write(&demand.edits);
        }
        Ok(Self {
            from: arch.framework(),
            target,
            days,
            by_own_day,
            own_errors,
            demands,
            order,
            unread: arch.unread().clone(),
            refused,
            may_grow,
            stated_unknown: [Table::Contents, Table::Views]
                .map(|table| stated_unknown(arch, table)),
            given: given.clone(),
        })
    }

    /// The gap as it is once values are supplied: what follows from them is demanded too, and values that do not
    /// meet their demand are [refused](Self::refused). The document must be the one that this gap was measured on.
    ///
    /// ```
    /// use justarch::{Document, FrameworkVersion, Gap, Parameters};
    /// # #[cfg(feature = "yaml")] {
    /// let text = std::fs::read_to_string("tests/rules/base-2.0.yaml").unwrap();
    /// let document = Document::parse("base.yaml", &text).unwrap();
    /// let arch = document.architecture();
    /// let gap = Gap::to(arch, FrameworkVersion::V3_0).unwrap();
    /// let given = Parameters::from_iter([("licence.grade", "partial")]);
    /// let gap = gap.with(arch, &given).unwrap();
    /// assert!(gap.missing(&given).iter().all(|p| p.name != "licence.grade"));
    /// # }
    /// ```
    pub fn with(&self, arch: &Architecture, given: &Parameters) -> Result<Self, Error> {
        if *given == self.given {
            return Ok(self.clone());
        }
        let days = (self.days.clone(), self.by_own_day);
        Self::measure(arch, self.target, days, self.own_errors, given)
    }

    /// The parameters for which a value was [supplied](Self::with) that does not meet the demand.
    pub fn refused(&self) -> impl Iterator<Item = &Parameter> {
        let mut asked = self.refused.clone();
        self.parameters().filter(move |p| asked.remove(&p.name))
    }

    /// The framework that the document claims.
    pub fn from(&self) -> FrameworkVersion {
        self.from
    }

    /// The framework that the gap leads to.
    pub fn target(&self) -> FrameworkVersion {
        self.target.version
    }

    /// What of the target is [not known](Framework::caveat), and so is not demanded. `None` where all of it is known.
    ///
    /// ```
    /// use justarch::{FrameworkVersion, Gap, reference};
    /// let gap = Gap::to(&reference::moj_3_0(), FrameworkVersion::V4_0)?;
    /// assert!(gap.caveat().is_some());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn caveat(&self) -> Option<Text> {
        self.target.caveat()
    }

    /// That the target is [no longer in force](Framework::ended_by) on the day whose law judges: the day that was
    /// asked for, else the document's own date. `None` while it is, or without a date.
    ///
    /// ```
    /// use justarch::{FrameworkVersion, Gap, reference};
    /// let (arch, v3) = (reference::moj_2_0(), FrameworkVersion::V3_0);
    /// assert!(Gap::to(&arch, v3)?.ended().is_none());
    /// assert!(Gap::to_as_of(&arch, v3, "2026-11-28".parse()?)?.ended().is_some());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn ended(&self) -> Option<Text> {
        let day = self.days.first().copied().flatten()?;
        self.target.ended_by(day)
    }

    /// By what the demands are measured.
    pub fn judged(&self) -> Judged {
        let day = self.days.first().copied().flatten();
        Judged {
            day,
            asked: !self.by_own_day,
            framework: self.target.version,
        }
    }

    /// How many errors the document has under its own framework; `None` if that is not known. Only without
    /// any does applying the edits promise a document without errors.
    pub fn own_errors(&self) -> Option<usize> {
        self.own_errors
    }

    /// How many contents, and how many component architectures, the document itself states as
    /// [not known](Field::Unknown).
    pub fn stated_unknown(&self) -> [usize; 2] {
        self.stated_unknown
    }

    /// What is demanded: errors first, then the document before its elements.
    pub fn demands(&self) -> &[Demand] {
        &self.demands
    }

    /// The demands in the order in which their edits are applied.
    fn in_order(&self) -> impl Iterator<Item = &Demand> {
        self.order.iter().filter_map(|nth| self.demands.get(*nth))
    }

    /// The elements, organisations and entries of `retired` and `transferred` whose fates of an earlier step the edits
    /// take away.
    fn dropped_fates(&self) -> impl Iterator<Item = &str> {
        let edits = self.demands.iter().flat_map(|d| &d.edits);
        edits.flat_map(|edit| {
            let (ids, entries) = match edit {
                Edit::DropFates {
                    succeeding,
                    entries,
                } => (&succeeding[..], &entries[..]),
                _ => (&[][..], &[][..]),
            };
            let entries = entries.iter().map(|(_, key)| key);
            ids.iter().chain(entries).map(String::as_str)
        })
    }

    /// The demands that the edits do not meet: a person has to find out how.
    pub fn open(&self) -> impl Iterator<Item = &Demand> {
        self.demands.iter().filter(|d| !d.met)
    }

    /// Whether applying all edits is seen to give a document without errors under the target: every demand is
    /// met, and the document was read whole and had no errors of its own. What follows from values still to be supplied is demanded
    /// [with them](Self::with).
    pub fn closes(&self) -> bool {
        self.unread.is_empty()
            && self.own_errors == Some(0)
            && !self.may_grow
            && self.open().next().is_none()
    }

    /// Whether the document was read whole. If not, what it lacks may stand in what could not be read, and
    /// [`apply`](Self::apply) gives a document without that part, which its [`unread`](Architecture::unread) names.
    pub fn completeness(&self) -> Completeness<'_> {
        Completeness::of(&self.unread)
    }

    /// What the edits ask of a person, in the order of the demands; each once.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        let mut seen = BTreeSet::new();
        let asked = self.demands.iter().flat_map(|d| &d.parameters);
        asked.filter(move |p| seen.insert(p.name.as_str()))
    }

    /// The parameters that are still to be supplied.
    pub fn missing(&self, given: &Parameters) -> Vec<&Parameter> {
        let asked = self.parameters().filter(|p| !p.optional);
        asked.filter(|p| given.of(p).is_none()).collect()
    }
}

/// The tables of a framework, unless it is older than that of the document.
fn forward(arch: &Architecture, to: FrameworkVersion) -> Result<&'static Framework, Error> {
    let target = Framework::get(to)?;
    let own = arch.framework();
    if own.is_stated() && own > to {
        return Err(Error::value(bilingual!(
            "khung đích {to} cũ hơn khung {own} của văn bản; chỉ xác định yêu cầu khi chuyển lên khung mới hơn",
            "framework {to} is older than framework {own} of the document; a gap leads to a newer framework only"
        )));
    }
    Ok(target)
}

/// How many entries of a table are stated as not known.
fn stated_unknown(arch: &Architecture, table: Table) -> usize {
    let records = arch.records(table);
    let unknown = records.filter(|record| record.fields().text(Field::Unknown).is_some());
    unknown.count()
}

/// How many errors a document has under its own framework.
fn own_errors(arch: &Architecture, as_of: Option<Date>) -> Option<usize> {
    let rules = RuleSet::for_framework(arch.framework()).ok()?;
    let rules = match as_of {
        Some(day) => rules.as_of(day),
        None => rules,
    };
    // Nothing but the count is asked for.
    Some(rules.at_most(0).check(arch).count(Severity::Error))
}

/// The positions of the demands as they are shown: by rank, and each after those that make what it names.
fn shown(arch: &Architecture, demands: &[Demand]) -> Vec<usize> {
    let mut ranked: Vec<usize> = (0..demands.len()).collect();
    ranked.sort_by_cached_key(|nth| demands.get(*nth).map(Demand::rank));
    let mut rank = vec![0; demands.len()];
    for (place, nth) in ranked.into_iter().enumerate() {
        if let Some(rank) = rank.get_mut(nth) {
            *rank = place;
        }
    }
    let mut makers: HashMap<&str, usize> = HashMap::new();
    for (nth, demand) in demands.iter().enumerate() {
        let mut own = rank.get(nth).copied().unwrap_or_default();
        for (id, makes) in demand.edits.iter().flat_map(Edit::ids) {
            match makers.get(id) {
                Some(maker) => own = own.max(*maker),
                None if makes && arch.element(id).is_none() => {
                    makers.insert(id, own);
                }
                None => {}
            }
        }
        if let Some(rank) = rank.get_mut(nth) {
            *rank = own;
        }
    }
    let mut shown: Vec<usize> = (0..demands.len()).collect();
    shown.sort_by_key(|nth| (rank.get(*nth).copied(), *nth));
    shown
}
