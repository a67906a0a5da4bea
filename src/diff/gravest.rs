//! The gravest change of each thing, and what is gone: what every picture of a comparison marks.

use std::collections::BTreeMap;

use super::{Change, ChangeKind, Diff, Fate};
use crate::model::{ElementRef, Subject};

impl Change<'_> {
    /// What bears the mark of the change: of what is in both versions the later one. The successors of what is replaced
    /// are not changed by that.
    pub(crate) fn marked(&self) -> &[Subject] {
        if self.new.is_empty() || self.kind == ChangeKind::Replaced {
            &self.old
        } else {
            &self.new
        }
    }
}

impl<'a> Diff<'a> {
    /// The number of the gravest change of each thing that changed, of those changes that are told; of equal ones the
    /// first. O(changes · log changes).
    pub(crate) fn gravest(
        &self,
        is_told: impl Fn(&Change<'a>) -> bool,
    ) -> BTreeMap<&Subject, usize> {
        let class = |number: usize| self.changes().get(number).map(|change| change.class);
        let mut gravest: BTreeMap<&Subject, usize> = BTreeMap::new();
        for (number, change) in self.changes().iter().enumerate() {
            if !is_told(change) {
                continue;
            }
            for subject in change.marked() {
                let known = gravest.entry(subject).or_insert(number);
                if Some(change.class) > class(*known) {
                    *known = number;
                }
            }
        }
        gravest
    }

    /// The elements of the earlier version that the later one has no more and that go on as nothing, in document order.
    /// What could not be read of the later version is not gone. O(elements).
    pub(crate) fn gone(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        self.lineage().fates().filter_map(|(element, fate)| {
            let id = element.id();
            let ends = !matches!(fate, Fate::Unreadable)
                && self.lineage().successors(id).next().is_none()
                && self.later().element(id).is_none();
            ends.then_some(element)
        })
    }
}
