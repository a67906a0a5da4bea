//! What a text is, and which files it includes, found without reading all of it: asked after each edit.

use justarch::places::Entry;
use justarch::{Document, SourceId};

const KEY: &str = "include";

/// What a text says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A document of this format, or a part of one: it has the key `justarch`.
    Document,
    /// Rules of the user's own: it has the key `justarch-rules`.
    Rules,
    /// Nothing yet: it has no key that is followed by a colon.
    Blank,
    /// Something else, unless a document includes it.
    Other,
}

/// What a text says of the files of its document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) sort: Sort,
    /// Whether it is the root of a document, and no part of one.
    pub(super) is_root: bool,
    /// The paths that it includes.
    pub(super) includes: Vec<String>,
}

impl Head {
    pub(super) fn of(text: &str) -> Self {
        Self {
            sort: sort(text),
            is_root: is_root(text),
            includes: of(text),
        }
    }
}

/// The paths that a text includes, as it writes them.
pub(super) fn of(text: &str) -> Vec<String> {
    if !text.contains(KEY) {
        return Vec::new();
    }
    let read = match section(text) {
        Some(section) => Document::recover("", section),
        // JSON, say; not every text in which the word stands is read whole.
        None if may_begin_inside(text) => Document::recover("", text),
        None => return Vec::new(),
    };
    let Ok(document) = read else {
        return Vec::new();
    };
    let places = document.places();
    let list = places.file(SourceId::ROOT).and_then(|file| file.get(KEY));
    let items = list.into_iter().flat_map(Entry::entries);
    items.filter_map(|item| Some(plain(item.text()?))).collect()
}

/// Whether the key may stand behind blanks, quotes or braces.
fn may_begin_inside(text: &str) -> bool {
    let is_before = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '{' | '\u{feff}' | '?');
    let text = text.trim_start_matches(is_before);
    let mut parts = text.split(['\n', '\r', ',', '{']);
    parts.any(|part| part.trim_start_matches(is_before).starts_with(KEY))
}

/// The key with what is below it, if it stands at the beginning of a line.
fn section(text: &str) -> Option<&str> {
    let mut start = None;
    let mut at = 0_usize;
    for line in text.split_inclusive('\n') {
        let is_inside = line.starts_with([' ', '\t', '-', '#', ']', '\r', '\n']);
        match start {
            None if line.starts_with("include:") => start = Some(at),
            Some(start) if !is_inside => return text.get(start..at),
            None | Some(_) => {}
        }
        at = at.saturating_add(line.len());
    }
    text.get(start?..)
}

/// What a text is, by the keys that begin its lines or, in braces, by any.
fn sort(text: &str) -> Sort {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = || text.lines().chain(text.split('\r').skip(1));
    let has = |key: &str| {
        let begins = |line: &str| {
            let behind = ["", "\"", "'"].iter().find_map(|quote| {
                let line = line.strip_prefix(quote)?.strip_prefix(key)?;
                line.strip_prefix(quote)
            });
            behind.is_some_and(|behind| behind.trim_start().starts_with(':'))
        };
        let in_braces = || {
            let mut keys = text.split(['{', ',']);
            text.trim_start().starts_with('{') && keys.any(|part| begins(part.trim_start()))
        };
        text.contains(key) && (lines().any(begins) || in_braces())
    };
    if has("justarch") {
        Sort::Document
    } else if has("justarch-rules") {
        Sort::Rules
    } else if lines().all(|line| line.trim_start().starts_with('#') || !line.contains(':')) {
        Sort::Blank
    } else {
        Sort::Other
    }
}

/// Whether a text is the root of a document, and no part of one.
fn is_root(text: &str) -> bool {
    let is_head = |line: &str| line.starts_with("architecture:") || line.starts_with("include:");
    text.lines().any(is_head)
        || text.contains("\"architecture\"") && text.trim_start().starts_with('{')
}

/// The path without parts that mean the folder itself.
fn plain(path: &str) -> String {
    let parts: Vec<_> = path.split('/').filter(|part| *part != ".").collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{Sort, is_root, of, sort};

    #[test]
    fn what_a_text_is() {
        for (text, expected) in [
            ("justarch: 1\n", Sort::Document),
            ("\u{feff}# a\r\n\"justarch\" : 1\r\n", Sort::Document),
            ("name: A\rjustarch: 1\r", Sort::Document),
            ("channels: {}\njustarch: 1", Sort::Document),
            ("{\"channels\": {}, \"justarch\": 1}", Sort::Document),
            ("{ channels: {},\n  justarch: 1 }", Sort::Document),
            ("justarch-rules: 1\nprefix: ACME\n", Sort::Rules),
            ("", Sort::Blank),
            ("# a: b\njusta\n", Sort::Blank),
            ("services:\n  justarch:\n    image: a\n", Sort::Other),
            ("# justarch: 1\nname: A\n", Sort::Other),
            ("justarchive: 1\n", Sort::Other),
            ("applications:\n  so: {kind: database}\n", Sort::Other),
        ] {
            assert_eq!(sort(text), expected, "{text}");
        }
    }

    #[test]
    fn in_every_way_of_writing() {
        for text in [
            "justarch: 1\ninclude: [a.yaml, ./b/c.yaml]\narchitecture: {}\n",
            "justarch: 1\ninclude:\n  - a.yaml\n  # and\n  - 'b/c.yaml'\narchitecture: {}\n",
            "include:\n- a.yaml\n- b/c.yaml\nusers: [\n",
            "{\"justarch\": 1, \"include\": [\"a.yaml\", \"b/c.yaml\"], \"architecture\": {}}",
        ] {
            assert_eq!(of(text), ["a.yaml", "b/c.yaml"], "{text}");
            assert!(is_root(text));
        }
        assert!(of("channels:\n  include: {}\n").is_empty());
        assert!(!is_root("channels:\n  include: {}\n"));
    }
}
