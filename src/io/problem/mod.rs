//! What is said when a file cannot be read as it stands.

mod names;
mod text;
mod values;

pub(crate) use names::*;
pub(crate) use text::*;
pub(crate) use values::*;

use super::codes;
use crate::bilingual;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::span::Span;
use crate::text::Text;

fn error(code: Code, message: Text) -> Diagnostic {
    let remedy = codes::FORMAT_CODES
        .iter()
        .find(|info| info.code == code)
        .map(|info| info.remedy.clone());
    let mut diagnostic = Diagnostic::new(code, Severity::Error, message);
    diagnostic.help = remedy;
    diagnostic
}

fn at(code: Code, message: Text, span: Span) -> Diagnostic {
    error(code, message).span(span, None)
}

/// A message quotes at most this many characters of the file.
pub(crate) fn excerpt(text: &str) -> String {
    const MOST: usize = 80;
    let mut short: String = text
        .chars()
        .take(MOST)
        .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
        .collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}

pub(crate) fn did_you_mean(near: &str) -> Text {
    bilingual!("Có phải ý muốn viết `{near}`?", "Did you mean `{near}`?")
}

/// What was probably meant, or another help where nothing is near.
fn meant_or(near: Option<&str>, otherwise: Text) -> Text {
    near.map_or(otherwise, did_you_mean)
}
