//! Two versions compared: what changed, how grave it is, and who is affected.

mod accepted;
mod alike;
mod change;
#[cfg_attr(
    not(all(feature = "json", feature = "render")),
    allow(dead_code, reason = "only outputs ask for all of it")
)]
mod citing;
mod class;
mod collect;
mod contradiction;
mod cover;
mod direction;
mod elements;
mod entangled;
mod entries;
mod fields;
mod fingerprint;
mod gravest;
mod guards;
mod impact;
mod layer;
mod lineage;
mod organisations;
mod patch;
mod records;
mod relations;
mod summary;
mod uncertain;
mod unjudged;
mod usage;
mod values;
mod verdict;
mod whole;

pub use accepted::{Accepted, Reclassified};
pub use change::{Change, ChangeKind};
pub use class::{Bump, Class};
pub use contradiction::Contradiction;
pub use entries::ChangeEntry;
pub(crate) use fingerprint::{FORM, FORM_BEFORE};
pub use impact::Impact;
pub use lineage::{Evidence, Fate, Lineage, NearMiss};
pub use patch::{Patch, PatchAction, PatchEdit};
#[cfg(feature = "draw")]
pub(crate) use summary::record_label;
pub use uncertain::Uncertain;
pub use unjudged::UnjudgedEnds;

#[cfg(feature = "render")]
pub(crate) use citing::Citing;

use std::collections::HashSet;
use std::fmt;
use std::sync::OnceLock;

use crate::date::Date;
use crate::diagnostic::{Completeness, Side};
use crate::graph::Graph;
use crate::model::Architecture;

/// The differences between two versions of an architecture.
///
/// Elements are followed through `succeeds`, `retired` and `transferred`, and relations through the elements,
/// so that a rename is one change. Lineage itself is no change: a document compared with itself has none.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, Bump, ChangeKind, Class, Diff, FrameworkVersion, RelationKind};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("app", ApplicationKind::Application, "Phần mềm hộ tịch")?;
/// b.element("db", ApplicationKind::Database, "CSDL hộ tịch")?;
/// b.relate("app", RelationKind::Stores, "db")?;
/// let old = b.build()?;
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("app", ApplicationKind::Application, "Phần mềm hộ tịch")?;
/// let new = b.build()?;
///
/// let diff = Diff::between(&old, &new);
/// assert_eq!(diff.verdict(), Some(Class::Breaking));
/// assert_eq!(diff.required_bump(), Bump::Minor);
/// let worst = diff.changes().iter().find(|c| c.class == Class::Breaking).unwrap();
/// assert_eq!(worst.kind, ChangeKind::Removed);
/// assert_eq!(diff.impact(worst).affected()[0].id(), "app");
/// assert!(Diff::between(&old, &old).is_empty());
/// # Ok::<(), justarch::Error>(())
/// ```
pub struct Diff<'a> {
    old: &'a Architecture,
    new: &'a Architecture,
    lineage: Lineage<'a>,
    changes: Vec<Change<'a>>,
    uncertain: Vec<Uncertain>,
    accepted: Vec<Accepted<'a>>,
    reclassified: Vec<Reclassified>,
    day: Option<Date>,
    /// The same, if it was asked for.
    asked: Option<Date>,
    graphs: [OnceLock<Graph<'a>>; 2],
    /// The same without what has ended by the day of the version, where something has.
    current: [OnceLock<Option<Graph<'a>>>; 2],
}

impl fmt::Debug for Diff<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Diff")
            .field("old", &self.old)
            .field("new", &self.new)
            .field("changes", &self.changes)
            .finish_non_exhaustive()
    }
}

impl<'a> Diff<'a> {
    /// Compares two versions, each judged by its [own date](Architecture::evaluation_date): what has ended by then, and
    /// what is in use. O(n log n) in the elements, relations and fields of both.
    pub fn between(old: &'a Architecture, new: &'a Architecture) -> Self {
        Self::on(old, new, None)
    }

    /// The same with the later version judged by another day.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, ChangeKind, Class, Diff, FrameworkVersion, UserKind, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.state_date("2024-06-30".parse()?);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?.until("2025-12-31".parse()?);
    /// b.element("staff", UserKind::Official, "Cán bộ")?;
    /// b.relate("staff", RelationKind::Uses, "app")?;
    /// let arch = b.build()?;
    ///
    /// assert!(Diff::between(&arch, &arch).is_empty());
    /// let diff = Diff::between_as_of(&arch, &arch, "2026-07-01".parse()?);
    /// assert_eq!(diff.changes()[0].kind, ChangeKind::Expired);
    /// assert_eq!(diff.verdict(), Some(Class::Breaking));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn between_as_of(old: &'a Architecture, new: &'a Architecture, day: Date) -> Self {
        Self::on(old, new, Some(day.last_day()))
    }

    fn on(old: &'a Architecture, new: &'a Architecture, asked: Option<Date>) -> Self {
        let day = asked.or_else(|| new.evaluation_date());
        let days = collect::Days {
            old: old.evaluation_date(),
            new: day,
        };
        let lineage = Lineage::between(old, new);
        let usage = usage::Usage::of(old, days.old);
        let mut out = collect::Collector::new((old, new), &lineage, &usage, days);
        let likeness = elements::likeness(&out);
        let mut looked_at = HashSet::new();
        for group in lineage.groups().iter() {
            entangled::compare(&mut out, &likeness, group);
            if relations::compare(&mut out, group) {
                looked_at.insert(group.number);
            }
        }
        relations::symmetric(&mut out, &looked_at);
        records::compare(&mut out);
        organisations::compare(&mut out);
        let (changes, uncertain) = out.finish();
        Self {
            old,
            new,
            lineage,
            changes,
            uncertain,
            accepted: Vec::new(),
            reclassified: Vec::new(),
            day,
            asked,
            graphs: Default::default(),
            current: Default::default(),
        }
    }

    /// The day by which the later version is judged: the one that was asked for, else its own date.
    pub fn judged_on(&self) -> Option<Date> {
        self.day
    }

    /// The day that was [asked for](Self::between_as_of).
    pub(crate) fn asked_for(&self) -> Option<Date> {
        self.asked
    }

    /// The earlier version.
    pub fn earlier(&self) -> &'a Architecture {
        self.old
    }

    /// The later version.
    pub fn later(&self) -> &'a Architecture {
        self.new
    }

    /// What became of each element.
    pub fn lineage(&self) -> &Lineage<'a> {
        &self.lineage
    }

    /// The changes: those of the document first, then by layer, id and kind; sources last. Those that somebody
    /// [accepted](Self::accepted) are not among them.
    pub fn changes(&self) -> &[Change<'a>] {
        &self.changes
    }

    /// Whether both versions were read whole. If not, there may be more changes than are listed, and the verdict is
    /// at least what [`verdict`](Self::verdict) says.
    pub fn completeness(&self) -> Completeness<'a> {
        Completeness::of_pair(self.old.unread(), self.new.unread())
    }

    /// What cannot be told because a part of a version was not read, by subject: none of it is among the changes.
    pub fn uncertain(&self) -> &[Uncertain] {
        &self.uncertain
    }

    /// Whether nothing changed as far as both could be read, accepted changes included.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.accepted.is_empty()
    }

    /// The gravest class of all changes; `None` if there are none but accepted ones.
    pub fn verdict(&self) -> Option<Class> {
        self.changes.iter().map(|c| c.class).max()
    }

    /// The step of the version that the changes ask for. This is the one answer: every rule and page uses it.
    ///
    /// | the gravest change | step, at the least |
    /// |---|---|
    /// | editorial | patch |
    /// | compatible | minor |
    /// | breaking | minor |
    /// | another framework | major, or a [restart](Self::is_restart) |
    pub fn required_bump(&self) -> Bump {
        let steps = self.changes.iter().map(Change::bump);
        steps.max().unwrap_or(Bump::None)
    }

    /// The step that the two versions take; `None` if one states no version, or the version falls. A
    /// [restart](Self::is_restart) counts as a major step.
    pub fn actual_bump(&self) -> Option<Bump> {
        let (was, is) = (self.old.version()?, self.new.version()?);
        if self.is_restart() {
            return Some(Bump::Major);
        }
        Bump::between(&was, &is)
    }

    /// Whether the versions are numbered anew: the new version is under another framework, its number is not higher,
    /// and the decision that issued it states so (`restarts: true` at `issued`).
    ///
    /// ```
    /// use justarch::{Architecture, Bump, Diff, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V2_0);
    /// b.version(&"2.1".parse()?);
    /// let old = b.build()?;
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.version(&"1.0".parse()?);
    /// b.issued("12/QĐ-BTP", "2024-06-15".parse()?).restarts();
    /// let new = b.build()?;
    /// let diff = Diff::between(&old, &new);
    /// assert!(diff.is_restart());
    /// assert_eq!(diff.actual_bump(), Some(Bump::Major));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn is_restart(&self) -> bool {
        let (Some(was), Some(is)) = (self.old.version(), self.new.version()) else {
            return false;
        };
        self.new.restarts() && self.old.framework() != self.new.framework() && is <= was
    }

    /// Whether the version rises as much as the changes ask; `None` if one of the two states no version.
    ///
    /// ```
    /// use justarch::{Architecture, Diff, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.version(&"1.0".parse()?);
    /// let arch = b.build()?;
    /// assert_eq!(Diff::between(&arch, &arch).is_step_enough(), Some(true));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn is_step_enough(&self) -> Option<bool> {
        let _both = (self.old.version()?, self.new.version()?);
        // A version that falls is less than no step.
        Some(self.actual_bump() >= Some(self.required_bump()))
    }

    /// The old version as a graph; built on the first call.
    pub fn earlier_graph(&self) -> &Graph<'a> {
        let [old, _] = &self.graphs;
        old.get_or_init(|| Graph::of(self.old))
    }

    /// A version as a graph of what is there on its day; built on the first call.
    fn current_graph(&self, side: Side) -> &Graph<'a> {
        let [old, new] = &self.current;
        let current = match side {
            Side::Old => {
                old.get_or_init(|| Graph::on_if_less(self.old, self.old.evaluation_date()))
            }
            Side::New => new.get_or_init(|| Graph::on_if_less(self.new, self.day)),
        };
        current.as_ref().unwrap_or_else(|| match side {
            Side::Old => self.earlier_graph(),
            Side::New => self.later_graph(),
        })
    }

    /// The new version as a graph; built on the first call.
    pub fn later_graph(&self) -> &Graph<'a> {
        let [_, new] = &self.graphs;
        new.get_or_init(|| Graph::of(self.new))
    }
}
