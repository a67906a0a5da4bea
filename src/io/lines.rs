//! Lines and columns of one text, found without reading it again for every question.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::ops::Range;
use std::sync::OnceLock;

const BOM: char = '\u{FEFF}';

/// A place for people: lines and columns from 1, columns in characters as an editor counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode characters.
    pub column: usize,
}

/// What columns are counted in: by editors that speak the language server protocol, in code units of UTF-16, or of UTF-8
/// where they agree on it.
#[cfg(feature = "yaml")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Columns {
    /// In bytes.
    Utf8,
    /// In code units of UTF-16: characters beyond the basic plane count as two.
    Utf16,
    /// In Unicode characters. What a reader sees as one may be several, as in decomposed Vietnamese.
    Utf32,
}

/// A place for programs: line and column from 0.
#[cfg(feature = "yaml")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// The line, from 0. Lines end with a line feed, a carriage return, or both.
    pub line: u32,
    /// The column, from 0. A byte order mark is no column.
    pub column: u32,
}

#[cfg(feature = "yaml")]
impl LineColumn {
    /// The place of an offset in a text that belongs to no document, as [`Sources::line_column`](crate::Sources::line_column)
    /// says it of one that does. O(bytes).
    ///
    /// ```
    /// use justarch::{Columns, LineColumn};
    /// let text = "justarch: 1\n# 𠮷 x\n";
    /// let at = LineColumn::of(text, text.find('x').unwrap(), Columns::Utf16);
    /// assert_eq!(at, LineColumn { line: 1, column: 5 });
    /// assert_eq!(at.offset_in(text, Columns::Utf16), text.find('x').unwrap());
    /// ```
    pub fn of(text: &str, offset: usize, columns: Columns) -> Self {
        Lines::new(text, &LineIndex::of(text)).line_column(offset, columns)
    }

    /// The offset of the place in a text that belongs to no document, as [`Sources::offset`](crate::Sources::offset) says it
    /// of one that does. O(bytes).
    pub fn offset_in(self, text: &str, columns: Columns) -> usize {
        Lines::new(text, &LineIndex::of(text)).offset(self, columns)
    }
}

/// The offset of a column in the line that begins at a place; inside a character it is that of its first byte.
#[cfg(feature = "yaml")]
fn on_line(text: &str, start: usize, column: u32, columns: Columns) -> usize {
    let (mut at, mut left) = (start, column as usize);
    let line = text.get(start..).unwrap_or_default().chars();
    for c in line.take_while(|c| !matches!(c, '\n' | '\r')) {
        let width = match columns {
            Columns::Utf8 => c.len_utf8(),
            Columns::Utf16 => c.len_utf16(),
            Columns::Utf32 => 1,
        };
        if width > left {
            break;
        }
        left -= width;
        at += c.len_utf8();
    }
    at
}

/// How many bytes lie between two counts of lines or characters. Within so many they are counted when it is asked.
const STRIDE: usize = 1024;

/// How many lines end before every 1024th byte of a text. Made once per text in O(bytes).
#[derive(Clone, Debug)]
pub(crate) struct LineIndex {
    ends: Vec<u32>,
    /// Made when a column far along a line is asked for.
    counts: OnceLock<Counts>,
}

/// How many characters come before every 1024th byte.
#[derive(Clone, Debug)]
struct Counts {
    chars: Vec<u32>,
    /// Those of four bytes; nothing if there are none at all.
    wide: Vec<u32>,
}

/// A text with its lines. A question costs O(log bytes), and reading a kibibyte.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    index: &'a LineIndex,
}

/// Whether a line ends with the byte at a place: a carriage return does too, unless a line feed follows.
fn is_end(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(b'\n') => true,
        Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
        Some(_) | None => false,
    }
}

/// How many lines end in a part of a text.
fn ends_in(bytes: &[u8], range: Range<usize>) -> usize {
    let part = bytes.get(range.clone()).unwrap_or_default();
    if count(part, |byte| byte == b'\r') > 0 {
        range.filter(|at| is_end(bytes, *at)).count()
    } else {
        count(part, |byte| byte == b'\n')
    }
}

impl LineIndex {
    pub(crate) fn of(text: &str) -> Self {
        let mut before = 0;
        let blocks = (0..=text.len()).step_by(STRIDE).map(|start| {
            let so_far = before;
            before += ends_in(text.as_bytes(), start..text.len().min(start + STRIDE));
            so_far as u32
        });
        Self {
            ends: blocks.collect(),
            counts: OnceLock::new(),
        }
    }
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut wide = Vec::new();
        let (mut chars, mut wides) = (0, 0);
        for block in text.as_bytes().chunks(STRIDE) {
            counts.push(chars as u32);
            if wides > 0 {
                // None were met before.
                wide.resize(counts.len() - 1, 0);
                wide.push(wides as u32);
            }
            chars += count(block, begins_char);
            wides += count(block, begins_wide);
        }
        Self {
            chars: counts,
            wide,
        }
    }
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str, index: &'a LineIndex) -> Self {
        Self { text, index }
    }

    /// Where a line begins, from 0; `None` if there are not so many.
    fn start(&self, line: usize) -> Option<usize> {
        if line == 0 {
            // A byte order mark is no part of the first line.
            let has_mark = self.text.starts_with(BOM);
            return Some(if has_mark { BOM.len_utf8() } else { 0 });
        }
        let ends = &self.index.ends;
        let block = ends.partition_point(|before| (*before as usize) < line);
        let block = block.saturating_sub(1);
        let before = ends.get(block).map_or(0, |before| *before as usize);
        let bytes = self.text.as_bytes();
        let mut rest = (block * STRIDE..bytes.len()).filter(|at| is_end(bytes, *at));
        rest.nth(line - before - 1).map(|end| end + 1)
    }

    /// The nearest place at or before an offset at which a character begins, inside the text.
    pub(crate) fn floor(&self, offset: usize) -> usize {
        let first = self.start(0).unwrap_or_default();
        floor(self.text, offset.max(first))
    }

    /// The line of an offset, from 0.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let block = offset / STRIDE;
        let before = self.index.ends.get(block);
        before.map_or(0, |before| *before as usize)
            + ends_in(self.text.as_bytes(), block * STRIDE..offset)
    }

    /// Where the line begins that an offset lies in.
    fn start_of(&self, offset: usize) -> usize {
        let bytes = self.text.as_bytes();
        let near = offset.saturating_sub(STRIDE)..offset.min(bytes.len());
        let end = near.rev().find(|at| is_end(bytes, *at));
        let start = end.map(|end| end + 1);
        let far = || self.start(self.line_of(offset));
        start.or_else(far).unwrap_or_default()
    }

    /// The bytes of a line without its end.
    #[cfg(any(test, feature = "render"))]
    pub(crate) fn range(&self, line: usize) -> Range<usize> {
        let start = self.start(line).unwrap_or(self.text.len());
        let end = match self.start(line + 1) {
            Some(next) => next - 1,
            None => self.text.len(),
        };
        let ends = |at: usize, byte: u8| self.text.as_bytes().get(at) == Some(&byte);
        let is_pair = end > start && ends(end, b'\n') && ends(end - 1, b'\r');
        start..end - usize::from(is_pair)
    }

    /// Line and column of an offset, for people. Between the two characters that end a line it is the first of them.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let before = self.text.as_bytes().get(..offset).unwrap_or_default();
        let is_inside = before.ends_with(b"\r") && self.text.as_bytes().get(offset) == Some(&b'\n');
        let offset = offset - usize::from(is_inside);
        let start = self.start_of(offset);
        Position {
            line: self.line_of(offset) + 1,
            column: self.counted(start..offset, |counts| &counts.chars, begins_char) + 1,
        }
    }

    /// The text between two places at which characters begin.
    #[cfg(feature = "render")]
    pub(crate) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or("")
    }

    /// How many bytes of a range count, all of it in one line.
    fn counted(
        &self,
        range: Range<usize>,
        before: fn(&Counts) -> &[u32],
        counts_as: impl Fn(u8) -> bool + Copy,
    ) -> usize {
        let bytes = self.text.as_bytes();
        if range.len() <= STRIDE {
            return count(bytes.get(range).unwrap_or_default(), counts_as);
        }
        let counts = self.index.counts.get_or_init(|| Counts::of(self.text));
        let until = |offset: usize| {
            let block = offset / STRIDE;
            let within = bytes.get(block * STRIDE..offset).unwrap_or_default();
            let before = before(counts).get(block);
            before.map_or(0, |count| *count as usize) + count(within, counts_as)
        };
        until(range.end) - until(range.start)
    }

    /// How many columns a part of a line has.
    #[cfg(feature = "yaml")]
    fn columns(&self, range: Range<usize>, columns: Columns) -> usize {
        let chars = || self.counted(range.clone(), |counts| &counts.chars, begins_char);
        match columns {
            Columns::Utf8 => range.len(),
            Columns::Utf16 => {
                chars() + self.counted(range.clone(), |counts| &counts.wide, begins_wide)
            }
            Columns::Utf32 => chars(),
        }
    }

    /// Line and column of an offset, for programs. Inside a character it is that of its first byte.
    #[cfg(feature = "yaml")]
    pub(crate) fn line_column(&self, offset: usize, columns: Columns) -> LineColumn {
        let offset = self.floor(offset);
        let start = self.start_of(offset);
        LineColumn {
            line: self.line_of(offset) as u32,
            column: self.columns(start..offset, columns) as u32,
        }
    }

    /// The offset of a line and column. Behind the end of a line it is that end, behind the last line that of the text;
    /// inside a character its first byte. O(log bytes), and the characters of the line.
    #[cfg(feature = "yaml")]
    pub(crate) fn offset(&self, at: LineColumn, columns: Columns) -> usize {
        let start = self.start(at.line as usize);
        start.map_or(self.text.len(), |start| {
            on_line(self.text, start, at.column, columns)
        })
    }
}

/// The nearest place at or before an offset at which a character begins, inside a text.
pub(crate) fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// How many of some bytes count. Summed as bytes first, of which a processor adds many at once.
fn count(bytes: &[u8], counts_as: impl Fn(u8) -> bool) -> usize {
    // A sum of so many fits.
    const AT_ONCE: usize = 192;
    let parts = bytes.chunks(AT_ONCE).map(|part| {
        let counted = part.iter().map(|byte| u8::from(counts_as(*byte)));
        usize::from(counted.sum::<u8>())
    });
    parts.sum()
}

fn begins_char(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// Whether a character of four bytes begins, of which UTF-16 makes two units.
fn begins_wide(byte: u8) -> bool {
    byte >= 0b1111_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_agree_with_counting_by_hand() {
        let text = "kiến trúc: hộ tịch\r\n\nÂu Cơ\nmột\rhai\r\r\n".repeat(200);
        let index = LineIndex::of(&text);
        let lines = Lines::new(&text, &index);
        let (mut line, mut column) = (1, 1);
        for (at, c) in text.char_indices() {
            assert_eq!(lines.position(at), Position { line, column }, "at {at}");
            let next = text[at..].chars().nth(1);
            (line, column) = match c {
                '\n' => (line + 1, 1),
                '\r' if next != Some('\n') => (line + 1, 1),
                '\r' => (line, column),
                _ => (line, column + 1),
            };
        }
        assert_eq!(lines.position(usize::MAX), Position { line, column });
    }

    #[test]
    #[cfg(feature = "yaml")]
    fn columns_agree_with_counting_by_hand_and_lead_back() {
        // Composed, decomposed, and beyond the basic plane.
        let texts = [
            "Tiếng Việt\u{301}: 𠮷野家\r\nto\u{302}\u{301} chu\u{31b}\u{301}c\rđ\n\n🏛️x\n",
            "\u{feff}kiến trúc\n𠮷",
            "",
            "abc",
        ];
        let long = format!("{}{}\n", "𠮷tổ".repeat(900), texts[0].repeat(90));
        for text in texts.into_iter().map(str::to_owned).chain([long]) {
            let index = LineIndex::of(&text);
            let lines = Lines::new(&text, &index);
            let (mut line, mut column) = (0, [0_u32; 3]);
            let all = [Columns::Utf8, Columns::Utf16, Columns::Utf32];
            let start = if text.starts_with(BOM) { 3 } else { 0 };
            let ends = text.char_indices().skip(usize::from(start > 0));
            for (at, c) in ends.chain([(text.len(), ' ')]) {
                for (columns, column) in all.into_iter().zip(column) {
                    let found = lines.line_column(at, columns);
                    assert_eq!(found, LineColumn { line, column }, "{columns:?} at {at}");
                    // Between the two characters that end a line no editor stands.
                    if !text[..at].ends_with('\r') || c != '\n' {
                        assert_eq!(lines.offset(found, columns), at, "{columns:?}");
                    }
                    for inside in 1..c.len_utf8().min(text.len() - at) {
                        assert_eq!(lines.line_column(at + inside, columns), found);
                    }
                }
                let next = text[at..].chars().nth(1);
                if c == '\n' || c == '\r' && next != Some('\n') {
                    (line, column) = (line + 1, [0; 3]);
                } else {
                    let sizes = [c.len_utf8(), c.len_utf16(), 1];
                    for (column, size) in column.iter_mut().zip(sizes) {
                        *column += size as u32;
                    }
                }
            }
            let far = LineColumn {
                line: 0,
                column: 1 << 30,
            };
            assert_eq!(lines.offset(far, Columns::Utf16), lines.range(0).end);
            let below = LineColumn {
                line: 1 << 30,
                column: 0,
            };
            assert_eq!(lines.offset(below, Columns::Utf16), text.len());
        }
    }

    #[test]
    #[cfg(feature = "yaml")]
    fn a_column_inside_a_character_is_its_first_byte() {
        let index = LineIndex::of("a𠮷b");
        let lines = Lines::new("a𠮷b", &index);
        let offset = |column, columns| lines.offset(LineColumn { line: 0, column }, columns);
        assert_eq!(offset(2, Columns::Utf16), 1);
        assert_eq!(offset(3, Columns::Utf16), 5);
        assert_eq!(offset(3, Columns::Utf8), 1);
        assert_eq!(offset(2, Columns::Utf32), 5);
    }

    #[test]
    fn a_line_excludes_its_end() {
        let index = LineIndex::of("a\r\nbc\n");
        let lines = Lines::new("a\r\nbc\n", &index);
        assert_eq!(lines.range(0), 0..1);
        assert_eq!(lines.range(1), 3..5);
        assert_eq!(lines.range(2), 6..6);
        assert_eq!(lines.range(9), 6..6);
        let index = LineIndex::of("a\rbc\r\nd\r");
        let returns = Lines::new("a\rbc\r\nd\r", &index);
        assert_eq!(returns.range(0), 0..1);
        assert_eq!(returns.range(1), 2..4);
        assert_eq!(returns.range(2), 6..7);
        assert_eq!(returns.range(3), 8..8);
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let marked = "\u{feff}a: b\nc";
        let unmarked = "a: b\nc";
        let indexes = [marked, unmarked].map(LineIndex::of);
        let lines = Lines::new(marked, &indexes[0]);
        let plain = Lines::new(unmarked, &indexes[1]);
        for at in 0..6 {
            assert_eq!(lines.position(at + 3), plain.position(at), "at {at}");
        }
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.range(0), 3..7);
    }

    #[test]
    fn an_empty_text_has_one_line() {
        let index = LineIndex::of("");
        let lines = Lines::new("", &index);
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.range(0), 0..0);
    }
}
