//! A gap for people: each demand with its basis, the lines that close it and what has to be supplied.

use std::fmt::Write as _;

use super::clean::{clean, clean_line};
use super::human::Renderer;
use super::source_context::SourceContext;
use super::words;
use crate::diagnostic::{Confidence, Severity, Side};
use crate::gap::{Demand, Gap, Parameter};
use crate::io::Locate;
use crate::text::{Lang, Text};

const AT: Text = Text::fixed("vị trí", "at");
const DO: Text = Text::fixed("cần làm", "to do");
const WRITE: Text = Text::fixed("cần ghi", "to write");
const SUPPLY: Text = Text::fixed("cần cung cấp", "to supply");
const MAY: Text = Text::fixed("có thể cung cấp", "may be supplied");
const OPEN: Text = Text::fixed(
    "không có cách bổ sung tự động; cần người phụ trách xử lý",
    "no edit closes this; a person has to",
);

impl Renderer {
    /// Shows the gap of a document that was read: the demands in order of rank, and what it all comes to.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{FrameworkVersion, Gap, Lang, Renderer, reference};
    /// let document = reference::get("moj-2.0").unwrap().document();
    /// let gap = Gap::to(document.architecture(), FrameworkVersion::V3_0).unwrap();
    /// let shown = Renderer::human(Lang::En).render_gap(&gap, &document);
    /// assert!(shown.contains("1. error[DOC001]"));
    /// # }
    /// ```
    pub fn render_gap(&self, gap: &Gap, document: &dyn Locate) -> String {
        self.gap(gap, &SourceContext::one(document))
    }

    /// Shows the gap of an architecture that was made in code: without places.
    pub fn render_gap_bare(&self, gap: &Gap) -> String {
        self.gap(gap, &SourceContext::none())
    }

    fn gap(&self, gap: &Gap, stand: &SourceContext<'_>) -> String {
        let mut out = String::new();
        if let Some(caveat) = gap.caveat() {
            let _ = writeln!(out, "{}\n", words::noted(&caveat, self.lang()));
        }
        if let Some(ended) = gap.ended() {
            let _ = writeln!(out, "{}\n", words::noted(&ended, self.lang()));
        }
        for (nth, demand) in gap.demands().iter().enumerate() {
            self.demand(nth + 1, demand, stand, &mut out);
            out.push('\n');
        }
        self.sum(gap, &mut out);
        let bases = gap
            .demands()
            .iter()
            .filter_map(|demand| demand.basis.as_ref());
        if bases
            .into_iter()
            .any(|basis| basis.confidence == Confidence::Sourced)
        {
            out.push_str(&self.of_copies());
        }
        out.push_str(&self.render_completeness(gap.completeness()));
        out
    }

    fn demand(&self, nth: usize, demand: &Demand, stand: &SourceContext<'_>, out: &mut String) {
        let lang = self.lang();
        let colour = match demand.severity {
            Severity::Error => "\u{1b}[1;31m",
            Severity::Warning => "\u{1b}[1;33m",
            Severity::Info => "\u{1b}[1;36m",
        };
        let label = demand.severity.label();
        let head = format!("{}[{}]", label.get(lang), demand.code);
        let head = self.painted(colour, &clean_line(&head));
        let message = clean_line(demand.message.get(lang));
        let _ = writeln!(out, "{nth}. {head}: {}", self.strong(&message));
        let mut line = |word: &Text, text: &str| {
            let _ = writeln!(out, "   {}: {}", word.get(lang), clean_line(text));
        };
        let places: Vec<_> = demand
            .places
            .iter()
            .map(|place| {
                let shown = stand.shown(Side::New, place);
                shown.unwrap_or_else(|| place.subject.to_string())
            })
            .collect();
        if !places.is_empty() {
            line(&AT, &places.join(", "));
        }
        if let Some(basis) = &demand.basis {
            line(&basis.instrument.kind.heading(), &self.basis(basis));
        }
        if !demand.met {
            line(&words::NOTE, OPEN.get(lang));
        }
        if let Some(help) = &demand.help {
            let help = clean(help.get(lang)).replace('\n', "\n     ");
            let _ = writeln!(out, "   {}: {help}", words::HELP.get(lang));
        }
        for step in demand.steps() {
            let step = clean_line(step.get(lang));
            let _ = writeln!(out, "   {}: {step}", DO.get(lang));
        }
        // What the comments name has just been said in words.
        let lines = demand.yaml().lines().filter(|line| !line.starts_with('#'));
        let lines: Vec<&str> = lines.collect();
        if !lines.is_empty() {
            let _ = writeln!(out, "   {}:", WRITE.get(lang));
            for text in clean(&lines.join("\n")).lines() {
                let _ = writeln!(out, "     {text}");
            }
        }
        for asked in &demand.parameters {
            let word = if asked.optional { MAY } else { SUPPLY };
            let _ = writeln!(out, "   {}: {}", word.get(lang), self.asked(asked));
        }
    }

    fn asked(&self, asked: &Parameter) -> String {
        let lang = self.lang();
        let mut text = format!("{}: {}", asked.name, asked.question.get(lang));
        let mut more = Vec::new();
        if !asked.choices.is_empty() {
            more.push(asked.choices.join(" | "));
        }
        if let Some(suggestion) = &asked.suggestion {
            more.push(match lang {
                Lang::Vi => format!("gợi ý: {suggestion}"),
                Lang::En => format!("suggested: {suggestion}"),
            });
        }
        if let Some(general) = &asked.general {
            more.push(match lang {
                Lang::Vi => format!("dùng chung: {general}"),
                Lang::En => format!("for all such: {general}"),
            });
        }
        if !more.is_empty() {
            let _ = write!(text, " ({})", more.join("; "));
        }
        clean_line(&text).into_owned()
    }

    /// The closing lines.
    fn sum(&self, gap: &Gap, out: &mut String) {
        let lang = self.lang();
        let _ = writeln!(out, "{}", self.strong(&sum(gap, lang)));
        if !gap.demands().is_empty() {
            let _ = writeln!(out, "{}", claim(gap, lang));
        }
    }
}

/// How many demands there are, how many values are asked for and how many demands have no edit.
pub(super) fn sum(gap: &Gap, lang: Lang) -> String {
    let (from, to) = (gap.from(), gap.target());
    let demands = gap.demands().len();
    let optional = gap.parameters().filter(|p| p.optional).count();
    let asked = gap.parameters().count().saturating_sub(optional);
    let open = gap.open().count();
    match lang {
        Lang::Vi if demands == 0 && gap.caveat().is_some() => {
            format!("không còn yêu cầu nào trong phần đã biết của khung {to}")
        }
        Lang::En if demands == 0 && gap.caveat().is_some() => {
            format!("nothing is lacking in what is known of framework {to}")
        }
        Lang::Vi if demands == 0 => format!("đã đáp ứng khung {to}: không còn yêu cầu nào"),
        Lang::En if demands == 0 => format!("nothing is lacking under framework {to}"),
        Lang::Vi => {
            let open = match open {
                0 => "yêu cầu nào cũng có đề xuất bổ sung".to_owned(),
                open => format!("{open} yêu cầu chưa có đề xuất bổ sung"),
            };
            format!(
                "từ khung {from} lên khung {to} còn {demands} yêu cầu; cần cung cấp {asked} giá trị bắt buộc, {optional} không bắt buộc; {open}"
            )
        }
        Lang::En => format!(
            "framework {from} → {to}: demands: {demands}, mandatory values: {asked}, optional values: {optional}, without an edit: {open}"
        ),
    }
}

/// Whether the edits are enough.
pub(super) fn claim(gap: &Gap, lang: Lang) -> String {
    if gap.closes() && gap.caveat().is_some() {
        let to = gap.target();
        return match lang {
            Lang::Vi => format!(
                "Áp dụng tất cả các bổ sung thì kiến trúc không còn lỗi trong phần đã biết của khung {to}; đây không phải kết luận kiến trúc đã đáp ứng khung."
            ),
            Lang::En => format!(
                "With all edits applied the architecture has no errors in what is known of framework {to}; that is no finding that it meets the framework."
            ),
        };
    }
    let claim = match (gap.closes(), lang) {
        (true, Lang::Vi) => {
            "Áp dụng tất cả các bổ sung thì kiến trúc không còn lỗi theo khung mới."
        }
        (true, Lang::En) => {
            "With all edits applied the architecture has no errors under the new framework."
        }
        (false, Lang::Vi) => {
            "Các bổ sung trên chưa đủ: còn yêu cầu phải do người phụ trách xử lý, hoặc kiến trúc có lỗi theo chính khung của mình."
        }
        (false, Lang::En) => {
            "The edits are not enough: some demands need a person, or the architecture has errors under its own framework."
        }
    };
    claim.to_owned()
}
