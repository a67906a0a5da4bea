//! Names reduced to what makes them the same name.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The name without diacritics, case and punctuation: words of letters and digits joined by single spaces.
///
/// Sources write the same name with and without diacritics, dashes and brackets.
pub(crate) fn normalise(name: &str) -> String {
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

#[cfg(test)]
mod tests {
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
}
