//! Ids side by side.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

/// About so many bytes have ids.
const USUAL_LEN: usize = 12;

/// Ids in one piece, by number.
///
/// Those of a large document lie far apart in its text: to look at one there is to wait for it, and everything that
/// refers to an element looks at its id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ids {
    text: String,
    ends: Vec<u32>,
}

impl Ids {
    /// Makes room for so many more.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.ends.reserve(more);
        self.text.reserve(more * USUAL_LEN);
    }

    /// Adds an id. Together they are no longer than the texts of a document, of at most 4 GiB.
    pub(crate) fn push(&mut self, id: &str) {
        self.text.push_str(id);
        self.ends.push(self.text.len() as u32);
    }

    pub(crate) fn get(&self, nth: u32) -> Option<&str> {
        let nth = nth as usize;
        let end = *self.ends.get(nth)? as usize;
        let before = nth.checked_sub(1).and_then(|nth| self.ends.get(nth));
        let start = before.map_or(0, |end| *end as usize);
        self.text.get(start..end)
    }

    /// The id of a row that there is.
    pub(crate) fn of(&self, row: u32) -> &str {
        self.get(row).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn each_is_found_by_its_number() {
        let mut ids = Ids::default();
        assert_eq!(ids.get(0), None);
        for id in ["lgsp", "", "a", "population-db"] {
            ids.push(id);
        }
        let all: Vec<_> = (0..).map_while(|nth| ids.get(nth)).collect();
        assert_eq!(all, ["lgsp", "", "a", "population-db"]);
        assert_eq!((ids.of(2), ids.of(4)), ("a", ""));
    }
}
