//! A roadmap as a page of Markdown and as a Mermaid chart.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and widths of what is shown"
)]

use std::fmt::Write as _;

use super::clean::clean_line;
use super::completeness::{comments, markdown};
use super::human::Renderer;
use super::markdown::rich;
use super::roadmap::{conflict_text, headline, listed, wave_title};
use crate::date::Date;
use crate::roadmap::Roadmap;
use crate::text::Lang;

/// So many months a wave takes in the chart when no date says: charts cannot do without a length.
const MONTHS: u16 = 3;

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
        for (nth, wave) in roadmap.waves().iter().enumerate() {
            let _ = writeln!(out, "\n## {}\n", rich(&wave_title(nth, wave, lang)));
            let (number, what, after) = (
                pick("Bước", "Step"),
                pick("Nội dung", "What"),
                pick("Không trước bước", "Not before"),
            );
            let _ = writeln!(out, "| {number} | {what} | {after} |\n|---:|---|---|");
            for number in &wave.steps {
                let Some(step) = roadmap.step(*number) else {
                    continue;
                };
                let mut before: Vec<_> = roadmap.waits_for(*number).map(|w| w.0 + 1).collect();
                before.sort_unstable();
                before.dedup();
                let before: Vec<_> = before.iter().map(ToString::to_string).collect();
                let summary = rich(step.summary.get(lang));
                let _ = writeln!(
                    out,
                    "| {} | {summary} | {} |",
                    number + 1,
                    before.join(", ")
                );
            }
            let valid = if wave.report.faults.is_empty() {
                pick(
                    "Trạng thái sau đợt: hợp lệ.",
                    "The state after it is valid.",
                )
            } else {
                pick(
                    "Trạng thái sau đợt: **không hợp lệ**.",
                    "The state after it is **not valid**.",
                )
            };
            let _ = writeln!(out, "\n{valid}\n");
            let faults = wave.report.faults.iter().map(|f| f.get(lang).to_owned());
            for line in faults.chain(listed(&wave.report, lang)) {
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
        out
    }

    /// A roadmap as a Mermaid Gantt chart: a section for each wave. Where no date is planned, a wave takes
    /// three months from the end of the one before it; the first begins at the date of the earlier version.
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
        let note = match lang {
            Lang::Vi => "đợt không có thời hạn dự kiến được vẽ ba tháng",
            Lang::En => "a wave without a planned date is drawn as three months",
        };
        let _ = writeln!(out, "  %% {note}");
        let begin = roadmap.earlier().evaluation_date();
        let begin = begin.or_else(|| roadmap.later().evaluation_date());
        let mut at = begin.unwrap_or(Date::day(2020, 1, 1)).first_day();
        for (nth, wave) in roadmap.waves().iter().enumerate() {
            let from = wave.planned.map_or(at, |(from, _)| from.max(at));
            let to = match wave.planned {
                Some((_, to)) if to > from => to,
                _ => from.plus_months(MONTHS),
            };
            let _ = writeln!(out, "  section {}", charted(&wave_title(nth, wave, lang)));
            for number in &wave.steps {
                let Some(step) = roadmap.step(*number) else {
                    continue;
                };
                let (first, last) = step.planned.unwrap_or((from, to));
                let first = first.max(from);
                let last = if last > first { last } else { to };
                let name = charted(step.summary.get(lang));
                let id = number + 1;
                let _ = writeln!(out, "  {name} :s{id}, {first}, {last}");
            }
            at = to;
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
