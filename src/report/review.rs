//! The review of a transition for people: both ends, the step, the changes, and the conclusion last.

use std::fmt::Write as _;

use super::counts::counts;
use super::human::Renderer;
use super::stand::Stand;
use super::words;
use crate::io::Locate;
use crate::text::Text;
use crate::transition::Review;

const STEP: Text = Text::fixed("việc chuyển đổi", "the step");

impl Renderer {
    /// Shows a review: the findings of both versions and of the step, the changes, and a conclusion.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Lang, Renderer, Transition, reference};
    /// let (old, new) = (reference::get("moj-2.0").unwrap(), reference::get("moj-3.0").unwrap());
    /// let (old, new) = (old.document(), new.document());
    /// let review = Transition::between(old.architecture(), new.architecture()).unwrap().check();
    /// let shown = Renderer::human(Lang::En).render_review(&review, &old, &new);
    /// assert!(shown.contains("Verdict: breaking"));
    /// # }
    /// ```
    pub fn render_review(&self, review: &Review<'_>, old: &dyn Locate, new: &dyn Locate) -> String {
        let stands = [Stand::one(old), Stand::one(new), Stand::pair(old, new)];
        self.review(review, &stands)
    }

    /// Shows a review of architectures that were made in code: without places.
    pub fn render_review_bare(&self, review: &Review<'_>) -> String {
        self.review(review, &[Stand::none(), Stand::none(), Stand::none()])
    }

    fn review(&self, review: &Review<'_>, [old, new, both]: &[Stand<'_>; 3]) -> String {
        let lang = self.lang();
        let mut out = String::new();
        let parts = [
            (words::OLD, &review.old, old),
            (words::NEW, &review.new, new),
            (STEP, &review.findings, both),
        ];
        for (name, report, stand) in &parts {
            let _ = writeln!(out, "{}\n", self.heading(name));
            self.findings(report, stand, &mut out);
            out.push('\n');
        }
        let changes = Text::fixed("các thay đổi", "the changes");
        let _ = writeln!(out, "{}\n", self.heading(&changes));
        self.ends(&review.diff, both, &mut out);
        if review.diff.is_empty() {
            self.uncertain(&review.diff, &mut out);
        } else {
            self.fates(&review.diff, &mut out);
            self.changes(&review.diff, both, &mut out);
        }
        out.push('\n');
        let conclusion = Text::fixed("tóm tắt", "summary");
        let _ = writeln!(out, "{}\n", self.heading(&conclusion));
        self.verdict(&review.diff, &mut out);
        out.push_str(&self.render_completeness(review.completeness()));
        for (name, report, _) in &parts {
            let _ = writeln!(
                out,
                "{}: {}",
                self.strong(&capital(name.get(lang))),
                counts(report, lang)
            );
        }
        out
    }

    fn heading(&self, name: &Text) -> String {
        let name = name.get(self.lang());
        self.strong(&format!("── {} ──", capital(name)))
    }
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
