//! A roadmap for people: the waves with their steps, and how the document stands after each.

use std::fmt::Write as _;

use super::clean::clean_line;
use super::human::Renderer;
use super::roadmap_states::{NAMED, few, judged, listed};
use super::words;
use crate::date::Date;
use crate::roadmap::{Conflict, Reason, Roadmap, RoadmapStep, StateReport, StepKind, Wave};
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
        for line in preface(roadmap, lang) {
            let _ = writeln!(out, "  {}", clean_line(&line));
        }
        for (nth, wave) in roadmap.waves().iter().enumerate() {
            let title = format!("── {} ──", clean_line(&wave_title(nth, wave, lang)));
            let _ = writeln!(out, "\n{}", self.strong(&title));
            if let Some(why) = &wave.crowded {
                let _ = writeln!(out, "  {}", clean_line(why.get(lang)));
            }
            for step in &wave.steps {
                self.step(roadmap, *step, &mut out);
            }
            self.after(roadmap, nth, &wave.report, &mut out);
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
        if let Some(hint) = hint(roadmap, lang) {
            let _ = writeln!(out, "\n{hint}");
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
        let mut facts = vec![who(step, lang)];
        facts.extend(when(step, lang));
        let _ = writeln!(out, "      {}", clean_line(&facts.join("; ")));
        for line in details(step, lang)
            .into_iter()
            .chain(waits(roadmap, number, lang))
        {
            let _ = writeln!(out, "      {}", clean_line(&line));
        }
    }

    fn after(&self, roadmap: &Roadmap<'_>, nth: usize, report: &StateReport, out: &mut String) {
        let lang = self.lang();
        let head = match lang {
            Lang::Vi => "Trạng thái sau đợt",
            Lang::En => "The state after it",
        };
        let judged = judged(report, lang);
        let judged = match (report.is_valid(), report.is_sound()) {
            (true, _) => judged,
            (false, true) => self.painted("\u{1b}[33m", &judged),
            (false, false) => self.painted("\u{1b}[1;31m", &judged),
        };
        let _ = writeln!(out, "  {}: {judged}", self.strong(head));
        for line in listed(roadmap, nth, report, lang) {
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
        Lang::En => format!(
            "Roadmap: {steps} {} in {waves} {}",
            if steps == 1 { "step" } else { "steps" },
            if waves == 1 { "wave" } else { "waves" }
        ),
    }
}

/// What the waves were made from, and what is no step.
pub(super) fn preface(roadmap: &Roadmap<'_>, lang: Lang) -> Vec<String> {
    if roadmap.waves().is_empty() {
        return Vec::new();
    }
    let order = roadmap.order().label();
    let mut lines = vec![capitalised(order.get(lang))];
    let caveats = words::caveats([roadmap.earlier(), roadmap.later()]);
    lines.extend(caveats.iter().map(|caveat| words::noted(caveat, lang)));
    let ended = words::ended(roadmap.later(), None);
    lines.extend(ended.map(|ended| words::noted(&ended, lang)));
    let (done, papers) = (roadmap.changes_in_steps(), roadmap.changes_without_step());
    if papers > 0 {
        let all = done.saturating_add(papers);
        lines.push(match lang {
            Lang::Vi => format!(
                "Đối chiếu với {all} thay đổi của `justarch diff`: {done} thay đổi nằm trong các bước (mỗi bước gộp mọi thay đổi của một thành phần hoặc quan hệ); không tính là bước: {papers} thay đổi về phần đầu và các bảng của văn bản, câu chữ, nguồn, số liệu, ngày đánh giá, văn bản của cơ quan khác hoặc căn cứ điều chỉnh, áp dụng cùng phiên bản mới"
            ),
            Lang::En => format!(
                "Of the {all} {} that `justarch diff` lists, {done} {} in steps (a step covers all changes of an element or a relation); no steps: {papers} of the head and the tables, wording, sources, figures, dates of assessment, policies of others or what governs something, which come with the new version",
                if all == 1 { "change" } else { "changes" },
                if done == 1 { "is" } else { "are" }
            ),
        });
    }
    lines.extend(over(roadmap, lang));
    lines
}

/// What had ended before the plan begins.
fn over(roadmap: &Roadmap<'_>, lang: Lang) -> Option<String> {
    let over = roadmap.ended_before();
    if over.is_empty() {
        return None;
    }
    let all = over.iter().map(|it| {
        let name = it.name.get(lang);
        match it.since.map(|day| (lang, day)) {
            Some((Lang::Vi, day)) => format!("{name}, ngày {}", day.vietnamese()),
            Some((Lang::En, day)) => format!("{name}, on {day}"),
            None => name.to_owned(),
        }
    });
    let all = few(all, lang);
    Some(match lang {
        Lang::Vi => format!(
            "Đã kết thúc trước thời điểm mà phiên bản cũ phản ánh nên không tính là bước: {all}"
        ),
        Lang::En => {
            format!("No steps, ended before the day that the earlier version describes: {all}")
        }
    })
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The number of a wave, its periods, dates, framework and size.
pub(super) fn wave_title(nth: usize, wave: &Wave, lang: Lang) -> String {
    let nth = nth + 1;
    let mut title = match lang {
        Lang::Vi => format!("Đợt {nth}"),
        Lang::En => format!("Wave {nth}"),
    };
    let periods: Vec<_> = wave.periods.iter().map(|p| p.get(lang)).collect();
    if !periods.is_empty() {
        let _ = write!(title, ": {}", periods.join(" + "));
    }
    let planned = match (wave.planned, lang) {
        (Some(days), Lang::Vi) if periods.is_empty() => format!("thời hạn {}", span(days, lang)),
        (Some(days), Lang::En) if periods.is_empty() => format!("dated {}", span(days, lang)),
        (Some(days), Lang::Vi | Lang::En) => span(days, lang),
        (None, Lang::Vi) => "văn bản không nêu thời hạn".to_owned(),
        (None, Lang::En) => "no date in the documents".to_owned(),
    };
    let (framework, steps) = (wave.framework, wave.steps.len());
    let _ = match lang {
        Lang::Vi => write!(title, ", {planned}, khung {framework}, {steps} bước"),
        Lang::En => write!(
            title,
            ", {planned}, framework {framework}, {steps} {}",
            if steps == 1 { "step" } else { "steps" }
        ),
    };
    title
}

/// From the first day to the last.
pub(super) fn span((from, to): (Date, Date), lang: Lang) -> String {
    let shown = |date: Date| match lang {
        Lang::Vi => date.vietnamese(),
        Lang::En => date.to_string(),
    };
    if from == to {
        return shown(from);
    }
    format!("{} – {}", shown(from), shown(to))
}

/// Whose step it is.
pub(super) fn who(step: &RoadmapStep, lang: Lang) -> String {
    let (owner, issuer, partner, operator, unknown) = match lang {
        Lang::Vi => (
            "chủ quản",
            "cơ quan ban hành",
            "phối hợp",
            "vận hành",
            "chưa có thông tin",
        ),
        Lang::En => (
            "owner",
            "issued by",
            "together with",
            "operator",
            "not known",
        ),
    };
    let owner = if step.is_issued { issuer } else { owner };
    let named = step.owner.as_ref().map_or(unknown, |it| it.name.get(lang));
    let mut line = format!("{owner}: {named}");
    if let Some(it) = &step.partner {
        let _ = write!(line, "; {partner}: {}", it.name.get(lang));
    }
    if let Some(it) = &step.operator {
        let _ = write!(line, "; {operator}: {}", it.name.get(lang));
    }
    line
}

/// When it is planned.
pub(super) fn when(step: &RoadmapStep, lang: Lang) -> Option<String> {
    let days = span(step.planned?, lang);
    Some(match lang {
        Lang::Vi => format!("thời hạn: {days}"),
        Lang::En => format!("planned: {days}"),
    })
}

/// What changes, what comes with it, and what else is to be known.
pub(super) fn details(step: &RoadmapStep, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = step
        .changes
        .iter()
        .map(|change| {
            let (label, before, after) = (&change.label, &change.before, &change.after);
            let (label, before, after) = (label.get(lang), before.get(lang), after.get(lang));
            format!("{label}: {before} → {after}")
        })
        .collect();
    if !step.relations.is_empty() {
        let word = match lang {
            Lang::Vi => "quan hệ đi kèm",
            Lang::En => "with its relations",
        };
        let all = step.relations.iter().map(|text| text.get(lang).to_owned());
        lines.push(format!("{word}: {}", few(all, lang)));
    }
    if !step.notes.is_empty() {
        let all = step.notes.iter().map(|text| text.get(lang).to_owned());
        lines.push(few(all, lang));
    }
    lines
}

/// The steps that a step is done together with or waits for, each reason said once.
pub(super) fn waits(roadmap: &Roadmap<'_>, number: usize, lang: Lang) -> Vec<String> {
    // The document is issued last, whatever it waits for.
    if roadmap
        .step(number)
        .is_some_and(|s| s.kind == StepKind::Switch)
    {
        return Vec::new();
    }
    let mut waits: Vec<_> = roadmap.waits_for(number).collect();
    // That it comes in a later wave says that it comes after.
    let apart: Vec<usize> = waits.iter().filter(|w| w.2).map(|w| w.0).collect();
    waits.retain(|(before, _, is_apart)| *is_apart || !apart.contains(before));
    waits.sort_by_key(|(before, reason, apart)| (*reason, *apart, *before));
    let mut lines = Vec::new();
    let together: Vec<_> = roadmap.together_with(number).collect();
    if let Some((_, reason)) = together.first() {
        let is_switch = |step: usize| {
            roadmap
                .step(step)
                .is_some_and(|s| s.kind == StepKind::Switch)
        };
        // Of what ends with the document, the document is enough to name.
        let named = together.iter().map(|w| w.0);
        let named = named.filter(|step| *reason != Reason::Last || is_switch(*step));
        let steps = numbers(named.collect::<Vec<_>>().into_iter(), lang);
        let why = why(*reason, lang);
        lines.push(match lang {
            Lang::Vi => format!("cùng lúc với bước {steps}{why}"),
            Lang::En => format!("together with step {steps}{why}"),
        });
    }
    for group in waits.chunk_by(|a, b| (a.1, a.2) == (b.1, b.2)) {
        let Some((_, reason, apart)) = group.first() else {
            continue;
        };
        let steps = numbers(group.iter().map(|w| w.0), lang);
        let why = why(*reason, lang);
        let word = match (lang, group.len()) {
            (Lang::Vi, 1) => "bước",
            (Lang::Vi, _) => "các bước",
            (Lang::En, 1) => "step",
            (Lang::En, _) => "steps",
        };
        lines.push(match (lang, *apart) {
            (Lang::Vi, true) => format!("thực hiện ở đợt sau {word} {steps}{why}"),
            (Lang::Vi, false) => format!("thực hiện sau {word} {steps}{why}"),
            (Lang::En, true) => format!("in a wave after {word} {steps}{why}"),
            (Lang::En, false) => format!("after {word} {steps}{why}"),
        });
    }
    lines
}

/// Steps by the numbers shown to people.
fn numbers(steps: impl ExactSizeIterator<Item = usize>, lang: Lang) -> String {
    let more = steps.len().saturating_sub(NAMED);
    let named: Vec<_> = steps.take(NAMED).map(|s| (s + 1).to_string()).collect();
    let mut named = named.join(", ");
    if more > 0 {
        let _ = match lang {
            Lang::Vi => write!(named, " và {more} bước khác"),
            Lang::En => write!(named, " and {more} more"),
        };
    }
    named
}

/// A reason behind the steps that it is about.
fn why(reason: Reason, lang: Lang) -> String {
    match reason {
        // That what is needed comes first goes without saying, and so does what ends with the document.
        Reason::Structure | Reason::Last => String::new(),
        Reason::InUse | Reason::Service | Reason::Handover | Reason::Coexistence | Reason::Date => {
            format!(": {}", reason.label().get(lang))
        }
    }
}

/// How to see a state in full.
pub(super) fn hint(roadmap: &Roadmap<'_>, lang: Lang) -> Option<&'static str> {
    let plain = |wave: &Wave| wave.report.violated.is_empty();
    let all = roadmap.waves().iter().all(plain);
    (!all).then_some(match lang {
        Lang::Vi => {
            "Cảnh báo và thông tin sau mỗi đợt là điểm mà việc kiểm tra thấy trong văn bản ở trạng thái đó; không cản trở lộ trình, nhưng cần xử lý hoặc giải trình trong bản mới. Xem các kết quả sau đợt N: ghi văn bản sau đợt bằng `justarch roadmap … --state N`, rồi `justarch check`."
        }
        Lang::En => {
            "Warnings and infos after a wave are what the check finds in the document in that state; they do not stop the roadmap, but should be mended or explained in the new version. To see what is found after wave N: write that state with `justarch roadmap … --state N`, then `justarch check`."
        }
    })
}

/// What was given up, and for what.
pub(super) fn conflict_text(roadmap: &Roadmap<'_>, conflict: &Conflict, lang: Lang) -> String {
    let summary = |step: usize| roadmap.step(step).map_or("", |s| s.summary.get(lang));
    let (step, what) = (conflict.step + 1, summary(conflict.step));
    let (given_up, because) = (conflict.given_up.label(), conflict.because.label());
    let (given_up, because) = (given_up.get(lang), because.get(lang));
    let other = conflict.other.map(|other| (other + 1, summary(other)));
    match (lang, other) {
        (Lang::Vi, Some((other, before))) => format!(
            "bước {step} “{what}” và bước {other} “{before}”: không giữ được “{given_up}” vì “{because}”"
        ),
        (Lang::Vi, None) => {
            format!("bước {step} “{what}”: không giữ được “{given_up}” vì “{because}”")
        }
        (Lang::En, Some((other, before))) => format!(
            "step {step} “{what}” and step {other} “{before}”: “{given_up}” is given up for “{because}”"
        ),
        (Lang::En, None) => {
            format!("step {step} “{what}”: “{given_up}” is given up for “{because}”")
        }
    }
}
