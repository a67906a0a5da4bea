//! The form of identifiers.

use crate::chars::{is_hidden, looks_like};

/// Whether a text can be the id of an element: ASCII lower-case words and digits joined by single hyphens.
///
/// ```
/// assert!(justarch::is_key("moj-lgsp"));
/// assert!(!justarch::is_key("Hộ tịch"));
/// assert!(!justarch::is_key("moj--lgsp"));
/// ```
pub fn is_key(text: &str) -> bool {
    let is_word = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9');
    text.len() <= MAX_KEY
        && text
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(is_word))
}

/// What the id of a thing of some name could be: without diacritics, in lower case, words joined by hyphens.
///
/// ```
/// assert_eq!(justarch::as_key("Bộ Công an").as_deref(), Some("bo-cong-an"));
/// assert_eq!(justarch::as_key("…"), None);
/// ```
pub fn as_key(text: &str) -> Option<String> {
    let key: String = spelt(text).collect();
    is_key(&key).then_some(key)
}

/// Whether an id is what a text would be as one. Most differ in the first letters, so that little is looked at.
pub(crate) fn is_spelt(text: &str, key: &str) -> bool {
    spelt(text).eq(key.chars())
}

fn spelt(text: &str) -> impl Iterator<Item = char> {
    use unicode_normalization::UnicodeNormalization as _;
    let mut has_begun = false;
    let mut is_apart = false;
    let letters = text.nfd().take(MAX_KEY * 2);
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

/// Ids are shown in pictures and tables; beyond this many bytes they are no longer names.
pub const MAX_KEY: usize = 100;

/// Unless limits say otherwise, no longer in bytes is a text that is read.
pub(crate) const MAX_TEXT: usize = 1 << 20;

/// Whether a text holds a line separator of Unicode. YAML 1.1 breaks lines there and YAML 1.2 does not, so that such
/// a text would not be read everywhere as it was written.
pub(crate) fn has_line_separator(text: &str) -> bool {
    // Few texts have a character that begins with this byte.
    text.as_bytes().contains(&0xE2) && text.contains(['\u{2028}', '\u{2029}'])
}

/// No longer in bytes are the names of attributes.
const MAX_ATTRIBUTE: usize = 255;

/// Between the name of an attribute and its text where both are said in one.
pub(crate) const AFTER_NAME: &str = ": ";

/// Whether a text can be the name of a free attribute: nearly everything can.
pub(crate) fn is_attribute_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= MAX_ATTRIBUTE
        && !has_line_separator(name)
        && !name.contains(AFTER_NAME)
}
