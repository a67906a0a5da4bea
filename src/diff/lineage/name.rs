//! Names reduced to what makes them the same name.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The name without diacritics, case and punctuation: words of letters and digits joined by single spaces.
///
/// Sources write the same name with and without diacritics, dashes and brackets.
pub(super) fn normalise(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.nfd().filter(|c| !is_combining_mark(*c)) {
        // The stroke of đ is no combining mark.
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

/// The share of words that two sorted lists without repetition have in common, as a fraction.
pub(super) fn overlap<T: Ord>(a: &[T], b: &[T]) -> (usize, usize) {
    let shared = a.iter().filter(|x| b.binary_search(x).is_ok()).count();
    (shared, a.len() + b.len() - shared)
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn overlap_counts_shared_and_all() {
        assert_eq!(overlap(&[1, 2, 3], &[2, 3, 4]), (2, 4));
        assert_eq!(overlap::<u8>(&[], &[]), (0, 0));
    }
}
