//! A gap as one page of Markdown: what it comes to, the demands with their law, the values to supply, and what to write.

use std::fmt::Write as _;

use super::text::{code, fence, plain, rich};
use super::writer::Writer;
use crate::diagnostic::Side;
use crate::gap::{Demand, Gap, Parameter};
use crate::io::Document;
use crate::report::clean::clean;
use crate::report::completeness;
use crate::report::gap::{claim, sum};
use crate::report::human::{Renderer, cited};
use crate::report::source_context::SourceContext;

impl Renderer {
    /// The gap of a document that was read as a page of Markdown, for a report.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{FrameworkVersion, Gap, Lang, Renderer, reference};
    /// let document = reference::get("moj-2.0").unwrap().document();
    /// let gap = Gap::to(document.architecture(), FrameworkVersion::V3_0).unwrap();
    /// let page = Renderer::human(Lang::En).render_gap_markdown(&gap, &document);
    /// assert!(page.starts_with("# What framework 3.0 still demands of the architecture, version 2.0"));
    /// # }
    /// ```
    pub fn render_gap_markdown(&self, gap: &Gap, document: &Document) -> String {
        let (lang, stand) = (self.lang(), SourceContext::one(document));
        let mut page = Writer::new(lang);
        let to = gap.target();
        let what = match lang {
            crate::text::Lang::Vi => {
                format!("Các yêu cầu của khung {to} chưa được đáp ứng trong kiến trúc, phiên bản")
            }
            crate::text::Lang::En => {
                format!("What framework {to} still demands of the architecture, version")
            }
        };
        page.judged(&[Some(gap.judged())]);
        page.head(&what, &[document.architecture()]);
        if let Some(caveat) = gap.caveat() {
            page.note(&caveat);
        }
        if let Some(ended) = gap.ended() {
            page.note(&ended);
        }
        page.section("Kết luận", "Verdict");
        if !gap.completeness().is_complete() {
            page.line(&completeness::markdown(gap.completeness(), lang));
        }
        page.line(&format!("**{}**", rich(&sum(gap, lang))));
        if gap.demands().is_empty() {
            page.of_copies();
            return page.out;
        }
        page.line(&format!("\n{}", claim(gap, lang)));
        page.demands(gap, &stand);
        page.parameters(gap);
        page.texts(gap);
        page.of_copies();
        page.out
    }
}

impl Writer {
    fn demands(&mut self, gap: &Gap, stand: &SourceContext<'_>) {
        self.section("Các yêu cầu", "Demands");
        let rows = gap.demands().iter().zip(1..);
        let rows: Vec<_> = rows
            .map(|(demand, nth)| self.demand(nth, demand, stand))
            .collect();
        let head = [
            self.pick("Số", "No."),
            self.pick("Mã", "Code"),
            self.pick("Yêu cầu", "Demand"),
            self.pick("Mức độ", "Severity"),
            self.pick("Đối tượng", "Subject"),
            self.pick("Căn cứ", "Basis"),
            self.pick("Cách đáp ứng", "How to meet it"),
        ];
        self.table(&head, "|---:|---|---|---|---|---|---|", &rows);
    }

    fn demand(&self, nth: usize, demand: &Demand, stand: &SourceContext<'_>) -> Vec<String> {
        let lang = self.lang;
        let places = demand.places.iter().map(|place| {
            let subject = code(&place.subject.to_string());
            match stand.shown(Side::New, place) {
                Some(at) => format!("{subject} ({})", plain(&at)),
                None => subject,
            }
        });
        let places: Vec<_> = places.collect();
        let way = if demand.met {
            self.pick("có đề xuất bổ sung", "an edit is proposed")
        } else {
            self.pick("cần người phụ trách xử lý", "a person has to decide")
        };
        let steps = demand.help.iter().chain(demand.steps());
        let ways: Vec<_> = std::iter::once(way.to_owned())
            .chain(steps.map(|step| rich(step.get(lang).trim_end_matches('.'))))
            .collect();
        let basis = demand.basis.as_ref();
        vec![
            nth.to_string(),
            plain(demand.code.as_str()),
            rich(demand.message.get(lang)),
            demand.severity.label().get(lang).to_owned(),
            places.join("; "),
            basis.map_or_else(String::new, |basis| plain(&cited(basis, lang))),
            ways.join("; "),
        ]
    }

    fn parameters(&mut self, gap: &Gap) {
        let rows: Vec<_> = gap
            .parameters()
            .map(|asked| self.parameter(asked))
            .collect();
        if rows.is_empty() {
            return;
        }
        self.section("Giá trị cần cung cấp", "Values to supply");
        let head = [
            self.pick("Tên", "Name"),
            self.pick("Câu hỏi", "Question"),
            self.pick("Giá trị chấp nhận", "Accepted"),
            self.pick("Gợi ý", "Suggested"),
            self.pick("Dùng chung", "For all such"),
            self.pick("Bắt buộc", "Mandatory"),
        ];
        self.filled(&head, &rows);
    }

    fn parameter(&self, asked: &Parameter) -> Vec<String> {
        let choices: Vec<_> = asked.choices.iter().map(|choice| code(choice)).collect();
        let mandatory = if asked.optional {
            self.pick("không", "no")
        } else {
            self.pick("có", "yes")
        };
        let shown = |text: &Option<String>| text.as_ref().map_or_else(String::new, |t| code(t));
        vec![
            code(&asked.name),
            rich(asked.question.get(self.lang)),
            choices.join(", "),
            shown(&asked.suggestion),
            shown(&asked.general),
            mandatory.to_owned(),
        ]
    }

    /// What to write for each demand, as a block of YAML.
    fn texts(&mut self, gap: &Gap) {
        let texts = gap.demands().iter().zip(1..).filter_map(|(demand, nth)| {
            // What the comments name has been said in words.
            let lines = demand.yaml().lines().filter(|line| !line.starts_with('#'));
            let lines = lines.collect::<Vec<_>>().join("\n");
            (!lines.is_empty()).then_some((nth, demand, lines))
        });
        let texts: Vec<(usize, &Demand, String)> = texts.collect();
        if texts.is_empty() {
            return;
        }
        self.section("Nội dung đề xuất ghi", "What to write");
        let word = self.pick("Yêu cầu", "Demand");
        for (nth, demand, lines) in texts {
            let text = clean(&lines);
            let fence = fence(&text);
            let head = plain(demand.code.as_str());
            let _ = writeln!(
                self.out,
                "{word} {nth} ({head}):\n\n{fence}yaml\n{text}\n{fence}\n"
            );
        }
    }
}
