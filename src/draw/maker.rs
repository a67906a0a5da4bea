//! What single pages and several ones have in common: frame, head, legend, the names of bands.

use super::content::{BandContent, Content, elements};
use super::head::Head;
use super::measure::Measure;
use super::metrics::{Fonts, Weight};
use super::place::{Heading, Placing, Row, frame};
use super::scene::{BandFrame, Page, Rect, Size};
use super::wrap::Flow;
use crate::text::Lang;

/// Around a page.
pub(super) const MARGIN: f64 = 24.0;
/// Between bands.
pub(super) const BETWEEN: f64 = 5.0;
/// Between the frame of a band and its groups.
pub(super) const INSET: f64 = 4.0;
/// How wide the name of a band is.
pub(super) const HEADING: f64 = 82.0;

pub(super) struct Maker<'m> {
    pub(super) content: &'m Content<'m>,
    pub(super) head: &'m Head<'m>,
    pub(super) fonts: &'m Fonts,
    pub(super) lang: Lang,
    /// Around a page.
    pub(super) margin: f64,
    /// Whether it is told how many elements a band has.
    pub(super) counts: bool,
    /// The element that is set off.
    pub(super) focus: Option<&'m str>,
}

impl Maker<'_> {
    pub(super) fn bands(&self) -> impl Iterator<Item = &BandContent<'_>> {
        self.content.stack.iter().chain(&self.content.sides)
    }

    /// What is left of a page between head and legend.
    pub(super) fn area(&self, size: Size) -> Rect {
        let width = size.width - 2.0 * self.margin;
        let above = self.head.height(width) + self.margin;
        let below = self.head.legend_height(width) + self.margin;
        Rect {
            x: self.margin,
            y: above,
            width,
            height: size.height - above - below,
        }
    }

    /// The name of a band.
    pub(super) fn heading(&self, band: &BandContent<'_>, measure: &Measure) -> Heading {
        let name = Flow::new(self.fonts, band.name.clone(), Weight::Bold);
        let count = if self.counts {
            elements(band.count).get(self.lang).to_owned()
        } else {
            String::new()
        };
        Heading {
            name,
            count: Flow::new(self.fonts, count, Weight::Regular),
            size: measure.size.max(7.5),
            small: measure.small,
        }
    }

    pub(super) fn placing(&self, measure: &Measure) -> Placing<'_> {
        Placing {
            fonts: self.fonts,
            measure: *measure,
            lang: self.lang,
            focus: self.focus,
        }
    }

    /// A band of the stack, with its name at the left.
    pub(super) fn row(
        &self,
        band: &BandContent<'_>,
        rows: &[Row<'_, '_>],
        rect: Rect,
        placing: &Placing<'_>,
    ) -> BandFrame {
        let heading = self.heading(band, &placing.measure);
        let header = Rect {
            width: HEADING,
            ..rect
        };
        let room = Rect {
            x: header.right(),
            width: rect.width - HEADING,
            ..rect
        };
        let groups = placing.fill(rows, room.inset(INSET));
        frame(self.fonts, band, &heading, (rect, header), groups)
    }

    /// A page with those bands.
    pub(super) fn page(
        &self,
        number: usize,
        of: usize,
        (paper, size): (Size, Size),
        bands: Vec<BandFrame>,
    ) -> Page {
        let width = size.width - 2.0 * self.margin;
        let top = Rect {
            x: self.margin,
            y: self.margin,
            width,
            height: self.head.height(width),
        };
        let below = self.head.legend_height(width);
        let bottom = Rect {
            x: self.margin,
            y: size.height - self.margin - below,
            width,
            height: below,
        };
        Page {
            number,
            paper,
            size,
            head: self.head.labels(top, (number, of)),
            bands,
            legend: self.head.legend(bottom),
        }
    }
}
