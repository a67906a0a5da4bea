//! A document: the architecture, what was found while reading it, and where everything stands.

use super::limits::Limits;
use super::problem;
use super::slip::Slip;
use super::{AllowComment, SourceMap, Sources};
use crate::diagnostic::{At, Diagnostic, Label, Report};
use crate::error::{Error, ErrorKind};
use crate::framework::Framework;
use crate::model::{Architecture, Field, Place, Subject, UnreadPart};
use crate::span::Span;
use crate::text::{Lang, Text};

/// An architecture that was read from text, with the texts and the places of its parts.
///
/// Faults in the text are in [`Document::report`]; the architecture is that of the good part.
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) architecture: Architecture,
    pub(crate) report: Report,
    pub(crate) sources: Sources,
    pub(crate) map: SourceMap,
    /// The comments that speak to the check.
    pub(crate) allows: Vec<AllowComment>,
    /// The comments that mark sample values.
    pub(crate) unfilled: Vec<Span>,
    /// How findings of reading would be mended.
    pub(crate) slips: Vec<Slip>,
    /// Those that it was read within: what is edited is read again within them.
    pub(crate) limits: Limits,
}

/// A text in which there is nothing to look at: it is not YAML, it is empty, or it exceeds a limit.
#[derive(Clone, Debug)]
pub struct LoadError {
    pub(crate) report: Report,
    pub(crate) sources: Sources,
}

/// Something that knows where the parts of a document stand.
pub trait Locate {
    /// The texts.
    fn sources(&self) -> &Sources;

    /// Where a part of the architecture stands.
    fn locate(&self, place: &Place) -> Option<Span>;

    /// Where a label points.
    fn span_of(&self, label: &Label) -> Option<Span> {
        match &label.at {
            At::Place(place) => self.locate(place),
            At::Span(span) => Some(*span),
        }
    }
}

impl Document {
    /// The comments that mark the values of samples (`# ĐIỀN`, `# FILL IN`), which a person has to confirm or to replace; in
    /// the order of the files.
    ///
    /// ```
    /// # use justarch::Document;
    /// let text = "justarch: 1\nchannels:\n  site: {kind: web-portal, name: {vi: Cổng}} # ĐIỀN tên\n";
    /// let document = Document::parse("a.yaml", text)?;
    /// let comments = document.unconfirmed().iter();
    /// let comments: Vec<_> = comments.map(|at| document.sources().slice(*at)).collect();
    /// assert_eq!(comments, ["# ĐIỀN tên"]);
    /// # Ok::<(), justarch::LoadError>(())
    /// ```
    pub fn unconfirmed(&self) -> &[Span] {
        &self.unfilled
    }

    /// The architecture of the good part.
    pub fn architecture(&self) -> &Architecture {
        &self.architecture
    }

    /// What was found while reading. Rules have not run yet: that is for
    /// [`RuleSet::check_document`](crate::RuleSet::check_document).
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The texts it was read from.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Where all stands that a label points at: a connection may be stated at both of its ends.
    pub(crate) fn spans_of(&self, label: &Label) -> Vec<Span> {
        let mut spans: Vec<_> = self.span_of(label).into_iter().collect();
        if let At::Place(place) = &label.at {
            let again = self.map.again(&self.architecture, place);
            spans.extend(again.map(|mark| mark.span(&self.sources)));
        }
        spans
    }

    /// The framework that the document names. The error shows the line where it names one that is not known, and says
    /// which are.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Document, Lang};
    /// let text = "justarch: 1\narchitecture: { id: a, body: b, framework: \"9.0\" }\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let error = document.framework().unwrap_err();
    /// let found = error.report().iter().next().unwrap();
    /// assert_eq!(found.message.get(Lang::En), "framework 9.0 is not known; known are 2.0, 3.0, 4.0");
    /// # }
    /// ```
    pub fn framework(&self) -> Result<&'static Framework, LoadError> {
        let named = self.architecture.framework();
        Framework::get(named).map_err(|_| {
            let known: Vec<_> = Framework::all().iter().map(|f| f.version.to_string()).collect();
            let mut unread = self.architecture.unread().parts().iter();
            let is_refused = unread.any(|part| {
                matches!(part, UnreadPart::Field { of: Subject::Document, key } if key.starts_with("framework"))
            });
            let version = named.is_stated().then(|| named.to_string());
            let place = if named.is_stated() {
                Subject::Document.at(Field::FrameworkNumber)
            } else {
                Subject::Document.into()
            };
            let found = problem::no_framework(
                version.as_deref(),
                is_refused,
                &known.join(", "),
                self.locate(&place),
            );
            let mut report = Report::default();
            report.push(found);
            LoadError {
                report,
                sources: self.sources.clone(),
            }
        })
    }

    /// Takes the architecture out.
    pub fn into_architecture(self) -> Architecture {
        self.architecture
    }
}

impl Locate for Document {
    fn sources(&self) -> &Sources {
        &self.sources
    }

    fn locate(&self, place: &Place) -> Option<Span> {
        let mark = self.map.locate(&self.architecture, place)?;
        Some(mark.span(&self.sources))
    }
}

impl LoadError {
    /// Why there is nothing to look at.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The findings, a line each.
    fn lines(&self, lang: Lang) -> String {
        let line = |diagnostic: &Diagnostic| {
            let span = diagnostic.labels.first().and_then(|l| self.span_of(l));
            let place = span.map_or_else(String::new, |span| {
                let at = self.sources.position(span);
                let name = self.sources.name(span.source);
                format!("{name}:{}:{}: ", at.line, at.column)
            });
            let message = diagnostic.message.get(lang);
            format!("{place}{}: {message}", diagnostic.code)
        };
        let lines: Vec<_> = self.report.iter().map(line).collect();
        lines.join("\n")
    }
}

impl Locate for LoadError {
    fn sources(&self) -> &Sources {
        &self.sources
    }

    fn locate(&self, _: &Place) -> Option<Span> {
        None
    }
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.lines(Lang::En))
    }
}

impl std::error::Error for LoadError {}

/// What can be read of it stays in the message; whoever wants the findings and their places keeps the [`LoadError`].
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Architecture, Document, Error, ErrorKind};
/// fn read(text: &str) -> Result<Architecture, Error> {
///     Ok(Document::parse("moj.yaml", text)?.into_architecture())
/// }
/// let error = read("").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Unreadable);
/// assert!(error.to_string().starts_with("moj.yaml:"));
/// # }
/// ```
impl From<LoadError> for Error {
    fn from(error: LoadError) -> Self {
        let text = Text::new(error.lines(Lang::Vi), error.lines(Lang::En));
        Error::new(ErrorKind::Unreadable, text)
    }
}
