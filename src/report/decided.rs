//! What settings and people decided about the changes of a comparison.

use std::fmt::Write as _;

use super::clean::clean_line;
use super::described::{decision, places};
use super::diff::clipped;
use super::human::Renderer;
use super::source_context::SourceContext;
use super::words::capital;
use crate::diff::Diff;
use crate::text::Text;

/// The contradictions and the ends that were not judged, a line for each.
pub(super) fn notes(diff: &Diff<'_>) -> Vec<Text> {
    let contradictions = diff.contradictions().into_iter().map(|one| one.summary());
    let ends = diff.unjudged_ends().into_iter().map(|ends| ends.summary());
    contradictions.chain(ends).collect()
}

impl Renderer {
    /// What the configuration made of classes: a verdict that rests on it must not pass for one of the tool.
    pub(super) fn reclassified(&self, diff: &Diff<'_>, out: &mut String) {
        let lang = self.lang();
        for moved in diff.reclassified() {
            let summary = moved.summary();
            let head = self.strong(self.word("Cấu hình", "Configuration"));
            let _ = writeln!(out, "{head}: {}", clean_line(summary.get(lang)));
        }
    }

    /// What was not judged or contradicts itself: a verdict without that must not pass for one on everything.
    pub(super) fn notes(&self, diff: &Diff<'_>, out: &mut String) {
        for summary in notes(diff) {
            let summary = capital(summary.get(self.lang()));
            let head = self.strong(self.word("Lưu ý", "Note"));
            let _ = writeln!(out, "{head}: {}", clean_line(&summary));
        }
    }

    /// The changes that somebody accepted, with who did and why.
    pub(super) fn accepted(&self, diff: &Diff<'_>, stand: &SourceContext<'_>, out: &mut String) {
        if diff.accepted().is_empty() {
            return;
        }
        let word = self.word("Đã được chấp nhận", "Accepted");
        let title = format!("{word} ({})", diff.accepted().len());
        let _ = writeln!(out, "\n{}", self.strong(&title));
        for accepted in diff.accepted() {
            let change = &accepted.change;
            let class = self.class(change.class, change.class.label().get(self.lang()));
            let summary = change.summary();
            let _ = writeln!(out, "  {class}: {}", clipped(summary.get(self.lang())));
            let _ = writeln!(
                out,
                "      {}",
                clean_line(&decision(accepted, self.lang()))
            );
            let places = places(change, stand);
            if !places.is_empty() {
                let _ = writeln!(out, "      {}", places.join(" → "));
            }
        }
    }
}
