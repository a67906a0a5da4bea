//! The lines of a text that a finding shows, with the ranges to be marked in them.

use std::ops::Range;

use super::clean::clean_line;
use crate::io::Lines;

/// Lines longer than this many bytes are shown in part.
const LONG: usize = 400;
/// How many bytes are shown on either side of a mark in a long line.
const AROUND: usize = 80;
/// Marks at most this many lines apart are shown in one piece.
const NEAR: usize = 30;

/// A range of a text that is to be marked: of one line, since the rest of a longer one says nothing more.
pub(super) struct Mark {
    line: usize,
    range: Range<usize>,
    /// The number of the label it comes from.
    pub(super) label: usize,
}

/// A piece of a text, made safe for the terminal.
pub(super) struct Excerpt {
    pub(super) text: String,
    /// The line it begins with, from 1.
    pub(super) first_line: usize,
    pub(super) marks: Vec<Shown>,
}

/// A mark in an excerpt.
pub(super) struct Shown {
    pub(super) label: usize,
    pub(super) range: Range<usize>,
    /// The line, from 1.
    pub(super) line: usize,
    /// The column in the excerpt, from 1.
    pub(super) column: usize,
    /// The column in the text, from 1.
    pub(super) true_column: usize,
}

impl Mark {
    pub(super) fn new(lines: Lines<'_>, start: u32, end: u32, label: usize) -> Self {
        let start = lines.floor(start as usize);
        let line = lines.line_of(start);
        let line_end = lines.range(line).end;
        let mut end = lines.floor(end as usize).min(line_end).max(start);
        if end - start > AROUND * 2 && lines.range(line).len() > LONG {
            end = lines.floor(start + AROUND * 2);
        }
        Self {
            line,
            range: start..end,
            label,
        }
    }
}

/// Groups the marks of one text into excerpts; the one with the first mark comes first. The cost depends on
/// the marks and the lines between near ones, not on the text.
pub(super) fn excerpts(lines: Lines<'_>, marks: Vec<Mark>) -> Vec<Excerpt> {
    let first = marks.first().map(|mark| mark.label);
    let mut marks = marks;
    marks.sort_by_key(|m| (m.line, m.range.start, m.range.end, m.label));
    let mut groups: Vec<Vec<Mark>> = Vec::new();
    for mark in marks {
        let near = groups.last().and_then(|g| g.last()).is_some_and(|last| {
            let long = |line| lines.range(line).len() > LONG;
            mark.line - last.line <= NEAR && !long(mark.line) && !long(last.line)
        });
        match groups.last_mut() {
            Some(group) if near => group.push(mark),
            _ => groups.push(vec![mark]),
        }
    }
    let mut all: Vec<_> = groups
        .into_iter()
        .map(|group| (group.iter().map(|m| m.label).min(), excerpt(lines, &group)))
        .collect();
    all.sort_by_key(|(label, _)| (*label != first, *label));
    all.into_iter().map(|(_, excerpt)| excerpt).collect()
}

fn excerpt(lines: Lines<'_>, group: &[Mark]) -> Excerpt {
    let (from, to) = match (group.first(), group.last()) {
        (Some(first), Some(last)) => (first.line, last.line),
        _ => (0, 0),
    };
    let mut out = Excerpt {
        text: String::new(),
        first_line: from + 1,
        marks: Vec::new(),
    };
    for line in from..=to {
        if line > from {
            out.text.push('\n');
        }
        let here: Vec<_> = group.iter().filter(|m| m.line == line).collect();
        push_line(lines, line, &here, &mut out);
    }
    out
}

/// Adds one line, or the part of a long one around its marks.
fn push_line(lines: Lines<'_>, line: usize, marks: &[&Mark], out: &mut Excerpt) {
    let whole = lines.range(line);
    let mut shown = whole.clone();
    if whole.len() > LONG {
        let focus = marks
            .first()
            .map_or(whole.start..whole.start, |m| m.range.clone());
        shown.start = lines
            .floor(focus.start.saturating_sub(AROUND))
            .max(whole.start);
        shown.end = lines.floor(focus.end + AROUND).min(whole.end);
    }
    let line_start = out.text.len();
    if shown.start > whole.start {
        out.text.push('…');
    }
    let mut cuts: Vec<usize> = marks
        .iter()
        .flat_map(|m| [m.range.start, m.range.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut placed = Vec::with_capacity(cuts.len());
    let mut at = shown.start;
    for cut in cuts {
        // A mark may begin in the end of the line, which is not shown.
        let cut_in = cut.clamp(at, shown.end.max(at));
        out.text.push_str(&clean_line(lines.slice(at..cut_in)));
        placed.push((cut, out.text.len()));
        at = cut_in;
    }
    out.text
        .push_str(&clean_line(lines.slice(at..shown.end.max(at))));
    if shown.end < whole.end {
        out.text.push('…');
    }
    let placed_at = |cut: usize| {
        let found = placed.iter().find(|(c, _)| *c == cut);
        found.map_or(line_start, |(_, at)| *at)
    };
    for mark in marks {
        let range = placed_at(mark.range.start)..placed_at(mark.range.end);
        let before = out.text.get(line_start..range.start);
        out.marks.push(Shown {
            label: mark.label,
            column: before.unwrap_or_default().chars().count() + 1,
            true_column: lines.position(mark.range.start).column,
            line: line + 1,
            range,
        });
    }
}
