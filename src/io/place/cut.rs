//! Brackets that are open at a fault: they hold what is written on their line and on the lines below that are indented
//! deeper. What comes after them is no part of them, though a parser reads on until it gives up.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::guess::column_of;
use super::tree::Form;
use super::writer::Writer;

/// Ends the brackets that are open. Gives where the lines begin that come after them; `None` if none is open.
pub(super) fn brackets(writer: &mut Writer<'_>) -> Option<usize> {
    let start = writer.outermost_flow()?;
    let text = writer.text;
    let next = after(text, start as usize);
    let end = text
        .get(..next)
        .map_or(next, |before| before.trim_end_matches(['\n', '\r']).len());
    writer.cut(next as u32, end as u32);
    token(writer, end);
    while writer
        .innermost()
        .is_some_and(|(node, _)| !node.form.is_block())
    {
        writer.give_value();
        writer.closed = Some(end as u32);
        writer.end();
    }
    writer.closed = None;
    Some(next)
}

/// The first line after a place that is not indented deeper than the line of the place.
fn after(text: &str, start: usize) -> usize {
    let begin = start - column_of(text, start as u32);
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let own = indent(text.get(begin..).unwrap_or_default());
    let mut at = begin;
    for (nth, line) in text
        .get(begin..)
        .unwrap_or_default()
        .split_inclusive(['\n', '\r'])
        .enumerate()
    {
        let is_blank = line.trim().is_empty();
        if nth > 0 && !is_blank && indent(line) <= own {
            break;
        }
        at += line.len();
    }
    at
}

/// A last word that was begun when the parser gave up: an item, a key or a value.
fn token(writer: &mut Writer<'_>, end: usize) {
    let text = writer.text;
    let done = writer.tree.nodes.last().map_or(0, |node| {
        if node.form.is_leaf() {
            node.end
        } else {
            node.start + 1
        }
    }) as usize;
    let rest = text.get(done.min(end)..end).unwrap_or_default();
    let rest = rest.split('#').next().unwrap_or_default();
    let from = rest.rfind([',', '[', '{']).map_or(0, |at| at + 1);
    let part = rest.get(from..).unwrap_or_default();
    let mut at = done + from;
    for (nth, word) in part.split(':').enumerate().take(2) {
        let trimmed = word.trim_start();
        let start = at + word.len() - trimmed.len();
        let trimmed = trimmed.trim_end();
        let is_word = !trimmed.is_empty()
            && !trimmed.contains(['"', '\'', ']', '}', '\n', '\r', '&', '*', '!']);
        if is_word {
            let ix = writer.push(Form::Plain, start as u32, (start + trimmed.len()) as u32);
            if nth == 1
                && let Some(node) = writer.tree.nodes.get_mut(ix as usize)
            {
                node.lead = at as u32 - 1;
            }
        } else if !trimmed.is_empty() {
            return;
        }
        at += word.len() + 1;
    }
}
