//! Elements that are going to be named.

use crate::model::ElementRef;

/// So many ids are fetched together.
const TOGETHER: usize = 16;

/// The same elements, for a rule that mostly has something to say of each.
///
/// The ids of a large document lie far apart in its text. To wait for each when it is named may take as long as all
/// else; so some are looked at together beforehand, and fetched all at once.
pub(super) fn named<'a>(
    mut elements: impl Iterator<Item = ElementRef<'a>>,
) -> impl Iterator<Item = ElementRef<'a>> {
    let some = std::iter::from_fn(move || {
        let some: Vec<_> = elements.by_ref().take(TOGETHER).collect();
        (!some.is_empty()).then_some(some)
    });
    some.flat_map(|some| {
        for element in &some {
            element.architecture().store().fetch_id(element.ix());
        }
        some
    })
}
