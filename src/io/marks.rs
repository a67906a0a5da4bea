//! Many places, in little room.

use super::sources::Sources;
use crate::span::Span;

/// A range of all texts of a document, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

impl Mark {
    pub(crate) fn span(self, sources: &Sources) -> Span {
        sources.span(self.start, self.len)
    }
}

/// A list of places. What comes one after the other mostly stands near each other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    rows: Vec<Row>,
    /// From where the rows of each block count: where the first of them starts.
    bases: Vec<u32>,
    /// Those that do not fit into their rows, by number.
    long: Vec<(u32, Mark)>,
}

// There is one for every field, relation and element.
#[derive(Clone, Copy, Debug)]
#[repr(Rust, packed)]
struct Row {
    /// How far from the base it starts, and [`BEHIND`] more.
    ahead: u16,
    /// [`LONG`] for those that do not fit.
    len: u8,
}

const LONG: u8 = u8::MAX;
/// A row may start so far before the base.
const BEHIND: u32 = 1 << 15;
/// So many rows count from one base.
const BLOCK: usize = 16;
const _: () = assert!(size_of::<Row>() == 3);

impl Row {
    #[inline]
    fn of(mark: Mark, base: u32) -> Option<Self> {
        let ahead = mark.start.wrapping_sub(base).wrapping_add(BEHIND);
        let is_near = ahead <= u16::MAX.into();
        (is_near && mark.len < LONG.into()).then_some(Self {
            ahead: ahead as u16,
            len: mark.len as u8,
        })
    }
}

impl Marks {
    #[inline]
    pub(crate) fn push(&mut self, mark: Mark) {
        if self.rows.len().is_multiple_of(BLOCK) {
            self.bases.push(mark.start);
        }
        let base = self.bases.last().copied().unwrap_or_default();
        let row = Row::of(mark, base).unwrap_or_else(|| self.add_long(mark));
        self.rows.push(row);
    }

    #[cold]
    fn add_long(&mut self, mark: Mark) -> Row {
        // Lists have fewer rows than texts have bytes, which are numbered by as many bits.
        self.long.push((self.rows.len() as u32, mark));
        Row {
            ahead: 0,
            len: LONG,
        }
    }

    pub(crate) fn get(&self, nth: usize) -> Option<Mark> {
        let Row { ahead, len } = *self.rows.get(nth)?;
        if len == LONG {
            let at = self
                .long
                .binary_search_by_key(&nth, |(nth, _)| *nth as usize);
            return Some(self.long.get(at.ok()?)?.1);
        }
        let base = *self.bases.get(nth / BLOCK)?;
        Some(Mark {
            start: base.wrapping_add(ahead.into()).wrapping_sub(BEHIND),
            len: len.into(),
        })
    }

    /// Gives back what was reserved for more.
    pub(crate) fn shrink(&mut self) {
        self.rows.shrink_to_fit();
        self.bases.shrink_to_fit();
        self.long.shrink_to_fit();
    }
}

impl Extend<Mark> for Marks {
    fn extend<I: IntoIterator<Item = Mark>>(&mut self, marks: I) {
        for mark in marks {
            self.push(mark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Marks};

    #[test]
    fn near_and_far_short_and_long_places_come_back() {
        let starts = [0, 3, 32_767, 32_768, 70_000, 1 << 31, u32::MAX, 65_536];
        let lens = [0, 1, 254, 255, 256, 65_536, u32::MAX];
        let mut all = Vec::new();
        // Each start after each other, at every place of a block.
        for (nth, first) in starts.into_iter().enumerate() {
            for second in starts {
                for len in lens {
                    all.push(Mark { start: first, len });
                    let start = second;
                    all.extend(std::iter::repeat_n(Mark { start, len }, nth));
                }
            }
        }
        let mut marks = Marks::default();
        marks.extend(all.iter().copied());
        let back: Vec<Mark> = (0..).map_while(|nth| marks.get(nth)).collect();
        assert_eq!(back, all);
        assert!(marks.long.len() < all.len());
    }
}
