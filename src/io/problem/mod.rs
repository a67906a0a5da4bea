//! What is said when a file cannot be read as it stands.

mod disguise;
mod names;
mod text;
mod values;

pub(crate) use names::*;
pub(crate) use text::*;
pub(crate) use values::*;

use super::codes;
use crate::bilingual;
use crate::chars::spelt_out;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::span::Span;
use crate::text::Text;

fn error(code: Code, message: Text) -> Diagnostic {
    let remedy = codes::FORMAT_CODES
        .iter()
        .find(|info| info.code == code)
        .map(|info| info.remedy.clone().into());
    let mut diagnostic = Diagnostic::new(code, Severity::Error, message);
    diagnostic.help = remedy;
    diagnostic
}

fn at(code: Code, message: Text, span: Span) -> Diagnostic {
    error(code, message).span(span, None)
}

/// A message quotes at most this many characters of the file. Those that cannot be seen are spelt out.
pub(crate) fn excerpt(text: &str) -> String {
    const MOST: usize = 80;
    let end = text.char_indices().nth(MOST).map(|(at, _)| at);
    let short = spelt_out(text.get(..end.unwrap_or(text.len())).unwrap_or(text));
    match end {
        Some(_) => format!("{short}…"),
        None => short.into_owned(),
    }
}

pub(crate) fn did_you_mean(near: &str) -> Text {
    bilingual!("Có phải định viết `{near}`?", "Did you mean `{near}`?")
}

/// What was probably meant, or another help where nothing is near.
fn meant_or(near: Option<&str>, otherwise: Text) -> Text {
    near.map_or(otherwise, did_you_mean)
}
