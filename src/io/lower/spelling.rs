//! How words are compared: as keys, and by how far they are from each other.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use crate::chars::{is_hidden, looks_like};

/// The nearest name, if one is near enough to have been meant.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // Nobody misspells beyond this length.
    const LONGEST: usize = 128;
    if word.len() > LONGEST {
        return None;
    }
    let most = word.chars().count().div_ceil(3).max(1);
    names
        .into_iter()
        .filter(|name| name.len() <= LONGEST && name.len().abs_diff(word.len()) <= most * 2)
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, name)| name)
}

/// What the id could be: without diacritics, in lower case, words joined by hyphens.
pub(super) fn as_key(text: &str) -> Option<String> {
    use unicode_normalization::UnicodeNormalization as _;
    let mut key = String::new();
    for c in text.nfd().take(crate::model::MAX_KEY * 2) {
        let c = match c {
            'đ' | 'Đ' => 'd',
            c if is_hidden(c) => continue,
            c => looks_like(c).unwrap_or(c).to_ascii_lowercase(),
        };
        if c.is_ascii_alphanumeric() {
            key.push(c);
        } else if !unicode_normalization::char::is_combining_mark(c)
            && !key.is_empty()
            && !key.ends_with('-')
        {
            key.push('-');
        }
    }
    let key = key.trim_end_matches('-');
    crate::model::is_key(key).then(|| key.to_owned())
}
