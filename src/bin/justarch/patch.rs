//! Changes of files, shown as a unified diff or as data.

use std::fmt::Write as _;

use serde_json::{Value, json};
use similar::TextDiff;

use crate::rewrite::Change;

/// The changes as programs that apply patches read them.
pub(crate) fn unified(changes: &[Change]) -> String {
    let mut out = String::new();
    for change in changes {
        let name = change.path.display().to_string();
        let diff = TextDiff::from_lines(&change.old, &change.new);
        let _ = write!(
            out,
            "{}",
            diff.unified_diff().context_radius(3).header(&name, &name)
        );
    }
    out
}

/// The changes as data: the files, and which of their bytes are replaced by what.
pub(crate) fn data(changes: &[Change], is_written: bool) -> Value {
    let files = changes.iter().map(|change| {
        let edits = change.edits.iter().map(|(start, end, text)| {
            json!({ "start": start, "end": end, "text": text })
        });
        let edits: Vec<_> = edits.collect();
        json!({ "file": change.path.display().to_string(), "edits": edits })
    });
    let files: Vec<_> = files.collect();
    json!({ "schema-version": "1", "written": is_written, "files": files })
}
