//! Lines and columns of one text, found without reading it again for every question.

#[cfg(any(test, feature = "render"))]
use std::ops::Range;

use crate::io::Position;

const BOM: char = '\u{FEFF}';

/// How many bytes lie between two counts of characters.
const STRIDE: usize = 1024;

/// Where the lines of a text begin, and how many characters come before every 1024th byte. Made once per
/// text in O(bytes); a question costs O(log lines).
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    counts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        // A byte order mark is no part of the first line.
        let mut starts = vec![if text.starts_with(BOM) {
            BOM.len_utf8()
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
                starts.push(at + 1);
            }
            chars += usize::from(begins_char(byte));
        }
        if text.len().is_multiple_of(STRIDE) {
            counts.push(chars);
        }
        Self {
            text,
            starts,
            counts,
        }
    }

    /// The nearest place at or before an offset at which a character begins, inside the text.
    pub(super) fn floor(&self, offset: usize) -> usize {
        let first = self.starts.first().copied().unwrap_or_default();
        let mut at = offset.min(self.text.len()).max(first);
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The line of an offset, from 0.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        let after = self.starts.partition_point(|start| *start <= offset);
        after.saturating_sub(1)
    }

    /// The bytes of a line without its end.
    #[cfg(any(test, feature = "render"))]
    pub(super) fn range(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = match self.starts.get(line + 1) {
            Some(next) => next - 1,
            None => self.text.len(),
        };
        let ends = |at: usize, byte: u8| self.text.as_bytes().get(at) == Some(&byte);
        let is_pair = end > start && ends(end, b'\n') && ends(end - 1, b'\r');
        start..end - usize::from(is_pair)
    }

    /// Line and column of an offset, for people.
    pub(super) fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.line_of(offset);
        let start = self.starts.get(line).copied().unwrap_or_default();
        Position {
            line: line + 1,
            column: self.chars_before(offset) - self.chars_before(start) + 1,
        }
    }

    /// The text between two places at which characters begin.
    #[cfg(feature = "render")]
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
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
        self.counts.get(block).copied().unwrap_or(0) + within
    }
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
        let lines = Lines::of(&text);
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
        let lines = Lines::of("a\r\nbc\n");
        assert_eq!(lines.range(0), 0..1);
        assert_eq!(lines.range(1), 3..5);
        assert_eq!(lines.range(2), 6..6);
        assert_eq!(lines.range(9), 6..6);
        let returns = Lines::of("a\rbc\r\nd\r");
        assert_eq!(returns.range(0), 0..1);
        assert_eq!(returns.range(1), 2..4);
        assert_eq!(returns.range(2), 6..7);
        assert_eq!(returns.range(3), 8..8);
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let marked = "\u{feff}a: b\nc";
        let (lines, plain) = (Lines::of(marked), Lines::of("a: b\nc"));
        for at in 0..6 {
            assert_eq!(lines.position(at + 3), plain.position(at), "at {at}");
        }
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.range(0), 3..7);
    }

    #[test]
    fn an_empty_text_has_one_line() {
        let lines = Lines::of("");
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.range(0), 0..0);
    }
}
