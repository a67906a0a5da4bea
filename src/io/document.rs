//! A document: the architecture, what was found while reading it, and where everything stands.

use super::{AllowComment, SourceMap, Sources};
use crate::diagnostic::{At, Label, Report};
use crate::model::{Architecture, Place};
use crate::span::Span;

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
        for (nth, diagnostic) in self.report.iter().enumerate() {
            if nth > 0 {
                f.write_str("\n")?;
            }
            if let Some(span) = diagnostic.labels.first().and_then(|l| self.span_of(l)) {
                let at = self.sources.position(span);
                write!(
                    f,
                    "{}:{}:{}: ",
                    self.sources.name(span.source),
                    at.line,
                    at.column
                )?;
            }
            let message = diagnostic.message.get(crate::text::Lang::En);
            write!(f, "{}: {message}", diagnostic.code)?;
        }
        Ok(())
    }
}

impl std::error::Error for LoadError {}
