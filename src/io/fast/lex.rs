//! Scalars of the fast reader, and the characters it reads at all.

use std::borrow::Cow;

use super::{BOM, Declined, Inside, Result, Scanner};
use crate::io::events::{EventSink, Style};

/// Whether a text is free of the characters that YAML treats in ways of their own.
pub(super) fn is_plain_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = |at: usize, ahead: usize| bytes.get(at + ahead).copied().unwrap_or(0);
    let mut at = if text.starts_with(BOM) {
        BOM.len_utf8()
    } else {
        0
    };
    while let Some(&byte) = bytes.get(at) {
        let special = match byte {
            b'\n' => false,
            b'\r' => next(at, 1) != b'\n',
            0..=0x1F | 0x7F => true,
            // The control characters beyond ASCII, among them NEL.
            0xC2 => next(at, 1) < 0xA0,
            // Line and paragraph separators.
            0xE2 => next(at, 1) == 0x80 && matches!(next(at, 2), 0xA8 | 0xA9),
            // Byte order marks and non-characters.
            0xEF => matches!(
                (next(at, 1), next(at, 2)),
                (0xBB, 0xBF) | (0xBF, 0xBE | 0xBF)
            ),
            _ => false,
        };
        if special {
            return false;
        }
        at += 1;
    }
    true
}

impl<'t, S: EventSink> Scanner<'t, '_, S> {
    /// The text of a scalar; `at` is left behind it, before spaces that follow a plain one.
    pub(super) fn lex(&mut self, inside: Inside) -> Result<(Cow<'t, str>, Style)> {
        match self.peek() {
            b'\'' => self.single_quoted(),
            b'"' => self.double_quoted(),
            _ => self.plain(inside),
        }
    }

    fn plain(&mut self, inside: Inside) -> Result<(Cow<'t, str>, Style)> {
        let start = self.at;
        let first = match self.peek() {
            // A sign or a dash that begins a word.
            b'-' => self.ahead(1).is_ascii_alphanumeric(),
            b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|'
            | b'>' | b'\'' | b'"' | b'%' | b'@' | b'`' | b' ' | b'\n' | b'\r' | 0 => false,
            _ => true,
        };
        if !first {
            return Err(Declined::Beyond);
        }
        let mut end = start;
        loop {
            match self.peek() {
                b'\n' | b'\r' => break,
                0 if self.is_end() => break,
                b' ' => {
                    self.at += 1;
                    continue;
                }
                b'#' if self.at > end => break,
                b':' => {
                    let next = self.ahead(1);
                    if matches!(next, b' ' | b'\n' | b'\r' | 0) {
                        break;
                    }
                    if inside == Inside::Flow && matches!(next, b',' | b'[' | b']' | b'{' | b'}') {
                        return Err(Declined::Beyond);
                    }
                }
                b',' | b'[' | b']' | b'{' | b'}' if inside == Inside::Flow => break,
                _ => {}
            }
            self.at += 1;
            end = self.at;
        }
        self.at = end;
        let text = self.text.get(start..end).ok_or(Declined::Beyond)?;
        // A key may be followed by spaces before its colon.
        let mut colon = end;
        while self.bytes.get(colon) == Some(&b' ') {
            colon += 1;
        }
        if colon > end && self.bytes.get(colon) == Some(&b':') {
            return Err(Declined::Beyond);
        }
        Ok((Cow::Borrowed(text), Style::Plain))
    }

    fn single_quoted(&mut self) -> Result<(Cow<'t, str>, Style)> {
        self.at += 1;
        let start = self.at;
        let mut doubled = false;
        loop {
            match self.peek() {
                b'\n' | b'\r' => return Err(Declined::Beyond),
                0 if self.is_end() => return Err(Declined::Beyond),
                b'\'' if self.ahead(1) == b'\'' => {
                    doubled = true;
                    self.at += 2;
                }
                b'\'' => break,
                _ => self.at += 1,
            }
        }
        let inner = self.text.get(start..self.at).ok_or(Declined::Beyond)?;
        self.at += 1;
        let text = if doubled {
            Cow::Owned(inner.replace("''", "'"))
        } else {
            Cow::Borrowed(inner)
        };
        Ok((text, Style::Quoted))
    }

    fn double_quoted(&mut self) -> Result<(Cow<'t, str>, Style)> {
        self.at += 1;
        let start = self.at;
        let mut escaped = false;
        loop {
            match self.peek() {
                b'\n' | b'\r' => return Err(Declined::Beyond),
                0 if self.is_end() => return Err(Declined::Beyond),
                b'\\' => {
                    escaped = true;
                    self.at += 2;
                }
                b'"' => break,
                _ => self.at += 1,
            }
        }
        let inner = self.text.get(start..self.at).ok_or(Declined::Beyond)?;
        self.at += 1;
        let text = if escaped {
            Cow::Owned(unescape(inner)?)
        } else {
            Cow::Borrowed(inner)
        };
        Ok((text, Style::Quoted))
    }
}

/// The common escapes; the rest, and surrogates, are left to the full parser.
fn unescape(inner: &str) -> Result<String> {
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        out.push(match chars.next() {
            Some('"') => '"',
            Some('\\') => '\\',
            Some('/') => '/',
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('u') => {
                let digits = chars.as_str().get(..4).ok_or(Declined::Beyond)?;
                if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                    return Err(Declined::Beyond);
                }
                let code = u32::from_str_radix(digits, 16).map_err(|_| Declined::Beyond)?;
                chars = chars.as_str().get(4..).ok_or(Declined::Beyond)?.chars();
                char::from_u32(code).ok_or(Declined::Beyond)?
            }
            _ => return Err(Declined::Beyond),
        });
    }
    Ok(out)
}
