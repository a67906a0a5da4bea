//! Characters that are not what they seem: those that cannot be seen, and letters that look like others.
#![expect(
    clippy::indexing_slicing,
    reason = "a table of 256 entries is asked for bytes"
)]
use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character takes no room, turns the direction of what stands beside it, or steers a terminal. Line
/// feeds and tabs are of this sort too.
pub(crate) fn is_hidden(c: char) -> bool {
    match c {
        ' '..='~' => false,
        c if c.is_control() => true,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// Whether a hidden character says nothing at all between Latin letters: where it stands, none is missed.
pub(crate) fn is_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// The first hidden character of a text that may have several lines.
pub(crate) fn hidden_in(text: &str) -> Option<char> {
    // Nearly every text is done with after this.
    if !text.bytes().any(|byte| MAY_HIDE[byte as usize]) {
        return None;
    }
    text.chars()
        .find(|c| is_hidden(*c) && !matches!(c, '\n' | '\t'))
}

/// Whether a text has only what Vietnamese is written with: visible ASCII, line feeds, tabs, and the letters of
/// Latin scripts. None of them takes part in composition, breaks a line elsewhere or hides. It is what most texts
/// are, and quick to see.
pub(crate) fn is_ordinary(text: &str) -> bool {
    let mut bytes = text.as_bytes();
    loop {
        bytes = match bytes {
            [] => return true,
            [b' '..=b'~' | b'\n' | b'\t', rest @ ..]
            // U+00C0 to U+02FF.
            | [0xC3..=0xCB, _, rest @ ..]
            // U+1E00 to U+1EFF.
            | [0xE1, 0xB8..=0xBB, _, rest @ ..] => rest,
            _ => return false,
        }
    }
}

/// The bytes with which hidden characters begin.
static MAY_HIDE: [bool; 256] = {
    let mut may = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        may[byte] = matches!(
            byte as u8,
            0..=0x1f | 0x7f | 0xc2 | 0xcd | 0xd8 | 0xe1..=0xe3 | 0xef | 0xf0 | 0xf3
        );
        byte += 1;
    }
    may
};

/// A character by number, and by name where it is one that often does harm.
pub(crate) fn named(c: char) -> String {
    let name = match c {
        '\u{0}' => " NULL",
        '\u{7}' => " BELL",
        '\u{8}' => " BACKSPACE",
        '\u{1b}' => " ESCAPE",
        '\u{7f}' => " DELETE",
        '\u{85}' => " NEXT LINE",
        '\u{9b}' => " CONTROL SEQUENCE INTRODUCER",
        '\u{ad}' => " SOFT HYPHEN",
        '\u{61c}' => " ARABIC LETTER MARK",
        '\u{200b}' => " ZERO WIDTH SPACE",
        '\u{200c}' => " ZERO WIDTH NON-JOINER",
        '\u{200d}' => " ZERO WIDTH JOINER",
        '\u{200e}' => " LEFT-TO-RIGHT MARK",
        '\u{200f}' => " RIGHT-TO-LEFT MARK",
        '\u{2028}' => " LINE SEPARATOR",
        '\u{2029}' => " PARAGRAPH SEPARATOR",
        '\u{202a}' => " LEFT-TO-RIGHT EMBEDDING",
        '\u{202b}' => " RIGHT-TO-LEFT EMBEDDING",
        '\u{202c}' => " POP DIRECTIONAL FORMATTING",
        '\u{202d}' => " LEFT-TO-RIGHT OVERRIDE",
        '\u{202e}' => " RIGHT-TO-LEFT OVERRIDE",
        '\u{2060}' => " WORD JOINER",
        '\u{2066}' => " LEFT-TO-RIGHT ISOLATE",
        '\u{2067}' => " RIGHT-TO-LEFT ISOLATE",
        '\u{2068}' => " FIRST STRONG ISOLATE",
        '\u{2069}' => " POP DIRECTIONAL ISOLATE",
        '\u{feff}' => " ZERO WIDTH NO-BREAK SPACE",
        _ => "",
    };
    format!("U+{:04X}{name}", u32::from(c))
}

/// The Latin letter that a letter of another script looks like.
pub(crate) fn looks_like(c: char) -> Option<char> {
    Some(match c {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'ь' | 'В' | 'Β' => 'b',
        'с' | 'С' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'Е' | 'Ε' => 'e',
        'һ' | 'Н' | 'Η' => 'h',
        'і' | 'І' | 'ι' | 'Ι' | 'ı' => 'i',
        'ј' | 'Ј' => 'j',
        'к' | 'К' | 'κ' | 'Κ' => 'k',
        'ӏ' => 'l',
        'м' | 'М' | 'Μ' => 'm',
        'Ν' | 'ո' => 'n',
        'о' | 'О' | 'ο' | 'Ο' | 'օ' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' | 'Ѕ' => 's',
        'т' | 'Т' | 'τ' | 'Τ' => 't',
        'υ' => 'u',
        'ѵ' | 'ν' => 'v',
        'ԝ' => 'w',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'у' | 'У' | 'Υ' => 'y',
        'Ζ' => 'z',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0)?,
        _ => return None,
    })
}

/// A text in which hidden characters stand as `<U+202E>`, for messages, which are one line.
pub(crate) fn spelt_out(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            c if is_hidden(c) => {
                let _ = write!(out, "<U+{:04X}>", u32::from(c));
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A text that can be shown on a terminal: characters that steer it, take no room or turn the direction of what
/// stands beside them are replaced by visible ones, each by one. Line feeds stay.
///
/// ```
/// assert_eq!(justarch::visible("a\u{1b}[31mb\u{202e}c"), "a␛[31mb\u{fffd}c");
/// assert_eq!(justarch::visible("Sở Tư pháp"), "Sở Tư pháp");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| shown(c) != c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(shown).collect())
}

/// What is shown for a character.
pub(crate) fn shown(c: char) -> char {
    match c {
        '\n' => '\n',
        '\t' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        c if is_hidden(c) => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_at_the_first_bytes_misses_nothing() {
        for c in '\u{0}'..=char::MAX {
            let expected = is_hidden(c) && !matches!(c, '\n' | '\t');
            assert_eq!(hidden_in(&format!("a{c}")).is_some(), expected, "{c:?}");
        }
    }

    #[test]
    fn letters_of_vietnamese_are_what_they_seem() {
        let text = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ ĂÂĐÊÔƠƯ “–”…";
        assert_eq!(hidden_in(text), None);
        assert!(text.chars().all(|c| c == '–' || looks_like(c).is_none()));
        assert_eq!(visible(text), text);
    }

    #[test]
    fn hidden_characters_are_spelt_out_in_messages() {
        assert_eq!(spelt_out("a\u{202e}b\u{1b}c\nd"), "a<U+202E>b<U+001B>c d");
        assert_eq!(named('\u{202e}'), "U+202E RIGHT-TO-LEFT OVERRIDE");
        assert_eq!(named('\u{1}'), "U+0001");
    }

    #[test]
    fn what_is_not_ordinary_is_seen_wherever_it_stands() {
        for odd in [
            '\0', '\u{7f}', '\u{a0}', '\u{300}', '\u{1dff}', '\u{1f00}', '“', '😀',
        ] {
            for before in 0..40 {
                let text = format!("{}{odd}", "ộ".repeat(before / 3) + &"a".repeat(before % 3));
                assert!(!is_ordinary(&text), "{text:?}");
                assert!(!is_ordinary(&(text + &"đ".repeat(20))));
            }
        }
        assert!(is_ordinary(&"Đăng ký hộ tịch\n".repeat(9)) && is_ordinary(""));
    }

    #[test]
    fn what_is_ordinary_is_normal_and_visible() {
        let mut ordinary = 0;
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            if is_ordinary(&text) && !c.is_ascii() {
                ordinary += 1;
                assert!(
                    c.is_alphabetic() || (0x2B0..0x300).contains(&u32::from(c)) || "×÷".contains(c)
                );
                assert_eq!(hidden_in(&text), None);
                // Alone, and after a letter with which it might combine.
                let after = format!("e{c}");
                assert!(unicode_normalization::is_nfc(&text), "{c:?}");
                assert!(unicode_normalization::is_nfc(&after), "{c:?}");
            }
        }
        assert_eq!(ordinary, 0x300 - 0xC0 + 0x100);
        assert!(is_ordinary("Hộ tịch, Đăng ký") && !is_ordinary("Ho\u{323}\u{302} tịch"));
    }
}
