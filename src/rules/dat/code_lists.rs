//! What an entry of `code-lists` names.

use crate::model::{Architecture, ElementRef, Layer, is_key};

/// What an entry names.
pub(super) enum Named<'a> {
    /// A list, in words: nothing can be looked up.
    InWords,
    /// Another element that can hold a list, or issues one.
    Holder,
    /// The very element that refers to it: it holds a list of its own, which others need not share.
    Itself,
    /// An element that cannot hold one.
    Other(ElementRef<'a>),
    /// An id that no element of the document has.
    Nothing,
}

/// What an entry of an element names.
pub(super) fn named<'a>(of: ElementRef<'a>, entry: &str, arch: &'a Architecture) -> Named<'a> {
    if !is_key(entry) {
        return Named::InWords;
    }
    match arch.element(entry) {
        None => Named::Nothing,
        Some(element) if !can_be_one(element) => Named::Other(element),
        Some(element) if element == of => Named::Itself,
        Some(_) => Named::Holder,
    }
}

/// Whether it holds data, or is an instrument that can issue a list.
fn can_be_one(element: ElementRef<'_>) -> bool {
    element.kind().holds_data() || element.layer() == Layer::Policy
}
