//! What is wrong with a cell, and what to do about it.

use crate::diagnostic::Severity;
use crate::text::{Lang, Text};

/// Something about a sheet that a person has to know.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// An error keeps the import from being written; anything else is said only.
    pub severity: Severity,
    /// The sheet and the cell: `Cơ sở dữ liệu!B7`.
    pub place: String,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub help: Option<Text>,
}

impl Problem {
    pub(super) fn error(place: String, message: Text) -> Self {
        Self {
            severity: Severity::Error,
            place,
            message,
            help: None,
        }
    }

    /// What is wrong, with what to do about it where that is known.
    pub(super) fn of((message, help): (Text, Option<Text>), place: String) -> Self {
        Self {
            help,
            ..Self::error(place, message)
        }
    }

    pub(super) fn warning(place: String, message: Text) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(place, message)
        }
    }

    pub(super) fn note(place: String, message: Text) -> Self {
        Self {
            severity: Severity::Info,
            ..Self::error(place, message)
        }
    }

    pub(super) fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// In one line, with what to do behind.
    pub fn line(&self, lang: Lang) -> String {
        let message = self.message.get(lang);
        let place = &self.place;
        match &self.help {
            Some(help) => format!("{place}: {message}; {}", help.get(lang)),
            None => format!("{place}: {message}"),
        }
    }
}
