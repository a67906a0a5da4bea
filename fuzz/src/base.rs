//! Sound documents that edits start from.

use std::sync::OnceLock;

use justarch::{Architecture, Document, reference};

/// A complete document of the 2.0 framework: it breaks no rule.
const COMPLETE: &str = include_str!("../../tests/rules/INT003/pass.yaml");

/// The document of that number; each number gives one.
pub fn base(number: u8) -> &'static Architecture {
    static ALL: OnceLock<Vec<Architecture>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let complete = Document::parse("base.yaml", COMPLETE).unwrap();
        let mut all = vec![complete.into_architecture()];
        all.extend(
            reference::all()
                .iter()
                .map(|b| b.document().into_architecture()),
        );
        all
    });
    // The first is the smallest, and so the quickest to edit and to check.
    let known = usize::from(number / 64).min(all.len() - 1);
    &all[known]
}

/// A bundled document with its places.
pub fn bundled() -> &'static Document {
    static BUNDLED: OnceLock<Document> = OnceLock::new();
    BUNDLED.get_or_init(|| reference::get("moj-3.0").unwrap().document())
}
