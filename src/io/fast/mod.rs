//! The fast reader: a documented part of YAML, to the same events with the same places as the full parser.
//!
//! It reads block maps and lists, flow collections, block scalars, plain and quoted scalars on one line or several,
//! comments, a document mark at the start, and line ends of LF or CRLF. At the first thing beyond that it *declines*,
//! and the full parser reads the whole text. It never guesses and never reports a fault: an error always comes from
//! the full parser.
//!
//! Beyond it are: anchors, aliases, tags, directives, further document marks, explicit keys, empty values, block
//! scalars without text, tabs, control and other special characters, keys of several lines or more than
//! [`LONGEST_KEY`] bytes, and single pairs or empty entries in flow collections.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

mod block;
mod block_scalar;
mod bytes;
mod flow;
mod folded;
mod lex;
mod quoted;
#[cfg(test)]
mod samples;
mod special;
#[cfg(test)]
mod tests;

use std::ops::{Deref, DerefMut};

use super::events::{EventSink, Stop, Style};
use crate::span::{SourceId, Span};
use lex::{Form, Lexer, Scalar};

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
    #[cold]
    fn from(_: Stop) -> Self {
        Self::Stopped
    }
}

type Result<T = ()> = std::result::Result<T, Declined>;

/// Drives a sink with the events of a text. If it declines, the sink is to be thrown away. O(bytes).
pub(crate) fn read(text: &str, source: SourceId, sink: &mut impl EventSink) -> Result {
    let start = if text.starts_with(BOM) {
        BOM.len_utf8()
    } else {
        0
    };
    let content = text.get(start..).unwrap_or_default();
    if u32::try_from(text.len()).is_err() || special::has_special(content) {
        return Err(Declined::Beyond);
    }
    Scanner {
        lexer: Lexer::new(text, start),
        column: 0,
        source,
        sink,
    }
    .document()
}

const BOM: char = '\u{FEFF}';

/// Reads from the content of one line to that of the next: between two calls, `at` lies on the first character
/// of a key, an item or a value.
struct Scanner<'t, 's, S> {
    lexer: Lexer<'t>,
    /// The column, from 1, of the first content of the line; 0 at the end of the text, where all ends.
    column: usize,
    source: SourceId,
    sink: &'s mut S,
}

impl<'t, S> Deref for Scanner<'t, '_, S> {
    type Target = Lexer<'t>;

    fn deref(&self) -> &Lexer<'t> {
        &self.lexer
    }
}

impl<S> DerefMut for Scanner<'_, '_, S> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.lexer
    }
}

// Whether a scalar stands in a block or in a flow collection, where fewer characters are plain.
const BLOCK: bool = false;
const FLOW: bool = true;

impl<S: EventSink> Scanner<'_, '_, S> {
    /// Whether nothing more stands on the line, or a comment apart from what came before.
    fn ends_line(&self, before: usize) -> bool {
        self.is_line_end() || (self.peek() == b'#' && self.at > before)
    }

    fn span(&self, start: u32, end: u32) -> Span {
        Span::new(self.source, start, end)
    }

    fn document(&mut self) -> Result {
        self.skip_spaces();
        self.skip_lines();
        if self.is_mark() && self.rest().starts_with(b"---") {
            self.at += 3;
            let before = self.at;
            self.skip_spaces();
            if !self.ends_line(before) {
                return Err(Declined::Beyond);
            }
            self.next_line();
        }
        self.content()?;
        if self.column != 1 {
            return Err(Declined::Beyond);
        }
        if self.opens_flow() {
            self.flow(0)?;
            self.end_line()?;
        } else {
            self.block(1)?;
        }
        if self.column == 0 {
            Ok(())
        } else {
            Err(Declined::Beyond)
        }
    }

    /// Past what is left of the line, which must be nothing or a comment, to the next content.
    fn end_line(&mut self) -> Result {
        if self.peek() == b'\n' {
            self.skip_break();
            return self.content();
        }
        let before = self.at;
        self.skip_spaces();
        if self.ends_line(before) {
            self.next_line();
            self.content()
        } else {
            Err(Declined::Beyond)
        }
    }

    /// From the start of a line to the next content, which may be lines below.
    fn content(&mut self) -> Result {
        self.skip_spaces();
        if bytes::is_apart(self.peek()) {
            self.skip_lines();
            if self.peek() == 0 {
                self.column = 0;
                return Ok(());
            }
        }
        self.column = self.place();
        if self.is_mark() {
            return Err(Declined::Beyond);
        }
        Ok(())
    }

    /// Past lines of nothing and of comments.
    #[inline(never)]
    fn skip_lines(&mut self) {
        while matches!(self.peek(), b'\n' | b'\r' | b'#') {
            self.next_line();
            self.skip_spaces();
        }
    }

    /// Past the one space that mostly parts two things; whether something ordinary follows it.
    #[inline]
    fn skip_space(&mut self) -> bool {
        if self.peek() == b' ' && !bytes::is_apart(self.ahead(1)) {
            self.at += 1;
            return true;
        }
        false
    }

    /// To the start of the next line; what is passed is nothing or a comment.
    fn next_line(&mut self) {
        if self.peek() == b'#' {
            let start = self.at + 1;
            self.at += bytes::line_length(self.rest());
            let text = self.slice(start, self.at);
            let text = text.strip_suffix('\r').unwrap_or(text);
            let at = self.span(start as u32 - 1, (start + text.len()) as u32);
            self.sink.comment(text, at);
        }
        self.skip_break();
    }

    /// Hands a scalar over.
    #[inline]
    fn give(&mut self, scalar: Scalar) -> Result {
        let at = self.span(scalar.start, scalar.end);
        match scalar.form {
            Form::Plain => self.sink.plain(at)?,
            Form::Quoted => self.sink.quoted(at)?,
            Form::Escaped => self.sink.scalar(&self.lexer.meaning, Style::Quoted, at)?,
        }
        Ok(())
    }

    /// A key, and its colon. A quoted one may stand apart from it.
    fn end_key(&mut self, key: Scalar) -> Result {
        let start = key.start as usize;
        if self.line > start || self.at - start > LONGEST_KEY {
            return Err(Declined::Beyond);
        }
        self.skip_spaces();
        if self.peek() != b':' {
            return Err(Declined::Beyond);
        }
        self.give(key)?;
        self.at += 1;
        Ok(())
    }
}
