//! Sets of fields.

use hashbrown::HashMap;

use super::Field;
use super::schema::FieldBits;

/// A set of fields, one bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct FieldSet(u128);

// A hundred and twenty-seven fields are the most that the set can hold: one more bit says that it is not known which.
const _: () = assert!(Field::ALL.len() < u128::BITS as usize);

impl FieldSet {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(u128::MAX);

    pub(super) fn contains(self, field: Field) -> bool {
        self.0 >> field as u32 & 1 == 1
    }

    /// Whether this is a set that something has, not made of [`ALL`](Self::ALL) because nothing is known.
    pub(super) fn is_known(self) -> bool {
        self.0 >> (u128::BITS - 1) == 0
    }

    /// Only those of its fields that mean something. What is not known stays so.
    pub(super) fn only(self, bits: FieldBits) -> Self {
        Self(self.0 & (bits | 1 << (u128::BITS - 1)))
    }

    /// A place below [`RECENT`], for most sets another one.
    fn place(self) -> usize {
        let folded = (self.0 ^ self.0 >> 64) as u64;
        (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 59) as usize
    }

    /// Adds a field; whether it was new.
    pub(super) fn insert(&mut self, field: Field) -> bool {
        let new = !self.contains(field);
        self.0 |= 1 << field as u32;
        new
    }
}

/// The sets of fields that occur, by number: there are many things, but few sets.
#[derive(Clone, Debug)]
pub(super) struct FieldSets(Vec<FieldSet>);

impl FieldSets {
    /// The number of a set of which nothing is known: any field may be in it.
    pub(super) const UNKNOWN: u16 = u16::MAX;

    pub(super) fn get(&self, number: u16) -> FieldSet {
        let set = self.0.get(usize::from(number)).copied();
        set.unwrap_or(FieldSet::ALL)
    }

    /// By number, whether each set has a field.
    pub(super) fn with(&self, field: Field) -> impl Iterator<Item = bool> + use<'_> {
        self.0.iter().map(move |set| set.contains(field))
    }
}

/// Numbers the sets of fields as they come.
#[derive(Default)]
pub(super) struct Numbering {
    sets: Vec<FieldSet>,
    numbers: HashMap<FieldSet, u16>,
    /// Those met last, each at a place of its own as far as there are enough.
    recent: [Recent; RECENT],
}

const RECENT: usize = 32;

#[derive(Clone, Copy)]
struct Recent {
    set: FieldSet,
    number: u16,
}

impl Default for Recent {
    fn default() -> Self {
        Self {
            // Nothing has all fields.
            set: FieldSet::ALL,
            number: FieldSets::UNKNOWN,
        }
    }
}

impl Numbering {
    /// The number of a set; [`FieldSets::UNKNOWN`] if there are too many.
    pub(super) fn number(&mut self, set: FieldSet) -> u16 {
        let Some(recent) = self.recent.get_mut(set.place()) else {
            return FieldSets::UNKNOWN;
        };
        if recent.set != set {
            let number = *self.numbers.entry(set).or_insert_with(|| {
                let number = u16::try_from(self.sets.len()).unwrap_or(FieldSets::UNKNOWN);
                if number != FieldSets::UNKNOWN {
                    self.sets.push(set);
                }
                number
            });
            *recent = Recent { set, number };
        }
        recent.number
    }

    pub(super) fn finish(self) -> FieldSets {
        FieldSets(self.sets)
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, FieldSet, Numbering};

    #[test]
    fn sets_are_found_by_their_number() {
        let mut numbering = Numbering::default();
        let of = |nth: usize| {
            let mut set = FieldSet::NONE;
            let bits = Field::ALL.iter().enumerate().take(32);
            for (_, field) in bits.filter(|(bit, _)| nth >> bit & 1 == 1) {
                set.insert(*field);
            }
            set
        };
        let many = usize::from(u16::MAX) + 10;
        let mut numbers =
            || -> Vec<u16> { (0..many).map(|nth| numbering.number(of(nth))).collect() };
        let first = numbers();
        assert_eq!(first, numbers());
        let sets = numbering.finish();
        for (nth, number) in first.into_iter().enumerate() {
            let found = sets.get(number);
            let known = nth < usize::from(u16::MAX);
            assert_eq!(found, if known { of(nth) } else { FieldSet::ALL });
        }
    }

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
