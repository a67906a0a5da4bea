//! Snippets of documents in a rule file.

use crate::span::Span;

/// What a snippet is there to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expected {
    /// The rule finds nothing: `pass`.
    Pass,
    /// The rule finds something: `fail`.
    Fail,
}

impl Expected {
    /// The key in the file, and the word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
        }
    }
}

/// A snippet with its place in the rule file.
#[derive(Clone, Debug)]
pub(super) struct Snippet {
    pub(super) expected: Expected,
    /// Which of those with the same expectation, from 1.
    pub(super) number: usize,
    pub(super) text: Box<str>,
    pub(super) at: Span,
}
