//! What is wrong in a configuration file.

use std::ops::Range;

use crate::bilingual;
use crate::suggest::similar;
use crate::text::Text;

/// A fault, and the bytes it is at.
pub(super) type Fault = (Range<usize>, Text);

/// A word that is not known, with the one that was probably meant or all there are.
pub(super) fn unknown(sort_vi: &str, sort_en: &str, word: &str, known: &[&str]) -> Text {
    // A longer form of a word is near.
    let longer = known.iter().copied().find(|name| word.starts_with(name));
    let near = longer.or_else(|| similar(word, known.iter().copied()).into_iter().next());
    let list = known.join(", ");
    match near {
        Some(near) => bilingual!(
            "{sort_vi} không xác định `{word}`; có phải định viết `{near}`?",
            "unknown {sort_en} `{word}`; did you mean `{near}`?"
        ),
        None => bilingual!(
            "{sort_vi} không xác định `{word}`; chỉ có: {list}",
            "unknown {sort_en} `{word}`; there are {list}"
        ),
    }
}
