//! Places in source texts, as byte offsets.

/// Which of the texts of a document a span lies in: the root file is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub(crate) u16);

impl SourceId {
    /// The file the loader was given; included files follow in the order they are read.
    pub const ROOT: Self = Self(0);

    /// The position in the document's list of source texts.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A range of bytes in one source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The text.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span; `end` is raised to `start` if it lies before it.
    ///
    /// ```
    /// use justarch::{SourceId, Span};
    /// assert_eq!(Span::new(SourceId::ROOT, 4, 2).end, 4);
    /// ```
    pub const fn new(source: SourceId, start: u32, end: u32) -> Self {
        Self {
            source,
            start,
            end: if end < start { start } else { end },
        }
    }
}
