//! Which entry each comment of a file belongs to.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::collections::HashSet;

use super::read::read;
use super::tree::{Item, Note, Value};
use crate::error::Error;
use crate::io::place::Places;
use crate::span::{SourceId, Span};

/// A comment, and the entry that it belongs to.
pub(super) struct Attached {
    pub(super) at: Span,
    /// `None` of the head and the end of the file.
    pub(super) to: Option<u32>,
    /// Whether it stands at the end of the entry or below it.
    pub(super) is_end: bool,
}

/// The comments of a file with the entries that they belong to. What stands in parts that are not taken apart is left
/// out.
pub(super) fn attached(places: &Places, source: SourceId) -> Result<Vec<Attached>, Error> {
    let none = HashSet::new();
    let Some(file) = read(places, source, &none)? else {
        return Ok(Vec::new());
    };
    let mut all = Vec::new();
    let mut add = |note: Note<'_>, to: Option<u32>, is_end: bool| {
        let (start, end) = (note.start, note.start + note.text.len());
        let at = Span::new(source, start as u32, end as u32);
        all.push(Attached { at, to, is_end });
    };
    for line in file.marker.iter().flatten().chain(&file.head) {
        add(line.note, None, false);
    }
    for line in &file.end {
        add(line.note, None, true);
    }
    let mut open: Vec<&Item<'_>> = file.items.iter().collect();
    while let Some(item) = open.pop() {
        let to = Some(item.nth);
        let at = item.above.iter().map(|line| line.note);
        for note in at.chain(item.between.iter().copied()).chain(item.behind) {
            add(note, to, false);
        }
        for line in &item.below {
            add(line.note, to, true);
        }
        if let Value::Map { items, .. } | Value::List { items, .. } = &item.value {
            open.extend(items);
        }
    }
    Ok(all)
}
