//! Single values as they are to be written.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::tree::{One, Value};
use crate::io::edit::scalar::{self, Around};
use crate::io::place::{Entry, Reads, ValueForm};

/// A single value, in quotes or without.
pub(super) fn single(entry: Entry<'_>, is_left: bool) -> Value<'_> {
    let raw = entry.sources().slice(entry.value_span());
    if raw.is_empty() {
        return Value::Nothing;
    }
    let text = entry.text().unwrap_or_default();
    let reads = match entry.reads() {
        _ if is_left => Reads::Unknown,
        reads => reads,
    };
    let is_quoted = entry.form() == ValueForm::Quoted;
    let one = match reads {
        Reads::Text => written(text),
        Reads::Native if is_quoted => written(text),
        Reads::Native | Reads::Unknown => One {
            block: raw.to_owned(),
            flow: (is_quoted || !raw.contains([',', '[', ']', '{', '}'])).then(|| raw.to_owned()),
        },
    };
    if !raw.contains(['\n', '\r']) {
        return Value::One(one);
    }
    let lines = lines(raw).map(|line| {
        if is_quoted {
            line.trim_start_matches([' ', '\t'])
        } else {
            line.trim_matches([' ', '\t'])
        }
    });
    Value::Wrapped {
        one: (reads != Reads::Unknown && !text.contains('\n')).then_some(one),
        lines: lines.collect(),
    }
}

/// A text below `|` or `>`.
pub(super) fn text_below<'p>(all: &'p str, entry: Entry<'p>) -> Value<'p> {
    let span = entry.value_span();
    let (start, end) = (span.start as usize, span.end as usize);
    let raw = all.get(start..end).unwrap_or_default();
    let text = entry.text().unwrap_or_default();
    let head = raw
        .split([' ', '\t', '\n', '\r'])
        .next()
        .unwrap_or_default();
    let keeps = head.contains('+');
    let mut found: Vec<&str> = lines(raw).skip(1).collect();
    if keeps {
        let rest = all.get(end..).unwrap_or_default();
        let blank = lines(rest).skip(1);
        let blank = blank.take_while(|line| line.trim_matches([' ', '\t']).is_empty());
        let blank = blank.count();
        // What follows the last line end is no line.
        let is_last = rest.trim().is_empty();
        let count = blank.saturating_sub(usize::from(is_last));
        found.extend(std::iter::repeat_n("", count));
    }
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let first = found
        .iter()
        .find(|line| !line.trim_matches([' ', '\t']).is_empty());
    let own = spaces(text.trim_start_matches('\n'));
    let indent = first.map_or(0, |line| spaces(line).saturating_sub(own));
    let found = found.into_iter().map(|line| {
        let depth = spaces(line).min(indent);
        line.get(depth..).unwrap_or_default()
    });
    let mut head: String = head
        .chars()
        .map(|c| if c.is_ascii_digit() { '2' } else { c })
        .collect();
    // The last line of the file may have no end, which counts.
    if !keeps && !head.contains('-') && !text.is_empty() && !text.ends_with('\n') {
        head.push('-');
    }
    Value::Text {
        head,
        lines: found.collect(),
        keeps,
    }
}

/// A key, which may stand in braces.
pub(super) fn one_line(key: &str) -> String {
    scalar::written(key, around_of(true))
}

fn around_of(is_flow: bool) -> Around {
    Around {
        is_flow,
        is_json: false,
        quote: '"',
    }
}

/// A text with quotes where readers need them: double ones, unless it has such signs itself.
fn written(text: &str) -> One {
    let of = |is_flow| {
        let plain = scalar::written(text, around_of(is_flow));
        if plain.contains('\\') && plain.starts_with('"') && !text.contains('\'') {
            let single = scalar::quoted(text, '\'');
            if single.starts_with('\'') {
                return single;
            }
        }
        plain
    };
    One {
        block: of(false),
        flow: Some(of(true)),
    }
}

/// The lines of a text, whatever ends them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let parts = text
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line));
    parts.flat_map(|line| line.split('\r'))
}
