//! "Did you mean": the nearest of the names that would have been right.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::Lowering;
use crate::chars::{is_hidden, looks_like};
use crate::diagnostic::Code;
use crate::io::problem;
use crate::model::Table;
use crate::span::Span;

/// The nearest name, if one is near enough to have been meant.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // Nobody misspells beyond this length.
    const LONGEST: usize = 128;
    if word.len() > LONGEST {
        return None;
    }
    let most = word.chars().count().div_ceil(3).max(1);
    names
        .into_iter()
        .filter(|name| name.len() <= LONGEST && name.len().abs_diff(word.len()) <= most * 2)
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, name)| name)
}

impl Lowering<'_> {
    /// Whether another suggestion among all ids is still to be had.
    fn may_suggest(&mut self) -> bool {
        self.suggestions = self.suggestions.saturating_sub(1);
        self.suggestions > 0
    }

    pub(super) fn near_element(&mut self, id: &str) -> Option<String> {
        if !self.may_suggest() {
            return None;
        }
        nearest(id, self.out.element_ids()).map(str::to_owned)
    }

    pub(super) fn near_record(&mut self, table: Table, key: &str) -> Option<String> {
        if !self.may_suggest() {
            return None;
        }
        nearest(key, self.out.record_keys(table)).map(str::to_owned)
    }

    pub(super) fn unknown_key(&mut self, key: &str, known: &[&'static str], at: Span) {
        let near = nearest(key, known.iter().copied());
        let list = listed(known);
        self.report(problem::unknown_key(key, near, &list, at));
    }

    pub(super) fn bad_key(&mut self, code: Code, key: &str, at: Span) {
        let near = as_key(key);
        self.report(problem::bad_key(code, key, near.as_deref(), at));
    }
}

/// Names in backquotes, joined by commas.
pub(crate) fn listed(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// What the id could be: without diacritics, in lower case, words joined by hyphens.
fn as_key(text: &str) -> Option<String> {
    use unicode_normalization::UnicodeNormalization as _;
    let mut key = String::new();
    for c in text.nfd().take(crate::model::MAX_KEY * 2) {
        let c = match c {
            'đ' | 'Đ' => 'd',
            c if is_hidden(c) => continue,
            c => looks_like(c).unwrap_or(c).to_ascii_lowercase(),
        };
        if c.is_ascii_alphanumeric() {
            key.push(c);
        } else if !unicode_normalization::char::is_combining_mark(c)
            && !key.is_empty()
            && !key.ends_with('-')
        {
            key.push('-');
        }
    }
    let key = key.trim_end_matches('-');
    crate::model::is_key(key).then(|| key.to_owned())
}
