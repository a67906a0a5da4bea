//! The public test suite of YAML: texts with what they mean, and texts that are not YAML.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{agrees, fast, full};
use crate::io::Limits;
use crate::io::sources::Sources;
use crate::io::tape::{Cursor, Tape, View};

/// A text of the suite.
pub(super) struct Case {
    id: String,
    pub(super) text: String,
    /// Its events as the suite writes them; `None` if it is not YAML.
    events: Option<String>,
}

/// The same as the packed file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Packed {
    text: String,
    events: Option<String>,
}

/// All texts, in order of ID.
pub(super) fn cases() -> Vec<Case> {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/yaml-test-suite/cases.json"
    );
    let packed = std::fs::read_to_string(file).unwrap();
    let packed: BTreeMap<String, Packed> = serde_json::from_str(&packed).unwrap();
    let cases = packed.into_iter();
    let cases = cases.map(|(id, Packed { text, events })| Case { id, text, events });
    cases.collect()
}

/// What a tape says, in the suite's notation, as far as a tape keeps it: no styles, tags and anchors.
fn said(tape: &Tape, text: &str) -> Vec<String> {
    fn node(at: Cursor<'_>, out: &mut Vec<String>) {
        match at.view() {
            View::Map(entries) => {
                out.push("+MAP".to_owned());
                for (key, value) in entries {
                    node(key, out);
                    node(value, out);
                }
                out.push("-MAP".to_owned());
            }
            View::Seq(items) => {
                out.push("+SEQ".to_owned());
                items.for_each(|item| node(item, out));
                out.push("-SEQ".to_owned());
            }
            View::Scalar(text, _) => out.push(format!("={text}")),
        }
    }
    let mut out = Vec::new();
    let mut sources = Sources::default();
    sources.add(String::new(), text.to_owned());
    if let Some(root) = tape.on(&sources).root() {
        node(root, &mut out);
    }
    out
}

/// The suite's events of one document, brought to the same. `None` if aliases are in it, which a tape follows.
fn meant(events: &str) -> Option<Vec<String>> {
    let mut out = Vec::new();
    for line in events.lines() {
        match line.get(..4).unwrap_or(line) {
            "+STR" | "-STR" | "+DOC" | "-DOC" => {}
            "=ALI" => return None,
            "=VAL" => out.push(format!("={}", value(&line[5..]))),
            collection => out.push(collection.to_owned()),
        }
    }
    Some(out)
}

/// The text of a scalar: behind its properties and the sign of its style.
fn value(mut line: &str) -> String {
    while line.starts_with(['&', '<']) {
        line = line.split_once(' ').unwrap().1;
    }
    let mut out = String::new();
    let mut chars = line.chars().skip(1);
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next().unwrap() {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\u{8}',
                other => other,
            },
            c => c,
        });
    }
    out
}

fn ids<'c>(cases: &[&'c Case], of: impl Fn(&Case) -> bool) -> Vec<&'c str> {
    let found = cases.iter().filter(|case| of(case));
    found.map(|case| case.id.as_str()).collect()
}

#[test]
fn it_agrees_on_the_public_suite() {
    let cases = cases();
    let errors = cases.iter().filter(|case| case.events.is_none()).count();
    assert_eq!((cases.len(), errors), (402, 94));
    let taken: Vec<_> = cases.iter().filter(|case| agrees(&case.text)).collect();
    // Taken, and handed over to the full parser: what the fast reader reads changes on purpose only.
    assert_eq!((taken.len(), cases.len() - taken.len()), (66, 336));

    let wrong = ids(&taken, |case| case.events.is_none());
    assert!(wrong.is_empty(), "taken, and not YAML: {wrong:?}");
    let limits = Limits::default();
    let other = ids(&taken, |case| {
        let read = fast(&case.text, &limits).map(|(tape, _)| said(&tape, &case.text));
        read != case.events.as_deref().and_then(meant)
    });
    assert!(other.is_empty(), "read otherwise than meant: {other:?}");
}

#[test]
fn the_full_parser_knows_the_public_suite() {
    let limits = Limits::default();
    let cases = cases();
    let cases: Vec<_> = cases.iter().collect();
    let read = |case: &Case| full(&case.text, &limits).map(|(tape, _)| said(&tape, &case.text));

    let accepted = ids(&cases, |case| case.events.is_none() && read(case).is_some());
    assert!(accepted.is_empty(), "read, and not YAML: {accepted:?}");
    // It is the second document of a text that is refused, not a part of YAML.
    let several = |events: &str| events.matches("+DOC").count() > 1;
    let refused = ids(&cases, |case| {
        let events = case.events.as_deref();
        events.is_some_and(|events| several(events) != read(case).is_none())
    });
    assert!(refused.is_empty(), "refused without reason: {refused:?}");
    let other = ids(&cases, |case| {
        let meant = case.events.as_deref().and_then(meant);
        read(case).is_some_and(|read| meant.is_some_and(|meant| meant != read))
    });
    assert!(other.is_empty(), "read otherwise than meant: {other:?}");
}
