//! Names reduced to what makes them the same name.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The name without diacritics, case and punctuation: words of letters and digits joined by single spaces.
///
/// Sources write the same name with and without diacritics, dashes and brackets.
pub(crate) fn normalise(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii() {
            fold(c, &mut out);
        } else {
            // The marks go, so their order does not matter and each letter stands for itself.
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    fold(part, &mut out);
                }
            });
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn fold(c: char, out: &mut String) {
    match c {
        // The stroke of đ is no combining mark.
        'đ' | 'Đ' => out.push('d'),
        _ if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
        _ if c.is_alphanumeric() => out.extend(c.to_lowercase()),
        _ if !out.is_empty() && !out.ends_with(' ') => out.push(' '),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

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
    fn letters_are_decomposed_one_by_one_as_in_the_whole() {
        for c in ('\0'..'\u{30000}').filter(|c| !c.is_ascii()) {
            // A letter on either side keeps marks from standing first and spaces from being cut off.
            let name = format!("a{c}\u{323}b");
            let mut whole = String::new();
            let parts = name.nfd().filter(|part| !is_combining_mark(*part));
            parts.for_each(|part| fold(part, &mut whole));
            assert_eq!(normalise(&name), whole, "{c:?}");
        }
    }
}
