//! Findings for people, in the shape of rustc's.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet};

use super::clean::{clean, clean_line};
use super::columns::{Column, mend_columns};
use super::counts::{gravest, not_shown};
use super::excerpt::{Excerpt, Mark, excerpts};
use super::source_context::{SourceContext, Spot, Texts};
use super::words;
use crate::diagnostic::{
    At, Basis, Confidence, Diagnostic, Judged, Label, Report, Severity, Side, Step,
};
use crate::diff::Class;
use crate::framework::{Bands, Framework};
use crate::io::Locate;
use crate::span::SourceId;
use crate::text::{Lang, Text};

/// Shows findings to a person: in one language, with the lines of the text they are about, the path that
/// proves them and the law they rest on.
///
/// ```
/// use justarch::{Code, Diagnostic, Lang, Renderer, Report, Severity, Subject, Text};
/// let mut report = Report::default();
/// let message = Text::new("thành phần không có chủ quản", "the element has no owner");
/// report.push(
///     Diagnostic::new(Code::of("ACME001"), Severity::Warning, message)
///         .label(Subject::element("moj-lgsp"), None),
/// );
/// let shown = Renderer::human(Lang::Vi).render_bare(&report);
/// assert!(shown.starts_with("cảnh báo[ACME001]: thành phần không có chủ quản\n--> moj-lgsp\n"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Renderer {
    lang: Lang,
    colour: bool,
    width: usize,
    least: Class,
    most: usize,
    full_checks: bool,
    cut: Option<&'static Bands>,
}

impl Renderer {
    /// Text in a language, without colour, for 140 columns.
    pub const fn human(lang: Lang) -> Self {
        Self {
            lang,
            colour: false,
            width: 140,
            least: Class::Editorial,
            most: usize::MAX,
            full_checks: false,
            cut: None,
        }
    }

    /// Whether to write the escape sequences that colour a terminal.
    #[must_use]
    pub const fn colour(self, colour: bool) -> Self {
        Self { colour, ..self }
    }

    /// How many columns an excerpt may take; longer lines are shown in part. Sentences are not broken.
    #[must_use]
    pub const fn width(self, columns: usize) -> Self {
        Self {
            width: columns,
            ..self
        }
    }

    /// From which class on changes are listed; the others are counted. All, unless said.
    #[must_use]
    pub const fn list(self, least: Class) -> Self {
        Self { least, ..self }
    }

    /// How many findings are shown: the gravest, of one severity the first. The rest is counted. All, unless said.
    #[must_use]
    pub const fn at_most(self, findings: usize) -> Self {
        Self {
            most: findings,
            ..self
        }
    }

    /// Whether a review lists each finding of the checks of both versions; otherwise they are counted by code.
    #[must_use]
    pub const fn full_checks(self, full: bool) -> Self {
        Self {
            full_checks: full,
            ..self
        }
    }

    /// Into which bands the elements are cut: changes are listed by band instead of by layer of the file.
    ///
    /// ```
    /// use justarch::{Bands, Diff, Lang, Renderer, reference};
    /// let (old, new) = (reference::moj_3_0(), reference::moj_4_0());
    /// let renderer = Renderer::human(Lang::En).bands(Bands::get("3090")?);
    /// let shown = renderer.render_diff_bare(&Diff::between(&old, &new));
    /// assert!(shown.contains("Data and core platforms"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    #[must_use]
    pub const fn bands(self, cut: &'static Bands) -> Self {
        Self {
            cut: Some(cut),
            ..self
        }
    }

    pub(super) const fn cut(&self) -> Option<&'static Bands> {
        self.cut
    }

    pub(super) const fn has_full_checks(&self) -> bool {
        self.full_checks
    }

    pub(super) const fn least(&self) -> Class {
        self.least
    }

    pub(super) const fn most(&self) -> usize {
        self.most
    }

    /// The language it writes.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Shows the findings about one document, by place, with a closing line of counts.
    ///
    /// Each text is read once, however many findings there are.
    pub fn render(&self, report: &Report, document: &dyn Locate) -> String {
        self.all(report, &SourceContext::one(document))
    }

    /// Shows the findings about two versions; each label is looked up on its side.
    pub fn render_pair(&self, report: &Report, old: &dyn Locate, new: &dyn Locate) -> String {
        self.all(report, &SourceContext::pair(old, new))
    }

    /// Shows the findings about an architecture that was made in code: subjects are named, not shown.
    pub fn render_bare(&self, report: &Report) -> String {
        self.all(report, &SourceContext::none())
    }

    /// Text in bold, if colours are on.
    pub(super) fn strong(&self, text: &str) -> String {
        self.painted("\u{1b}[1m", text)
    }

    pub(super) fn painted(&self, style: &str, text: &str) -> String {
        if self.colour {
            format!("{style}{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    fn all(&self, report: &Report, stand: &SourceContext<'_>) -> String {
        let mut out = String::new();
        self.findings(report, stand, &mut out);
        if let Some(judged) = report.judged().filter(|_| self.most > 0) {
            out.push_str(&judged_by(judged, self.lang));
            out.push('\n');
        }
        out.push_str(&self.attested([report]));
        out
    }

    /// Said once for all findings that rest on it: from what kind of copy the law is cited.
    pub(super) fn attested<'r>(&self, reports: impl IntoIterator<Item = &'r Report>) -> String {
        let of_copy = |found: &Diagnostic| {
            let basis = found.basis.as_ref();
            basis.is_some_and(|basis| basis.confidence == Confidence::Sourced)
        };
        if self.most == 0 || !reports.into_iter().any(|report| report.iter().any(of_copy)) {
            return String::new();
        }
        self.of_copies()
    }

    /// What is said of citations from copies.
    pub(super) fn of_copies(&self) -> String {
        format!("{}\n", words::OF_COPIES.get(self.lang))
    }

    pub(super) fn findings(&self, report: &Report, stand: &SourceContext<'_>, out: &mut String) {
        for diagnostic in gravest(stand.sorted(report), self.most) {
            out.push_str(&self.one(diagnostic, stand));
            out.push_str("\n\n");
        }
        for line in not_shown(report, self.most, self.lang) {
            let _ = writeln!(out, "{line}\n");
        }
        self.closing(report, stand, out);
    }

    fn one(&self, diagnostic: &Diagnostic, stand: &SourceContext<'_>) -> String {
        let frame = if self.colour {
            annotate_snippets::Renderer::styled()
        } else {
            annotate_snippets::Renderer::plain()
        }
        .term_width(self.width);
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let name = diagnostic.severity.label();
        let code = clean_line(diagnostic.code.as_str());
        let mut group = level
            .with_name(name.get(self.lang))
            .primary_title(clean_line(diagnostic.message.get(self.lang)))
            .id(code)
            .elements(std::iter::empty::<Origin<'_>>());
        let mut columns = Vec::new();
        let notes;
        (group, notes) = self.places(diagnostic, stand, group, &mut columns);
        for (word, text) in notes.into_iter().chain(self.facts(diagnostic)) {
            let level = if word == words::HELP {
                Level::HELP
            } else {
                Level::NOTE
            };
            group = group.element(
                level
                    .with_name(word.get(self.lang).to_owned())
                    .message(clean(&text).into_owned()),
            );
        }
        mend_columns(frame.render(&[group]), &columns)
    }

    /// Adds the excerpts. What has no place in a text is named; its words come back as notes.
    fn places<'g>(
        &self,
        diagnostic: &'g Diagnostic,
        stand: &SourceContext<'_>,
        mut group: Group<'g>,
        columns: &mut Vec<Column>,
    ) -> (Group<'g>, Vec<(Text, String)>) {
        let labels = &diagnostic.labels;
        let spots: Vec<Option<Spot>> = labels.iter().map(|label| stand.spot(label)).collect();
        let primary = spots.iter().position(Option::is_some);
        let mut files: Vec<(Side, SourceId, Vec<usize>)> = Vec::new();
        let mut notes = Vec::new();
        for (nth, (label, spot)) in labels.iter().zip(&spots).enumerate() {
            let Some(spot) = spot else {
                if primary.is_none() && nth == 0 {
                    group = group.element(Origin::path(self.named(label, stand)));
                }
                if let Some(text) = &label.text {
                    let about = self.named(label, stand);
                    notes.push((words::NOTE, format!("{about}: {}", text.get(self.lang))));
                } else if primary.is_some() || nth > 0 {
                    notes.push((words::NOTE, self.named(label, stand)));
                }
                continue;
            };
            let key = (spot.side, spot.span.source);
            match files.iter_mut().find(|f| (f.0, f.1) == key) {
                Some(file) => file.2.push(nth),
                None => files.push((key.0, key.1, vec![nth])),
            }
        }
        for (side, source, members) in files {
            let Some(texts) = stand.texts(side) else {
                continue;
            };
            let Some(lines) = texts.sources().lines(source) else {
                continue;
            };
            let mut marks = Vec::new();
            for nth in members {
                if let Some(spot) = spots.get(nth).copied().flatten() {
                    marks.push(Mark::new(lines, spot.span.start, spot.span.end, nth));
                }
            }
            let name = self.file_name(texts, side, source, stand);
            for excerpt in excerpts(lines, marks) {
                columns.extend(Column::of(&name, &excerpt));
                group = group.element(self.snippet(excerpt, &name, primary, labels));
            }
        }
        (group, notes)
    }

    fn snippet<'g>(
        &self,
        excerpt: Excerpt,
        name: &str,
        primary: Option<usize>,
        labels: &'g [Label],
    ) -> Snippet<'g, annotate_snippets::Annotation<'g>> {
        let mut snippet = Snippet::source(excerpt.text)
            .line_start(excerpt.first_line)
            .path(name.to_owned());
        let mut seen: Vec<std::ops::Range<usize>> = Vec::new();
        for mark in excerpt.marks {
            let text = labels.get(mark.label).and_then(|l| l.text.as_deref());
            // A second mark of the same place is of use only for its words.
            if text.is_none() && seen.contains(&mark.range) {
                continue;
            }
            seen.push(mark.range.clone());
            let kind = if Some(mark.label) == primary {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let mut annotation = kind.span(mark.range);
            if let Some(text) = text {
                annotation = annotation.label(clean_line(text.get(self.lang)));
            }
            snippet = snippet.annotation(annotation);
        }
        snippet
    }

    /// The name of a text. Two versions may lie in files of one name; then the side is said.
    fn file_name(
        &self,
        texts: &Texts<'_>,
        side: Side,
        source: SourceId,
        stand: &SourceContext<'_>,
    ) -> String {
        let name = texts.sources().name(source);
        let other = match side {
            Side::Old => Side::New,
            Side::New => Side::Old,
        };
        let twin = stand
            .texts(other)
            .is_some_and(|t| t.names().any(|other| other == name));
        let shown = clean_line(name);
        if twin {
            format!("({}) {shown}", self.side_label(side))
        } else {
            shown.into_owned()
        }
    }

    fn side_label(&self, side: Side) -> String {
        let word = match side {
            Side::Old => words::OLD,
            Side::New => words::NEW,
        };
        word.get(self.lang).to_owned()
    }

    /// What a label points at, by name.
    fn named(&self, label: &Label, stand: &SourceContext<'_>) -> String {
        let name = match &label.at {
            At::Place(place) => match place.field {
                Some(field) => format!("{}.{}", place.subject, field.path()),
                None => place.subject.to_string(),
            },
            At::Span(span) => stand.texts(label.side).map_or_else(String::new, |texts| {
                texts.sources().name(span.source).to_owned()
            }),
        };
        let name = clean_line(&name);
        if label.side == Side::Old {
            format!("{name} ({})", self.side_label(Side::Old))
        } else {
            name.into_owned()
        }
    }

    /// What stands below the excerpts: the path, the basis, the notes, the help.
    fn facts(&self, diagnostic: &Diagnostic) -> Vec<(Text, String)> {
        let mut facts = Vec::new();
        if !diagnostic.path.is_empty() {
            facts.push((words::PATH, path(&diagnostic.path, self.lang)));
        }
        if let Some(basis) = &diagnostic.basis {
            facts.push((basis.instrument.kind.heading(), self.basis(basis)));
        }
        let notes = diagnostic.notes.iter().map(|note| (words::NOTE, note));
        let help = diagnostic.help.iter().map(|help| (words::HELP, &**help));
        for (word, text) in notes.chain(help) {
            facts.push((word, text.get(self.lang).to_owned()));
        }
        facts
    }

    pub(super) fn basis(&self, basis: &Basis) -> String {
        cited(basis, self.lang)
    }
}

/// A basis with what makes it doubtful.
pub(super) fn cited(basis: &Basis, lang: Lang) -> String {
    let citation = basis.citation(lang);
    match basis.doubt() {
        // That of most findings is said once, below them.
        None => citation,
        // No two asides in brackets follow each other.
        Some(doubt) if citation.ends_with(')') => format!("{citation}; {}", doubt.get(lang)),
        Some(doubt) => format!("{citation} ({})", doubt.get(lang)),
    }
}

/// By the law of which day, and whether the framework has been replaced since: what was right then need not be now.
pub(super) fn judged_by(judged: Judged, lang: Lang) -> String {
    let framework = Framework::get(judged.framework).ok();
    let replaced = framework.zip(judged.day);
    let replaced = replaced.and_then(|(framework, day)| framework.replaced_after(day));
    let replaced = replaced.map_or_else(String::new, |text| format!(" {}", text.get(lang)));
    by_law_of(judged, lang) + &replaced
}

fn by_law_of(judged: Judged, lang: Lang) -> String {
    let framework = judged.framework;
    match (judged.day, lang) {
        (Some(day), Lang::Vi) => format!(
            "Đánh giá theo quy định của pháp luật tại ngày {} và khung kiến trúc {framework}.",
            day.vietnamese()
        ),
        (Some(day), Lang::En) => {
            format!("Judged by the law of {day} and framework {framework}.")
        }
        (None, Lang::Vi) => {
            format!("Đánh giá theo khung kiến trúc {framework}; chưa có ngày đánh giá.")
        }
        (None, Lang::En) => {
            format!("Judged by framework {framework}; there is no day to judge by.")
        }
    }
}

/// The steps as one line: `a —connects to→ b ←uses— c`.
fn path(steps: &[Step], lang: Lang) -> String {
    let mut out = String::new();
    let mut tail: Option<&str> = None;
    for (nth, step) in steps.iter().enumerate() {
        let kind = step.kind.label();
        let kind = kind.get(lang);
        if tail.is_none() {
            // The first step is told from the end at which the second does not go on.
            let goes_on = |id: &str| {
                let next = steps.get(nth + 1);
                next.is_some_and(|n| &*n.from == id || &*n.to == id)
            };
            let backwards = goes_on(&step.from) && !goes_on(&step.to);
            let start = if backwards { &step.to } else { &step.from };
            out.push_str(start);
            tail = Some(start);
        }
        if tail == Some(&*step.from) {
            let _ = write!(out, " —{kind}→ {}", step.to);
            tail = Some(&step.to);
        } else if tail == Some(&*step.to) {
            let _ = write!(out, " ←{kind}— {}", step.from);
            tail = Some(&step.from);
        } else {
            let _ = write!(out, "; {} —{kind}→ {}", step.from, step.to);
            tail = Some(&step.to);
        }
    }
    out
}
