//! Lengths that follow from the size of the text.

use super::content::{GroupContent, Item};
use super::gutters::Gutters;
use super::metrics::LINE;
use super::number;

/// Text on paper is no smaller, unless all of it has to be on one sheet.
pub(super) const SMALLEST: f64 = 6.5;

/// Columns are so wide at least, in sizes of the font: two words or three on a line.
const READABLE: f64 = 7.0;

/// Longer words may be broken, in sizes of the font.
const LONGEST_WORD: f64 = 12.0;

/// Between bands.
const BETWEEN: f64 = 5.0;
/// Between the frame of a band and its groups.
const INSET: f64 = 4.0;

/// Measures that depend on the size of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// The size of names.
    pub(super) size: f64,
    /// The size of captions and figures.
    pub(super) small: f64,
    /// Between boxes.
    pub(super) gap: f64,
    /// Between groups.
    pub(super) between: f64,
    /// Between bands.
    pub(super) bands: f64,
    /// Between the frame of a band and its groups.
    pub(super) rim: f64,
    /// Between the frame of a group and its boxes.
    pub(super) inset: f64,
    /// Between the frame of a box and its text, at its sides.
    pub(super) beside: f64,
    /// The same above and below.
    pub(super) above: f64,
    /// Below a caption.
    pub(super) under: f64,
    /// How wide and high the sign of a mark is.
    pub(super) badge: f64,
}

impl Measure {
    pub(super) fn of(size: f64, gutters: &Gutters) -> Self {
        Self {
            size,
            small: (size * 0.9).max(SMALLEST.min(size)),
            gap: (size * 0.6).max(4.0).max(gutters.boxes),
            between: (size * 0.7).max(4.5).max(gutters.groups),
            bands: BETWEEN.max(gutters.bands),
            rim: INSET.max(gutters.rim),
            inset: 3.5,
            beside: size * 0.55,
            above: size * 0.42,
            under: 1.5,
            badge: (size * 0.9).clamp(5.8, 9.0),
        }
    }

    /// With room for the marks of changes on the upper sides of boxes.
    pub(super) fn marked(self, is_marked: bool) -> Self {
        if !is_marked {
            return self;
        }
        let half = self.badge / 2.0 + 0.2;
        Self {
            gap: self.gap.max(half + 0.4),
            above: self.above.max(half),
            under: self.under.max(half),
            inset: self.inset.max(half),
            ..self
        }
    }

    /// The height of a box whose name has so much room.
    pub(super) fn height(&self, item: &Item<'_>, column: f64) -> f64 {
        let room = column - 2.0 * self.beside;
        let name = number(item.name.count(room / self.size)) * self.size * LINE;
        let figure = item.figure.as_ref().map_or(0.0, |figure| {
            number(figure.count(room / self.small)) * self.small * LINE
        });
        name + figure + 2.0 * self.above
    }

    /// The height of a caption in a room of that width, with what parts it from the boxes.
    pub(super) fn caption(&self, group: &GroupContent<'_>, width: f64) -> f64 {
        let lines = |flow: &super::wrap::Flow| number(flow.count(width / self.small));
        let caption = group.caption.as_ref();
        caption.map_or(0.0, |flow| lines(flow) * self.small * LINE + self.under)
    }

    /// No column of these groups is narrower: no word is broken but a very long one.
    pub(super) fn narrowest(&self, groups: &[GroupContent<'_>]) -> f64 {
        let items = groups.iter().flat_map(|group| &group.items);
        let names = items.map(|item| item.name.longest_word() * self.size);
        let figures = groups.iter().flat_map(|group| &group.items);
        let figures = figures.filter_map(|item| item.figure.as_ref());
        let figures = figures.map(|figure| figure.longest_word() * self.small);
        let longest = names.chain(figures).fold(0.0, f64::max);
        let most = self.size * LONGEST_WORD;
        (longest.min(most) + 0.1)
            .max(self.size * READABLE)
            .max(36.0)
            + 2.0 * self.beside
    }

    /// Columns are not made narrower to save height.
    pub(super) fn widest(&self) -> f64 {
        self.size * 40.0
    }
}
