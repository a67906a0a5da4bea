//! What is tried, and what is said if that was it.

use std::ops::Range;

use crate::text::Text;

/// What is said of a slip that is certain.
pub(in crate::io) struct Culprit {
    /// Where it lies.
    pub(in crate::io) at: Range<usize>,
    pub(in crate::io) said: Text,
    pub(in crate::io) help: Text,
    /// What may mend it: one of these, if only one lets the text read on.
    pub(in crate::io) mends: Vec<Mend>,
}

/// Replacements in a text, in order.
pub(in crate::io) type Mend = Vec<(Range<usize>, String)>;

/// A change of the text that may mend it.
pub(super) struct Trial {
    /// After these it should read on. Mostly they are what mends it.
    pub(super) changes: Mend,
    pub(super) line: usize,
    /// Whether something else about a line may be as likely.
    pub(super) is_guess: bool,
    pub(super) culprit: Culprit,
}

/// A text after replacements.
pub(in crate::io) fn replaced(text: &str, mend: &Mend) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut next = 0;
    for (at, by) in mend {
        out.push_str(text.get(next..at.start).unwrap_or_default());
        out.push_str(by);
        next = at.end;
    }
    out.push_str(text.get(next..).unwrap_or_default());
    out
}
