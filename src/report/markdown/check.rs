//! What a check found, as one page of Markdown: the verdict, how many findings each code has, and the findings by
//! layer with the law that they rest on.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and widths of what is shown"
)]

use std::collections::BTreeMap;

use super::findings::title;
use super::samples::Samples;
use super::text::{code, plain, rich};
use super::writer::Writer;
use crate::diagnostic::{Completeness, Diagnostic, Label, Report, Severity, SuppressedBy};
use crate::framework::Bands;
use crate::io::Document;
use crate::model::{Architecture, Layer, Place, Subject};
use crate::report::bands::BESIDE;
use crate::report::closing::not_decided;
use crate::report::completeness;
use crate::report::counts::{by_code, counts, gravest, not_shown};
use crate::report::human::{Renderer, cited};
use crate::report::source_context::SourceContext;
use crate::text::Lang;

/// So many members of one finding are named.
const MEMBERS: usize = 8;

impl Renderer {
    /// The findings about a document that was read as a page of Markdown, for a report.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Lang, Renderer, RuleSet, reference};
    /// let document = reference::get("moj-2.0").unwrap().document();
    /// let arch = document.architecture();
    /// let report = RuleSet::for_framework(arch.framework()).unwrap().check(arch);
    /// let page = Renderer::human(Lang::En).render_check_markdown(&report, &document);
    /// assert!(page.starts_with("# Check of the architecture, version 2.0"));
    /// # }
    /// ```
    pub fn render_check_markdown(&self, report: &Report, document: &Document) -> String {
        let stand = SourceContext::one(document);
        let mut page = Page {
            report,
            arch: document.architecture(),
            stand: &stand,
            out: Writer::new(self.lang()),
        };
        let what = page.out.pick(
            "Kiểm tra kiến trúc, phiên bản",
            "Check of the architecture, version",
        );
        page.out.judged(&[report.judged()]);
        page.out.head(what, &[page.arch]);
        page.verdict();
        page.codes();
        page.bands(self.cut());
        page.findings(self.most());
        page.suppressed();
        page.not_decided();
        page.out.of_copies();
        page.out.out
    }
}

struct Page<'p> {
    report: &'p Report,
    arch: &'p Architecture,
    stand: &'p SourceContext<'p>,
    out: Writer,
}

impl Page<'_> {
    /// How many elements each band has and in how many findings it occurs, if that was asked for.
    fn bands(&mut self, cut: Option<&'static Bands>) {
        let Some(cut) = cut else { return };
        let lang = self.out.lang;
        self.out.section("Theo dải", "By band");
        let (label, basis) = (cut.label.get(lang), cut.basis.name.get(lang));
        self.out.line(&plain(&format!("{label} ({basis})")));
        self.out.line("");
        let usage = cut.usage(self.arch, self.report);
        let rows: Vec<_> = usage
            .iter()
            .map(|of| {
                let mut name = plain(of.band.label.get(lang));
                if of.band.beside {
                    name = format!("{name} ({})", BESIDE.get(lang));
                }
                let [info, warning, error] = of.findings;
                let counts = [of.elements, error, warning, info].map(|count| count.to_string());
                std::iter::once(name).chain(counts).collect()
            })
            .collect();
        let head = [
            self.out.pick("Dải", "Band"),
            self.out.pick("Số thành phần", "Elements"),
            self.out.pick("Lỗi", "Errors"),
            self.out.pick("Cảnh báo", "Warnings"),
            self.out.pick("Thông tin", "Infos"),
        ];
        self.out.table(&head, "|---|---:|---:|---:|---:|", &rows);
        if let Some(reading) = &cut.reading {
            self.out.note(reading);
        }
    }

    fn verdict(&mut self) {
        let lang = self.out.lang;
        self.out.section("Kết luận", "Verdict");
        let unread = Completeness::of(self.arch.unread());
        if !unread.is_complete() {
            self.out.line(&completeness::markdown(unread, lang));
        }
        let verdict = if self.report.has_at_least(Severity::Error) {
            self.out.pick("**Có lỗi**", "**Errors**")
        } else if !unread.is_complete() {
            self.out
                .pick("**Chưa đủ căn cứ kết luận**", "**Undecided**")
        } else {
            self.out.pick("**Không có lỗi**", "**No errors**")
        };
        self.out
            .line(&format!("{verdict}: {}.", counts(self.report, lang)));
    }

    /// How many findings each code has, and what it rests on.
    fn codes(&mut self) {
        let lang = self.out.lang;
        let mut first: BTreeMap<&str, &Diagnostic> = BTreeMap::new();
        for found in self.report {
            first.entry(found.code.as_str()).or_insert(found);
        }
        let mut rows = Vec::new();
        for (severity, codes) in by_code(self.report) {
            for (name, count) in codes {
                let found = first.get(name);
                let about = found.and_then(|f| title(&f.code).or_else(|| Some(f.message.clone())));
                rows.push(vec![
                    plain(name),
                    about.map_or_else(String::new, |about| rich(about.get(lang))),
                    severity.label().get(lang).to_owned(),
                    count.to_string(),
                    found.map_or_else(String::new, |found| basis(found, lang)),
                ]);
            }
        }
        if rows.is_empty() {
            return;
        }
        self.out.section("Tổng hợp theo mã", "Summary by code");
        let head = [
            self.out.pick("Mã", "Code"),
            self.out.pick("Nội dung", "About"),
            self.out.pick("Mức độ", "Severity"),
            self.out.pick("Số kết quả", "Findings"),
            self.out.pick("Căn cứ", "Basis"),
        ];
        self.out.table(&head, "|---|---|---|---:|---|", &rows);
    }

    /// The findings of each layer, by place.
    fn findings(&mut self, most: usize) {
        let shown = gravest(self.stand.sorted(self.report), most);
        if shown.is_empty() {
            return;
        }
        let lang = self.out.lang;
        self.out.section("Kết quả theo lớp", "Findings by layer");
        let head = [
            self.out.pick("Mức độ", "Severity"),
            self.out.pick("Mã", "Code"),
            self.out.pick("Kết quả", "Finding"),
            self.out.pick("Đối tượng", "Subject"),
            self.out.pick("Vị trí", "Where"),
            self.out.pick("Căn cứ", "Basis"),
            self.out.pick("Cách xử lý", "What to do"),
        ];
        let mut layers: BTreeMap<Option<Layer>, Vec<&Diagnostic>> = BTreeMap::new();
        for found in shown {
            let layer = found.place().and_then(|at| at.subject.layer(self.arch));
            layers.entry(layer).or_default().push(found);
        }
        let mut samples = 0;
        for (layer, found) in layers {
            let mut own = Samples::after(samples);
            let rows: Vec<_> = found.iter().map(|f| self.finding(f, &mut own)).collect();
            samples += own.texts.len();
            let label = layer.map(Layer::label);
            let document = self
                .out
                .pick("Toàn kiến trúc", "The architecture as a whole");
            let name = label.as_ref().map_or(document, |label| label.get(lang));
            let count = rows.len();
            self.out.line(&format!("### {name} ({count})\n"));
            self.out
                .table(&head, "|---|---|---|---|---|---|---|", &rows);
            self.out.line("");
            own.write(&mut self.out);
        }
        for line in not_shown(self.report, most, lang) {
            self.out.line(&rich(&line));
        }
    }

    fn finding<'f>(&self, found: &'f Diagnostic, samples: &mut Samples<'f>) -> Vec<String> {
        let lang = self.out.lang;
        let message = std::iter::once(&found.message).chain(&found.notes);
        let message: Vec<_> = message.map(|text| rich(text.get(lang))).collect();
        let help = found.help.as_ref();
        vec![
            found.severity.label().get(lang).to_owned(),
            plain(found.code.as_str()),
            message.join("; "),
            self.subjects(found),
            self.place(found.labels.first()),
            basis(found, lang),
            help.map_or_else(String::new, |help| samples.cell(help.get(lang), &self.out)),
        ]
    }

    /// What a finding is about, each thing once.
    fn subjects(&self, found: &Diagnostic) -> String {
        let mut named: Vec<String> = Vec::new();
        let places = found.places();
        for Place { subject, .. } in places {
            let name = self.subject(subject);
            if !named.contains(&name) {
                if named.len() == MEMBERS {
                    named.push("…".to_owned());
                    break;
                }
                named.push(name);
            }
        }
        named.join("; ")
    }

    fn subject(&self, subject: &Subject) -> String {
        let lang = self.out.lang;
        let element = |id: &str| {
            let element = self.arch.element(id);
            element.map_or_else(|| code(id), |element| self.out.element(element))
        };
        match subject {
            Subject::Document => self.out.pick("kiến trúc", "architecture").to_owned(),
            Subject::Section(layer) => layer.label().get(lang).to_owned(),
            Subject::Element(id) => element(id),
            Subject::Relation { from, kind, to, .. } => {
                let kind = kind.label();
                format!("{} —{}→ {}", element(from), kind.get(lang), code(to))
            }
            Subject::Record { table, key } => format!("{} ({})", code(key), code(table.key())),
        }
    }

    fn place(&self, label: Option<&Label>) -> String {
        let at = label.and_then(|label| self.stand.shown_label(label));
        at.map_or_else(String::new, |at| plain(&at))
    }

    /// What is not held against the document, and by whose word.
    fn suppressed(&mut self) {
        let count = self.report.suppressed_count();
        if count == 0 {
            return;
        }
        self.out
            .section("Kết quả được miễn trừ", "Suppressed findings");
        let lang = self.out.lang;
        let rows = self.report.suppressed().iter().map(|one| {
            let found = &one.diagnostic;
            vec![
                plain(found.code.as_str()),
                rich(found.message.get(lang)),
                self.place(found.labels.first()),
                self.by(&one.by),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let head = [
            self.out.pick("Mã", "Code"),
            self.out.pick("Kết quả", "Finding"),
            self.out.pick("Vị trí", "Where"),
            self.out.pick("Miễn trừ theo", "Suppressed by"),
        ];
        self.out.table(&head, "|---|---|---|---|", &rows);
        let more = count - rows.len();
        match lang {
            _ if more == 0 => {}
            Lang::Vi => self
                .out
                .line(&format!("\nCòn {more} kết quả nữa được miễn trừ.")),
            Lang::En => self.out.line(&format!("\nSuppressed besides: {more}.")),
        }
    }

    fn by(&self, by: &SuppressedBy) -> String {
        match by {
            SuppressedBy::Baseline => self.out.pick("đường cơ sở", "baseline").to_owned(),
            SuppressedBy::Allow {
                reason,
                until,
                owner,
                ..
            } => {
                let mut parts = vec![plain(reason)];
                if let Some(owner) = owner {
                    let word = self.out.pick("người chịu trách nhiệm", "answers for it");
                    parts.push(format!("{word}: {}", plain(owner)));
                }
                if let Some(until) = until {
                    let word = self.out.pick("đến hết", "until");
                    parts.push(format!("{word} {}", self.out.date(*until)));
                }
                parts.join("; ")
            }
        }
    }

    /// The rules that could not be decided, each with its reason.
    fn not_decided(&mut self) {
        if self.report.skipped().is_empty() {
            return;
        }
        self.out
            .section("Quy tắc không được đánh giá", "Rules not decided");
        for (codes, reason) in not_decided(self.report, self.out.lang) {
            let line = format!("- {}: {}", plain(&codes.join(", ")), rich(reason));
            self.out.line(&line);
        }
    }
}

fn basis(found: &Diagnostic, lang: Lang) -> String {
    let basis = found.basis.as_ref();
    basis.map_or_else(String::new, |basis| plain(&cited(basis, lang)))
}
