//! The comments of a file that ask the check to pass over something.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::tape::{Cursor, View};
use crate::span::Span;

/// What such a comment begins with.
pub(crate) const ALLOW: &str = "justarch-allow";

/// How many of them one file may have. What comes after is not heeded, so that findings stay rather than go.
pub(crate) const MOST: usize = 10_000;

/// A comment that asks for findings to be passed over.
#[derive(Clone, Debug)]
pub(crate) struct AllowComment {
    /// What follows the `#`, without the spaces around it.
    pub(crate) text: String,
    pub(crate) at: Span,
    /// The part of the file that it speaks of; `None` if no entry follows it at its own indentation.
    pub(crate) covers: Option<Span>,
}

/// The comments with what each covers: its own line if something stands before it, else the next entry and all
/// below it, if that is indented like the comment. O(nodes) and the entries covered.
pub(crate) fn covered(
    found: Vec<(String, Span)>,
    text: &str,
    root: Option<Cursor<'_>>,
) -> Vec<AllowComment> {
    if found.is_empty() {
        return Vec::new();
    }
    let entries = entries(root);
    // Comments one above the other cover the same entry, whose end takes a walk over all inside.
    let mut known: Option<(usize, u32)> = None;
    let mut cover = |at: Span| {
        let line = line_of(text, at);
        let before = text.get(line.start as usize..at.start as usize);
        if !before.unwrap_or_default().trim().is_empty() {
            return Some(line);
        }
        let next = entries.partition_point(|(start, _)| *start < at.end);
        let (start, last) = entries.get(next)?;
        // What was left behind the last entry of a map or list speaks of nothing.
        if indent_of(text, *start) != at.start - line.start {
            return None;
        }
        let end = match known {
            Some((entry, end)) if entry == next => end,
            _ => last.end(),
        };
        known = Some((next, end));
        Some(Span::new(at.source, *start, end))
    };
    found
        .into_iter()
        .map(|(text, at)| AllowComment {
            text,
            at,
            covers: cover(at),
        })
        .collect()
}

/// How far the line is indented on which an entry begins, in bytes.
fn indent_of(text: &str, entry: u32) -> u32 {
    let before = text.get(..entry as usize).unwrap_or(text);
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = text.get(start..).unwrap_or_default();
    let rest = line.trim_start_matches([' ', '\t', '\u{feff}']);
    (line.len() - rest.len()) as u32
}

fn line_of(text: &str, at: Span) -> Span {
    let (start, end) = (at.start as usize, at.end as usize);
    let before = text.get(..start).unwrap_or(text);
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let rest = text.get(end..).unwrap_or_default();
    let stop = end + rest.find(['\n', '\r']).unwrap_or(rest.len());
    Span::new(at.source, line as u32, stop as u32)
}

/// The entries of all maps and lists, outer before inner: where each begins, and its value.
fn entries(root: Option<Cursor<'_>>) -> Vec<(u32, Cursor<'_>)> {
    let mut found: Vec<(u32, Cursor<'_>)> = Vec::new();
    // The next one last, so that they mostly come in the order of the text.
    let mut open: Vec<(u32, Cursor<'_>)> = Vec::new();
    if let Some(root) = root {
        add_inside(root, &mut open);
    }
    while let Some(entry) = open.pop() {
        found.push(entry);
        add_inside(entry.1, &mut open);
    }
    // Stable, so that of entries that begin at one place the outermost stays first.
    found.sort_by_key(|(start, _)| *start);
    found
}

/// Adds the entries of a map or list, the last one first. What an alias repeats has its entries where it was first
/// written: at the alias there is nothing but the alias.
fn add_inside<'t>(node: Cursor<'t>, to: &mut Vec<(u32, Cursor<'t>)>) {
    if node.is_repeated() {
        return;
    }
    let from = to.len();
    match node.view() {
        View::Map(entries) => {
            to.extend(entries.map(|(key, value)| (key.start(), value)));
        }
        View::Seq(items) => to.extend(items.map(|item| (item.start(), item))),
        View::Scalar(..) => {}
    }
    if let Some(added) = to.get_mut(from..) {
        added.reverse();
    }
}
