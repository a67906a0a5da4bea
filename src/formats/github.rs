//! Workflow commands of GitHub Actions, which become annotations of the changed lines.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt::Write as _;

use super::results::Results;
use super::spot::{Spot, one_line};
use crate::diagnostic::Severity;

/// An annotation to be.
struct Command<'a> {
    severity: Severity,
    at: Spot,
    title: &'a str,
    text: Cow<'a, str>,
}

impl Results {
    /// `::error file=…,line=…,col=…,endLine=…,title=CODE::message`, `::warning` or `::notice`, one line for each finding,
    /// gravest first: of each sort GitHub shows the first ten of a step.
    pub fn github(&self) -> String {
        let mut all = Vec::new();
        for part in &self.parts {
            all.extend(part.untold().map(|fault| Command {
                severity: Severity::Error,
                at: part.first(),
                title: "justarch",
                text: fault.get(self.lang).into(),
            }));
            all.extend(part.lines(self.lang).map(|line| Command {
                severity: line.severity,
                at: line.at,
                title: line.code.as_str(),
                text: line.text,
            }));
        }
        all.sort_by_key(|command| Reverse(command.severity));
        let mut out = String::new();
        for command in all {
            let word = match command.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let at = &command.at;
            // Columns have a meaning within one line alone.
            let end = if at.end_line == at.line && at.end_column > at.column {
                format!(",endColumn={}", at.end_column)
            } else {
                String::new()
            };
            let _ = writeln!(
                out,
                "::{word} file={},line={},endLine={},col={}{end},title={}::{}",
                property(&at.file),
                at.line,
                at.end_line,
                at.column,
                property(command.title),
                data(&command.text),
            );
        }
        out
    }
}

/// A message, as the runner takes it apart again.
fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(one_line).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// The value of a property, which ends at a comma or a colon. A name of a file stays as it is, whatever it holds.
fn property(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
        .replace(':', "%3A")
        .replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_ends_a_command_or_a_property_is_escaped() {
        assert_eq!(data("50%: một,\r\nhai"), "50%25: một,␍%0Ahai");
        assert_eq!(property("a:b,c%\n.yaml"), "a%3Ab%2Cc%25%0A.yaml");
    }
}
