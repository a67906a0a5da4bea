//! One line for each finding, as compilers write them: editors and scripts take it apart.

use std::fmt::Write as _;

use super::results::Results;
use super::spot::{Spot, one_line};
use crate::diagnostic::Severity;

impl Results {
    /// `file:line:column: CODE severity: message`, one line for each finding. A line without a code says why a document
    /// could not be read or judged. What is not held against a document has no line; [`Self::summary`] counts it.
    pub fn concise(&self) -> String {
        let mut out = String::new();
        let mut line = |at: &Spot, code: Option<&str>, severity: Severity, text: &str| {
            let (file, text) = (one_line(&at.file), one_line(text));
            let severity = severity.label();
            let severity = severity.get(self.lang);
            let code = code.map_or_else(String::new, |code| format!("{code} "));
            let _ = writeln!(
                out,
                "{file}:{}:{}: {code}{severity}: {text}",
                at.line, at.column
            );
        };
        for part in &self.parts {
            for told in part.lines(self.lang) {
                let code = Some(told.code.as_str());
                line(&told.at, code, told.severity, &told.text);
            }
            for fault in part.untold() {
                line(&part.first(), None, Severity::Error, fault.get(self.lang));
            }
        }
        out
    }
}
