//! The code quality report of GitLab, which merge requests show.

use std::collections::HashMap;

use serde::Serialize;

use super::results::Results;
use super::spot::{Spot, one_line};
use crate::diagnostic::Severity;

/// An issue in the words of GitLab.
#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Results {
    /// The JSON of a code quality report: an array, one entry for each finding. The fingerprint is that of the
    /// [finding](crate::Diagnostic::fingerprint) or [change](crate::Change::fingerprint); GitLab wants each but once, so equal ones are numbered from the second on.
    /// What could not be read or judged is a blocker.
    pub fn gitlab(&self) -> String {
        let mut issues = Vec::new();
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut issue = |name: &str, text: &str, print: String, severity, at: &Spot| {
            let times = seen.entry(print.clone()).or_default();
            *times += 1;
            let fingerprint = match *times {
                1 => print,
                times => format!("{print}-{times}"),
            };
            issues.push(Issue {
                description: format!("{name}: {}", one_line(text)),
                check_name: name.to_owned(),
                fingerprint,
                severity,
                location: Location {
                    path: at.file.clone(),
                    lines: Lines {
                        begin: at.line,
                        end: at.end_line,
                    },
                },
            });
        };
        for part in &self.parts {
            for fault in part.untold() {
                let text = fault.get(self.lang);
                issue(
                    "justarch",
                    text,
                    "unread".to_owned(),
                    "blocker",
                    &part.first(),
                );
            }
            for line in part.lines(self.lang) {
                let code = line.code.as_str();
                let more = || format!("{code}-more");
                let print = line.fingerprint.map_or_else(more, str::to_owned);
                issue(code, &line.text, print, word(line.severity), &line.at);
            }
        }
        let mut text = serde_json::to_string_pretty(&issues).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// How grave it is, in the words of GitLab.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
