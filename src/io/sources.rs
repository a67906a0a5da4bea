//! The texts a document was read from, and lines and columns in them.

use std::sync::{Arc, OnceLock};

#[cfg(feature = "yaml")]
use super::lines::{Columns, LineColumn};
use super::lines::{LineIndex, Lines, Position};
use crate::span::{SourceId, Span};

/// The texts of a document: the root file first, then the included ones.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The texts one after the other; the architecture read from them refers to them too.
    text: Arc<String>,
    files: Vec<File>,
}

#[derive(Clone, Debug)]
struct File {
    name: String,
    start: usize,
    end: usize,
    /// Made when a place is first asked for.
    lines: OnceLock<LineIndex>,
}

impl Sources {
    pub(crate) fn add(&mut self, name: String, text: String) -> SourceId {
        let id = SourceId(u16::try_from(self.files.len()).unwrap_or(u16::MAX));
        let start = self.text.len();
        let all = Arc::make_mut(&mut self.text);
        if all.is_empty() {
            *all = text;
        } else {
            all.push_str(&text);
        }
        self.files.push(File {
            name,
            start,
            end: self.text.len(),
            lines: OnceLock::new(),
        });
        id
    }

    /// All texts, one after the other.
    pub(crate) fn all(&self) -> &Arc<String> {
        &self.text
    }

    /// How many bytes come before a text.
    pub(crate) fn base(&self, id: SourceId) -> u32 {
        self.files
            .get(id.index())
            .map_or(0, |file| file.start as u32)
    }

    /// A range of all texts as a place in one of them.
    pub(crate) fn span(&self, start: u32, len: u32) -> Span {
        let next = self
            .files
            .partition_point(|file| file.start <= start as usize);
        let ix = next.saturating_sub(1);
        let base = self.files.get(ix).map_or(0, |file| file.start as u32);
        let from = start.saturating_sub(base);
        Span::new(SourceId(ix as u16), from, from.saturating_add(len))
    }

    /// What the texts are known by, the root file first.
    pub fn ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.files.len()).filter_map(|nth| Some(SourceId(u16::try_from(nth).ok()?)))
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
        self.files.get(id.index()).map_or("", |file| &file.name)
    }

    /// A text.
    pub fn text(&self, id: SourceId) -> &str {
        self.files
            .get(id.index())
            .map_or("", |file| self.text_of(file))
    }

    fn text_of(&self, file: &File) -> &str {
        self.text.get(file.start..file.end).unwrap_or_default()
    }

    /// The texts of the files.
    #[cfg(feature = "yaml")]
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| self.text_of(file))
    }

    /// The names and texts, the root file first.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|file| (file.name.as_str(), self.text_of(file)))
    }

    /// How many bytes all texts have.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The bytes of a span, as text.
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.source)
            .get(span.start as usize..span.end as usize)
            .unwrap_or("")
    }

    /// Where a span begins. O(bytes) when a text is first asked about, then O(log lines).
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
        let lines = self.lines(span.source);
        lines.map_or(Position { line: 1, column: 1 }, |lines| {
            lines.position(span.start as usize)
        })
    }

    /// Line and column of an offset, from 0, in the columns that an editor counts; inside a character those of its first
    /// byte, behind the end of the text those of its end. Costs as [`position`](Self::position).
    ///
    /// ```
    /// use justarch::{Columns, Document, LineColumn, SourceId};
    /// let doc = Document::parse("a.yaml", "justarch: 1\n# 𠮷 x\n").unwrap();
    /// let x = doc.sources().text(SourceId::ROOT).find('x').unwrap();
    /// let at = doc.sources().line_column(SourceId::ROOT, x, Columns::Utf16);
    /// assert_eq!(at, LineColumn { line: 1, column: 5 });
    /// assert_eq!(doc.sources().offset(SourceId::ROOT, at, Columns::Utf16), x);
    /// ```
    #[cfg(feature = "yaml")]
    pub fn line_column(&self, id: SourceId, offset: usize, columns: Columns) -> LineColumn {
        let lines = self.lines(id);
        let nothing = LineColumn { line: 0, column: 0 };
        lines.map_or(nothing, |lines| lines.line_column(offset, columns))
    }

    /// The offset of a line and column. Behind the end of a line it is that end, behind the last line that of the text;
    /// inside a character its first byte. Costs as [`position`](Self::position).
    #[cfg(feature = "yaml")]
    pub fn offset(&self, id: SourceId, at: LineColumn, columns: Columns) -> usize {
        self.lines(id).map_or(0, |lines| lines.offset(at, columns))
    }

    /// The lines of a text; `None` if there is no such text.
    pub(crate) fn lines(&self, id: SourceId) -> Option<Lines<'_>> {
        let file = self.files.get(id.index())?;
        let text = self.text_of(file);
        let index = file.lines.get_or_init(|| LineIndex::of(text));
        Some(Lines::new(text, index))
    }
}
