//! Finding the few things that may occur twice among many that do not, without a map of all of them.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use fixedbitset::FixedBitSet;

/// Remembers numbers made from things: equal things have equal numbers, and few others share one by chance.
#[derive(Debug)]
pub(super) struct Repeats {
    once: FixedBitSet,
    twice: FixedBitSet,
}

impl Repeats {
    /// For about so many things. Takes eight bytes for each.
    pub(super) fn new(things: usize) -> Self {
        let bits = things.saturating_mul(32).next_power_of_two().min(1 << 31);
        Self {
            once: FixedBitSet::with_capacity(bits),
            twice: FixedBitSet::with_capacity(bits),
        }
    }

    /// Adds a thing; gives the mark by which to ask for it.
    pub(super) fn add(&mut self, number: u64) -> u32 {
        let mark = number as usize & (self.once.len() - 1);
        if self.once.put(mark) {
            self.twice.insert(mark);
        }
        mark as u32
    }

    /// Whether an equal thing may have been added as well; surely so if one was.
    pub(super) fn has_another(&self, mark: u32) -> bool {
        self.twice.contains(mark as usize)
    }
}

/// Takes a part of a thing into its number.
pub(super) fn mix(number: u64, part: u64) -> u64 {
    (number.rotate_left(5) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Ends a number: all of its bits depend on all parts.
pub(super) fn finish(number: u64) -> u64 {
    number ^ number >> 32
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
        if self.count % 8 == 0 {
            self.number = mix(self.number, std::mem::take(&mut self.part));
        }
    }

    pub(super) fn number(&self) -> u64 {
        finish(mix(self.number, self.part))
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, Repeats, finish, mix};

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
            assert_eq!(number(one), number(&one.to_string()));
        }
    }

    #[test]
    fn what_occurs_twice_is_never_missed() {
        let mut repeats = Repeats::new(1000);
        let number = |thing: u64| finish(mix(0, thing));
        let marks: Vec<_> = (0..1000)
            .map(|thing| repeats.add(number(thing % 900)))
            .collect();
        let again = |thing: usize| repeats.has_another(marks[thing]);
        assert!((0..100).chain(900..1000).all(again));
        let by_chance = (100..900).filter(|thing| again(*thing)).count();
        assert!(by_chance < 100, "{by_chance}");
    }
}
