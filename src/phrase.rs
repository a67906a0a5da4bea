//! Small pieces of sentences.

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

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn lists() {
        assert_eq!(listed(["a", "b"]), "`a`, `b`");
        assert_eq!(listed(Vec::<&str>::new()), "");
    }
}
