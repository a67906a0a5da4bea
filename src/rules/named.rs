//! Elements that are going to be named.

use crate::model::{ElementRef, ahead};

/// The same elements, for a rule that mostly has something to say of each: their ids are fetched together.
pub(super) fn named<'a>(
    elements: impl Iterator<Item = ElementRef<'a>>,
) -> impl Iterator<Item = ElementRef<'a>> {
    ahead(elements, |element| {
        element.architecture().store().fetch_id(element.ix());
    })
}
