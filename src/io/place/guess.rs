//! What comes after a fault, by its indentation alone: keys, items and values of one line, brackets included.
//!
//! It begins on the line after the last good scalar, for an open quote takes in all that follows, or where the brackets end
//! that were open (`cut.rs`).
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::guess_flow;
use super::tree::{Form, Part};
use super::writer::Writer;

/// Deeper than documents are.
const DEEPEST: usize = 64;

/// Adds the nodes of the lines after the last good scalar, or from a place on. O(bytes).
pub(super) fn rest(writer: &mut Writer<'_>, from: Option<usize>) {
    let text = writer.text;
    let nodes = &writer.tree.nodes;
    let good = nodes.iter().rev().find(|node| node.form.is_leaf()).copied();
    let after = || good.map_or(0, |node| next_line(text, node.end as usize));
    let mut at = from.unwrap_or_else(after);
    while at < text.len() {
        let next = next_line(text, at);
        line(writer, text, at, next);
        at = next;
    }
    while writer.depth() > 0 {
        writer.give_value();
        writer.end();
    }
}

fn next_line(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    match rest.find(['\n', '\r']) {
        Some(end) if rest.get(end..).is_some_and(|rest| rest.starts_with("\r\n")) => at + end + 2,
        Some(end) => at + end + 1,
        None => text.len(),
    }
}

/// One line: dashes, then a key with what follows it, or a text.
fn line(writer: &mut Writer<'_>, text: &str, start: usize, end: usize) {
    let line = text.get(start..end).unwrap_or_default();
    let line = line.trim_end_matches(['\n', '\r', ' ', '\t']);
    let mut column = line.len() - line.trim_start_matches([' ', '\u{feff}']).len();
    let mut content = line.get(column..).unwrap_or_default();
    if content.is_empty() || content.starts_with('#') {
        return;
    }
    leave(
        writer,
        text,
        column,
        content.starts_with("- ") || content == "-",
    );
    while content == "-" || content.starts_with("- ") {
        let at = (start + column) as u32;
        if !opens(writer, text, Form::BlockSeq, column, at) {
            return;
        }
        let rest = content.get(1..).unwrap_or_default();
        let item = rest.trim_start_matches(' ');
        column += 1 + rest.len() - item.len();
        content = item;
        let item_at = (start + column) as u32;
        if content.is_empty() || content.starts_with('#') {
            let ix = writer.push(Form::Plain, at + 1, at + 1);
            lead(writer, ix, at);
            return;
        }
        let is_map = key_of(content).is_some();
        let is_seq = content == "-" || content.starts_with("- ");
        if content.starts_with(['[', '{']) {
            guess_flow::brackets(writer, start + column, start + line.len(), at);
            return;
        }
        if !is_map && !is_seq {
            let value = value_of(content);
            let ix = writer.push(form_of(value), item_at, item_at + value.len() as u32);
            lead(writer, ix, at);
            return;
        }
        if writer.depth() >= DEEPEST {
            return;
        }
        let form = if is_map {
            Form::BlockMap
        } else {
            Form::BlockSeq
        };
        let ix = writer.push(form, item_at, item_at);
        lead(writer, ix, at);
    }
    let Some((key, rest)) = key_of(content) else {
        started(writer, text, column, (start + column) as u32, content);
        return;
    };
    let at = (start + column) as u32;
    if !opens(writer, text, Form::BlockMap, column, at) {
        return;
    }
    let end = at + key as u32;
    writer.push(form_of(content), at, end);
    let colon = (start + column + content.len() - rest.len()) as u32 - 1;
    let trimmed = rest.trim_start_matches([' ', '\t']);
    let value = value_of(trimmed);
    if value.is_empty() || trimmed.starts_with('#') {
        return;
    }
    let value_at = (start + column + content.len() - trimmed.len()) as u32;
    if value.starts_with(['[', '{']) {
        guess_flow::brackets(writer, value_at as usize, start + line.len(), colon);
        return;
    }
    let ix = writer.push(form_of(value), value_at, value_at + value.len() as u32);
    lead(writer, ix, colon);
}

/// Words alone in the column of a map: a key whose colon is not typed yet, or a name in its place.
fn started(writer: &mut Writer<'_>, text: &str, column: usize, at: u32, word: &str) {
    let is_word = word
        .chars()
        .all(|c| !c.is_ascii_punctuation() && !c.is_control() || matches!(c, '-' | '_'));
    let is_in_map = writer.innermost().is_some_and(|(node, _)| {
        node.form == Form::BlockMap && column_of(text, node.start) == column
    });
    if is_word && is_in_map {
        writer.give_value();
        writer.push(Form::Plain, at, at + word.len() as u32);
    }
}

fn lead(writer: &mut Writer<'_>, ix: u32, at: u32) {
    if let Some(node) = writer.tree.nodes.get_mut(ix as usize) {
        node.lead = at;
    }
}

/// Closes what is indented deeper than a line.
fn leave(writer: &mut Writer<'_>, text: &str, column: usize, is_item: bool) {
    while let Some((node, _)) = writer.innermost() {
        let own = column_of(text, node.start);
        // A list may stand in the column of its key.
        let is_left = own > column || own == column && node.form == Form::BlockSeq && !is_item;
        if !is_left || writer.depth() == 1 && own <= column {
            break;
        }
        writer.give_value();
        writer.end();
    }
}

/// Makes sure that a collection of that form is open in that column.
fn opens(writer: &mut Writer<'_>, text: &str, form: Form, column: usize, at: u32) -> bool {
    let Some((node, last)) = writer.innermost() else {
        let is_first = writer.tree.nodes.is_empty();
        if is_first {
            writer.push(form, at, at);
        }
        return is_first;
    };
    let own = column_of(text, node.start);
    if node.form == form && own == column {
        writer.give_value();
        return true;
    }
    let takes = node.form == Form::BlockMap
        && last.is_some_and(|last| last.part == Part::Key)
        && (own < column || own == column && form == Form::BlockSeq);
    if takes && writer.depth() < DEEPEST {
        let colon = last.map_or(0, |key| key.end);
        let ix = writer.push(form, at, at);
        lead(writer, ix, colon);
        return true;
    }
    false
}

/// The column of a place, in bytes from 0.
pub(super) fn column_of(text: &str, at: u32) -> usize {
    let before = text.get(..at as usize).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = before.get(start..).unwrap_or_default();
    line.strip_prefix('\u{feff}').unwrap_or(line).len()
}

/// A key at the start of a line: how long it is, and what follows its colon.
fn key_of(content: &str) -> Option<(usize, &str)> {
    let quote = content.chars().next().filter(|c| matches!(c, '"' | '\''));
    let end = if let Some(quote) = quote {
        content.get(1..)?.find(quote)? + 2
    } else {
        let colon = content
            .match_indices(':')
            .map(|(at, _)| at)
            .find(|at| matches!(content.as_bytes().get(at + 1), None | Some(b' ' | b'\t')))?;
        content.get(..colon)?.trim_end().len()
    };
    let key = content.get(..end)?;
    if end == 0 || quote.is_none() && key.contains([' ', '[', ']', '{', '}', ',', '#', '"', '\'']) {
        return None;
    }
    let rest = content
        .get(end..)?
        .trim_start_matches(' ')
        .strip_prefix(':')?;
    matches!(rest.as_bytes().first(), None | Some(b' ' | b'\t')).then_some((end, rest))
}

/// A value of one line without the comment behind it.
fn value_of(rest: &str) -> &str {
    let end = match rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(quote) => rest
            .get(1..)
            .and_then(|inner| inner.find(quote))
            .map(|at| at + 2),
        None => None,
    };
    let end = end.or_else(|| rest.find(" #")).unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest).trim_end()
}

fn form_of(written: &str) -> Form {
    let quoted = |quote| written.starts_with(quote) && written.len() > 1;
    if quoted('"') || quoted('\'') {
        Form::Quoted
    } else {
        Form::Plain
    }
}
