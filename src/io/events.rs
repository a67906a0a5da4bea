//! The one way in: every source of documents drives this trait.

use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without quotes. The field's type decides what it means.
    Plain,
    /// With quotes, or as a block: always text.
    Quoted,
    /// A number of a format that tells numbers from texts.
    Number,
    /// A boolean of such a format.
    Bool,
    /// Nothing, in such a format.
    Null,
}

/// Why a source stops before its end: there is nothing more to be had from this text.
#[derive(Debug)]
pub(crate) struct Stop(pub(crate) Box<Diagnostic>);

/// Takes the events of one document, in order.
pub(crate) trait EventSink {
    fn map_start(&mut self, at: Span) -> Result<(), Stop>;
    fn map_end(&mut self) -> Result<(), Stop>;
    fn seq_start(&mut self, at: Span) -> Result<(), Stop>;
    fn seq_end(&mut self) -> Result<(), Stop>;
    /// A plain scalar that means what stands there: the usual case, in which nothing is copied.
    fn plain(&mut self, at: Span) -> Result<(), Stop>;
    /// One in quotes that means what stands between them.
    fn quoted(&mut self, at: Span) -> Result<(), Stop>;
    /// A scalar that means something else than what stands there, as of escapes and folded lines.
    fn scalar(&mut self, text: &str, style: Style, at: Span) -> Result<(), Stop>;
    /// The next node has an anchor, numbered from 1.
    fn anchor(&mut self, _anchor: usize) {}
    /// The next node has a tag, there.
    fn tag(&mut self, _at: Span) {}
    /// A node that repeats the one marked with the anchor.
    fn alias(&mut self, anchor: usize, at: Span) -> Result<(), Stop>;
    /// The flow collection that ends next has its bracket before this place.
    fn closed(&mut self, _end: u32) {}
    /// A comment: what follows the `#`. Most sinks have no use for them.
    fn comment(&mut self, _text: &str, _at: Span) {}
}
