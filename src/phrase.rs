//! Small pieces of sentences.

use std::fmt::{Display, Write as _};

#[cfg(any(feature = "render", feature = "draw"))]
use crate::text::Lang;

/// Ids or words in backquotes, separated by commas.
pub(crate) fn listed(words: impl IntoIterator<Item = impl Display>) -> String {
    let mut list = String::new();
    for word in words {
        let comma = if list.is_empty() { "" } else { ", " };
        // Writing to a text does not fail.
        let _ = write!(list, "{comma}`{word}`");
    }
    list
}

/// With a capital first letter.
#[cfg(any(feature = "render", feature = "draw"))]
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// A whole number with its thousands set apart; anything else as it is.
#[cfg(any(feature = "render", feature = "draw"))]
pub(crate) fn grouped(number: &str, lang: Lang) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number),
    };
    if digits.len() < 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return number.to_owned();
    }
    let mark = match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    };
    let mut out = sign.to_owned();
    for (nth, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(nth);
        if nth > 0 && left.is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn lists() {
        assert_eq!(listed(["a", "b"]), "`a`, `b`");
        assert_eq!(listed(Vec::<&str>::new()), "");
    }
}
