//! What a finding of reading would be mended by, if that is known.

use crate::diagnostic::Code;
use crate::model::Table;
use crate::span::Span;

/// A correction of one finding.
#[derive(Clone, Debug)]
pub(crate) struct Slip {
    pub(crate) code: Code,
    /// The key or value that the finding is about.
    pub(crate) at: Span,
    pub(crate) mend: Mend,
    /// Whether nothing else can have been meant.
    pub(crate) is_sure: bool,
}

/// What is to be written.
#[derive(Clone, Debug)]
pub(crate) enum Mend {
    /// The key or value says this.
    Say(String),
    /// The key says the one and its value, there, the other.
    SayBoth(String, Span, String),
    /// The value stands at this key of a map.
    Nest(&'static str),
    /// The id of an element, or of an entry of the table, is this one wherever it is used.
    Id(Option<Table>, String),
}
