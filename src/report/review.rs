//! The review of a transition for people: the conclusion, the step, the changes, the checks of both versions, and
//! the conclusion once more, since on a terminal the end is what is seen.

use std::fmt::Write as _;

use super::clean::clean_line;
use super::counts::{by_code, counts};
use super::human::Renderer;
use super::source_context::SourceContext;
use super::words::{self, capital};
use crate::diagnostic::Report;
use crate::io::Locate;
use crate::text::{Lang, Text};
use crate::transition::Review;

const STEP: Text = Text::fixed("việc chuyển đổi", "the step");

impl Renderer {
    /// Shows a review: the conclusion, the findings on the step, the changes, and the checks of both versions, as
    /// counts unless [`full_checks`](Self::full_checks) asks for more.
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
        let stands = [
            SourceContext::one(old),
            SourceContext::one(new),
            SourceContext::pair(old, new),
        ];
        self.review(review, &stands)
    }

    /// Shows a review of architectures that were made in code: without places.
    pub fn render_review_bare(&self, review: &Review<'_>) -> String {
        self.review(
            review,
            &[
                SourceContext::none(),
                SourceContext::none(),
                SourceContext::none(),
            ],
        )
    }

    fn review(&self, review: &Review<'_>, [old, new, both]: &[SourceContext<'_>; 3]) -> String {
        let mut out = String::new();
        self.versions(&review.diff, both, &mut out);
        for caveat in words::caveats([review.diff.earlier(), review.diff.later()]) {
            let _ = writeln!(out, "{}", words::noted(&caveat, self.lang()));
        }
        if let Some(ended) = words::ended(review.diff.later(), review.diff.judged_on()) {
            let _ = writeln!(out, "{}", words::noted(&ended, self.lang()));
        }
        out.push('\n');
        self.conclusion(review, &mut out);
        let _ = writeln!(out, "\n{}\n", self.heading(&STEP));
        self.findings(&review.findings, both, &mut out);
        if review.diff.is_empty() {
            self.uncertain(&review.diff, &mut out);
        } else {
            let changes = Text::fixed("các thay đổi", "the changes");
            let _ = writeln!(out, "\n{}", self.heading(&changes));
            self.fates(&review.diff, &mut out);
            self.changes(&review.diff, both, &mut out);
        }
        let checks = [
            (words::OLD, &review.old, old),
            (words::NEW, &review.new, new),
        ];
        for (name, report, stand) in &checks {
            let _ = writeln!(out, "\n{}\n", self.heading(name));
            if self.has_full_checks() {
                self.findings(report, stand, &mut out);
            } else {
                self.folded(report, &mut out);
            }
        }
        let conclusion = Text::fixed("kết luận", "conclusion");
        let _ = writeln!(out, "\n{}\n", self.heading(&conclusion));
        self.conclusion(review, &mut out);
        out.push_str(&self.attested(self.shown_reports(review)));
        out
    }

    /// The reports of which each finding is shown.
    fn shown_reports<'r>(&self, review: &'r Review<'_>) -> Vec<&'r Report> {
        if self.has_full_checks() {
            vec![&review.findings, &review.old, &review.new]
        } else {
            vec![&review.findings]
        }
    }

    /// The verdict, the version step, and how many findings there are of each part.
    fn conclusion(&self, review: &Review<'_>, out: &mut String) {
        let lang = self.lang();
        self.verdict(&review.diff, out);
        out.push_str(&self.render_completeness(review.completeness()));
        let parts = [
            (STEP, &review.findings),
            (words::OLD, &review.old),
            (words::NEW, &review.new),
        ];
        for (name, report) in parts {
            let name = self.strong(&capital(name.get(lang)));
            let judged = report.judged().and_then(|judged| judged.day);
            let day = match (judged, lang) {
                (Some(day), Lang::Vi) => {
                    format!(" (theo pháp luật tại ngày {})", day.vietnamese())
                }
                (Some(day), Lang::En) => format!(" (by the law of {day})"),
                (None, _) => String::new(),
            };
            let _ = writeln!(out, "{name}: {}{day}", counts(report, lang));
        }
    }

    /// The findings of a check as counts by code, the gravest first.
    fn folded(&self, report: &Report, out: &mut String) {
        let lang = self.lang();
        let _ = writeln!(out, "{}", counts(report, lang));
        for (severity, codes) in by_code(report) {
            let label = severity.label();
            let codes: Vec<_> = codes
                .iter()
                .map(|(code, count)| match count {
                    1 => clean_line(code).into_owned(),
                    _ => format!("{} ×{count}", clean_line(code)),
                })
                .collect();
            let _ = writeln!(out, "  {}: {}", label.get(lang), codes.join(", "));
        }
        if !report.is_empty() {
            let line = Text::fixed(
                "  Xem từng kết quả: thêm `--checks`.",
                "  To see each finding: add `--checks`.",
            );
            let _ = writeln!(out, "{}", line.get(lang));
        }
    }

    fn heading(&self, name: &Text) -> String {
        let name = name.get(self.lang());
        self.strong(&format!("── {} ──", capital(name)))
    }
}
