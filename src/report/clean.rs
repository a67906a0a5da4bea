//! Making text safe and narrow-proof for a terminal.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::is_nfc;

/// Replaces what would steer a terminal, or reorder or hide what stands beside it, by visible characters, and
/// composes decomposed letters so that each takes one column. Line feeds stay.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) && is_nfc(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().map(visible).collect())
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

fn is_unsafe(c: char) -> bool {
    visible(c) != c
}

fn visible(c: char) -> char {
    match c {
        '\n' => '\n',
        '\t' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        // Control characters of eight bits; marks that reorder, separate, join or take no room.
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => '\u{fffd}',
        _ => c,
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
