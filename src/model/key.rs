//! The form of identifiers.

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
