//! Finding the few things that may occur twice among many that do not, without a map of all of them.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use fixedbitset::FixedBitSet;

/// Keeps the things that may be there twice: all that are, and hardly any other. Equal things have equal numbers, made
/// by [`finish`]. Takes eight bytes for each thing while it runs.
///
/// They are handed over all at once, not one by one as they are found: without long work in between, what is to be
/// looked up far away is fetched side by side.
pub(super) fn keep_repeats<T>(things: &mut Vec<T>, number: impl Fn(&T) -> u32) {
    let mut marks = Marks::new(things.len());
    for thing in &*things {
        marks.add(number(thing));
    }
    things.retain(|thing| marks.has_another(number(thing)));
    // Some are left that only share a mark.
    let mut numbers: Vec<u32> = things.iter().map(&number).collect();
    numbers.sort_unstable();
    let repeated = numbers
        .chunk_by(|a, b| a == b)
        .filter(|same| same.len() > 1);
    let repeated: Vec<u32> = repeated.filter_map(|same| same.first().copied()).collect();
    things.retain(|thing| repeated.binary_search(&number(thing)).is_ok());
}

/// Remembers numbers: each has a mark, and few share one by chance.
struct Marks {
    once: FixedBitSet,
    twice: FixedBitSet,
}

impl Marks {
    fn new(things: usize) -> Self {
        let bits = things.saturating_mul(16).next_power_of_two().min(1 << 31);
        Self {
            once: FixedBitSet::with_capacity(bits),
            twice: FixedBitSet::with_capacity(bits),
        }
    }

    fn of(&self, number: u32) -> usize {
        number as usize & (self.once.len() - 1)
    }

    fn add(&mut self, number: u32) {
        let mark = self.of(number);
        if self.once.put(mark) {
            self.twice.insert(mark);
        }
    }

    fn has_another(&self, number: u32) -> bool {
        self.twice.contains(self.of(number))
    }
}

/// Takes a part of a thing into its number.
pub(super) fn mix(number: u64, part: u64) -> u64 {
    (number.rotate_left(5) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Ends a number: all of its bits depend on all parts.
pub(super) fn finish(number: u64) -> u32 {
    (number ^ number >> 32) as u32
}

/// The number of a text, made from its characters one by one.
#[derive(Debug, Default)]
pub(super) struct Letters {
    number: u64,
    /// Of the characters since the last multiple of eight.
    part: u64,
    count: u32,
}

impl Letters {
    pub(super) fn add(&mut self, c: char) {
        // Most are of ASCII: eight of them fill a part.
        self.part = self.part << 8 ^ u64::from(c);
        self.count = self.count.wrapping_add(1);
        if self.count.is_multiple_of(8) {
            self.number = mix(self.number, std::mem::take(&mut self.part));
        }
    }

    pub(super) fn number(&self) -> u32 {
        finish(mix(self.number, self.part))
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, finish, keep_repeats, mix};

    #[test]
    fn texts_differ_in_their_numbers() {
        let number = |text: &str| {
            let mut letters = Letters::default();
            text.chars().for_each(|c| letters.add(c));
            letters.number()
        };
        let texts = [
            "",
            "a",
            "b",
            "ab",
            "ba",
            "12345678",
            "123456789",
            "12345678 ",
            "đề án đề án",
        ];
        for (at, one) in texts.iter().enumerate() {
            for other in &texts[..at] {
                assert_ne!(number(one), number(other), "{one} {other}");
            }
            assert_eq!(number(one), number(&String::from(*one)));
        }
    }

    #[test]
    fn what_occurs_twice_is_never_missed() {
        for count in [0, 1, 2, 1000] {
            let mut things: Vec<u64> = (0..count).map(|thing| thing % 900).collect();
            keep_repeats(&mut things, |thing| finish(mix(0, *thing)));
            let all = (0..100).chain(0..100);
            assert_eq!(things, if count < 1000 { vec![] } else { all.collect() });
        }
    }
}
