//! What the loader finds and a schema cannot say.

use justarch::{At, Diagnostic, Document, Lang, is_key};

/// One sort of finding.
pub(super) struct Beyond {
    /// What the guide calls it.
    pub(super) name: &'static str,
    /// The code of the loader.
    pub(super) code: &'static str,
    /// Why no schema says it.
    pub(super) why: &'static str,
    /// Whether a finding with the code is one of these: what it says, and the text that it points at.
    pub(super) is: fn(said: &str, text: &str) -> bool,
    /// A file in which nothing else is wrong.
    pub(super) example: &'static str,
    /// Whether the file is one that a root file includes.
    pub(super) in_part: bool,
}

macro_rules! file {
    ($head:literal, $rest:literal) => {
        concat!(
            "justarch: 1\narchitecture: { id: a, body: b, name: { vi: A }, version: '1.0', framework: '3.0'", $head,
            " }\norganisations: { b: { name: { vi: B } } }\n", $rest
        )
    };
}

/// All sorts. What stands between backquotes comes second in what is said of a reference.
pub(super) const BEYOND: &[Beyond] = &[
    Beyond {
        name: "unknown-element",
        code: "LAY004",
        why: "which ids exist is known from the rest of the document only",
        is: is_unknown,
        example: file!(
            "",
            "channels: { a: { kind: email, name: { vi: A }, offers: [b] } }"
        ),
        in_part: false,
    },
    Beyond {
        name: "unknown-record",
        code: "FMT014",
        why: "which organisations and sources exist is known from the rest of the document only",
        is: is_unknown,
        example: file!(", sources: [c]", ""),
        in_part: false,
    },
    Beyond {
        name: "two-meanings",
        code: "FMT015",
        why: "that an id is of an element and of an organisation is known from the rest of the document only",
        is: |_, _| true,
        example: file!(
            "",
            "channels: { b: { kind: email, name: { vi: A } } }\napplications: { c: { kind: database, name: { vi: C }, supplied-by: [b] } }"
        ),
        in_part: false,
    },
    Beyond {
        name: "id-in-two-sections",
        code: "LAY003",
        why: "keys are compared within one map only",
        is: |said, _| said.contains("is already used by another element"),
        example: file!(
            "",
            "channels: { a: { kind: email, name: { vi: A } } }\nusers: { a: { kind: citizen, name: { vi: A } } }"
        ),
        in_part: false,
    },
    Beyond {
        name: "id-twice-in-a-list",
        code: "FMT009",
        why: "items of a list can be compared as a whole, not by one of their keys",
        is: |said, _| said.contains("is written twice"),
        example: file!(
            "",
            "indicators: [{ id: a, measure: m, value: 1 }, { id: a, measure: m, value: 2 }]"
        ),
        in_part: false,
    },
    Beyond {
        name: "leap-day",
        code: "FMT011",
        why: "a pattern that knows leap years could be read by nobody",
        is: |said, text| {
            said.contains("a day of the calendar") && text.trim_matches('"').ends_with("-02-29")
        },
        example: file!(", state-date: 2023-02-29", ""),
        in_part: false,
    },
    Beyond {
        name: "number-as-written",
        code: "FMT011",
        why: "a schema sees the value of a number and the loader its digits: 3 and 3.0 are one number and two versions",
        is: is_of_digits,
        example: file!(
            ", level: ministry",
            "applications: { a: { kind: database, name: { vi: A }, instances: 3.0 } }"
        ),
        in_part: false,
    },
    Beyond {
        name: "format-as-written",
        code: "FMT007",
        why: "the same of the version of the format",
        is: |_, text| text == "1.0",
        example: "justarch: 1.0\nchannels: {}\n",
        in_part: true,
    },
    Beyond {
        name: "unreadable-file",
        code: "FMT006",
        why: "a schema opens no files",
        is: |said, _| said.contains("this text was read without a folder"),
        example: concat!(
            "include: [b.yaml]\n",
            "justarch: 1\narchitecture: { id: a, body: b, name: { vi: A }, version: '1.0', framework: '3.0' }\n"
        ),
        in_part: false,
    },
];

/// Whether an id of the right form is that of nothing. A schema does refuse `true` and `false` without quotes.
fn is_unknown(said: &str, text: &str) -> bool {
    let id = second(said);
    let is_bare = text == id;
    // A schema takes the number 3.0 for the id 3, and a bare `true` for none.
    let whole = id.strip_suffix(".0").filter(|_| is_bare);
    let is_truth = is_bare && matches!(id, "true" | "false");
    said.contains("which does not exist") && is_key(whole.unwrap_or(id)) && !is_truth
}

/// Whether the digits of a number are what is wrong with it, not its value.
fn is_of_digits(said: &str, text: &str) -> bool {
    let Some((whole, rest)) = text.split_once('.') else {
        // 3 for 3.0.
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        return said.contains("the number of a framework") && digits;
    };
    let is_number = whole.parse::<u64>().is_ok() && rest.bytes().all(|b| b.is_ascii_digit());
    let zeros = rest.bytes().all(|b| b == b'0');
    let wants_whole = said.contains("a whole number")
        || said.contains("a security level") && (1..=5).contains(&whole.parse().unwrap_or(0))
        || said.contains("a date") && (1000..=9999).contains(&whole.parse().unwrap_or(0));
    let wants_version = said.contains("the number of a framework") || said.contains("a version");
    is_number && (zeros && wants_whole || wants_version)
}

/// What stands second in backquotes.
fn second(said: &str) -> &str {
    said.split('`').nth(3).unwrap_or_default()
}

/// The sort of a finding, if it is beyond a schema.
pub(super) fn beyond(
    found: &Diagnostic,
    document: &Document,
    is_root: bool,
) -> Option<&'static str> {
    let said = found.message.get(Lang::En);
    let at = found.labels.first().map(|label| &label.at);
    let text = match at {
        Some(At::Span(span)) => document.sources().slice(*span),
        _ => "",
    };
    // What is said of the root file around a part is not said of the part.
    let around = !is_root
        && matches!(at, Some(At::Span(span)) if document.sources().name(span.source) == "justarch.yaml");
    if around {
        return Some("unknown-record");
    }
    let mut rows = BEYOND.iter().filter(|row| row.code == found.code.as_str());
    rows.find(|row| (row.is)(said, text)).map(|row| {
        assert!(!row.why.is_empty());
        row.name
    })
}
