//! The texts a document was read from, and lines and columns in them.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::sync::{Arc, OnceLock};

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
    /// Where lines and columns have got to at regular steps of the text, once somebody asks.
    steps: OnceLock<Vec<Step>>,
}

/// The lines before a byte, and the characters of its own line before it.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    lines: usize,
    characters: usize,
}

/// So many bytes are looked at for one position.
const STEP: usize = 4096;

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
            steps: OnceLock::new(),
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

    /// Where a span begins. The first call for a text is O(its bytes), further ones O(1).
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
        let Some(file) = self.files.get(span.source.index()) else {
            return Position { line: 1, column: 1 };
        };
        let bytes = self.text_of(file).as_bytes();
        let steps = file.steps.get_or_init(|| steps(bytes));
        let at = (span.start as usize).min(bytes.len());
        let step = steps.get(at / STEP).copied().unwrap_or_default();
        let from = at - at % STEP;
        let here = step.past(bytes.get(from..at).unwrap_or_default());
        Position {
            line: here.lines + 1,
            column: here.characters + 1,
        }
    }
}

fn steps(bytes: &[u8]) -> Vec<Step> {
    let mut here = Step::default();
    let mut steps = vec![here];
    for stretch in bytes.chunks(STEP) {
        here = here.past(stretch);
        steps.push(here);
    }
    steps
}

impl Step {
    fn past(self, bytes: &[u8]) -> Self {
        let characters = |bytes: &[u8]| bytes.iter().filter(|b| !is_continuation(**b)).count();
        match bytes.iter().rposition(|b| *b == b'\n') {
            None => Self {
                lines: self.lines,
                characters: self.characters + characters(bytes),
            },
            Some(last) => Self {
                lines: self.lines + bytes.split(|b| *b == b'\n').count() - 1,
                characters: characters(bytes.get(last + 1..).unwrap_or_default()),
            },
        }
    }
}

/// Whether a byte goes on with the character before it.
fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}
