//! The texts a document was read from, and lines and columns in them.

use crate::span::{SourceId, Span};

/// The texts of a document: the root file first, then the included ones.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<(String, String)>,
}

/// A place for people: lines and columns from 1, columns in characters as an editor counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode characters.
    pub column: usize,
}

impl Sources {
    pub(crate) fn add(&mut self, name: String, text: String) -> SourceId {
        let id = SourceId(u16::try_from(self.files.len()).unwrap_or(u16::MAX));
        self.files.push((name, text));
        id
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The name of a text, as it was given.
    pub fn name(&self, id: SourceId) -> &str {
        self.files.get(id.index()).map_or("", |file| &file.0)
    }

    /// A text.
    pub fn text(&self, id: SourceId) -> &str {
        self.files.get(id.index()).map_or("", |file| &file.1)
    }

    /// The bytes of a span, as text.
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.source)
            .get(span.start as usize..span.end as usize)
            .unwrap_or("")
    }

    /// Where a span begins. O(bytes before it): ask for what is shown only.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Document, SourceId, Span};
    /// let doc = Document::parse("a.yaml", "justarch: 1\nchannels: {}\n").unwrap();
    /// let position = doc.sources().position(Span::new(SourceId::ROOT, 12, 20));
    /// assert_eq!((position.line, position.column), (2, 1));
    /// # }
    /// ```
    pub fn position(&self, span: Span) -> Position {
        let text = self.text(span.source);
        let before = text.get(..span.start as usize).unwrap_or(text);
        let rest = text.get(before.len()..).unwrap_or_default();
        // A carriage return ends a line too, unless a line feed follows.
        let mut ends = before.match_indices(['\n', '\r']).filter(|(at, end)| {
            *end == "\n" || !before.get(at + 1..).unwrap_or(rest).starts_with('\n')
        });
        let (line, line_start) = ends
            .by_ref()
            .fold((1, 0), |(line, _), (at, _)| (line + 1, at + 1));
        Position {
            line,
            column: before[line_start..].chars().count() + 1,
        }
    }
}
