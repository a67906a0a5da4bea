//! What single pages and several ones have in common: frame, head, legend, the names of bands.

use super::changes_list::Listing;
use super::content::{BandContent, Content, elements};
use super::gutters::Gutters;
use super::head::Head;
use super::measure::Measure;
use super::metrics::{Fonts, Weight};
use super::options::Drawing;
use super::overlay::Overlay;
use super::place::{Heading, Placing, Row, frame};
use super::scene::{BandFrame, Page, Rect, Size};
use super::wrap::Flow;
use crate::text::Lang;

/// Around a page.
const MARGIN: f64 = 24.0;
/// How wide the name of a band is.
pub(super) const HEADING: f64 = 82.0;

/// The changes that a picture shows, if any.
#[derive(Clone, Copy, Default)]
pub(super) struct Changes<'m> {
    pub(super) overlay: Option<&'m Overlay<'m>>,
    /// The list, where it lies below the picture.
    pub(super) below: Option<&'m Listing<'m>>,
    /// How many pages follow with it, where it does not.
    pub(super) pages: usize,
}

pub(super) struct Maker<'m> {
    pub(super) content: &'m Content<'m>,
    pub(super) head: &'m Head<'m>,
    pub(super) fonts: &'m Fonts,
    pub(super) lang: Lang,
    pub(super) gutters: &'m Gutters,
    pub(super) changes: Changes<'m>,
    /// Around a page.
    pub(super) margin: f64,
    /// Whether it is told how many elements a band has.
    pub(super) counts: bool,
    /// The element that is set off.
    pub(super) focus: Option<&'m str>,
}

impl<'m> Maker<'m> {
    pub(super) fn new(
        content: &'m Content<'m>,
        head: &'m Head<'m>,
        fonts: &'m Fonts,
        asked: &'m Drawing,
        gutters: &'m Gutters,
    ) -> Self {
        Self {
            content,
            head,
            fonts,
            lang: asked.lang,
            gutters,
            changes: Changes::default(),
            margin: if asked.inset.is_some() { 0.0 } else { MARGIN },
            counts: !asked.shows_place(),
            focus: asked.focus.as_deref(),
        }
    }
}

impl Maker<'_> {
    pub(super) fn bands(&self) -> impl Iterator<Item = &BandContent<'_>> {
        self.content.stack.iter().chain(&self.content.sides)
    }

    /// What is left of a page between head and legend.
    pub(super) fn area(&self, size: Size) -> Rect {
        let width = size.width - 2.0 * self.margin;
        let above = self.head.height(width) + self.margin;
        let below = self.head.legend_height(width) + self.list_height(width) + self.margin;
        Rect {
            x: self.margin + self.gutters.left,
            y: above,
            width: width - self.gutters.left,
            height: size.height - above - below - self.gutters.below,
        }
    }

    /// How high the list below the picture is.
    pub(super) fn list_height(&self, width: f64) -> f64 {
        self.changes.below.map_or(0.0, |list| list.height(width))
    }

    pub(super) fn measure(&self, size: f64) -> Measure {
        Measure::of(size, self.gutters).marked(self.changes.overlay.is_some())
    }

    /// The name of a band.
    pub(super) fn heading(&self, band: &BandContent<'_>, measure: &Measure) -> Heading {
        let name = Flow::new(self.fonts, band.name.clone(), Weight::Bold);
        let mut count = if self.counts {
            elements(band.count).get(self.lang).to_owned()
        } else {
            String::new()
        };
        for (mark, boxes) in &band.marks {
            // A line ends between two marks.
            let mark = mark.label();
            let words = format!("{boxes} {}", mark.get(self.lang));
            count = format!("{count}; {}", words.replace(' ', "\u{a0}"));
        }
        Heading {
            name,
            count: Flow::new(self.fonts, count, Weight::Regular),
            size: measure.size.max(7.5),
            small: measure.small,
        }
    }

    /// How high a band of the stack has to be for its name and the edges at its side.
    pub(super) fn least(&self, band: &BandContent<'_>, measure: &Measure) -> f64 {
        let name = self.heading(band, measure).height(HEADING);
        name.max(self.gutters.least(band.band.key))
    }

    pub(super) fn placing(&self, measure: &Measure) -> Placing<'_> {
        Placing {
            fonts: self.fonts,
            measure: *measure,
            lang: self.lang,
            overlay: self.changes.overlay,
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
        let groups = placing.fill(rows, room.inset(placing.measure.rim));
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
        let listed = self.list_height(width);
        let bottom = Rect {
            x: self.margin,
            y: size.height - self.margin - below - listed,
            width,
            height: below,
        };
        Page {
            number,
            paper,
            size,
            head: self
                .head
                .labels(top, (number, of.saturating_add(self.changes.pages))),
            bands,
            guides: Vec::new(),
            edges: Vec::new(),
            legend: self.head.legend(bottom),
            changes: self.changes.below.and_then(|list| {
                list.below(Rect {
                    y: bottom.bottom(),
                    height: listed,
                    ..bottom
                })
            }),
        }
    }
}
