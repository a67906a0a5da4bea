//! Names reduced to what makes them the same name.

use std::sync::LazyLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::fnv::Fnv;

/// The name without diacritics, case and punctuation: words of letters and digits joined by single spaces.
///
/// Sources write the same name with and without diacritics, dashes and brackets.
pub(crate) fn normalise(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    each_of_normalised(name, |c| out.push(c));
    out
}

/// A hash of the normalised name, which is not made for it.
pub(crate) fn normalised_hash(name: &str) -> u64 {
    let mut hash = Fnv::new();
    each_of_normalised(name, |c| hash.add(u32::from(c)));
    hash.0
}

/// The characters of the normalised name in turn.
fn each_of_normalised(name: &str, mut take: impl FnMut(char)) {
    let letters = &**LETTERS;
    // A space is due when another word begins.
    let (mut is_begun, mut gap) = (false, false);
    let mut put = |c: Option<char>| match c {
        None => gap = true,
        Some(c) => {
            if std::mem::take(&mut gap) && is_begun {
                take(' ');
            }
            is_begun = true;
            take(c);
        }
    };
    for c in name.chars() {
        match letters.get(c as usize) {
            Some(b' ') => put(None),
            Some(&letter @ 1..) => put(Some(letter as char)),
            _ => fold(c, &mut put),
        }
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
