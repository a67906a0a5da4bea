//! Scalars in quotes, on one line or several.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::bytes::{before, class};
use super::lex::{Form, Lexer, Scalar};
use super::{Declined, Result};

impl Lexer<'_> {
    /// A scalar in the quotes of a class, of which further lines stand right of a column.
    #[inline(never)]
    pub(super) fn quoted<const CLASS: u8>(&mut self, around: usize) -> Result<Scalar> {
        let start = self.at;
        self.at += 1;
        self.at += before::<CLASS>(self.rest());
        let is_end = match self.peek() {
            b'"' => true,
            b'\'' => self.ahead(1) != b'\'',
            _ => false,
        };
        let form = if is_end {
            Form::Quoted
        } else {
            self.at = start + 1;
            self.read_quoted::<CLASS>(around)?;
            Form::Escaped
        };
        self.at += 1;
        Ok(Scalar {
            start: start as u32,
            end: self.at as u32,
            form,
        })
    }

    /// What stands between quotes, up to the closing one.
    fn read_quoted<const CLASS: u8>(&mut self, around: usize) -> Result {
        self.meaning.clear();
        // Spaces at the end of a line go, but not those that an escape or a fold has made.
        let mut made = 0;
        loop {
            let run = self.at;
            self.at += before::<CLASS>(self.rest());
            let text = self.slice(run, self.at);
            self.meaning.push_str(text);
            match (self.peek(), self.ahead(1)) {
                (b'\'', b'\'') if CLASS == class::SINGLE => {
                    self.meaning.push('\'');
                    self.at += 2;
                }
                (b'\'' | b'"', _) => return Ok(()),
                (b'\\', b'\n' | b'\r') => {
                    self.at += 1;
                    let breaks = self.next_lines(around)?;
                    self.fold(breaks, "");
                }
                (b'\\', _) => self.escape()?,
                (b'\n' | b'\r', _) => {
                    let kept = self.meaning.trim_end_matches(' ').len();
                    self.meaning.truncate(kept.max(made));
                    let breaks = self.next_lines(around)?;
                    self.fold(breaks, " ");
                }
                _ => return Err(Declined::Beyond),
            }
            made = self.meaning.len();
        }
    }

    /// To the next line that holds something, which must stand right of a column; how many lines end in between.
    fn next_lines(&mut self, around: usize) -> Result<usize> {
        let mut breaks = 0;
        while matches!(self.peek(), b'\n' | b'\r') {
            self.skip_break();
            self.skip_spaces();
            breaks += 1;
        }
        if self.place() <= around || self.is_mark() {
            return Err(Declined::Beyond);
        }
        Ok(breaks)
    }

    /// What the ends of some lines mean: one alone joins, of several the first means nothing.
    pub(super) fn fold(&mut self, breaks: usize, joint: &str) {
        match breaks {
            1 => self.meaning.push_str(joint),
            _ => self.meaning.extend((1..breaks).map(|_| '\n')),
        }
    }

    /// The common escapes; the rest, and surrogates, are left to the full parser.
    fn escape(&mut self) -> Result {
        let mut length = 2;
        self.meaning.push(match self.ahead(1) {
            byte @ (b'"' | b'\\' | b'/' | b' ') => char::from(byte),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'u' => {
                length = 6;
                let digits = self.text.get(self.at + 2..self.at + length);
                let digits = digits.filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
                let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                code.and_then(char::from_u32).ok_or(Declined::Beyond)?
            }
            _ => return Err(Declined::Beyond),
        });
        self.at += length;
        Ok(())
    }
}
