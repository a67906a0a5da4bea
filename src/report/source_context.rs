//! Where the labels of findings stand, and the order in which findings are shown.

use crate::diagnostic::{Diagnostic, Label, Report, Side};
use crate::io::{Locate, Position, Sources};
use crate::rules::NOT_KNOWN;
use crate::span::{SourceId, Span};

/// The texts of one document.
pub(crate) struct Texts<'a> {
    at: &'a dyn Locate,
}

/// What the labels of a report point into: nothing, one document, or two versions.
pub(crate) struct SourceContext<'a> {
    old: Option<Texts<'a>>,
    new: Option<Texts<'a>>,
}

/// A label's place in a text.
#[derive(Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) side: Side,
    pub(crate) span: Span,
}

impl<'a> Texts<'a> {
    pub(crate) fn sources(&self) -> &'a Sources {
        self.at.sources()
    }

    /// The names of the texts, the root first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> {
        let sources = self.sources();
        (0..sources.len()).map(|nth| sources.name(SourceId(nth as u16)))
    }

    pub(crate) fn position(&self, source: SourceId, offset: u32) -> Position {
        self.sources().position(Span::new(source, offset, offset))
    }
}

impl<'a> SourceContext<'a> {
    pub(crate) fn none() -> Self {
        Self {
            old: None,
            new: None,
        }
    }

    pub(crate) fn one(at: &'a dyn Locate) -> Self {
        Self {
            old: None,
            new: Some(Texts { at }),
        }
    }

    pub(crate) fn pair(old: &'a dyn Locate, new: &'a dyn Locate) -> Self {
        Self {
            old: Some(Texts { at: old }),
            new: Some(Texts { at: new }),
        }
    }

    pub(crate) fn texts(&self, side: Side) -> Option<&Texts<'a>> {
        match side {
            Side::Old => self.old.as_ref(),
            Side::New => self.new.as_ref(),
        }
    }

    /// Where a label points, if it is a place in a text that is there.
    pub(crate) fn spot(&self, label: &Label) -> Option<Spot> {
        let texts = self.texts(label.side)?;
        let span = texts.at.span_of(label)?;
        (span.source.index() < texts.sources().len()).then_some(Spot {
            side: label.side,
            span,
        })
    }

    /// Where a part of one side stands, as `file:line:column`.
    pub(crate) fn shown(&self, side: Side, place: &crate::model::Place) -> Option<String> {
        let texts = self.texts(side)?;
        Some(shown(texts.sources(), texts.at.locate(place)?))
    }

    /// Where a label points, in the same form.
    #[cfg(feature = "render")]
    pub(crate) fn shown_label(&self, label: &Label) -> Option<String> {
        let spot = self.spot(label)?;
        Some(shown(self.texts(spot.side)?.sources(), spot.span))
    }

    /// The findings by place, then code, headed by what was not judged at all. Those without a place come last; equals keep their order.
    pub(crate) fn sorted<'r>(&self, report: &'r Report) -> Vec<&'r Diagnostic> {
        let mut all: Vec<_> = report
            .iter()
            .map(|d| {
                let spot = d.labels.iter().find_map(|label| self.spot(label));
                // The new version comes first: it is the one that can still be changed.
                let place = spot.map(|s| (s.side == Side::Old, s.span.source, s.span.start));
                ((d.code != NOT_KNOWN, place.is_none(), place, &d.code), d)
            })
            .collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all.into_iter().map(|(_, d)| d).collect()
    }
}

impl Report {
    /// The findings kept, in the order in which they are shown: by place, then code; those without a place come last, and
    /// what could not be judged at all comes first. O(n log n).
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Document, Lang};
    /// let document = Document::parse("a.yaml", "justarch: 1\nb: 1\na: 1\n").unwrap();
    /// let found = document.report().by_place(&document);
    /// let told = |key: &str| found.iter().position(|found| found.message.get(Lang::En).contains(key));
    /// assert!(told("`b`") < told("`a`"));
    /// # }
    /// ```
    pub fn by_place(&self, at: &dyn Locate) -> Vec<&Diagnostic> {
        SourceContext::one(at).sorted(self)
    }
}

fn shown(sources: &Sources, span: Span) -> String {
    let at = sources.position(span);
    format!("{}:{}:{}", sources.name(span.source), at.line, at.column)
}
