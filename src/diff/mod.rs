//! Two versions compared: what changed, how grave it is, and who is affected.

mod accepted;
mod change;
mod class;
mod collect;
mod elements;
mod fields;
mod fingerprint;
mod impact;
mod lineage;
mod pairing;
mod patch;
mod reach;
mod records;
mod relations;
mod same;
mod serial;
mod summary;
mod touched;
mod verdict;
mod whole;

pub use accepted::Accepted;
pub use change::{Change, ChangeKind};
pub use class::{Bump, Class};
pub(crate) use fingerprint::FORM;
pub use impact::Impact;
pub use lineage::{Evidence, Fate, Lineage, NearMiss};
pub use patch::{Patch, PatchAction, PatchEdit};

pub(crate) use reach::Reach;
pub(crate) use same::Same;

use std::fmt;
use std::sync::OnceLock;

use crate::graph::Graph;
use crate::model::Architecture;

/// The differences between two versions of an architecture.
///
/// Elements are followed through `succeeds`, `retired` and `transferred`, and relations through the elements,
/// so that a rename is one change. Lineage itself is no change: a document compared with itself has none.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, Bump, ChangeKind, Class, Diff, FrameworkVersion, RelationKind};
/// let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
/// b.element("app", ApplicationKind::Application, "Phần mềm hộ tịch")?;
/// b.element("db", ApplicationKind::Database, "CSDL hộ tịch")?;
/// b.relate("app", RelationKind::Stores, "db")?;
/// let old = b.build()?;
/// let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
/// b.element("app", ApplicationKind::Application, "Phần mềm hộ tịch")?;
/// let new = b.build()?;
///
/// let diff = Diff::between(&old, &new);
/// assert_eq!(diff.verdict(), Some(Class::Breaking));
/// assert_eq!(diff.required_bump(), Bump::Major);
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
    accepted: Vec<Accepted<'a>>,
    graphs: [OnceLock<Graph<'a>>; 2],
    dependents: [OnceLock<reach::Dependents>; 2],
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
    /// Compares two versions. O(n log n) in the elements, relations and fields of both.
    pub fn between(old: &'a Architecture, new: &'a Architecture) -> Self {
        let (same, alike) = same::Same::with_words(old, new);
        let lineage = Lineage::between(old, new, &same);
        let usage = verdict::Usage::of(old);
        let mut out = collect::Collector::new(&lineage, &same, old, new);
        let stores = (old.store(), new.store());
        let touched = touched::Touched::of(stores, lineage.groups(), &same, alike);
        elements::compare(&mut out, &usage, &touched);
        relations::compare(&mut out, &touched);
        records::compare(&mut out);
        let changes = out.finish();
        Self {
            old,
            new,
            lineage,
            changes,
            accepted: Vec::new(),
            graphs: Default::default(),
            dependents: Default::default(),
        }
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

    /// Whether nothing changed, accepted changes included.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.accepted.is_empty()
    }

    /// The gravest class of all changes; `None` if there are none but accepted ones.
    pub fn verdict(&self) -> Option<Class> {
        self.changes.iter().map(|c| c.class).max()
    }

    /// The step of the version that the changes ask for.
    pub fn required_bump(&self) -> Bump {
        self.verdict().map_or(Bump::None, Class::bump)
    }

    /// The step that the two versions take; `None` if one states no version, or the version falls.
    pub fn actual_bump(&self) -> Option<Bump> {
        Bump::between(&self.old.version()?, &self.new.version()?)
    }

    /// The old version as a graph; built on the first call.
    pub fn earlier_graph(&self) -> &Graph<'a> {
        let [old, _] = &self.graphs;
        old.get_or_init(|| Graph::of(self.old))
    }

    /// The new version as a graph; built on the first call.
    pub fn later_graph(&self) -> &Graph<'a> {
        let [_, new] = &self.graphs;
        new.get_or_init(|| Graph::of(self.new))
    }
}
