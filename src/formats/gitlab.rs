//! The code quality report of GitLab, which merge requests show.

use std::collections::HashMap;

use serde::Serialize;

use super::results::{Results, not_listed};
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
    /// [finding](crate::Diagnostic::fingerprint); GitLab wants each but once, so equal ones are numbered from the second on.
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
            for found in &part.found {
                let of = &found.diagnostic;
                let (code, text) = (of.code.as_str(), of.message.get(self.lang));
                let (print, severity) = (of.fingerprint(), word(of.severity));
                issue(code, text, print, severity, &found.at);
            }
            for dropped in &part.dropped {
                let (code, text) = (dropped.code.as_str(), not_listed(dropped));
                let (print, severity) = (format!("{code}-more"), word(dropped.severity));
                issue(code, text.get(self.lang), print, severity, &part.first());
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
