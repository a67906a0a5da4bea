//! The words and signs of a selector.

use super::comparison::Op;
use super::error::{At, SelectorError};
use crate::text::Text;

/// A word or sign, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) what: Sign<'t>,
    pub(super) at: At,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign<'t> {
    /// A word as it stands.
    Word(&'t str),
    /// A text in quotes, without them.
    Quoted(&'t str),
    Op(Op),
    Open,
    Close,
    Comma,
}

/// What ends a word.
fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | ',' | '"' | '\'' | '=' | '!' | '<' | '>')
}

/// The words and signs of a text, in order. O(bytes).
pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, SelectorError> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len().saturating_sub(rest.len());
        if first.is_whitespace() {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        let (what, length) = match first {
            '(' => (Sign::Open, 1),
            ')' => (Sign::Close, 1),
            ',' => (Sign::Comma, 1),
            '"' | '\'' => quoted(text, rest, start, first)?,
            '=' | '!' | '<' | '>' => operator(text, rest, start)?,
            _ => {
                let end = rest.find(ends_word).unwrap_or(rest.len());
                (Sign::Word(rest.get(..end).unwrap_or_default()), end)
            }
        };
        let at = At {
            start,
            end: start.saturating_add(length),
        };
        tokens.push(Token { what, at });
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(tokens)
}

fn quoted<'t>(
    text: &str,
    rest: &'t str,
    start: usize,
    quote: char,
) -> Result<(Sign<'t>, usize), SelectorError> {
    let inner = rest.get(1..).unwrap_or_default();
    let Some(end) = inner.find(quote) else {
        let at = At {
            start,
            end: text.len(),
        };
        let message = Text::fixed(
            "dấu nháy mở ở đây không được đóng",
            "the quote that opens here is not closed",
        );
        let help = crate::bilingual!(
            "Thêm `{quote}` ở cuối chuỗi.",
            "Add `{quote}` behind the text."
        );
        return Err(SelectorError::new(text, at, message, Some(help)));
    };
    let word = inner.get(..end).unwrap_or_default();
    Ok((Sign::Quoted(word), end.saturating_add(2)))
}

fn operator<'t>(
    text: &str,
    rest: &'t str,
    start: usize,
) -> Result<(Sign<'t>, usize), SelectorError> {
    let signs = rest
        .chars()
        .take_while(|c| matches!(c, '=' | '!' | '<' | '>'));
    let length = signs.count();
    let written = rest.get(..length).unwrap_or_default();
    if let Some((_, op)) = Op::ALL.iter().find(|(sign, _)| *sign == written) {
        return Ok((Sign::Op(*op), length));
    }
    let at = At {
        start,
        end: start.saturating_add(length),
    };
    let message = crate::bilingual!(
        "`{written}` không phải là phép so sánh",
        "`{written}` is no comparison"
    );
    let help = match written {
        "==" => super::error::did_you_mean("="),
        "<>" => super::error::did_you_mean("!="),
        "=<" => super::error::did_you_mean("<="),
        "=>" => super::error::did_you_mean(">="),
        "!" => super::error::did_you_mean("not"),
        _ => Text::fixed(
            "Các phép so sánh: `=`, `!=`, `<`, `<=`, `>`, `>=`.",
            "The comparisons are `=`, `!=`, `<`, `<=`, `>` and `>=`.",
        ),
    };
    Err(SelectorError::new(text, at, message, Some(help)))
}
