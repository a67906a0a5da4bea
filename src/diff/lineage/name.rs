//! How much two names have in common.

use std::collections::HashSet;

use crate::model::{ElementRef, normalise};
use crate::text::Lang;

/// The share of words that two sorted lists without repetition have in common, as a fraction.
pub(super) fn overlap<T: Ord>(a: &[T], b: &[T]) -> (usize, usize) {
    let mut shared = 0;
    let mut lists = (a, b);
    while let ([x, more_a @ ..], [y, more_b @ ..]) = lists {
        let order = x.cmp(y);
        shared += usize::from(order.is_eq());
        lists = (
            if order.is_le() { more_a } else { lists.0 },
            if order.is_ge() { more_b } else { lists.1 },
        );
    }
    (shared, a.len() + b.len() - shared)
}

/// Whether two elements share one of their names, or at least half of the words of their Vietnamese names.
pub(in crate::diff) fn are_alike(old: ElementRef<'_>, new: ElementRef<'_>) -> bool {
    let words = |element: ElementRef<'_>| {
        let name = normalise(element.name(Lang::Vi));
        let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let (shared, all) = overlap(&words(old), &words(new));
    shared * 2 >= all || {
        let names = |element: ElementRef<'_>| -> HashSet<String> {
            let both = [Lang::Vi, Lang::En].map(|lang| normalise(element.name(lang)));
            let others = element.aliases().map(normalise);
            both.into_iter().chain(others).collect()
        };
        !names(old).is_disjoint(&names(new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_shared_and_all() {
        assert_eq!(overlap(&[1, 2, 3], &[2, 3, 4]), (2, 4));
        assert_eq!(overlap(&[1, 5, 6], &[2, 3, 6, 7]), (1, 6));
        assert_eq!(overlap::<u8>(&[], &[]), (0, 0));
    }
}
