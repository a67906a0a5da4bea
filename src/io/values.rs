//! A file of values for the parameters of a gap: `name: value`, one a line.

use std::collections::HashMap;

use super::codes::EMPTY;
use super::document::LoadError;
use super::events::Style;
use super::loader::{Loader, failed};
use super::problem;
use super::tape::View;
use crate::diagnostic::{Diagnostic, Report};
use crate::gap::Parameters;
use crate::span::Span;
use crate::text::{Text, is_blank};

/// What can stand for a value that nobody has filled in yet.
const NOTHING: &[&str] = &["", "~", "null"];

impl Parameters {
    /// Reads a file of values: a YAML map of names to texts, numbers or dates, taken as they are written. A name
    /// without a value is not supplied, so that a file can be completed by and by; an empty file, or one of comments
    /// alone, supplies nothing. `name` is shown in messages.
    ///
    /// The error names every fault with its place: what is not YAML, what is no map, a name that comes twice, a value
    /// that is a list or a map. O(bytes).
    ///
    /// ```
    /// use justarch::Parameters;
    /// let text = "portal.owner: \"moj: Bộ Tư pháp\"\nportal.since: 2026-06\nportal.security-level:\n";
    /// let given = Parameters::parse("values.yaml", text.as_bytes()).unwrap();
    /// assert_eq!(given.get("portal.owner"), Some("moj: Bộ Tư pháp"));
    /// assert_eq!(given.get("portal.since"), Some("2026-06"));
    /// assert_eq!(given.get("portal.security-level"), None);
    /// assert_eq!(Parameters::parse("values.yaml", b"# portal.owner:\n").unwrap(), Parameters::default());
    /// assert!(Parameters::parse("values.yaml", b"portal: { owner: moj }").is_err());
    /// ```
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, LoadError> {
        let loader = Loader::new();
        let mut reading = loader.reading();
        let tape = match loader.read(&mut reading, name, bytes.to_vec()) {
            Ok(tape) => tape,
            // A file in which nothing is filled in yet supplies nothing; what is missing is said by the gap.
            Err(problem) if problem.code == EMPTY => return Ok(Self::default()),
            Err(problem) => return Err(failed(*problem, reading.sources)),
        };
        let mut faults = Vec::new();
        let page = tape.on(&reading.sources);
        let given = page.root().filter(|root| !root.is_nothing()).map(|root| {
            let View::Map(entries) = root.view() else {
                let wanted = Text::fixed(
                    "các dòng gồm tên và giá trị, như `portal.owner: moj`",
                    "a map of names to values, such as `portal.owner: moj`",
                );
                faults.push(problem::wrong_type(name, &wanted, root.span()));
                return Self::default();
            };
            read(entries, &mut faults)
        });
        let mut report: Report = reading.found.finish();
        for fault in faults {
            report.push(fault);
        }
        if report.has_at_least(crate::diagnostic::Severity::Error) {
            return Err(LoadError {
                report,
                sources: reading.sources,
            });
        }
        Ok(given.unwrap_or_default())
    }
}

fn read<'t>(
    entries: impl Iterator<Item = (super::tape::Cursor<'t>, super::tape::Cursor<'t>)>,
    faults: &mut Vec<Diagnostic>,
) -> Parameters {
    let mut given = Parameters::default();
    let mut known: HashMap<&str, Span> = HashMap::new();
    for (key, value) in entries {
        let Some((name, _)) = key.scalar() else {
            let wanted = Text::fixed("một chuỗi", "a text");
            faults.push(problem::wrong_type("…", &wanted, key.span()));
            continue;
        };
        if let Some(first) = known.insert(name, key.span()) {
            faults.push(problem::duplicate_key(name, first, key.span()));
            continue;
        }
        match value.scalar() {
            Some((text, Style::Plain)) if NOTHING.contains(&text) => {}
            Some((text, _)) if is_blank(text) => {}
            Some((text, _)) => {
                given.set(name, text);
            }
            None => {
                let wanted = Text::fixed(
                    "một giá trị đơn (văn bản, số hoặc ngày)",
                    "a single value (a text, a number or a date)",
                );
                faults.push(problem::wrong_type(name, &wanted, value.span()));
            }
        }
    }
    given
}
