//! Ends that come with time: what a version says has not changed, and is past by now.

use super::Change;
use super::collect::Collector;
use super::dirty::Dirty;
use crate::model::{Field, Fields, Value};

/// Whether a field says that something ended.
pub(super) fn tells(field: Field) -> bool {
    matches!(field, Field::Status | Field::Until)
}

/// Whether both say the same of status and end, so that only time has gone by.
pub(super) fn is_unchanged(old: Fields<'_>, new: Fields<'_>) -> bool {
    let says = |fields: Fields<'_>| {
        let status = fields.text(Field::Status).map(str::to_owned);
        (status, fields.date(Field::Until))
    };
    says(old) == says(new)
}

/// Adds what nothing else would be asked of: elements that say the same, of which an end is stated, and those with
/// such relations. O(elements + relations).
pub(super) fn touch(out: &Collector<'_, '_>, dirty: &mut Dirty) {
    // If the later day is not known or is no later, nothing ended in between.
    if out.days.new.is_none() || out.days.new <= out.days.old {
        return;
    }
    let groups = out.lineage.groups();
    for element in out.old.elements() {
        if element.fields().has(Field::Until) && groups.of_old(element.ix()).is_pair() {
            dirty.elements.push(element.ix());
        }
    }
    for relation in out.old.relations_with(Field::Until) {
        // A group is known by the first of its elements.
        let from = relation.from().ix();
        let group = groups.of_old(from).old.first().copied();
        dirty.relations.push(group.unwrap_or(from));
    }
    for list in [&mut dirty.elements, &mut dirty.relations] {
        list.sort_unstable();
        list.dedup();
    }
}

impl<'a> Change<'a> {
    /// Says which end passed.
    pub(super) fn expired(mut self, fields: Fields<'a>) -> Self {
        let until: Vec<_> = fields
            .date(Field::Until)
            .map(Value::Date)
            .into_iter()
            .collect();
        self.field = Some(Field::Until);
        self.before.clone_from(&until);
        self.after = until;
        self
    }
}
