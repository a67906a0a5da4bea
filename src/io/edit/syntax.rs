//! What mends a fault of syntax.

use super::kinds::TextEdit;
use crate::io::document::{Document, Locate as _};
use crate::io::{codes, yaml};
use crate::span::Span;
use crate::text::Text;

/// What mends the fault of syntax at which reading stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SyntaxFix {
    /// Where the finding stands that it mends.
    pub at: Span,
    /// What is done, in words.
    pub help: Text,
    /// What is to be replaced. Nothing else would let the text read on; a person should look at it all the same.
    pub edits: Vec<TextEdit>,
}

impl Document {
    /// What mends the fault of syntax behind which a document could not be read, if the slip is known: the indentation
    /// of a line, a colon or a space that is missing, a tab, the quotes of a word processor. The document is one that a
    /// [recovering](crate::Loader::recovering) loader read. Costs as much as reading the file by the full parser a few
    /// times.
    ///
    /// ```
    /// use justarch::Document;
    /// let text = "justarch: 1\nchannels:\n  portal:\n    kind web-portal\n    owner: b\n";
    /// let document = Document::recover("a.yaml", text).unwrap();
    /// let fix = document.syntax_fix().unwrap();
    /// assert_eq!(fix.edits[0].text, ":");
    /// ```
    pub fn syntax_fix(&self) -> Option<SyntaxFix> {
        let mut found = self.report().iter();
        let found = found.find(|found| found.code == codes::SYNTAX)?;
        let at = self.span_of(found.labels.first()?)?;
        let text = self.sources.text(at.source);
        let (help, mend) = yaml::mend(text, &self.limits)?;
        let edits = mend.into_iter().map(|(range, to)| {
            let span = Span::new(at.source, offset(range.start), offset(range.end));
            TextEdit::new(span, to)
        });
        Some(SyntaxFix {
            at,
            help,
            edits: edits.collect(),
        })
    }
}

/// Texts have at most 4 GiB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
