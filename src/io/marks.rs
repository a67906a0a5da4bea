//! Many places, in little room.

use super::source_map::Mark;

/// A list of places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    rows: Vec<Row>,
    /// The length of those that are too long for their row, by number.
    long: Vec<(u32, u32)>,
}

// There is one for every field, relation and element.
#[derive(Clone, Copy, Debug)]
#[repr(Rust, packed)]
struct Row {
    start: u32,
    /// [`LONG`] for this length and all above.
    len: u16,
}

const LONG: u16 = u16::MAX;
const _: () = assert!(size_of::<Row>() == 6);

impl Marks {
    pub(crate) fn push(&mut self, mark: Mark) {
        let len = u16::try_from(mark.len).unwrap_or(LONG);
        if len == LONG {
            // Lists have fewer rows than texts have bytes, which are numbered by as many bits.
            self.long.push((self.rows.len() as u32, mark.len));
        }
        self.rows.push(Row {
            start: mark.start,
            len,
        });
    }

    pub(crate) fn get(&self, nth: usize) -> Option<Mark> {
        let row = self.rows.get(nth)?;
        let len = if row.len == LONG {
            let at = self
                .long
                .binary_search_by_key(&nth, |(nth, _)| *nth as usize);
            self.long.get(at.ok()?)?.1
        } else {
            row.len.into()
        };
        Some(Mark {
            start: row.start,
            len,
        })
    }

    pub(crate) fn reserve(&mut self, more: usize) {
        self.rows.reserve(more);
    }

    /// Gives back what was reserved for more.
    pub(crate) fn shrink(&mut self) {
        self.rows.shrink_to_fit();
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
    fn short_and_long_places_come_back() {
        let all: Vec<Mark> = [0, 1, 65_534, 65_535, 65_536, 7, u32::MAX]
            .into_iter()
            .zip(3..)
            .map(|(len, start)| Mark { start, len })
            .collect();
        let mut marks = Marks::default();
        marks.extend(all.iter().copied());
        let back: Vec<Mark> = (0..).map_while(|nth| marks.get(nth)).collect();
        assert_eq!(back, all);
    }
}
