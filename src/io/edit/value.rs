//! What is to be written: values, lists and maps.

use super::scalar::{self, Around};
use super::style::Style;

/// A value that an edit writes.
#[derive(Clone, Debug)]
pub(super) enum New {
    /// A text, which has quotes where readers need them.
    Text(String),
    /// A number, an answer or a date, which has none.
    Native(String),
    List(Vec<New>),
    /// A list with its items on lines of their own, where they may be.
    Lines(Vec<New>),
    /// A map on one line.
    Map(Vec<(String, New)>),
    /// A map with its entries on lines of their own, where they may be.
    Open(Vec<(String, New)>),
    /// What has comments, on lines of its own. Where it cannot have such lines it is written without them, which is
    /// refused then.
    Noted(Box<Noted>),
}

/// A value with comments.
#[derive(Clone, Debug)]
pub(super) struct Noted {
    pub(super) above: Vec<String>,
    pub(super) behind: Option<String>,
    pub(super) of: New,
}

pub(super) fn noted(above: Vec<String>, behind: Option<String>, of: New) -> New {
    New::Noted(Box::new(Noted { above, behind, of }))
}

/// What a text says, without how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Map,
    List,
    End,
    Text(String),
}

impl New {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// What it says.
    pub(super) fn tokens(&self, out: &mut Vec<Token>) {
        match self {
            Self::Text(text) | Self::Native(text) => out.push(Token::Text(text.clone())),
            Self::List(items) | Self::Lines(items) => {
                out.push(Token::List);
                for item in items {
                    item.tokens(out);
                }
                out.push(Token::End);
            }
            Self::Map(entries) | Self::Open(entries) => {
                out.push(Token::Map);
                for (key, value) in entries {
                    out.push(Token::Text(key.clone()));
                    value.tokens(out);
                }
                out.push(Token::End);
            }
            Self::Noted(noted) => noted.of.tokens(out),
        }
    }

    pub(super) fn all_tokens(&self) -> Vec<Token> {
        let mut out = Vec::new();
        self.tokens(&mut out);
        out
    }

    /// The value on one line.
    pub(super) fn line(&self, style: &Style, is_flow: bool) -> String {
        let around = style.around(is_flow);
        match self {
            Self::Text(text) => scalar::written(text, around),
            Self::Native(text) => native(text, around),
            Self::List(items) | Self::Lines(items) => {
                let items: Vec<_> = items.iter().map(|item| item.line(style, true)).collect();
                format!("[{}]", items.join(style.comma))
            }
            Self::Map(entries) | Self::Open(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| pair(key, value, style, true));
                let entries: Vec<_> = entries.collect();
                let space = if style.spaced { " " } else { "" };
                format!("{{{space}{}{space}}}", entries.join(style.comma))
            }
            Self::Noted(noted) => noted.of.line(style, is_flow),
        }
    }

    /// Its lines with a key before it, or with a dash.
    pub(super) fn lines(&self, key: Option<&str>, style: &Style) -> Vec<String> {
        match (key, self) {
            (key, Self::Noted(noted)) => {
                let mut lines = noted.above.clone();
                lines.extend(noted.of.lines(key, style));
                if let (Some(behind), Some(last)) = (&noted.behind, lines.last_mut()) {
                    last.push(' ');
                    last.push_str(behind);
                }
                lines
            }
            (Some(key), Self::Open(entries)) if !entries.is_empty() => {
                let mut lines = vec![format!("{}:", scalar::written(key, style.around(false)))];
                let indent = " ".repeat(style.step);
                for (key, value) in entries {
                    let inside = value.lines(Some(key), style);
                    lines.extend(inside.iter().map(|line| format!("{indent}{line}")));
                }
                lines
            }
            (Some(key), Self::Lines(items)) if !items.is_empty() => {
                let mut lines = vec![format!("{}:", scalar::written(key, style.around(false)))];
                let indent = " ".repeat(style.step);
                let items = items
                    .iter()
                    .map(|item| format!("{indent}- {}", item.line(style, false)));
                lines.extend(items);
                lines
            }
            (Some(key), value) => vec![pair(key, value, style, false)],
            (None, value) => vec![format!("- {}", value.line(style, false))],
        }
    }
}

/// A key and its value on one line.
pub(super) fn pair(key: &str, value: &New, style: &Style, is_flow: bool) -> String {
    let key = scalar::written(key, style.around(is_flow));
    format!("{key}{}{}", style.colon, value.line(style, is_flow))
}

/// A number or an answer. A date has quotes in JSON alone.
fn native(text: &str, around: Around) -> String {
    let is_json_value = matches!(text, "true" | "false")
        || text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    let is_bare = !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
        && !text.starts_with('.');
    if is_json_value && !text.is_empty() || is_bare && !around.is_json {
        return text.to_owned();
    }
    scalar::written(text, around)
}
