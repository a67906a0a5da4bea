//! Which files a text includes, found without reading all of it: asked after each edit.

use justarch::places::Entry;
use justarch::{Document, SourceId};

const KEY: &str = "include";

/// What a text says of the files of its document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Whether it is the root of a document, and no part of one.
    pub(super) is_root: bool,
    /// The paths that it includes.
    pub(super) includes: Vec<String>,
}

impl Head {
    pub(super) fn of(text: &str) -> Self {
        Self {
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
        // JSON, say.
        None => Document::recover("", text),
    };
    let Ok(document) = read else {
        return Vec::new();
    };
    let places = document.places();
    let list = places.file(SourceId::ROOT).and_then(|file| file.get(KEY));
    let items = list.into_iter().flat_map(Entry::entries);
    items.filter_map(|item| Some(plain(item.text()?))).collect()
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
    use super::{is_root, of};

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
