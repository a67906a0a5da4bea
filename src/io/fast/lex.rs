//! Scalars as they stand on a line.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::bytes::{before, class, is, spaces};
use super::{Declined, Result};

/// A scalar as it stands in the text.
#[derive(Clone, Copy)]
pub(super) struct Scalar {
    /// The first byte, a quote if there is one.
    pub(super) start: u32,
    /// One past the last.
    pub(super) end: u32,
    pub(super) form: Form,
}

/// How a scalar is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Plain,
    Quoted,
    /// With quotes, and it means something else than what stands between them.
    Escaped,
}

/// A place in a text, and the scalars that begin there.
pub(super) struct Lexer<'t> {
    pub(super) text: &'t str,
    bytes: &'t [u8],
    pub(super) at: usize,
    /// Where the line begins that `at` lies in.
    pub(super) line: usize,
    /// What the last scalar means that means something else than what stands there.
    pub(super) meaning: String,
}

impl<'t> Lexer<'t> {
    /// At a place of a text that is free of special characters.
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at,
            line: at,
            meaning: String::new(),
        }
    }

    /// A piece of the text.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    #[inline]
    pub(super) fn peek(&self) -> u8 {
        self.ahead(0)
    }

    /// A byte further on; 0 beyond the end, which no text holds here.
    #[inline]
    pub(super) fn ahead(&self, by: usize) -> u8 {
        self.bytes.get(self.at + by).copied().unwrap_or(0)
    }

    #[inline]
    pub(super) fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    #[inline]
    pub(super) fn skip_spaces(&mut self) {
        if self.peek() == b' ' {
            self.at += spaces(self.rest());
        }
    }

    /// The column of the place, from 1.
    pub(super) fn place(&self) -> usize {
        self.at - self.line + 1
    }

    pub(super) fn is_line_end(&self) -> bool {
        matches!(self.peek(), b'\n' | b'\r' | 0)
    }

    /// Past the end of a line, if there is one here.
    #[inline]
    pub(super) fn skip_break(&mut self) {
        if self.peek() == b'\r' {
            self.at += 1;
        }
        if self.peek() == b'\n' {
            self.at += 1;
        }
        self.line = self.at;
    }

    /// Whether a directive or a document mark stands at the start of the line.
    pub(super) fn is_mark(&self) -> bool {
        let rest = self.rest();
        self.at == self.line
            && (rest.starts_with(b"---") || rest.starts_with(b"...") || rest.starts_with(b"%"))
    }

    /// The scalar that begins here; `at` is left behind it, before spaces that follow a plain one. Of a plain scalar it
    /// is what stands on this line; the further lines of one in quotes stand right of a column.
    #[inline]
    pub(super) fn lex<const FLOW: bool>(&mut self, around: usize) -> Result<Scalar> {
        match self.peek() {
            b'\'' => self.quoted::<{ class::SINGLE }>(around),
            b'"' => self.quoted::<{ class::DOUBLE }>(around),
            _ => self.plain::<FLOW>(),
        }
    }

    #[inline]
    fn plain<const FLOW: bool>(&mut self) -> Result<Scalar> {
        let start = self.at;
        let first = self.peek();
        // A dash may be a sign or begin a word.
        if is(first, class::NEVER_FIRST)
            || (first == b'-' && !self.ahead(1).is_ascii_alphanumeric())
        {
            return Err(Declined::Beyond);
        }
        self.skip_plain::<FLOW>()?;
        Ok(Scalar {
            start: start as u32,
            end: self.at as u32,
            form: Form::Plain,
        })
    }

    /// Past what belongs to a plain scalar on this line, without the spaces at its end.
    #[inline]
    pub(super) fn skip_plain<const FLOW: bool>(&mut self) -> Result {
        loop {
            self.at += if FLOW {
                before::<{ class::FLOW }>(self.rest())
            } else {
                before::<{ class::BLOCK }>(self.rest())
            };
            match self.peek() {
                b'#' if !self.follows_space() => {}
                b':' => match self.ahead(1) {
                    b' ' | b'\n' | b'\r' | 0 => {
                        // A key may be followed by spaces before its colon; that is rare.
                        if self.follows_space() {
                            return Err(Declined::Beyond);
                        }
                        break;
                    }
                    b',' | b'[' | b']' | b'{' | b'}' if FLOW => {
                        return Err(Declined::Beyond);
                    }
                    _ => {}
                },
                _ => break,
            }
            self.at += 1;
        }
        while self.follows_space() {
            self.at -= 1;
        }
        Ok(())
    }

    /// Whether the byte before is a space.
    fn follows_space(&self) -> bool {
        self.at
            .checked_sub(1)
            .and_then(|before| self.bytes.get(before))
            == Some(&b' ')
    }
}
