//! Words as the ids that they could be.

use crate::chars::{is_hidden, looks_like};

/// What the id could be: without diacritics, in lower case, words joined by hyphens.
pub(super) fn as_key(text: &str) -> Option<String> {
    let key: String = spelt(text).collect();
    crate::model::is_key(&key).then_some(key)
}

/// Whether an id is what a text would be as one. Most differ in the first letters, so that little is looked at.
pub(super) fn is_spelt(text: &str, key: &str) -> bool {
    spelt(text).eq(key.chars())
}

fn spelt(text: &str) -> impl Iterator<Item = char> {
    use unicode_normalization::UnicodeNormalization as _;
    let mut has_begun = false;
    let mut is_apart = false;
    let letters = text.nfd().take(crate::model::MAX_KEY * 2);
    letters
        .flat_map(move |c| {
            let c = match c {
                'đ' | 'Đ' => 'd',
                c if is_hidden(c) => return [None, None],
                c => looks_like(c).unwrap_or(c).to_ascii_lowercase(),
            };
            if !c.is_ascii_alphanumeric() {
                is_apart |= !unicode_normalization::char::is_combining_mark(c);
                return [None, None];
            }
            let hyphen = (is_apart && has_begun).then_some('-');
            (has_begun, is_apart) = (true, false);
            [hyphen, Some(c)]
        })
        .flatten()
}

/// Whether a text is written as a date, be there such a day or not: `2023-02-31`.
pub(super) fn has_form_of_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_of = |part: Option<&str>, length: usize| {
        part.is_some_and(|p| p.len() == length && p.bytes().all(|b| b.is_ascii_digit()))
    };
    is_of(parts.next(), 4)
        && is_of(parts.next(), 2)
        && parts.next().is_none_or(|day| is_of(Some(day), 2))
        && parts.next().is_none()
}
