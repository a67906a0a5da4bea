//! The comment that marks the value of a sample, deleted by `textDocument/codeAction` when a person has confirmed it.

use justarch::edit::TextEdit;
use justarch::{Span, bilingual};
use lsp_types::CodeAction;

use super::code_action::Asked;

/// The finding that nobody has confirmed a value.
const CODE: &str = "FMT021";

impl Asked<'_> {
    /// Confirms the values on the lines of the range.
    pub(super) fn confirmed(&self) -> Vec<CodeAction> {
        let comments = self.view.document.unconfirmed().iter();
        let here = comments.filter_map(|at| self.confirm(*at));
        here.collect()
    }

    fn confirm(&self, comment: Span) -> Option<CodeAction> {
        if comment.source != self.view.source {
            return None;
        }
        let text = self.view.sources().text(comment.source);
        let before = text.get(..comment.start as usize)?;
        let value = before.trim_end_matches([' ', '\t']);
        let is_alone = value.is_empty() || value.ends_with(['\n', '\r']);
        // A line of its own goes whole, and speaks of the next.
        let gone = if is_alone {
            let rest = text.get(comment.end as usize..)?;
            let breaks = ["\r\n", "\n", "\r"];
            let end = breaks.iter().find(|end| rest.starts_with(**end));
            let end = end.map_or(0, |end| end.len()) as u32;
            Span::new(comment.source, value.len() as u32, comment.end + end)
        } else {
            Span::new(comment.source, value.len() as u32, comment.end)
        };
        let lines = self
            .view
            .range(Span::new(comment.source, comment.start, gone.end));
        let asked = self.range;
        if lines.end.line < asked.start.line || asked.end.line < lines.start.line {
            return None;
        }
        let title = bilingual!(
            "Xác nhận giá trị này và xóa chú thích ({CODE})",
            "Confirm this value and delete the comment ({CODE})"
        );
        let edit = TextEdit::new(gone, String::new());
        self.quick_fix(&title, &[edit], (CODE, comment))
    }
}
