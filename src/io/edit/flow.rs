//! Entries in brackets and braces: adding and removing them.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::ops::{Plan, holds_more};
use super::style::Style;
use crate::error::Error;
use crate::io::place::gap::{Gap, Piece};
use crate::io::place::{Entry, ValueForm};
use crate::span::SourceId;

impl<'p> Plan<'p> {
    pub(super) fn insert_in_flow(
        &mut self,
        around: Entry<'p>,
        after: Option<Entry<'p>>,
        line: &str,
        style: &Style,
    ) -> Result<(), Error> {
        let source = around.source();
        let text = self.text(source);
        let (open, close) = brackets(text, around)?;
        let Some(after) = after else {
            let inside = text.get(open..close).unwrap_or_default();
            let space = match around.form() {
                ValueForm::FlowMap if style.spaced => " ",
                _ => "",
            };
            if inside.trim().is_empty() {
                self.splice(source, open, close, format!("{space}{line}{space}"));
            } else {
                self.splice(source, open, open, format!("{space}{line}"));
            }
            return Ok(());
        };
        let end = after.extent().end as usize;
        let comma = style.comma;
        let Some(indent) = own_line(text, after.extent().start as usize) else {
            self.splice(source, end, end, format!("{comma}{line}"));
            return Ok(());
        };
        // One entry a line.
        let found = self.comma_after(source, end, close);
        let point = found.map_or(end, |comma| comma + 1);
        let rest = text.get(point..close).unwrap_or_default();
        let rest = rest.split(['\n', '\r']).next().unwrap_or_default();
        let is_comment = rest.trim_start().starts_with('#');
        if !is_comment && !rest.trim().is_empty() {
            self.splice(source, end, end, format!("{comma}{line}"));
            return Ok(());
        }
        let point = point + if is_comment { rest.len() } else { 0 };
        let newline = style.newline;
        let (before, behind) = match found {
            Some(_) => ("", ","),
            None => (",", ""),
        };
        if before.is_empty() || point == end {
            self.splice(
                source,
                point,
                point,
                format!("{before}{newline}{indent}{line}{behind}"),
            );
        } else {
            self.splice(source, end, end, before.to_owned());
            self.splice(source, point, point, format!("{newline}{indent}{line}"));
        }
        Ok(())
    }

    pub(super) fn remove_from_flow(
        &mut self,
        around: Entry<'p>,
        entry: Entry<'p>,
    ) -> Result<(), Error> {
        let source = around.source();
        let text = self.text(source);
        let (open, close) = brackets(text, around)?;
        let extent = entry.extent();
        self.removed.push(extent);
        let (start, end) = (extent.start as usize, extent.end as usize);
        let mut before = None;
        let mut next = None;
        let mut is_past = false;
        for other in around.entries() {
            if other == entry {
                is_past = true;
            } else if is_past {
                next = Some(other);
                break;
            } else {
                before = Some(other);
            }
        }
        let comma = self.comma_after(source, end, close);
        let behind_comma = comma.map_or(end, |comma| comma + 1);
        match (before, next) {
            (_, Some(next)) => {
                let next = next.extent().start as usize;
                let to = if self.has_comment(source, end, next) {
                    behind_comma
                } else {
                    next
                };
                self.splice(source, start, to, String::new());
            }
            (Some(before), None) => {
                let from = before.extent().end as usize;
                if self.has_comment(source, from, start) {
                    self.splice(source, start, behind_comma, String::new());
                } else {
                    self.splice(source, from, end, String::new());
                }
            }
            (None, None) => {
                let has_comment =
                    self.has_comment(source, open, start) || self.has_comment(source, end, close);
                let (from, to) = if has_comment {
                    (start, behind_comma)
                } else {
                    (open, close)
                };
                self.splice(source, from, to, String::new());
            }
        }
        Ok(())
    }

    /// The comma behind an entry, before the next one.
    fn comma_after(&self, source: SourceId, end: usize, close: usize) -> Option<usize> {
        let gap = Gap::from(self.text(source), end as u32);
        let mut signs = gap.filter(|(piece, ..)| *piece != Piece::Comment);
        let (piece, start, _) = signs.next()?;
        (piece == Piece::Sign(b',') && (start as usize) < close).then_some(start as usize)
    }
}

/// Behind the bracket or brace that opens an entry, and before the one that closes it.
fn brackets(text: &str, around: Entry<'_>) -> Result<(usize, usize), Error> {
    let span = around.value_span();
    let (start, close) = (span.start as usize, (span.end as usize).saturating_sub(1));
    let opens = text
        .get(start..)
        .is_some_and(|rest| rest.starts_with(['{', '[']));
    if opens {
        Ok((start + 1, close))
    } else {
        Err(holds_more(around))
    }
}

/// What stands before a place on its line, if that is only space.
fn own_line(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let start = before.rfind(['\n', '\r'])? + 1;
    let indent = before.get(start..)?;
    indent
        .chars()
        .all(|c| c == ' ' || c == '\t')
        .then_some(indent)
}
