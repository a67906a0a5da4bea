//! A place among the lines of elements.
#![expect(
    clippy::indexing_slicing,
    reason = "a table made when this is compiled"
)]
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use crate::io::events::Style;
use crate::io::fast::{self, Form, Lexer};

/// Reads what stands on lines. Everything here gives `None` when it is not written as usual.
pub(super) struct Reader<'t> {
    lexer: Lexer<'t>,
    /// Where the line begins.
    line: usize,
    /// The column of the content, from 1; 0 at the end of the lines.
    column: usize,
    /// What a tape would hold of it.
    nodes: usize,
    /// So many bytes a scalar may have.
    longest: usize,
}

/// A scalar and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Scalar<'t> {
    pub(super) text: &'t str,
    pub(super) style: Style,
    pub(super) start: u32,
    pub(super) len: u32,
}

/// Up to sixteen bytes, which are compared at once.
#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    bytes: u128,
    mask: u128,
    /// How many; with none it is found nowhere.
    len: usize,
}

/// By column, the end of a line and the spaces before a content in that column.
static INDENTS: [Word; 16] = {
    let mut all = [Word::NONE; 16];
    let mut column = 1;
    while column < all.len() {
        let mut bytes = [b' '; 16];
        bytes[0] = b'\n';
        all[column] = Word::of(bytes, column);
        column += 1;
    }
    all
};

impl Word {
    const NONE: Self = Self {
        bytes: 0,
        mask: 0,
        len: 0,
    };

    const fn of(bytes: [u8; 16], len: usize) -> Self {
        let mask = u128::MAX >> (128 - 8 * len);
        Self {
            bytes: u128::from_le_bytes(bytes) & mask,
            mask,
            len,
        }
    }

    /// A key and its colon; those that are too long are never found.
    pub(super) fn key(key: &str) -> Self {
        let mut bytes = [b':'; 16];
        match bytes.get_mut(..key.len()) {
            Some(start) if key.len() < 16 => start.copy_from_slice(key.as_bytes()),
            _ => return Self::NONE,
        }
        Self::of(bytes, key.len() + 1)
    }

    #[inline]
    fn begins(&self, text: &[u8]) -> bool {
        let start = text.first_chunk().map(|start| u128::from_le_bytes(*start));
        self.len > 0 && start.is_some_and(|start| start & self.mask == self.bytes)
    }
}

impl<'t> Reader<'t> {
    pub(super) fn new(lexer: Lexer<'t>, longest: usize) -> Self {
        Self {
            lexer,
            line: 0,
            column: 0,
            nodes: 0,
            longest,
        }
    }

    /// Begins with the id of an element, in that column.
    pub(super) fn start(&mut self, at: usize, column: usize) {
        self.lexer.at = at;
        self.column = column;
        self.nodes = 0;
    }

    pub(super) fn at(&self) -> usize {
        self.lexer.at
    }

    pub(super) fn column(&self) -> usize {
        self.column
    }

    pub(super) fn nodes(&self) -> usize {
        self.nodes
    }

    /// Counts a node that is no scalar value.
    pub(super) fn count(&mut self) {
        self.nodes += 1;
    }

    pub(super) fn peek(&self) -> u8 {
        self.lexer.peek()
    }

    pub(super) fn advance(&mut self) {
        self.lexer.at += 1;
    }

    /// Past a key of that length and its colon.
    pub(super) fn skip_key(&mut self, len: usize) {
        self.lexer.at += len + 1;
        self.nodes += 1;
    }

    /// Past a key and its colon, if it is that one.
    #[inline]
    pub(super) fn skip(&mut self, key: &str) -> bool {
        let rest = self.lexer.rest();
        let found = rest.strip_prefix(key.as_bytes());
        if found.is_none_or(|rest| rest.first() != Some(&b':')) {
            return false;
        }
        self.skip_key(key.len());
        true
    }

    /// Past a word, if it stands here.
    #[inline]
    pub(super) fn skip_word(&mut self, word: &Word) -> bool {
        if !word.begins(self.lexer.rest()) {
            return false;
        }
        self.lexer.at += word.len;
        self.nodes += 1;
        true
    }

    /// Past a scalar that goes to the end of its line, if it is that one.
    #[inline]
    pub(super) fn skip_line(&mut self, scalar: &str) -> bool {
        let found = self.lexer.rest().strip_prefix(scalar.as_bytes());
        if found.is_none_or(|rest| rest.first() != Some(&b'\n')) {
            return false;
        }
        self.lexer.at += scalar.len();
        self.nodes += 1;
        true
    }

    /// Up to the next colon, which is mostly that of a key.
    pub(super) fn key(&self) -> &'t [u8] {
        let rest = self.lexer.rest();
        let end = rest.iter().position(|byte| matches!(byte, b':' | b'\n'));
        end.and_then(|end| rest.get(..end)).unwrap_or_default()
    }

    pub(super) fn ends_line(&self) -> bool {
        self.lexer.peek() == b'\n'
    }

    /// Past spaces.
    pub(super) fn skip_spaces(&mut self) {
        self.lexer.skip_spaces();
    }

    /// Past spaces, of which there must be one.
    #[inline]
    pub(super) fn skip_space(&mut self) -> Option<()> {
        if self.lexer.peek() != b' ' {
            return None;
        }
        self.lexer.at += 1;
        self.lexer.skip_spaces();
        Some(())
    }

    pub(super) fn is_dash(&self) -> bool {
        self.lexer.peek() == b'-' && self.lexer.ahead(1) == b' '
    }

    /// Past a dash and the spaces after it.
    pub(super) fn skip_dash(&mut self) -> Option<()> {
        self.lexer.at += 1;
        self.skip_space()?;
        self.column = self.lexer.at - self.line + 1;
        Some(())
    }

    /// From what was read to the next content, which is on a later line, and mostly in that column.
    #[inline]
    pub(super) fn next_content(&mut self, likely: usize) -> Option<()> {
        if let Some(indent) = INDENTS.get(likely)
            && indent.begins(self.lexer.rest())
            && !fast::is_apart(self.lexer.ahead(likely))
        {
            self.line = self.lexer.at + 1;
            self.lexer.at += likely;
            self.column = likely;
            return Some(());
        }
        self.find_content()
    }

    #[inline(never)]
    fn find_content(&mut self) -> Option<()> {
        self.lexer.skip_spaces();
        match self.lexer.peek() {
            b'\n' => self.lexer.at += 1,
            0 => {}
            _ => return None,
        }
        // Lines of nothing and of comments are passed.
        loop {
            self.line = self.lexer.at;
            self.lexer.skip_spaces();
            if self.lexer.peek() == b'#' {
                self.lexer.at += fast::line_length(self.lexer.rest());
            }
            match self.lexer.peek() {
                b'\n' => self.lexer.at += 1,
                0 => {
                    self.column = 0;
                    break;
                }
                _ => {
                    self.column = self.lexer.at - self.line + 1;
                    break;
                }
            }
        }
        Some(())
    }

    /// A scalar that is no key and means what stands there.
    #[inline]
    pub(super) fn scalar<const FLOW: bool>(&mut self) -> Option<Scalar<'t>> {
        let scalar = self.lexer.lex::<FLOW>().ok()?;
        if self.lexer.peek() == b':' {
            return None;
        }
        let (start, end) = (scalar.start, scalar.end);
        let (text, style) = match scalar.form {
            Form::Plain => (self.lexer.slice(start, end), Style::Plain),
            Form::Quoted => (self.lexer.slice(start + 1, end - 1), Style::Quoted),
            Form::Escaped => return None,
        };
        self.nodes += 1;
        (text.len() <= self.longest).then_some(Scalar {
            text,
            style,
            start,
            len: end - start,
        })
    }

    /// Whether a key and its colon stand here.
    pub(super) fn is_at_key(&self) -> bool {
        let mut ahead = Lexer::new(self.lexer.text(), self.lexer.at);
        ahead.lex::<false>().is_ok() && ahead.peek() == b':'
    }
}
