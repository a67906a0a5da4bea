//! A comparison as one page of Markdown: the verdict, the changes by layer, what became of the elements, what breaks
//! and whom it affects, and the other changes.

use super::Page;
use super::changes::clipped;
use super::text::{plain, rich};
use crate::diff::{Class, Diff};
use crate::io::Locate;
use crate::report::bands::{group_of, groups};
use crate::report::described::places;
use crate::report::human::Renderer;
use crate::report::named::with_names;
use crate::report::source_context::SourceContext;
use crate::report::words::head_of;

impl Renderer {
    /// A comparison of documents that were read as a page of Markdown, for a report. Changes below the class of
    /// [`list`](Self::list) are counted.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Diff, Lang, Renderer, reference};
    /// let (old, new) = (reference::get("moj-2.0").unwrap(), reference::get("moj-3.0").unwrap());
    /// let (old, new) = (old.document(), new.document());
    /// let diff = Diff::between(old.architecture(), new.architecture());
    /// let page = Renderer::human(Lang::En).render_diff_markdown(&diff, &old, &new);
    /// assert!(page.contains("## 1. Verdict"));
    /// # }
    /// ```
    pub fn render_diff_markdown(
        &self,
        diff: &Diff<'_>,
        old: &dyn Locate,
        new: &dyn Locate,
    ) -> String {
        let stand = SourceContext::pair(old, new);
        let mut page = Page::new(diff, &stand, self.lang());
        page.cut = self.cut();
        page.versions(
            "So sánh kiến trúc, phiên bản",
            "Comparison of the architecture, version",
        );
        page.verdict();
        page.line("");
        page.summary();
        page.fates();
        page.breaking();
        page.listed(self.least());
        page.of_copies();
        page.writer.out
    }
}

impl Page<'_, '_> {
    /// The changes of a class and graver ones that break nothing, by layer.
    fn listed(&mut self, least: Class) {
        let (diff, lang) = (self.diff, self.lang);
        let others = diff.changes().iter().filter(|c| c.class < Class::Breaking);
        let count = others.clone().count();
        if count == 0 {
            return;
        }
        self.section("Các thay đổi khác", "Other changes");
        let entries = diff.entries();
        let heads =
            [Class::Compatible, Class::Editorial].map(|class| head_of(class, &entries, lang));
        self.line(&format!("**{}**\n", heads.join("; ")));
        let listed: Vec<_> = others.filter(|c| c.class >= least).collect();
        let mut rows = Vec::new();
        for (nth, name) in groups(self.cut, lang).into_iter().enumerate() {
            for change in listed.iter().filter(|c| group_of(diff, c, self.cut) == nth) {
                let places = places(change, self.stand);
                let places: Vec<_> = places.iter().map(|at| plain(at)).collect();
                rows.push(vec![
                    name.clone(),
                    change.class.label().get(lang).to_owned(),
                    rich(&with_names(
                        diff,
                        change,
                        &clipped(change.summary().get(lang)),
                        lang,
                    )),
                    rich(change.reason.get(lang)),
                    places.join(" → "),
                ]);
            }
        }
        if !rows.is_empty() {
            let head = [
                self.grouped_by(),
                self.pick("Mức", "Class"),
                self.pick("Thay đổi", "Change"),
                self.pick("Lý do", "Why"),
                self.pick("Vị trí", "Where"),
            ];
            self.table(&head, "|---|---|---|---|---|", &rows);
        }
        let hidden = count.saturating_sub(rows.len());
        if hidden > 0 {
            let gap = if rows.is_empty() { "" } else { "\n" };
            let words = self.pick(
                "Số thay đổi không liệt kê (xem tất cả: `--list editorial`)",
                "Changes not listed (to see all: `--list editorial`)",
            );
            self.line(&format!("{gap}{words}: {hidden}."));
        }
    }
}
