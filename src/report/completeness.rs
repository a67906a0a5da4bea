//! What a result does not rest on, because it could not be read.

use std::fmt::Write as _;

use super::clean::clean_line;
use super::human::Renderer;
use super::markdown::rich;
use crate::diagnostic::Completeness;
use crate::diff::Diff;
use crate::text::{Lang, Text};

const HEAD: Text = Text::fixed(
    "Chưa đủ căn cứ kết luận: không đọc được các nội dung sau",
    "Undecided: the following could not be read",
);
const UNCERTAIN: Text = Text::fixed(
    "Chưa xác định được là thay đổi hay không",
    "Not known whether these changed",
);

impl Renderer {
    /// Says what could not be read, one line for each part; nothing if everything was.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Diff, Document, Lang, Renderer};
    /// let text = "justarch: 1\narchitecture: { id: a }\nchanels: {}\n";
    /// let doc = Document::parse("a.yaml", text).unwrap();
    /// let diff = Diff::between(doc.architecture(), doc.architecture());
    /// let shown = Renderer::human(Lang::En).render_completeness(diff.completeness());
    /// assert!(shown.contains("old version: the section `chanels`"));
    /// # }
    /// ```
    pub fn render_completeness(&self, completeness: Completeness<'_>) -> String {
        let mut out = String::new();
        if completeness.is_complete() {
            return out;
        }
        let lang = self.lang();
        let head = self.painted("\u{1b}[1;33m", HEAD.get(lang));
        let _ = writeln!(out, "{head}:");
        for line in completeness.lines() {
            let _ = writeln!(out, "  {}", clean_line(line.get(lang)));
        }
        out
    }

    /// What cannot be told because of that.
    pub(super) fn uncertain(&self, diff: &Diff<'_>, out: &mut String) {
        let uncertain = diff.uncertain();
        if uncertain.is_empty() {
            return;
        }
        let lang = self.lang();
        let title = format!("{} ({})", UNCERTAIN.get(lang), uncertain.len());
        let _ = writeln!(out, "\n{}", self.strong(&title));
        for one in uncertain {
            let _ = writeln!(out, "  {}", clean_line(one.summary().get(lang)));
        }
    }
}

/// The same as lines of Markdown.
pub(super) fn markdown(completeness: Completeness<'_>, lang: Lang) -> String {
    let mut out = String::new();
    if completeness.is_complete() {
        return out;
    }
    let _ = writeln!(out, "**{}:**\n", HEAD.get(lang));
    for line in completeness.lines() {
        let _ = writeln!(out, "- {}", rich(line.get(lang)));
    }
    out
}

/// What cannot be told because of that, as lines of Markdown.
pub(super) fn uncertain_markdown(diff: &Diff<'_>, lang: Lang) -> String {
    let mut out = String::new();
    if diff.uncertain().is_empty() {
        return out;
    }
    let _ = writeln!(out, "\n{}:\n", UNCERTAIN.get(lang));
    for one in diff.uncertain() {
        let _ = writeln!(out, "- {}", rich(one.summary().get(lang)));
    }
    out
}

/// The same as comments of a chart.
pub(super) fn comments(completeness: Completeness<'_>, lang: Lang) -> String {
    let mut out = String::new();
    if completeness.is_complete() {
        return out;
    }
    let _ = writeln!(out, "  %% {}:", HEAD.get(lang));
    for line in completeness.lines() {
        let _ = writeln!(out, "  %% - {}", clean_line(line.get(lang)));
    }
    out
}
