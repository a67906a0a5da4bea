//! Where the labels of findings stand, and the order in which findings are shown.

use std::cell::OnceCell;

use super::lines::Lines;
use crate::diagnostic::{Diagnostic, Label, Report, Side};
use crate::io::{Locate, Position, Sources};
use crate::rules::NOT_KNOWN;
use crate::span::{SourceId, Span};

/// The texts of one document with the lines of those that were asked for.
pub(super) struct Texts<'a> {
    at: &'a dyn Locate,
    lines: Vec<OnceCell<Lines<'a>>>,
}

/// What the labels of a report point into: nothing, one document, or two versions.
pub(super) struct Stand<'a> {
    old: Option<Texts<'a>>,
    new: Option<Texts<'a>>,
}

/// A label's place in a text.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) side: Side,
    pub(super) span: Span,
}

impl<'a> Texts<'a> {
    fn new(at: &'a dyn Locate) -> Self {
        let lines = (0..at.sources().len()).map(|_| OnceCell::new()).collect();
        Self { at, lines }
    }

    pub(super) fn sources(&self) -> &'a Sources {
        self.at.sources()
    }

    /// The names of the texts, the root first.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        let sources = self.sources();
        (0..self.lines.len()).map(|nth| sources.name(SourceId(nth as u16)))
    }

    /// The lines of a text; `None` if there is no such text.
    pub(super) fn lines(&self, source: SourceId) -> Option<&Lines<'a>> {
        let cell = self.lines.get(source.index())?;
        Some(cell.get_or_init(|| Lines::of(self.sources().text(source))))
    }

    pub(super) fn position(&self, source: SourceId, offset: u32) -> Option<Position> {
        Some(self.lines(source)?.position(offset as usize))
    }
}

impl<'a> Stand<'a> {
    pub(super) fn none() -> Self {
        Self {
            old: None,
            new: None,
        }
    }

    pub(super) fn one(at: &'a dyn Locate) -> Self {
        Self {
            old: None,
            new: Some(Texts::new(at)),
        }
    }

    pub(super) fn pair(old: &'a dyn Locate, new: &'a dyn Locate) -> Self {
        Self {
            old: Some(Texts::new(old)),
            new: Some(Texts::new(new)),
        }
    }

    pub(super) fn texts(&self, side: Side) -> Option<&Texts<'a>> {
        match side {
            Side::Old => self.old.as_ref(),
            Side::New => self.new.as_ref(),
        }
    }

    /// Where a label points, if it is a place in a text that is there.
    pub(super) fn spot(&self, label: &Label) -> Option<Spot> {
        let texts = self.texts(label.side)?;
        let span = texts.at.span_of(label)?;
        (span.source.index() < texts.lines.len()).then_some(Spot {
            side: label.side,
            span,
        })
    }

    /// Where a part of one side stands, as `file:line:column`.
    #[cfg(feature = "render")]
    pub(super) fn shown(&self, side: Side, place: &crate::model::Place) -> Option<String> {
        let texts = self.texts(side)?;
        let span = texts.at.locate(place)?;
        let at = texts.position(span.source, span.start)?;
        let name = texts.sources().name(span.source);
        Some(format!("{name}:{}:{}", at.line, at.column))
    }

    /// The findings by place, then code, headed by what was not judged at all. Those without a place come last; equals keep their order.
    pub(super) fn sorted<'r>(&self, report: &'r Report) -> Vec<&'r Diagnostic> {
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
