//! Scalars of the fast reader, and the characters it reads at all.
#![expect(
    clippy::indexing_slicing,
    reason = "a table of 256 entries is asked for bytes"
)]
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

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

/// What a byte may end.
mod class {
    /// A plain scalar in a block.
    pub(super) const BLOCK: u8 = 1;
    /// A plain scalar in a flow collection.
    pub(super) const FLOW: u8 = 2;
    pub(super) const DOUBLE: u8 = 4;
    pub(super) const SINGLE: u8 = 8;
    /// A line.
    pub(super) const LINE: u8 = 16;
    /// Nothing that belongs to the content begins with it.
    pub(super) const APART: u8 = 64;
    /// No plain scalar begins with it.
    pub(super) const NEVER_FIRST: u8 = 32;

    pub(super) static OF: [u8; 256] = {
        let of = with([0; 256], b"\n\r:#", BLOCK);
        let of = with(of, b"\n\r:#,[]{}", FLOW);
        let of = with(of, b"\n\r\"\\", DOUBLE);
        let of = with(of, b"\n\r'", SINGLE);
        let of = with(of, b"\n", LINE);
        let of = with(of, b" #\n\r\0", APART);
        with(of, b"?:,[]{}#&*!|>'\"%@` \n\r\0", NEVER_FIRST)
    };

    const fn with(mut of: [u8; 256], bytes: &[u8], class: u8) -> [u8; 256] {
        let mut at = 0;
        while at < bytes.len() {
            of[bytes[at] as usize] |= class;
            at += 1;
        }
        of
    }
}

/// Whether a byte begins a space, a comment or the end of a line or of the text.
pub(super) fn is_apart(byte: u8) -> bool {
    is(byte, class::APART)
}

fn is(byte: u8, class: u8) -> bool {
    class::OF[usize::from(byte)] & class != 0
}

/// How many bytes come before the first of a class.
#[inline]
fn before<const CLASS: u8>(bytes: &[u8]) -> usize {
    let mut count = 0;
    // Eight at a time, as one number.
    while let Some(eight) = bytes.get(count..).and_then(<[u8]>::first_chunk::<8>) {
        let mut marks = candidates::<CLASS>(u64::from_le_bytes(*eight));
        while marks != 0 {
            let at = (marks.trailing_zeros() / 8) as usize;
            if is(eight[at], CLASS) {
                return count + at;
            }
            marks &= marks - 1;
        }
        count += 8;
    }
    let rest = bytes.get(count..).unwrap_or_default();
    let found = rest.iter().position(|byte| is(*byte, CLASS));
    count + found.unwrap_or(rest.len())
}

/// Of eight bytes, marks the highest bits of those that may be of a class: of all that are, and of few others.
#[inline]
fn candidates<const CLASS: u8>(eight: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    let all = |byte: u8| u64::from(byte) * ONES;
    let below = |word: u64, byte: u8| word.wrapping_sub(all(byte)) & !word;
    let zero = |word: u64| below(word, 1);
    let equal = |byte: u8| zero(eight ^ all(byte));
    // Of the bytes below a space, texts hold the ends of lines alone.
    let ends = below(eight, b' ');
    let marks = match CLASS {
        class::BLOCK => ends | equal(b':') | equal(b'#'),
        class::FLOW => {
            // Brackets and braces have these bits in common, with few others.
            let bracket = zero((eight | all(0x26)) ^ all(0x7F));
            ends | equal(b':') | equal(b'#') | equal(b',') | bracket
        }
        class::DOUBLE => ends | equal(b'"') | equal(b'\\'),
        class::SINGLE => ends | equal(b'\''),
        _ => ends,
    };
    marks & HIGHEST
}

/// How many spaces come first.
pub(super) fn spaces(bytes: &[u8]) -> usize {
    let mut count = 0;
    // Indentation is looked at eight bytes at a time.
    while let Some(eight) = bytes.get(count..).and_then(|rest| rest.first_chunk()) {
        let others = u64::from_le_bytes(*eight) ^ u64::from_le_bytes([b' '; 8]);
        if others != 0 {
            return count + (others.trailing_zeros() / 8) as usize;
        }
        count += 8;
    }
    let rest = bytes.get(count..).unwrap_or_default();
    count + rest.iter().take_while(|byte| **byte == b' ').count()
}

/// How many bytes are left on the line.
pub(super) fn line_length(bytes: &[u8]) -> usize {
    before::<{ class::LINE }>(bytes)
}

/// A place in a text, and the scalars that begin there.
pub(super) struct Lexer<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
    /// What the last scalar with escapes means.
    pub(super) unescaped: String,
}

impl<'t> Lexer<'t> {
    /// At a place of a text that is free of special characters.
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at,
            unescaped: String::new(),
        }
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

    /// The scalar that begins here; `at` is left behind it, before spaces that follow a plain one.
    #[inline]
    pub(super) fn lex<const FLOW: bool>(&mut self) -> Result<Scalar> {
        match self.peek() {
            b'\'' => self.single_quoted(),
            b'"' => self.double_quoted(),
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
        Ok(Scalar {
            start: start as u32,
            end: self.at as u32,
            form: Form::Plain,
        })
    }

    /// Whether the byte before is a space.
    fn follows_space(&self) -> bool {
        self.at
            .checked_sub(1)
            .and_then(|before| self.bytes.get(before))
            == Some(&b' ')
    }

    #[inline(never)]
    fn single_quoted(&mut self) -> Result<Scalar> {
        let start = self.at;
        let mut doubled = false;
        self.at += 1;
        loop {
            self.at += before::<{ class::SINGLE }>(self.rest());
            if self.peek() != b'\'' {
                return Err(Declined::Beyond);
            }
            if self.ahead(1) != b'\'' {
                break;
            }
            doubled = true;
            self.at += 2;
        }
        if doubled {
            let inner = self.text.get(start + 1..self.at).unwrap_or_default();
            self.unescaped = inner.replace("''", "'");
        }
        Ok(self.quoted(start, doubled))
    }

    #[inline(never)]
    fn double_quoted(&mut self) -> Result<Scalar> {
        let start = self.at;
        let mut escaped = false;
        self.at += 1;
        loop {
            self.at += before::<{ class::DOUBLE }>(self.rest());
            match self.peek() {
                b'"' => break,
                b'\\' if !matches!(self.ahead(1), b'\n' | b'\r' | 0) => {
                    escaped = true;
                    self.at += 2;
                }
                _ => return Err(Declined::Beyond),
            }
        }
        if escaped {
            let inner = self.text.get(start + 1..self.at).unwrap_or_default();
            self.unescaped = unescape(inner)?;
        }
        Ok(self.quoted(start, escaped))
    }

    /// Past the closing quote.
    fn quoted(&mut self, start: usize, escaped: bool) -> Scalar {
        self.at += 1;
        Scalar {
            start: start as u32,
            end: self.at as u32,
            form: if escaped { Form::Escaped } else { Form::Quoted },
        }
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

#[cfg(test)]
mod tests {
    use super::{before, class, is};

    #[test]
    fn the_end_is_found_wherever_it_stands() {
        fn agrees<const CLASS: u8>(bytes: &[u8]) {
            let first = bytes.iter().position(|byte| is(*byte, CLASS));
            assert_eq!(before::<CLASS>(bytes), first.unwrap_or(bytes.len()));
        }
        for byte in 0..=255 {
            for other in [b'a', b'Y', b'_', b'!', 0xFF, b'\n', byte] {
                for at in 0..20 {
                    let mut bytes = [other; 20];
                    bytes[at] = byte;
                    agrees::<{ class::BLOCK }>(&bytes);
                    agrees::<{ class::FLOW }>(&bytes);
                    agrees::<{ class::DOUBLE }>(&bytes);
                    agrees::<{ class::SINGLE }>(&bytes);
                    agrees::<{ class::LINE }>(&bytes);
                }
            }
        }
    }
}
