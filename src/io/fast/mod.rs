//! The fast reader: a documented part of YAML, to the same events with the same places as the full parser.
//!
//! It reads block maps and lists, flow collections, plain, single- and double-quoted scalars that lie on one
//! line, comments, and line ends of LF or CRLF. At the first thing beyond that it *declines*, and the full
//! parser reads the whole text. It never guesses and never reports a fault: an error always comes from the
//! full parser.
//!
//! Beyond it are: anchors, aliases, tags, directives, document marks, explicit keys, block scalars, scalars of
//! several lines, empty values, tabs, control and other special characters, keys of more than
//! [`LONGEST_KEY`] bytes, and single pairs or empty entries in flow collections.

mod lex;
#[cfg(test)]
mod tests;

use super::events::{EventSink, Marks, Stop, Style};
use crate::span::{SourceId, Span};

/// Longer keys are left to the full parser, which has a limit of its own on them.
const LONGEST_KEY: usize = 512;

/// Why the fast reader stops.
pub(crate) enum Declined {
    /// The text goes beyond what it reads.
    Beyond,
    /// The sink stopped it; the full parser will find out why.
    Stopped,
}

impl From<Stop> for Declined {
    fn from(_: Stop) -> Self {
        Self::Stopped
    }
}

type Result<T = ()> = std::result::Result<T, Declined>;

/// Drives a sink with the events of a text. If it declines, the sink is to be thrown away. O(bytes).
pub(crate) fn read(text: &str, source: SourceId, sink: &mut impl EventSink) -> Result {
    if u32::try_from(text.len()).is_err() || !lex::is_plain_text(text) {
        return Err(Declined::Beyond);
    }
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        at: 0,
        source,
        sink,
    };
    if text.starts_with(BOM) {
        scanner.at = BOM.len_utf8();
    }
    scanner.document()
}

const BOM: char = '\u{FEFF}';

struct Scanner<'t, 's, S> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    source: SourceId,
    sink: &'s mut S,
}

/// Whether a scalar stands in a block or in a flow collection, where fewer characters are plain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Block,
    Flow,
}

impl<S: EventSink> Scanner<'_, '_, S> {
    fn peek(&self) -> u8 {
        self.ahead(0)
    }

    /// A byte further on; 0 beyond the end, which no text holds here.
    fn ahead(&self, by: usize) -> u8 {
        self.bytes.get(self.at + by).copied().unwrap_or(0)
    }

    fn is_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    fn is_line_end(&self) -> bool {
        self.is_end() || matches!(self.peek(), b'\n' | b'\r')
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start as u32, end as u32)
    }

    fn skip_spaces(&mut self) {
        while self.peek() == b' ' {
            self.at += 1;
        }
    }

    /// To the start of the next line; what is passed is nothing or a comment.
    fn skip_line(&mut self) {
        let start = self.at;
        while !self.is_end() && self.peek() != b'\n' {
            self.at += 1;
        }
        if self.bytes.get(start) == Some(&b'#') {
            let text = self.text.get(start + 1..self.at).unwrap_or_default();
            let text = text.strip_suffix('\r').unwrap_or(text);
            let at = self.span(start, start + 1 + text.len());
            self.sink.comment(text, at);
        }
        if !self.is_end() {
            self.at += 1;
        }
    }

    /// The start of the line that `at` lies in.
    fn column(&self) -> usize {
        let line = self.bytes[..self.at].iter().rposition(|b| *b == b'\n');
        self.at - line.map_or(self.origin(), |at| at + 1)
    }

    fn origin(&self) -> usize {
        if self.text.starts_with(BOM) {
            BOM.len_utf8()
        } else {
            0
        }
    }

    /// From the start of a line to the next content: its indentation, with `at` on its first character. `None`
    /// at the end of the text.
    fn next_content(&mut self) -> Result<Option<usize>> {
        loop {
            let start = self.at;
            self.skip_spaces();
            if self.is_end() {
                return Ok(None);
            }
            match self.peek() {
                b'\n' | b'\r' | b'#' => self.skip_line(),
                _ => {
                    let indent = self.at - start;
                    if indent == 0 && self.is_mark() {
                        return Err(Declined::Beyond);
                    }
                    return Ok(Some(indent));
                }
            }
        }
    }

    /// Whether a directive or a document mark stands at the start of the line.
    fn is_mark(&self) -> bool {
        let rest = &self.bytes[self.at..];
        rest.starts_with(b"---") || rest.starts_with(b"...") || rest.starts_with(b"%")
    }

    /// To the start of the next line, past spaces and a comment; anything else is beyond.
    fn end_line(&mut self) -> Result {
        let before = self.at;
        self.skip_spaces();
        if self.is_line_end() || (self.peek() == b'#' && self.at > before) {
            self.skip_line();
            return Ok(());
        }
        Err(Declined::Beyond)
    }

    fn document(&mut self) -> Result {
        match self.next_content()? {
            Some(0) => {}
            _ => return Err(Declined::Beyond),
        }
        if matches!(self.peek(), b'{' | b'[') {
            self.flow(None)?;
            self.end_line()?;
        } else {
            self.block(0)?;
        }
        match self.next_content()? {
            None => Ok(()),
            Some(_) => Err(Declined::Beyond),
        }
    }

    /// A value that begins on a line of its own, deeper than what it belongs to.
    fn below(&mut self, inner: usize, around: usize) -> Result {
        if matches!(self.peek(), b'{' | b'[') {
            self.flow(Some(around))?;
            return self.end_line();
        }
        self.block(inner)
    }

    /// A block collection whose first entry begins here, in that column. Leaves `at` at the start of a line.
    fn block(&mut self, indent: usize) -> Result {
        if self.is_dash() {
            self.block_seq(indent, self.at)
        } else {
            self.block_map(indent)
        }
    }

    fn is_dash(&self) -> bool {
        self.peek() == b'-' && matches!(self.ahead(1), b' ' | b'\n' | b'\r' | 0)
    }

    /// A list in the column of its key. The full parser places it at its first item.
    fn seq_below_key(&mut self, indent: usize) -> Result {
        let spaces = self.bytes.iter().skip(self.at + 1);
        let item = 1 + spaces.take_while(|byte| **byte == b' ').count();
        if matches!(self.ahead(item), b'\n' | b'\r' | b'#' | 0) {
            return Err(Declined::Beyond);
        }
        self.block_seq(indent, self.at + item)
    }

    fn block_seq(&mut self, indent: usize, place: usize) -> Result {
        let start = self.span(place, place);
        self.sink.seq_start(start, Marks::default())?;
        loop {
            if !self.is_dash() {
                return Err(Declined::Beyond);
            }
            self.at += 1;
            self.skip_spaces();
            if self.is_line_end() || self.peek() == b'#' {
                self.skip_line();
                match self.next_content()? {
                    Some(inner) if inner > indent => self.below(inner, indent)?,
                    _ => return Err(Declined::Beyond),
                }
            } else if self.is_dash() || self.starts_entry()? {
                let inner = self.column();
                self.block(inner)?;
            } else {
                self.inline(indent)?;
            }
            if !self.continues(indent, true)? {
                break;
            }
        }
        self.sink.seq_end(self.span(self.at, self.at))?;
        Ok(())
    }

    fn block_map(&mut self, indent: usize) -> Result {
        let start = self.span(self.at, self.at);
        self.sink.map_start(start, Marks::default())?;
        loop {
            self.scalar(Inside::Block, true)?;
            if self.peek() != b':' {
                return Err(Declined::Beyond);
            }
            self.at += 1;
            if !self.is_line_end() && self.peek() != b' ' {
                return Err(Declined::Beyond);
            }
            let before = self.at;
            self.skip_spaces();
            if self.is_line_end() || (self.peek() == b'#' && self.at > before) {
                self.skip_line();
                match self.next_content()? {
                    Some(inner) if inner > indent => self.below(inner, indent)?,
                    Some(inner) if inner == indent && self.is_dash() => {
                        self.seq_below_key(inner)?;
                    }
                    _ => return Err(Declined::Beyond),
                }
            } else {
                self.inline(indent)?;
            }
            if !self.continues(indent, false)? {
                break;
            }
        }
        self.sink.map_end(self.span(self.at, self.at))?;
        Ok(())
    }

    /// Whether another entry follows in the column. If not, `at` is back at the start of its line.
    fn continues(&mut self, indent: usize, seq: bool) -> Result<bool> {
        let Some(next) = self.next_content()? else {
            return Ok(false);
        };
        let back = self.at - next;
        if next == indent && self.is_dash() == seq {
            return Ok(true);
        }
        // After a list in the column of its key, the next key ends it.
        if next < indent || (next == indent && seq) {
            self.at = back;
            return Ok(false);
        }
        Err(Declined::Beyond)
    }

    /// Whether a key and its colon begin here.
    fn starts_entry(&mut self) -> Result<bool> {
        let start = self.at;
        if matches!(self.peek(), b'{' | b'[') {
            return Ok(false);
        }
        self.lex(Inside::Block)?;
        let found = self.peek() == b':';
        self.at = start;
        Ok(found)
    }

    /// A value on the rest of the line: a scalar, or a flow collection that may go on below.
    fn inline(&mut self, indent: usize) -> Result {
        if matches!(self.peek(), b'{' | b'[') {
            self.flow(Some(indent))?;
        } else {
            self.scalar(Inside::Block, false)?;
        }
        self.end_line()?;
        // Deeper content would go on with a scalar.
        let here = self.at;
        let deeper = self.next_content()?.is_some_and(|next| next > indent);
        self.at = here;
        if deeper {
            Err(Declined::Beyond)
        } else {
            Ok(())
        }
    }

    /// A flow collection. Lines after its first are indented more than the block around it.
    fn flow(&mut self, around: Option<usize>) -> Result {
        let open = self.peek();
        let start = self.span(self.at, self.at + 1);
        self.at += 1;
        if open == b'{' {
            self.sink.map_start(start, Marks::default())?;
        } else {
            self.sink.seq_start(start, Marks::default())?;
        }
        let close = if open == b'{' { b'}' } else { b']' };
        loop {
            self.flow_space(around)?;
            if self.peek() == close {
                break;
            }
            if open == b'{' {
                self.scalar(Inside::Flow, true)?;
                if self.peek() != b':' || self.ahead(1) != b' ' {
                    return Err(Declined::Beyond);
                }
                self.at += 1;
                self.flow_space(around)?;
            }
            if matches!(self.peek(), b'{' | b'[') {
                self.flow(around)?;
            } else {
                self.scalar(Inside::Flow, false)?;
            }
            self.flow_space(around)?;
            match self.peek() {
                b',' => self.at += 1,
                byte if byte == close => break,
                _ => return Err(Declined::Beyond),
            }
        }
        self.at += 1;
        let end = self.span(self.at - 1, self.at);
        if open == b'{' {
            self.sink.map_end(end)?;
        } else {
            self.sink.seq_end(end)?;
        }
        Ok(())
    }

    /// Spaces, and line ends with what indents the next line.
    fn flow_space(&mut self, around: Option<usize>) -> Result {
        let before = self.at;
        self.skip_spaces();
        let ends = self.is_line_end() || (self.peek() == b'#' && self.at > before);
        if !ends {
            return Ok(());
        }
        self.skip_line();
        match (self.next_content()?, around) {
            (Some(indent), Some(around)) if indent > around => Ok(()),
            (Some(_), None) => Ok(()),
            _ => Err(Declined::Beyond),
        }
    }

    /// A scalar on one line.
    fn scalar(&mut self, inside: Inside, key: bool) -> Result {
        let start = self.at;
        let (text, style) = self.lex(inside)?;
        if key && self.at - start > LONGEST_KEY {
            return Err(Declined::Beyond);
        }
        let end = match style {
            Style::Plain => start + text.len(),
            _ => self.at,
        };
        let span = self.span(start, end);
        // Spaces may stand between a quoted key and its colon.
        if key {
            self.skip_spaces();
        } else if self.peek() == b':' {
            return Err(Declined::Beyond);
        }
        self.sink.scalar(&text, style, span, Marks::default())?;
        Ok(())
    }
}
