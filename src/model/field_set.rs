//! Sets of fields.

use super::Field;

/// A set of fields, one bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FieldSet(u128);

// A hundred and twenty-eight fields are the most that the set can hold.
const _: () = assert!(Field::ALL.len() <= u128::BITS as usize);

impl FieldSet {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(u128::MAX);

    pub(super) fn contains(self, field: Field) -> bool {
        self.0 >> field as u32 & 1 == 1
    }

    /// Adds a field; whether it was new.
    pub(super) fn insert(&mut self, field: Field) -> bool {
        let new = !self.contains(field);
        self.0 |= 1 << field as u32;
        new
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, FieldSet};

    #[test]
    fn holds_what_was_put_in() {
        let mut set = FieldSet::NONE;
        for field in Field::ALL {
            assert!(!set.contains(*field));
            assert!(set.insert(*field));
            assert!(set.contains(*field) && !set.insert(*field));
            assert!(FieldSet::ALL.contains(*field));
        }
    }
}
