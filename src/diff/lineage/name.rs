//! How much two names have in common.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

/// The share of words that two sorted lists without repetition have in common, as a fraction.
pub(super) fn overlap<T: Ord>(a: &[T], b: &[T]) -> (usize, usize) {
    let shared = a.iter().filter(|x| b.binary_search(x).is_ok()).count();
    (shared, a.len() + b.len() - shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_shared_and_all() {
        assert_eq!(overlap(&[1, 2, 3], &[2, 3, 4]), (2, 4));
        assert_eq!(overlap::<u8>(&[], &[]), (0, 0));
    }
}
