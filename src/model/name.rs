//! Names reduced to what makes them the same name.

use std::sync::LazyLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The name without diacritics, case and punctuation: words of letters and digits joined by single spaces.
///
/// Sources write the same name with and without diacritics, dashes and brackets.
pub(crate) fn normalise(name: &str) -> String {
    let letters = &**LETTERS;
    let mut words = Words {
        out: String::with_capacity(name.len()),
        gap: false,
    };
    for c in name.chars() {
        match letters.get(c as usize) {
            Some(b' ') => words.put(None),
            Some(&letter @ 1..) => words.put(Some(letter as char)),
            _ => fold(c, |folded| words.put(folded)),
        }
    }
    words.out
}

/// Joins words by single spaces.
struct Words {
    out: String,
    gap: bool,
}

impl Words {
    /// The next character, or the end of a word.
    fn put(&mut self, c: Option<char>) {
        let Some(c) = c else {
            self.gap = true;
            return;
        };
        // A space is due when another word begins.
        if std::mem::take(&mut self.gap) && !self.out.is_empty() {
            self.out.push(' ');
        }
        self.out.push(c);
    }
}

/// What one character becomes: letters and digits, or nothing where a word ends. A mark vanishes, so that it does
/// not matter in which order several stand.
fn fold(c: char, mut take: impl FnMut(Option<char>)) {
    decompose_canonical(c, |c| {
        // The stroke of đ is no combining mark.
        let c = if matches!(c, 'đ' | 'Đ') { 'd' } else { c };
        if is_combining_mark(c) {
        } else if c.is_alphanumeric() {
            c.to_lowercase().for_each(|c| take(Some(c)));
        } else {
            take(None);
        }
    });
}

/// Behind the last letter of Vietnamese.
const LATIN: u32 = 0x1F00;

/// What becomes of each character up to there, if that is one letter or digit of ASCII; a space where a word ends;
/// 0 for all else.
static LETTERS: LazyLock<Box<[u8]>> = LazyLock::new(|| (0..LATIN).map(letter).collect());

fn letter(c: u32) -> u8 {
    // Between the Latin letters lie other scripts, which are folded one by one.
    let latin = matches!(c, ..0x250 | 0x1E00..);
    let Some(c) = char::from_u32(c).filter(|_| latin) else {
        return 0;
    };
    let mut folded = Vec::new();
    fold(c, |c| folded.push(c));
    match folded[..] {
        [None] => b' ',
        [Some(c)] if c.is_ascii() => c as u8,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

    use super::normalise;

    #[test]
    fn names_are_folded() {
        assert_eq!(
            normalise("Cổng  Dịch vụ công (Bộ Tư pháp) "),
            "cong dich vu cong bo tu phap"
        );
        assert_eq!(normalise("ĐỀ-án 06/CP"), "de an 06 cp");
        assert_eq!(normalise("  — "), "");
        assert_eq!(normalise("Hộ tịch"), normalise("Ho\u{302}\u{323} tịch"));
    }

    /// The definition, without the table and on the whole name at once.
    fn plainly(name: &str) -> String {
        let mut out = String::new();
        for c in name.nfd().filter(|c| !is_combining_mark(*c)) {
            let c = if matches!(c, 'đ' | 'Đ') { 'd' } else { c };
            if c.is_alphanumeric() {
                out.extend(c.to_lowercase());
            } else if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        out.truncate(out.trim_end().len());
        out
    }

    #[test]
    fn every_character_is_folded_as_defined() {
        for c in '\0'..=char::MAX {
            let name = format!("A{c}b");
            assert_eq!(normalise(&name), plainly(&name), "{c:?}");
            // Only marks are put into another order, and they vanish.
            assert!(
                canonical_combining_class(c) == 0 || is_combining_mark(c),
                "{c:?}"
            );
        }
    }

    #[test]
    fn names_are_folded_as_defined() {
        for name in [
            "",
            " a ",
            "–a–b–",
            "Ａ１",
            "한글 글",
            "ǆ İ ß ŉ ﬁ",
            "q\u{301}\u{323}\u{31b} đĐ",
        ] {
            assert_eq!(normalise(name), plainly(name), "{name}");
        }
    }
}
