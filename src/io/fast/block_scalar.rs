//! Literal and folded block scalars.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::bytes::line_length;
use super::{Declined, Result, Scanner};
use crate::io::events::{EventSink, Style};

/// What becomes of the ends of lines behind the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomping {
    Strip,
    Clip,
    Keep,
}

/// What stands before the text.
struct Header {
    is_folded: bool,
    chomping: Chomping,
    /// How much deeper than what is around it the text is said to stand.
    deeper: Option<usize>,
}

impl<S: EventSink> Scanner<'_, '_, S> {
    pub(super) fn opens_block_scalar(&self) -> bool {
        matches!(self.peek(), b'|' | b'>')
    }

    /// A block scalar of a collection in that column, and on to the next content.
    pub(super) fn block_scalar(&mut self, around: usize) -> Result {
        let header = self.header()?;
        let (indent, mut breaks) = self.first_line(&header, around)?;
        let start = self.at;
        self.meaning.clear();
        // A line that begins with a space keeps its end and that of the one before it.
        let mut after_folded = false;
        let mut is_first = true;
        while self.at - self.line == indent && self.peek() != 0 {
            let is_deeper = self.peek() == b' ';
            if is_first {
                self.fold(breaks + 1, "");
            } else if after_folded && !is_deeper {
                self.fold(breaks + 1, " ");
            } else {
                self.fold(breaks + 2, "");
            }
            is_first = false;
            after_folded = header.is_folded && !is_deeper;
            let length = line_length(self.rest());
            let line = self.slice(self.at, self.at + length);
            self.meaning
                .push_str(line.strip_suffix('\r').unwrap_or(line));
            self.at += length;
            self.skip_break();
            breaks = self.skip_indents(indent);
        }
        match header.chomping {
            Chomping::Strip => {}
            Chomping::Clip => self.meaning.push('\n'),
            Chomping::Keep => self.fold(breaks + 2, ""),
        }
        let at = self.span(start as u32, self.at as u32);
        self.sink.scalar(&self.lexer.meaning, Style::Quoted, at)?;
        self.content()
    }

    /// Past the line of the header.
    fn header(&mut self) -> Result<Header> {
        let mut header = Header {
            is_folded: self.peek() == b'>',
            chomping: Chomping::Clip,
            deeper: None,
        };
        self.at += 1;
        for _ in 0..2 {
            match self.peek() {
                b'-' if header.chomping == Chomping::Clip => header.chomping = Chomping::Strip,
                b'+' if header.chomping == Chomping::Clip => header.chomping = Chomping::Keep,
                digit @ b'1'..=b'9' if header.deeper.is_none() => {
                    header.deeper = Some(usize::from(digit - b'0'));
                }
                _ => break,
            }
            self.at += 1;
        }
        let before = self.at;
        self.skip_spaces();
        if !self.ends_line(before) {
            return Err(Declined::Beyond);
        }
        self.next_line();
        Ok(header)
    }

    /// To the first line of the text: how far it is indented, and how many empty ones come before it. Without any text
    /// it declines.
    fn first_line(&mut self, header: &Header, around: usize) -> Result<(usize, usize)> {
        let around = around.checked_sub(1).ok_or(Declined::Beyond)?;
        if let Some(deeper) = header.deeper {
            let indent = around + deeper;
            let breaks = self.skip_indents(indent);
            let is_there = self.at - self.line == indent && self.peek() != 0;
            return is_there.then_some((indent, breaks)).ok_or(Declined::Beyond);
        }
        let (mut breaks, mut longest) = (0, 0);
        loop {
            self.skip_spaces();
            longest = longest.max(self.at - self.line);
            if !matches!(self.peek(), b'\n' | b'\r') {
                break;
            }
            self.skip_break();
            breaks += 1;
        }
        let indent = self.at - self.line;
        // An empty line must not be longer than what the text is indented by.
        let is_there = indent > around && indent == longest && self.peek() != 0;
        is_there.then_some((indent, breaks)).ok_or(Declined::Beyond)
    }

    /// Past empty lines and what indents the next one, at most so much; how many lines were empty.
    fn skip_indents(&mut self, indent: usize) -> usize {
        let mut breaks = 0;
        loop {
            while self.peek() == b' ' && self.at - self.line < indent {
                self.at += 1;
            }
            if !matches!(self.peek(), b'\n' | b'\r') {
                return breaks;
            }
            self.skip_break();
            breaks += 1;
        }
    }
}
