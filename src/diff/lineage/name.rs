//! How much two names have in common.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

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
