//! Which fields relations have.
//!
//! There are more relations than anything else, and most rules ask each of them for fields that hardly any of them
//! has. Two bytes say so, where the fields themselves would have to be brought in from far away.

use super::Field;
use super::field_set::{FieldSet, FieldSets, Numbering};
use super::schema;
use super::store::Store;

/// The fields that each relation has. O(fields of relations).
#[derive(Clone, Debug)]
pub(super) struct RelationFields {
    numbers: Vec<u16>,
    sets: FieldSets,
}

impl RelationFields {
    pub(super) fn of(store: &Store) -> Self {
        let mut sets = Numbering::default();
        let relations = store.relations.iter();
        let numbers = relations.map(|row| {
            let mut present = FieldSet::NONE;
            for prop in store.props(row.props) {
                present.insert(prop.field);
            }
            // What means nothing for the kind is believed by nobody.
            let present = present.only(schema::of_relation(row.kind));
            sets.number(present)
        });
        Self {
            numbers: numbers.collect(),
            sets: sets.finish(),
        }
    }

    /// The fields of a relation that can have a value.
    pub(super) fn of_relation(&self, relation: u32) -> FieldSet {
        let number = self.numbers.get(relation as usize).copied();
        self.sets.get(number.unwrap_or(FieldSets::UNKNOWN))
    }

    /// The relations that can have a value of a field, ascending.
    pub(super) fn with(&self, field: Field) -> impl Iterator<Item = u32> + use<'_> {
        let has: Vec<bool> = self.sets.with(field).collect();
        let all = (0..).zip(&self.numbers);
        let found =
            all.filter(move |(_, set)| has.get(usize::from(**set)).copied().unwrap_or(true));
        found.map(|(relation, _)| relation)
    }
}
