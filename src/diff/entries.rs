//! Changes with what follows from them: a merge and the relations that went with it are one entry.

use std::cmp::Reverse;

use hashbrown::{HashMap, HashSet};

use super::{Change, ChangeKind, Class, Diff};
use crate::model::{RecordRef, RelationKind, Subject, Table};

/// A change and the changes that follow from it.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, ChangeKind, Diff, FrameworkVersion, InfrastructureKind, RelationKind};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("app", ApplicationKind::Application, "Phần mềm")?;
/// b.element("centre", InfrastructureKind::DataCentre, "Trung tâm dữ liệu")?;
/// b.relate("app", RelationKind::HostedOn, "centre")?;
/// let old = b.build()?;
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("app", ApplicationKind::Application, "Phần mềm")?;
/// let new = b.build()?;
/// let diff = Diff::between(&old, &new);
/// let entries = diff.entries();
/// assert_eq!(entries.len(), 1);
/// assert_eq!(entries[0].change.kind, ChangeKind::Removed);
/// assert_eq!(entries[0].consequences.len(), 1);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ChangeEntry<'d, 'a> {
    /// The cause.
    pub change: &'d Change<'a>,
    /// What follows from it, in the order of changes.
    pub consequences: Vec<&'d Change<'a>>,
}

impl ChangeEntry<'_, '_> {
    /// The gravest class of the change and of what follows from it.
    pub fn class(&self) -> Class {
        let consequences = self.consequences.iter().map(|c| c.class);
        consequences.fold(self.change.class, Class::max)
    }

    /// Whether the change itself is of a lower class than what follows from it.
    pub fn is_mixed(&self) -> bool {
        self.change.class != self.class()
    }
}

/// Where an element of the comparison came, went or continued.
fn is_of_whole_element(change: &Change<'_>) -> bool {
    let is_element = |s: &Subject| matches!(s, Subject::Element(_));
    if !change.old.iter().chain(&change.new).all(is_element) {
        return false;
    }
    match change.kind {
        ChangeKind::Added
        | ChangeKind::Removed
        | ChangeKind::Retired
        | ChangeKind::Replaced
        | ChangeKind::Renamed
        | ChangeKind::Merged
        | ChangeKind::Split
        | ChangeKind::Regrouped => true,
        // The owner of an element is a field of it; a hand-over to a body outside is not.
        ChangeKind::Transferred => change.field.is_none(),
        ChangeKind::Moved
        | ChangeKind::Changed
        | ChangeKind::Expired
        | ChangeKind::Scaled
        | ChangeKind::Converted
        | ChangeKind::Rerouted => false,
    }
}

/// Whether the new subjects of such a change are the old ones going on, not others in their place.
fn goes_on(kind: ChangeKind) -> bool {
    match kind {
        ChangeKind::Added
        | ChangeKind::Renamed
        | ChangeKind::Merged
        | ChangeKind::Split
        | ChangeKind::Regrouped
        | ChangeKind::Transferred => true,
        ChangeKind::Removed
        | ChangeKind::Retired
        | ChangeKind::Replaced
        | ChangeKind::Moved
        | ChangeKind::Changed
        | ChangeKind::Expired
        | ChangeKind::Scaled
        | ChangeKind::Converted
        | ChangeKind::Rerouted => false,
    }
}

/// The changes of whole elements, by the ids they concern.
struct Causes<'d> {
    old: HashMap<&'d str, usize>,
    new: HashMap<&'d str, usize>,
    /// What was put in the place of something retired.
    successors: HashMap<&'d str, Vec<usize>>,
}

fn id(subject: &Subject) -> Option<&str> {
    match subject {
        Subject::Element(id) => Some(id),
        Subject::Document
        | Subject::Section(_)
        | Subject::Relation { .. }
        | Subject::Record { .. } => None,
    }
}

/// The two ends of a relation, the far one first: that is mostly why it changed.
fn endpoints(subject: &Subject) -> Option<(RelationKind, [&str; 2])> {
    match subject {
        Subject::Relation { from, kind, to, .. } => Some((*kind, [to, from])),
        Subject::Document | Subject::Section(_) | Subject::Element(_) | Subject::Record { .. } => {
            None
        }
    }
}

impl<'d> Causes<'d> {
    fn of(changes: &'d [Change<'_>]) -> Self {
        let mut this = Self {
            old: HashMap::new(),
            new: HashMap::new(),
            successors: HashMap::new(),
        };
        for (nth, change) in changes.iter().enumerate() {
            if !is_of_whole_element(change) {
                continue;
            }
            for id in change.old.iter().filter_map(id) {
                this.old.entry(id).or_insert(nth);
            }
            for id in change.new.iter().filter_map(id) {
                if goes_on(change.kind) {
                    this.new.entry(id).or_insert(nth);
                } else {
                    this.successors.entry(id).or_default().push(nth);
                }
            }
        }
        this
    }

    /// What changed with the elements at the ends of the relation.
    fn of_relation(&self, change: &Change<'_>) -> Option<usize> {
        let at = |subjects: &[Subject], map: &HashMap<&str, usize>| {
            let (_, ends) = subjects.iter().find_map(endpoints)?;
            ends.iter().find_map(|end| map.get(end).copied())
        };
        at(&change.old, &self.old).or_else(|| at(&change.new, &self.new))
    }
}

/// The kind and the other end of the relations that went with what was replaced, by the replacement.
type Moved<'d> = HashSet<(usize, RelationKind, &'d str)>;

impl<'a> Diff<'a> {
    /// The changes with what follows from them, the gravest entries first: the relations, fields and figures of an
    /// element that came, went or goes on as another stand under the change of the element. Every change stands in
    /// exactly one entry. O(changes).
    pub fn entries(&self) -> Vec<ChangeEntry<'_, 'a>> {
        let changes = self.changes();
        let causes = self.causes();
        let mut consequences: Vec<Vec<&Change<'a>>> = changes.iter().map(|_| Vec::new()).collect();
        for (change, cause) in changes.iter().zip(&causes) {
            if let Some(list) = cause.and_then(|cause| consequences.get_mut(cause)) {
                list.push(change);
            }
        }
        let mut entries: Vec<_> = changes
            .iter()
            .zip(consequences)
            .zip(&causes)
            .filter(|(_, cause)| cause.is_none())
            .map(|((change, consequences), _)| ChangeEntry {
                change,
                consequences,
            })
            .collect();
        entries.sort_by_key(|entry| Reverse(entry.class()));
        entries
    }

    /// For each change the number of the one from which it follows.
    pub(crate) fn causes(&self) -> Vec<Option<usize>> {
        let changes = self.changes();
        let causes = Causes::of(changes);
        let mut moved = Moved::new();
        for change in changes {
            let Some((kind, [to, from])) = change.old.iter().find_map(endpoints) else {
                continue;
            };
            for (end, other) in [(to, from), (from, to)] {
                if let Some(cause) = causes.old.get(end) {
                    moved.insert((*cause, kind, other));
                }
            }
        }
        let of = |change: &Change<'_>| {
            if change.kind == ChangeKind::Added && is_of_whole_element(change) {
                // What came in the place of something retired came with its retirement.
                let came = change.new.iter().find_map(id)?;
                return causes.successors.get(came)?.first().copied();
            }
            if is_of_whole_element(change) {
                return None;
            }
            match change.subjects().first()? {
                Subject::Relation { from, kind, to, .. } => {
                    causes.of_relation(change).or_else(|| {
                        [(to, from), (from, to)]
                            .into_iter()
                            .find_map(|(end, other)| {
                                let of_end = causes.successors.get(&**end)?;
                                let is_moved =
                                    |cause: &&usize| moved.contains(&(**cause, *kind, &**other));
                                of_end.iter().find(is_moved).copied()
                            })
                    })
                }
                Subject::Element(id) => {
                    let before = change.old.iter().find_map(self::id);
                    let of_old = before.and_then(|id| causes.old.get(id));
                    of_old.or_else(|| causes.new.get(&**id)).copied()
                }
                Subject::Record { table, key } => {
                    let holder = self.holder_of(change, *table, key)?;
                    causes
                        .old
                        .get(holder)
                        .or_else(|| causes.new.get(holder))
                        .copied()
                }
                Subject::Document | Subject::Section(_) => None,
            }
        };
        let mut found: Vec<_> = changes.iter().map(of).collect();
        // What follows from an addition that follows from a replacement follows from that.
        for nth in 0..found.len() {
            let cause = found.get(nth).copied().flatten();
            let further = cause.and_then(|cause| found.get(cause).copied().flatten());
            if let (Some(further), Some(slot)) = (further, found.get_mut(nth)) {
                *slot = Some(further);
            }
        }
        found
    }

    /// The element on which an indicator or target hangs.
    fn holder_of(&self, change: &Change<'_>, table: Table, key: &str) -> Option<&'a str> {
        let arch = if change.new.is_empty() {
            self.earlier()
        } else {
            self.later()
        };
        arch.record(table, key).and_then(RecordRef::holder)
    }
}
