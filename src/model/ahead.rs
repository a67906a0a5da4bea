//! Texts that are going to be read.
//!
//! Those of a large document lie far apart in memory. To wait for each when it is read may take as long as all else; so
//! some are looked at together beforehand, and fetched all at once.

/// So many are fetched together.
pub(crate) const TOGETHER: usize = 16;

/// The same items; of some at a time the texts are fetched before any of them is given out.
pub(crate) fn ahead<T>(
    mut items: impl Iterator<Item = T>,
    fetch: impl Fn(&T),
) -> impl Iterator<Item = T> {
    let some = std::iter::from_fn(move || {
        let some: Vec<_> = items.by_ref().take(TOGETHER).collect();
        some.iter().for_each(&fetch);
        (!some.is_empty()).then_some(some)
    });
    some.flatten()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::{TOGETHER, ahead};

    #[test]
    fn all_come_in_order_and_each_is_fetched_before() {
        let fetched = RefCell::new(Vec::new());
        let mut given = Vec::new();
        for item in ahead(0..40, |item| fetched.borrow_mut().push(*item)) {
            let so_far = fetched.borrow().len();
            assert_eq!(so_far, 40.min((item / TOGETHER + 1) * TOGETHER));
            given.push(item);
        }
        assert_eq!(given, fetched.into_inner());
        assert_eq!(given, (0..40).collect::<Vec<_>>());
    }
}
