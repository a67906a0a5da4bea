//! Patterns of ids.

use crate::model::is_key;

/// A word in which `*` stands for any characters, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Glob(Box<str>);

impl Glob {
    pub(crate) fn new(pattern: &str) -> Self {
        Self(pattern.into())
    }

    pub(super) fn pattern(&self) -> &str {
        &self.0
    }

    /// Whether it can match the id of an element or of an organisation.
    pub(crate) fn may_match_a_key(&self) -> bool {
        // A star stands for a letter as well as for anything else, or for nothing where that would be too long.
        ["a", ""]
            .iter()
            .any(|any| is_key(&self.0.replace('*', any)))
    }

    /// O(pattern × text) at worst.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let Some((head, rest)) = self.0.split_once('*') else {
            return *self.0 == *text;
        };
        let Some(mut left) = text.strip_prefix(head) else {
            return false;
        };
        let Some((middle, tail)) = rest.rsplit_once('*') else {
            return left.ends_with(rest);
        };
        for piece in middle.split('*') {
            match left.split_once(piece) {
                Some((_, after)) => left = after,
                None => return false,
            }
        }
        left.ends_with(tail)
    }
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn ids_that_there_can_be() {
        for (pattern, wanted) in [
            ("tt-*", true),
            ("*", true),
            ("*-*", true),
            ("a*-b", true),
            ("2025", true),
            ("^tt-.*$", false),
            ("TT-*", false),
            ("tt-?-b", false),
            ("-*", false),
            ("*-", false),
            ("a--*", false),
            ("tư-*", false),
            ("", false),
        ] {
            assert_eq!(Glob::new(pattern).may_match_a_key(), wanted, "{pattern}");
        }
        assert!(Glob::new(&format!("*{}", "a".repeat(100))).may_match_a_key());
    }

    #[test]
    fn stars_stand_for_anything() {
        for (pattern, text, wanted) in [
            ("moj", "moj", true),
            ("moj", "moj-db", false),
            ("*", "", true),
            ("moj-*", "moj-", true),
            ("moj-*", "my-moj-db", false),
            ("*-db", "moj-db", true),
            ("*-db", "db", false),
            ("a*a", "a", false),
            ("a*a", "aa", true),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "axxcyyb", false),
            ("*b*b", "ab", false),
            ("**", "anything", true),
            ("*tư*", "sở-tư-pháp", true),
        ] {
            assert_eq!(Glob::new(pattern).matches(text), wanted, "{pattern} {text}");
        }
    }
}
