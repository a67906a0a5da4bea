//! What has come already, for things that may come once only.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

/// Up to so many are searched one by one; more are indexed.
const FEW: usize = 16;

/// Things met so far, each with what came with the first of its kind. Made once and used again and again.
#[derive(Debug)]
pub(super) struct Seen<K, V> {
    few: Vec<(K, V)>,
    many: Option<HashMap<K, V>>,
}

impl<K, V> Default for Seen<K, V> {
    fn default() -> Self {
        Self {
            few: Vec::new(),
            many: None,
        }
    }
}

impl<K: Copy + Eq + Hash, V: Copy> Seen<K, V> {
    /// Notes a thing; gives what came with the first if it has come before. O(1).
    pub(super) fn insert(&mut self, key: K, value: V) -> Option<V> {
        if self.few.len() < FEW {
            let first = self.few.iter().find(|(k, _)| *k == key);
            if let Some((_, value)) = first {
                return Some(*value);
            }
            self.few.push((key, value));
            return None;
        }
        let few = || self.few.iter().copied().collect();
        match self.many.get_or_insert_with(few).entry(key) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(free) => {
                free.insert(value);
                None
            }
        }
    }

    pub(super) fn clear(&mut self) {
        self.few.clear();
        self.many = None;
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;

    #[test]
    fn the_first_is_remembered_among_few_and_many() {
        let mut seen = Seen::default();
        for round in 0..3 {
            for key in 0..100 {
                let first = seen.insert(key, (round, key));
                assert_eq!(first, (round > 0).then_some((0, key)));
            }
        }
        seen.clear();
        assert_eq!(seen.insert(0, (3, 0)), None);
    }
}
