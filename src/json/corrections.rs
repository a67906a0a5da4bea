//! What `check --fix` corrected, as data.

use super::counts::Counts;
use super::edits::{Correction, Corrections};
use crate::diagnostic::Report;
use crate::io::Document;
use crate::io::edit::{Fix, Fixed};
use crate::text::Text;

impl Corrections {
    /// What was corrected in a document; `doubtful` are the corrections that were not asked for, `found` is what is
    /// found in the document then.
    pub fn new<'f>(
        fixed: &Fixed,
        doubtful: impl IntoIterator<Item = &'f Fix>,
        found: &Report,
    ) -> Self {
        let document = &fixed.document;
        let of = |fix: &Fix, why: Option<&Text>| {
            let sources = Document::sources(document);
            let at = sources.position(fix.at);
            let message = fix.finding(document, found);
            Correction {
                code: fix.code.clone(),
                file: sources.name(fix.at.source).to_owned(),
                line: at.line,
                column: at.column,
                message: message.map(|found| found.message.clone()),
                why: why.cloned(),
            }
        };
        let mut left = Counts::default();
        left.add(found);
        let refused = fixed.left.iter();
        Self {
            made: fixed.made.len(),
            needs_unsafe: doubtful.into_iter().map(|fix| of(fix, None)).collect(),
            refused: refused.map(|left| of(&left.fix, Some(&left.why))).collect(),
            left,
        }
    }
}
