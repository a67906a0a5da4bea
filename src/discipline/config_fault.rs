//! What is wrong in a configuration file.

use std::ops::Range;

use crate::bilingual;
use crate::text::Text;

/// A fault, and the bytes it is at.
pub(super) type Fault = (Range<usize>, Text);

/// A word that is not known, with the one that was probably meant or all there are.
pub(super) fn unknown(sort_vi: &str, sort_en: &str, word: &str, known: &[&str]) -> Text {
    let near = known.iter().min_by_key(|option| distance(word, option));
    let near = near.filter(|option| distance(word, option) <= word.chars().count().max(6) / 3);
    let list = known.join(", ");
    match near {
        Some(near) => bilingual!(
            "{sort_vi} không xác định `{word}`; có phải `{near}`?",
            "unknown {sort_en} `{word}`; did you mean `{near}`?"
        ),
        None => bilingual!(
            "{sort_vi} không xác định `{word}`; chỉ có: {list}",
            "unknown {sort_en} `{word}`; there are {list}"
        ),
    }
}

/// How far a word is from one that is known; a longer form of it is near.
fn distance(word: &str, option: &str) -> usize {
    if word.starts_with(option) {
        return 1;
    }
    strsim::damerau_levenshtein(word, option)
}
