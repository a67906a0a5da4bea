//! Allow comments anywhere in a document: nothing is lost, and nothing about the file itself is passed over.
#![no_main]

use std::fmt::Write as _;

use arbitrary::{Arbitrary, Unstructured};
use justarch::{Baseline, Diagnostic, Document, FindingFilter, Loader, Members, RuleSet, Severity};
use justarch_fuzz::{input, laws};
use libfuzzer_sys::fuzz_target;

/// A comment to be put into the text.
#[derive(Arbitrary, Debug)]
struct Comment<'d> {
    line: u8,
    behind: bool,
    code: u8,
    until: Option<u8>,
    owner: bool,
    reason: &'d str,
}

const CODES: &[&str] = &[
    "LAY", "INT", "DOC,SEC", "FMT", "INT003", "DAT SVC", "ALW", "CHK", "MOJ", "LAY004",
];

/// The text with the comments that the program spells.
fn with_comments(text: &str, program: &[u8]) -> String {
    let mut bytes = Unstructured::new(program);
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for _ in 0..8 {
        let Ok(comment) = Comment::arbitrary(&mut bytes) else {
            break;
        };
        let mut words = format!(
            "# justarch-allow {}",
            CODES[usize::from(comment.code) % CODES.len()]
        );
        if let Some(year) = comment.until {
            let _ = write!(words, " until=20{:02}", year % 40);
        }
        if comment.owner {
            words.push_str(" owner=Cục CNTT");
        }
        let reason = comment.reason.replace(['\n', '\r'], " ");
        let _ = write!(words, " -- {reason}");
        let at = usize::from(comment.line) % lines.len();
        if comment.behind {
            let _ = write!(lines[at], " {words}");
        } else {
            let indent = lines[at].len() - lines[at].trim_start_matches(' ').len();
            lines.insert(at, format!("{}{words}", " ".repeat(indent)));
        }
    }
    lines.join("\n")
}

/// How much is said of single things, and how much of several together.
fn said<'d>(findings: impl Iterator<Item = &'d Diagnostic>) -> (usize, usize) {
    let (mut single, mut together) = (0, 0);
    for found in findings.filter(|d| d.code.family() != "ALW") {
        match found.members.as_deref() {
            Some(Members::Each(parts)) => single += parts.all().len().max(1) + parts.more(),
            Some(Members::Together(_)) => together += 1,
            _ => single += 1,
        }
    }
    (single, together)
}

fn apply(document: &Document) {
    for allow in document.suppressions() {
        let sources = document.sources();
        let written = sources.slice(allow.at);
        assert!(
            written.starts_with('#') && written.contains("justarch-allow"),
            "{written:?}"
        );
        if let Some(covers) = allow.covers {
            assert!(
                sources
                    .text(covers.source)
                    .get(covers.start as usize..covers.end as usize)
                    .is_some()
            );
        }
    }
    let arch = document.architecture();
    let mut report = document.report().clone();
    if let Ok(rules) = RuleSet::for_framework(arch.framework()) {
        report.extend(rules.check(arch));
    }
    let baseline = Baseline::of(&report);
    let errors = |report: &justarch::Report| {
        let about_the_file = report.iter().filter(|d| d.code.family() == "FMT");
        about_the_file
            .filter(|d| d.severity == Severity::Error)
            .count()
    };
    for today in [None, "2024-06-30".parse().ok()] {
        let after = FindingFilter::of(document, today).apply(report.clone());
        // What holds of each of several is taken apart; what holds of several together stays for those that are left.
        let suppressed = after.suppressed().iter().map(|s| &s.diagnostic);
        let (single, together) = said(after.iter().chain(suppressed));
        let before = said(report.iter());
        assert_eq!(single, before.0);
        assert!(together >= before.1);
        let said = after.iter().filter(|d| d.code.family() == "ALW").count();
        assert_eq!(errors(&after), errors(&report));
        laws::sound(&after, document);
        laws::showable(&after, document);
        let known = FindingFilter::new().baseline(&baseline).apply(after.clone());
        laws::sound(&known, document);
        assert!(known.len() >= said);
    }
    let json = serde_json::to_string(&baseline).unwrap();
    assert_eq!(serde_json::from_str::<Baseline>(&json).unwrap(), baseline);
}

fuzz_target!(|data: &[u8]| {
    let (text, program) = input::text_and_program(data);
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let text = with_comments(text, program);
    let provider = input::Others(input::files(text.as_bytes()));
    if let Ok(document) = Loader::new().load("root.yaml", provider.0[0], &provider) {
        apply(&document);
    }
});
