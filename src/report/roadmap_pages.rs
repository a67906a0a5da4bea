//! A roadmap as a page of Markdown and as a Mermaid chart.

use std::fmt::Write as _;

use super::clean::clean_line;
use super::completeness::{comments, markdown};
use super::gantt::bars;
use super::human::Renderer;
use super::markdown::rich;
use super::roadmap::{
    conflict_text, details, headline, hint, preface, span, waits, wave_title, who,
};
use super::roadmap_states::{judged, listed};
use super::words::{OF_COPIES, capital};
use crate::roadmap::Roadmap;
use crate::text::Lang;

impl Renderer {
    /// A roadmap as Markdown, for a report.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Lang, Renderer, Roadmap, reference};
    /// let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    /// let roadmap = Roadmap::plan(&old, &new);
    /// let page = Renderer::human(Lang::Vi).render_roadmap_markdown(&roadmap);
    /// assert!(page.contains("## Đợt 1"));
    /// # }
    /// ```
    pub fn render_roadmap_markdown(&self, roadmap: &Roadmap<'_>) -> String {
        let lang = self.lang();
        let mut out = String::new();
        let _ = writeln!(out, "# {}", rich(&headline(roadmap, lang)));
        if !roadmap.completeness().is_complete() {
            let _ = write!(out, "\n{}", markdown(roadmap.completeness(), lang));
        }
        let pick = |vi: &'static str, en: &'static str| match lang {
            Lang::Vi => vi,
            Lang::En => en,
        };
        for line in preface(roadmap, lang) {
            let _ = writeln!(out, "\n{}.", rich(line.trim_end_matches('.')));
        }
        for (nth, wave) in roadmap.waves().iter().enumerate() {
            let _ = writeln!(out, "\n## {}\n", rich(&wave_title(nth, wave, lang)));
            if let Some(why) = &wave.crowded {
                let _ = writeln!(out, "{}.\n", rich(why.get(lang)));
            }
            let (number, what, whose, planned, after) = (
                pick("Bước", "Step"),
                pick("Nội dung", "What"),
                pick("Chủ quản, vận hành", "Whose"),
                pick("Thời hạn", "Planned"),
                pick("Thứ tự thực hiện", "Order"),
            );
            let _ = writeln!(
                out,
                "| {number} | {what} | {whose} | {planned} | {after} |\n|---:|---|---|---|---|"
            );
            for number in &wave.steps {
                let Some(step) = roadmap.step(*number) else {
                    continue;
                };
                let before = rich(&waits(roadmap, *number, lang).join("; "));
                let mut what = vec![step.summary.get(lang).to_owned()];
                what.extend(details(step, lang).iter().map(|line| capital(line)));
                let what = rich(&what.join(". "));
                let whose = rich(&who(step, lang));
                let planned = step
                    .planned
                    .map_or_else(String::new, |days| span(days, lang));
                let _ = writeln!(
                    out,
                    "| {} | {what} | {whose} | {planned} | {before} |",
                    number + 1
                );
            }
            let state = pick("Trạng thái sau đợt", "The state after it");
            let judged = judged(&wave.report, lang);
            let judged = if wave.report.is_sound() {
                judged
            } else {
                format!("**{judged}**")
            };
            let _ = writeln!(out, "\n{state}: {judged}.\n");
            for line in listed(roadmap, nth, &wave.report, lang) {
                let _ = writeln!(out, "- {}", rich(&line));
            }
        }
        if !roadmap.conflicts().is_empty() {
            let _ = writeln!(out, "\n## {}\n", pick("Mâu thuẫn", "Conflicts"));
            for conflict in roadmap.conflicts() {
                let text = conflict_text(roadmap, conflict, lang);
                let _ = writeln!(out, "- {}", rich(&text));
            }
        }
        if let Some(hint) = hint(roadmap, lang) {
            let _ = writeln!(out, "\n{}", hint.trim());
        }
        let _ = writeln!(out, "\n_{}_", OF_COPIES.get(lang));
        out
    }

    /// A roadmap as a Mermaid Gantt chart: a section for each wave, every bar at the dates that the documents
    /// state. What has no date takes its share of the wave, from the end of the one before and of the steps that it comes
    /// after; a wave without dates is drawn as three months before or after its neighbours, and its section says so.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Lang, Renderer, Roadmap, reference};
    /// let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    /// let roadmap = Roadmap::plan(&old, &new);
    /// let chart = Renderer::human(Lang::En).render_roadmap_mermaid(&roadmap);
    /// assert!(chart.starts_with("gantt\n"));
    /// # }
    /// ```
    pub fn render_roadmap_mermaid(&self, roadmap: &Roadmap<'_>) -> String {
        let lang = self.lang();
        let mut out = String::from("gantt\n  dateFormat YYYY-MM-DD\n");
        let _ = writeln!(out, "  title {}", charted(&headline(roadmap, lang)));
        out.push_str(&comments(roadmap.completeness(), lang));
        let _ = writeln!(out, "  inclusiveEndDates");
        let bars = bars(roadmap);
        for (nth, wave) in roadmap.waves().iter().enumerate() {
            let title = charted(&wave_title(nth, wave, lang));
            let note = match (wave.planned, lang) {
                (Some(_), _) => "",
                (None, Lang::Vi) => " - vẽ tượng trưng",
                (None, Lang::En) => " - drawn as a sketch",
            };
            let _ = writeln!(out, "  section {title}{note}");
            for number in &wave.steps {
                let (Some(step), Some((first, last))) = (roadmap.step(*number), bars.get(number))
                else {
                    continue;
                };
                let name = charted(step.summary.get(lang));
                let id = number + 1;
                let _ = writeln!(out, "  {name} :s{id}, {first}, {last}");
            }
        }
        out
    }
}

/// Without what a chart would take for more than text.
fn charted(text: &str) -> String {
    let plain = clean_line(text);
    let plain = plain.chars().filter(|c| *c != '`').map(|c| match c {
        ':' | ';' | '#' | '%' | ',' => ' ',
        c => c,
    });
    let plain: String = plain.collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
