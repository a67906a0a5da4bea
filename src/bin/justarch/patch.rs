//! Changes of files, shown as a unified diff or as data.

use std::fmt::Write as _;

use justarch::edit;
use justarch::json::{EditedFile, Edits, RemovedComment, TextEdit};
use similar::udiff::UnifiedHunkHeader;
use similar::{DiffTag, DiffableStr, group_diff_ops};

use crate::change::Change;
use crate::lines;

/// The changes as programs that apply patches read them.
pub(crate) fn unified(changes: &[Change]) -> String {
    let mut out = String::new();
    for change in changes {
        let (old, new) = (change.old.tokenize_lines(), change.new.tokenize_lines());
        let ops = lines::ops(&old, &new);
        let hunks = group_diff_ops(ops, 3)
            .into_iter()
            .filter(|ops| !ops.is_empty());
        for (nth, hunk) in hunks.enumerate() {
            if nth == 0 {
                let name = change.path.display();
                let _ = writeln!(out, "--- {name}\n+++ {name}");
            }
            let _ = writeln!(out, "{}", UnifiedHunkHeader::new(&hunk));
            for line in hunk.iter().flat_map(|op| op.iter_changes(&old, &new)) {
                let _ = write!(out, "{}{}", line.tag(), line.value());
                if line.missing_newline() {
                    let _ = writeln!(out, "\n\\ No newline at end of file");
                }
            }
        }
    }
    out
}

/// Which bytes of a text are replaced by what in another, by lines.
pub(crate) fn edits(old: &str, new: &str) -> Vec<(u32, u32, String)> {
    let (olds, news) = (old.tokenize_lines(), new.tokenize_lines());
    let starts = |lines: &[&str]| -> Vec<usize> {
        let mut at = 0_usize;
        let mut starts = vec![0];
        for line in lines {
            at = at.saturating_add(line.len());
            starts.push(at);
        }
        starts
    };
    let (old_at, new_at) = (starts(&olds), starts(&news));
    let place = |at: &[usize], nth: usize| at.get(nth).copied().unwrap_or_default();
    let mut out = Vec::new();
    for op in lines::ops(&olds, &news) {
        if op.tag() == DiffTag::Equal {
            continue;
        }
        let (from, to) = (op.old_range(), op.new_range());
        let text = new.get(place(&new_at, to.start)..place(&new_at, to.end));
        let start = u32::try_from(place(&old_at, from.start)).unwrap_or(u32::MAX);
        let end = u32::try_from(place(&old_at, from.end)).unwrap_or(u32::MAX);
        out.push((start, end, text.unwrap_or_default().to_owned()));
    }
    out
}

/// The changes as data: the files, and which of their bytes are replaced by what.
pub(crate) fn data(changes: &[Change], is_written: bool) -> Edits {
    let files = changes.iter().map(|change| {
        let edits = change.edits.iter().map(|(start, end, text)| TextEdit {
            start: *start,
            end: *end,
            text: text.clone(),
        });
        let removed = edit::removed_comments(&change.old, &change.new).into_iter();
        let removed = removed.map(|(line, text)| RemovedComment {
            line,
            text: text.to_owned(),
        });
        EditedFile {
            file: change.path.display().to_string(),
            from: change.from.clone(),
            edits: edits.collect(),
            removed_comments: removed.collect(),
        }
    });
    Edits {
        written: is_written,
        files: files.collect(),
        ..Edits::default()
    }
}
