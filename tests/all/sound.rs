//! Documents in which reading finds nothing.

use justarch::Document;

/// Reads a text in which nothing is wrong.
#[track_caller]
pub(crate) fn sound(text: &str) -> Document {
    let document = Document::parse("a.yaml", text).unwrap();
    let problems: Vec<_> = document
        .report()
        .iter()
        .map(|d| d.message.clone())
        .collect();
    assert!(problems.is_empty(), "{problems:?}");
    document
}
