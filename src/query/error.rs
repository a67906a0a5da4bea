//! What is wrong with a selector, and where.

use std::fmt;

use crate::bilingual;
use crate::chars::visible;
use crate::text::{Lang, Text};

/// Why a text is no selector, or cannot be asked of a document: where, what stands there, why, and what helps.
///
/// ```
/// use justarch::Lang;
/// use justarch::query::Selector;
/// let error = Selector::parse("layer = channels and securty-level = 3").unwrap_err();
/// assert_eq!((error.column(), error.found()), (22, "securty-level"));
/// assert_eq!(error.help().unwrap().get(Lang::En), "Did you mean `security-level`?");
/// assert!(error.excerpt().ends_with("^^^^"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectorError {
    text: Box<str>,
    start: usize,
    end: usize,
    message: Text,
    help: Option<Text>,
}

/// So much of the text is shown before and behind what is wrong.
const SHOWN: usize = 40;

impl SelectorError {
    pub(super) fn new(text: &str, at: At, message: Text, help: Option<Text>) -> Self {
        Self {
            text: text.into(),
            start: at.start,
            end: at.end,
            message,
            help,
        }
    }

    /// Where it is wrong: the number of the character, from 1.
    pub fn column(&self) -> usize {
        let before = self.text.get(..self.start).unwrap_or_default();
        before.chars().count().saturating_add(1)
    }

    /// What stands there; empty at the end of the text.
    pub fn found(&self) -> &str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    /// What is wrong, and why.
    pub fn message(&self) -> &Text {
        &self.message
    }

    /// What to write instead.
    pub fn help(&self) -> Option<&Text> {
        self.help.as_ref()
    }

    /// The text about the place, and below it a mark under what is wrong.
    pub fn excerpt(&self) -> String {
        let whole = |text: &str| -> String {
            let on_one_line = text.replace(['\n', '\r', '\t'], " ");
            visible(&on_one_line).into_owned()
        };
        let before = self.text.get(..self.start).unwrap_or_default();
        let behind = self.text.get(self.end..).unwrap_or_default();
        let skipped = before.chars().count().saturating_sub(SHOWN);
        let start: String = before.chars().skip(skipped).collect();
        let start = if skipped > 0 {
            format!("…{start}")
        } else {
            start
        };
        let mut rest: String = behind.chars().take(SHOWN).collect();
        if behind.chars().count() > SHOWN {
            rest.push('…');
        }
        let found: String = self.found().chars().take(SHOWN).collect();
        let (start, found, rest) = (whole(&start), whole(&found), whole(&rest));
        let room = " ".repeat(start.chars().count());
        let mark = "^".repeat(found.chars().count().max(1));
        format!("{start}{found}{rest}\n{room}{mark}")
    }
}

impl fmt::Display for SelectorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "column {}: {}",
            self.column(),
            self.message.get(Lang::En)
        )
    }
}

impl std::error::Error for SelectorError {}

/// The bytes of a text that something stands at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct At {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What was probably meant.
pub(super) fn did_you_mean(near: &str) -> Text {
    bilingual!("Có phải định viết `{near}`?", "Did you mean `{near}`?")
}

/// A word as it can stand in a sentence.
pub(super) fn short(word: &str) -> String {
    let word = visible(word);
    match word.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", word.get(..at).unwrap_or_default()),
        None => word.into_owned(),
    }
}
