//! What of a line may be changed to mend it: never what stands in quotes or in a comment.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::ops::Range;

use super::line::{Line, around};
use super::trial::Mend;
use crate::io::lower::top_level_keys;
use crate::model::schema::{ELEMENT, FieldSpec, HEADER, RELATION, Shape};
use crate::model::{RelationKind, Table};

/// The parts of a line outside of quotes, up to a comment.
pub(super) fn plain(line: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut quote = None;
    // What a text in quotes can follow.
    let mut begins = true;
    let mut last = ' ';
    for (at, c) in line.char_indices() {
        match quote {
            Some(open) if c == open && last != '\\' => {
                quote = None;
                from = at + c.len_utf8();
            }
            None if begins && matches!(c, '"' | '\'') => {
                parts.push(from..at);
                quote = Some(c);
            }
            None if c == '#' && (at == 0 || last.is_whitespace()) => {
                parts.push(from..at);
                return parts;
            }
            Some(_) | None => {}
        }
        begins = matches!(c, ':' | '-' | ',' | '[' | '{') || begins && c.is_whitespace();
        last = c;
    }
    if quote.is_none() {
        parts.push(from..line.len());
    }
    parts
}

/// Those of some changes that lie in the plain parts of a line.
pub(super) fn of_plain(line: Line<'_>, changes: &Mend) -> Mend {
    let parts = plain(line.text);
    let is_plain = |at: &Range<usize>| {
        let start = at.start - line.start;
        parts.iter().any(|part| part.contains(&start))
    };
    changes
        .iter()
        .filter(|(at, _)| is_plain(at))
        .cloned()
        .collect()
}

/// Those of some changes at which the structure of the line lies: before its content, and behind a mark such as `:`.
pub(super) fn of_structure(line: Line<'_>, changes: &Mend) -> Mend {
    let is_special = |at: usize| {
        changes
            .iter()
            .any(|(range, _)| range.start == line.start + at)
    };
    let is_at_mark = |range: &Range<usize>| {
        let before = line
            .text
            .get(..range.start - line.start)
            .unwrap_or_default();
        let before = before
            .char_indices()
            .rev()
            .find(|(at, c)| *c != ' ' && !is_special(*at));
        before.is_none_or(|(_, c)| matches!(c, ':' | '-' | ',' | '{' | '['))
    };
    let mut mend = of_plain(line, changes);
    mend.retain(|(range, _)| is_at_mark(range));
    mend
}

/// Whether a word is a key of the format, or the id of an entry whose keys stand below it.
pub(super) fn is_key(word: &str) -> bool {
    let tables = Table::ALL.into_iter().map(Table::fields);
    let specs = tables.chain([HEADER, ELEMENT, RELATION]);
    top_level_keys(true).contains(&word)
        || RelationKind::ALL
            .iter()
            .any(|kind| [kind.key(), kind.far_key()].contains(&word))
        || specs.into_iter().any(|specs| holds(specs, word))
}

/// Whether a key of the format takes a list.
pub(super) fn is_list(word: &str) -> bool {
    let tables = Table::ALL.into_iter().map(Table::fields);
    let mut specs = tables.chain([HEADER, ELEMENT, RELATION]);
    RelationKind::ALL.iter().any(|kind| kind.key() == word)
        || specs.any(|specs| takes_list(specs, word))
}

fn takes_list(specs: &'static [FieldSpec], word: &str) -> bool {
    specs.iter().any(|spec| match spec.shape {
        Shape::Group { fields, .. } => takes_list(fields, word),
        Shape::Texts
        | Shape::Dates
        | Shape::Tokens(_)
        | Shape::Sources
        | Shape::Elements
        | Shape::Ids
        | Shape::FieldNames
        | Shape::Route
        | Shape::Records(_) => spec.key == word,
        _ => false,
    })
}

fn holds(specs: &'static [FieldSpec], word: &str) -> bool {
    specs.iter().any(|spec| {
        let inside = match spec.shape {
            Shape::Group { fields, .. } => holds(fields, word),
            _ => false,
        };
        spec.key == word || inside
    })
}

/// The value of a line in quotes if a second colon stands in it, where a parser stopped in that line. Nothing where the
/// value may go on below, or where it is not certain how far it reaches.
pub(in crate::io) fn quoting(text: &str, fault: usize) -> Mend {
    let lines = around(text, fault);
    let Some(nth) = lines.iter().rposition(|line| line.start <= fault) else {
        return Vec::new();
    };
    let Some(here) = lines.get(nth) else {
        return Vec::new();
    };
    let below = lines.iter().skip(nth + 1).find(|line| !line.is_blank());
    if below.is_some_and(|below| below.lead().len() > here.lead().len()) {
        return Vec::new();
    }
    value_of(here.text).map_or_else(Vec::new, |range| {
        let value = here.text.get(range.clone()).unwrap_or_default();
        vec![(here.at(range), format!("\"{value}\""))]
    })
}

/// Where the value of a line lies that has to be quoted for a colon in it.
fn value_of(line: &str) -> Option<Range<usize>> {
    let parts = plain(line);
    // Of a line with quotes it is not certain what belongs together.
    let [part] = parts.as_slice() else {
        return None;
    };
    let content = line.get(part.clone())?.trim_end();
    let lead = content.len() - content.trim_start().len();
    let key = content.find(": ")?;
    if !is_word(content.get(lead..key)?) {
        return None;
    }
    let start = key + 2;
    let value = content.get(start..)?;
    if !value.trim_start().starts_with('{') {
        let start = start + value.len() - value.trim_start().len();
        return is_text(content.get(start..)?).then_some(start..content.len());
    }
    // In braces the pair with two colons: up to what looks like the next key, or to where they close.
    let inner = content.strip_suffix('}')?.trim_end();
    let mut from = start + value.find('{')? + 1;
    let mut found = None;
    while from < inner.len() {
        let rest = inner.get(from..)?;
        let pair = rest.trim_start();
        let at = from + rest.len() - pair.len();
        let ends = pair.match_indices(", ").map(|(end, _)| end);
        let end = ends
            .filter(|end| begins_with_key(pair.get(end + 2..).unwrap_or_default()))
            .min()
            .unwrap_or(pair.len());
        let own = pair.get(..end)?;
        let (key, value) = own.split_once(": ")?;
        if !is_word(key) {
            return None;
        }
        if value.contains(": ") {
            if found.is_some() || !is_text(value.trim_end()) {
                return None;
            }
            let start = at + key.len() + 2;
            found = Some(start..start + value.trim_end().len());
        }
        from = at + end + 2;
    }
    found
}

/// Whether a text is one that quotes can be put around as it is.
fn is_text(value: &str) -> bool {
    value.starts_with(char::is_alphanumeric)
        && value.contains(": ")
        && !value.contains(['"', '\\', '{', '}', '[', ']', '|', '>', '#'])
}

fn is_word(key: &str) -> bool {
    !key.is_empty()
        && key
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_'))
}

/// Whether a text begins like `key: `.
pub(super) fn begins_with_key(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(key, _)| is_word(key))
}
