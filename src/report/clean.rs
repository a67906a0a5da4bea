//! Making text safe and narrow-proof for a terminal.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::is_nfc;

use crate::chars::{shown, visible};

/// Replaces what would steer a terminal, or reorder or hide what stands beside it, by visible characters, and
/// composes decomposed letters so that each takes one column. Line feeds stay.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if is_nfc(text) {
        return visible(text);
    }
    Cow::Owned(text.nfc().map(shown).collect())
}

/// The same, on one line.
pub(super) fn clean_line(text: &str) -> Cow<'_, str> {
    let cleaned = clean(text);
    if cleaned.contains('\n') {
        Cow::Owned(cleaned.replace('\n', " "))
    } else {
        cleaned
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steering_characters_become_visible() {
        assert_eq!(
            clean("a\u{1b}[31mb\u{9b}c\u{202e}d"),
            "a␛[31mb\u{fffd}c\u{fffd}d"
        );
        assert_eq!(clean("một\nhai"), "một\nhai");
        assert_eq!(clean_line("một\nhai"), "một hai");
    }

    #[test]
    fn decomposed_letters_take_one_column() {
        assert_eq!(clean("ki\u{65}\u{302}\u{301}n"), "kiến");
        assert!(matches!(clean("kiến trúc"), Cow::Borrowed(_)));
    }
}
