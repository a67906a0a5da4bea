//! A roadmap for people: the waves with their steps, and how the document stands after each.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and widths of what is shown"
)]

use std::fmt::Write as _;

use super::clean::clean_line;
use super::human::Renderer;
use crate::date::Date;
use crate::roadmap::{Conflict, Roadmap, StateReport, Wave};
use crate::text::Lang;

impl Renderer {
    /// Shows a roadmap: wave by wave the steps, what they wait for, and the state after them; then what had to
    /// be given up.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Lang, Renderer, Roadmap, reference};
    /// let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    /// let roadmap = Roadmap::plan(&old, &new);
    /// let shown = Renderer::human(Lang::En).render_roadmap(&roadmap);
    /// assert!(shown.contains("── Wave 1"));
    /// # }
    /// ```
    pub fn render_roadmap(&self, roadmap: &Roadmap<'_>) -> String {
        let lang = self.lang();
        let mut out = String::new();
        let _ = writeln!(out, "{}", self.strong(&headline(roadmap, lang)));
        out.push_str(&self.render_completeness(roadmap.completeness()));
        for (nth, wave) in roadmap.waves().iter().enumerate() {
            let title = format!("── {} ──", wave_title(nth, wave, lang));
            let _ = writeln!(out, "\n{}", self.strong(&title));
            for step in &wave.steps {
                self.step(roadmap, *step, &mut out);
            }
            self.after(&wave.report, &mut out);
        }
        for conflict in roadmap.conflicts() {
            let text = conflict_text(roadmap, conflict, lang);
            let word = match lang {
                Lang::Vi => "mâu thuẫn",
                Lang::En => "conflict",
            };
            let word = self.painted("\u{1b}[1;33m", word);
            let _ = writeln!(out, "\n{word}: {}", clean_line(&text));
        }
        out
    }

    fn step(&self, roadmap: &Roadmap<'_>, number: usize, out: &mut String) {
        let Some(step) = roadmap.step(number) else {
            return;
        };
        let lang = self.lang();
        let summary = clean_line(step.summary.get(lang));
        let _ = writeln!(out, "  {}. {summary}", number + 1);
        // Several reasons may tie one pair: each is said once with the steps it names.
        let mut waits: Vec<_> = roadmap.waits_for(number).collect();
        waits.sort_by_key(|(before, reason, _)| (*reason, *before));
        for group in waits.chunk_by(|a, b| a.1 == b.1) {
            let Some((_, reason, apart)) = group.first() else {
                continue;
            };
            let steps: Vec<_> = group.iter().map(|w| (w.0 + 1).to_string()).collect();
            let reason = reason.label();
            let (steps, reason) = (steps.join(", "), reason.get(lang));
            let _ = match (lang, *apart) {
                (Lang::Vi, true) => writeln!(out, "      ở đợt sau bước {steps}: {reason}"),
                (Lang::Vi, false) => writeln!(out, "      không trước bước {steps}: {reason}"),
                (Lang::En, true) => writeln!(out, "      in a wave after step {steps}: {reason}"),
                (Lang::En, false) => writeln!(out, "      not before step {steps}: {reason}"),
            };
        }
    }

    fn after(&self, report: &StateReport, out: &mut String) {
        let lang = self.lang();
        let head = match lang {
            Lang::Vi => "Trạng thái sau đợt",
            Lang::En => "The state after it",
        };
        let valid = match (report.faults.is_empty(), lang) {
            (true, Lang::Vi) => "hợp lệ".to_owned(),
            (true, Lang::En) => "valid".to_owned(),
            (false, Lang::Vi) => self.painted("\u{1b}[1;31m", "KHÔNG HỢP LỆ"),
            (false, Lang::En) => self.painted("\u{1b}[1;31m", "NOT VALID"),
        };
        let _ = writeln!(out, "  {}: {valid}", self.strong(head));
        for fault in &report.faults {
            let _ = writeln!(out, "      {}", clean_line(fault.get(lang)));
        }
        for line in listed(report, lang) {
            let _ = writeln!(out, "      {}", clean_line(&line));
        }
    }
}

/// How many steps and waves there are.
pub(super) fn headline(roadmap: &Roadmap<'_>, lang: Lang) -> String {
    let (steps, waves) = (roadmap.steps().len(), roadmap.waves().len());
    match lang {
        _ if waves == 0 && !roadmap.completeness().is_complete() => match lang {
            Lang::Vi => "Không thấy việc cần làm trong phần đọc được".to_owned(),
            Lang::En => "Nothing to do in what could be read".to_owned(),
        },
        _ if waves == 0 => match lang {
            Lang::Vi => "Hai phiên bản như nhau: không có việc cần làm".to_owned(),
            Lang::En => "The versions are equal: there is nothing to do".to_owned(),
        },
        Lang::Vi => format!("Lộ trình: {steps} bước trong {waves} đợt"),
        Lang::En => format!("Roadmap: {steps} steps in {waves} waves"),
    }
}

/// The number of a wave, its framework and its dates.
pub(super) fn wave_title(nth: usize, wave: &Wave, lang: Lang) -> String {
    let nth = nth + 1;
    let framework = wave.framework;
    let mut title = match lang {
        Lang::Vi => format!("Đợt {nth}, khung {framework}"),
        Lang::En => format!("Wave {nth}, framework {framework}"),
    };
    if let Some((from, to)) = wave.planned {
        let shown = |date: Date| match lang {
            Lang::Vi => date.vietnamese(),
            Lang::En => date.to_string(),
        };
        let word = match lang {
            Lang::Vi => "dự kiến",
            Lang::En => "planned",
        };
        let _ = write!(title, ", {word} {} – {}", shown(from), shown(to));
    }
    title
}

/// What is listed of a state and is no gate.
pub(super) fn listed(report: &StateReport, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if !report.unreached.is_empty() {
        let ids: Vec<_> = report
            .unreached
            .iter()
            .map(|id| format!("`{id}`"))
            .collect();
        let ids = ids.join(", ");
        lines.push(match lang {
            Lang::Vi => format!("phiên bản mới không còn kênh cung cấp cho: {ids}"),
            Lang::En => format!("the new version no longer offers: {ids}"),
        });
    }
    match (report.satisfied, lang) {
        (Some(count), Lang::Vi) => lines.push(format!("quy tắc đạt: {count}")),
        (Some(count), Lang::En) => lines.push(format!("rules satisfied: {count}")),
        (None, Lang::Vi) => lines.push("không kiểm tra theo quy tắc: không rõ khung".to_owned()),
        (None, Lang::En) => lines.push("no rules were run: the framework is not known".to_owned()),
    }
    if !report.violated.is_empty() {
        let codes = report.violated.iter().map(|(code, severity, count)| {
            let label = severity.label();
            format!("{code} ({}, {count})", label.get(lang))
        });
        let codes = codes.collect::<Vec<_>>().join(", ");
        lines.push(match lang {
            Lang::Vi => format!("có phát hiện: {codes}"),
            Lang::En => format!("with findings: {codes}"),
        });
    }
    lines
}

/// The circle, and the proposal.
pub(super) fn conflict_text(roadmap: &Roadmap<'_>, conflict: &Conflict, lang: Lang) -> String {
    let steps = conflict.steps.iter().chain(conflict.steps.first());
    let circle: Vec<_> = steps.map(|s| (s + 1).to_string()).collect();
    let circle = circle.join(" → ");
    let step = roadmap.step(conflict.brought_forward);
    let step = step.map_or("", |s| s.summary.get(lang));
    let cut = conflict.cut.label();
    let cut = cut.get(lang);
    match lang {
        Lang::Vi => format!(
            "các bước {circle} chờ lẫn nhau; đề xuất: thực hiện sớm hơn bước “{step}”, bỏ ràng buộc “{cut}”"
        ),
        Lang::En => format!(
            "the steps {circle} wait for each other; proposed: bring forward “{step}”, giving up “{cut}”"
        ),
    }
}
