//! The lines around a fault.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::ops::Range;

/// So many lines before a fault are looked at.
pub(super) const NEAR: usize = 12;

/// A line with its number from 1; its end is before the line break.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) number: usize,
    pub(super) start: usize,
    pub(super) text: &'t str,
}

impl<'t> Line<'t> {
    pub(super) fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// The white space before the content.
    pub(super) fn lead(self) -> &'t str {
        let rest = self.text.trim_start();
        self.text
            .get(..self.text.len() - rest.len())
            .unwrap_or_default()
    }

    pub(super) fn body(self) -> &'t str {
        self.text.trim_start()
    }

    pub(super) fn is_blank(self) -> bool {
        let body = self.body();
        body.is_empty() || body.starts_with('#')
    }

    pub(super) fn has_tab(self) -> bool {
        self.lead().contains('\t')
    }

    /// How far it is indented, if by spaces alone.
    pub(super) fn width(self) -> Option<usize> {
        let lead = self.lead();
        lead.bytes().all(|byte| byte == b' ').then_some(lead.len())
    }

    pub(super) fn at(self, range: Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }
}

/// The lines before, at and after a place.
pub(super) fn around(text: &str, at: usize) -> Vec<Line<'_>> {
    let bytes = text.as_bytes();
    let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let mut start = at.min(text.len());
    let mut left = NEAR * 2;
    while start > 0 {
        let is_end = bytes.get(start - 1).is_some_and(is_break)
            && !(bytes.get(start - 1) == Some(&b'\r') && bytes.get(start) == Some(&b'\n'));
        if is_end {
            if left == 0 {
                break;
            }
            left -= 1;
        }
        start -= 1;
    }
    let before = bytes.get(..start).unwrap_or_default();
    let ends = before.iter().enumerate().filter(|(nth, byte)| {
        **byte == b'\n' || **byte == b'\r' && before.get(nth + 1) != Some(&b'\n')
    });
    let mut number = 1 + ends.count();
    let mut lines = Vec::new();
    let mut rest = text.get(start..).unwrap_or_default();
    while lines.len() < NEAR * 4 {
        let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = rest.get(..len).unwrap_or_default();
        lines.push(Line {
            number,
            start,
            text: line,
        });
        let after = rest.get(len..).unwrap_or_default();
        let step = if after.starts_with("\r\n") { 2 } else { 1 };
        if after.is_empty() {
            break;
        }
        rest = after.get(step..).unwrap_or_default();
        start += len + step;
        number += 1;
    }
    lines
}
