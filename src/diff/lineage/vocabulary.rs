//! Words as numbers, so that comparing two of them costs nothing.

use hashbrown::HashMap;

use crate::model::Layer;

/// The words and names that were met. The same text has the same number within its sort and layer only.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    known: HashMap<(Sort, Layer), HashMap<String, u32>>,
    count: u32,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Name,
    WordOfName,
    WordOfId,
}

impl Vocabulary {
    /// How many numbers there are.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// The numbers of some texts but the empty ones, ascending and without repetition.
    pub(super) fn numbers<'t>(
        &mut self,
        sort: Sort,
        layer: Layer,
        texts: impl Iterator<Item = &'t str>,
    ) -> Vec<u32> {
        let Self { known, count } = self;
        let known = known.entry((sort, layer)).or_default();
        let mut number = |text: &str| {
            *known.entry_ref(text).or_insert_with(|| {
                let number = *count;
                *count += 1;
                number
            })
        };
        let texts = texts.filter(|text| !text.is_empty());
        let mut numbers: Vec<u32> = texts.map(&mut number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}
