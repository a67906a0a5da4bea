//! Small pieces of the sentences that rules write.

use std::fmt::{Display, Write as _};

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

/// The option that was probably meant by a word: the nearest one, if a slip or two explains the difference.
pub(crate) fn meant<'o>(
    word: &str,
    options: impl IntoIterator<Item = (&'o str, &'o str)>,
) -> Option<&'o str> {
    let word = word.to_lowercase();
    let (value, distance) = options
        .into_iter()
        .map(|(value, spelling)| {
            let spelling = spelling.to_lowercase();
            (value, strsim::damerau_levenshtein(&word, &spelling))
        })
        .min_by_key(|(_, distance)| *distance)?;
    let slips = (word.chars().count() / 3).min(3);
    (distance <= slips).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{listed, meant};

    #[test]
    fn lists() {
        assert_eq!(listed(["a", "b"]), "`a`, `b`");
        assert_eq!(listed(Vec::<&str>::new()), "");
    }

    #[test]
    fn near_words_only() {
        let options = [("partial", "partial"), ("full", "Toàn trình")];
        assert_eq!(meant("partail", options), Some("partial"));
        assert_eq!(meant("toàn trinh", options), Some("full"));
        assert_eq!(meant("4", options), None);
        assert_eq!(meant("", options), None);
    }
}
