//! Lines and columns of one text, found without reading it again for every question.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

#[cfg(any(test, feature = "render"))]
use std::ops::Range;

const BOM: char = '\u{FEFF}';

/// A place for people: lines and columns from 1, columns in characters as an editor counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode characters.
    pub column: usize,
}

/// How many bytes lie between two counts of characters.
const STRIDE: usize = 1024;

/// Where the lines of a text begin, and how many characters come before every 1024th byte. Made once per
/// text in O(bytes).
#[derive(Clone, Debug)]
pub(crate) struct LineIndex {
    starts: Vec<u32>,
    counts: Vec<u32>,
}

/// A text with its lines. A question costs O(log lines).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    index: &'a LineIndex,
}

impl LineIndex {
    pub(crate) fn of(text: &str) -> Self {
        // A byte order mark is no part of the first line.
        let mut starts = vec![if text.starts_with(BOM) {
            BOM.len_utf8() as u32
        } else {
            0
        }];
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut chars = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at.is_multiple_of(STRIDE) {
                counts.push(chars);
            }
            // A carriage return ends a line too, unless a line feed follows.
            if byte == b'\n' || byte == b'\r' && text.as_bytes().get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
            chars += u32::from(begins_char(byte));
        }
        if text.len().is_multiple_of(STRIDE) {
            counts.push(chars);
        }
        Self { starts, counts }
    }
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str, index: &'a LineIndex) -> Self {
        Self { text, index }
    }

    /// Where a line begins, from 0.
    fn start(&self, line: usize) -> Option<usize> {
        self.index.starts.get(line).map(|start| *start as usize)
    }

    /// The nearest place at or before an offset at which a character begins, inside the text.
    pub(crate) fn floor(&self, offset: usize) -> usize {
        let first = self.start(0).unwrap_or_default();
        floor(self.text, offset.max(first))
    }

    /// The line of an offset, from 0.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        let starts = &self.index.starts;
        let after = starts.partition_point(|start| *start as usize <= offset);
        after.saturating_sub(1)
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

    /// Line and column of an offset, for people.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.line_of(offset);
        let start = self.start(line).unwrap_or_default();
        Position {
            line: line + 1,
            column: self.chars_before(offset) - self.chars_before(start) + 1,
        }
    }

    /// The text between two places at which characters begin.
    #[cfg(feature = "render")]
    pub(crate) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or("")
    }

    fn chars_before(&self, offset: usize) -> usize {
        let block = offset / STRIDE;
        let bytes = self.text.as_bytes().get(block * STRIDE..offset);
        let within = bytes
            .unwrap_or_default()
            .iter()
            .filter(|byte| begins_char(**byte))
            .count();
        self.index
            .counts
            .get(block)
            .map_or(0, |count| *count as usize)
            + within
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

fn begins_char(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
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
                _ => (line, column + 1),
            };
        }
        assert_eq!(lines.position(usize::MAX), Position { line, column });
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
