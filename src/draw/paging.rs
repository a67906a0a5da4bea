//! Several pages: bands one after the other, those at a side last. A shelf goes to the next page as a whole; only one
//! that holds a single group is parted between its rows.

use super::content::BandContent;
use super::grid;
use super::maker::{HEADING, Maker};
use super::measure::Measure;
use super::number;
use super::place::{Piece, Row, whole};
use super::scene::{BandFrame, Rect};

/// No band of a page that is not full is made higher than this, in parts of its own height.
const STRETCH: f64 = 1.3;

/// The bands of each page.
pub(super) fn pages(maker: &Maker<'_>, measure: &Measure, area: Rect) -> Vec<Vec<BandFrame>> {
    let mut book = Book {
        measure,
        area,
        pages: Vec::new(),
        page: Vec::new(),
        open: Vec::new(),
        least: 0.0,
    };
    let inner = area.width - HEADING - 2.0 * measure.rim;
    for band in maker.bands() {
        book.least = maker.least(band, measure);
        let shelves = grid::shelves(&band.groups, inner, measure, area.height / 3.0);
        for row in whole(band, &shelves) {
            match row.pieces.as_slice() {
                [piece] => book.part(band, *piece, row.column),
                _ => book.shelf(band, row),
            }
        }
        book.close(band);
    }
    book.turn();
    let frames = |page: Vec<Part<'_, '_>>| frames(maker, measure, area, page);
    book.pages.into_iter().map(frames).collect()
}

/// What of a band is on a page.
struct Part<'c, 'a> {
    band: &'c BandContent<'a>,
    rows: Vec<Row<'c, 'a>>,
    height: f64,
}

struct Book<'c, 'a> {
    measure: &'c Measure,
    area: Rect,
    pages: Vec<Vec<Part<'c, 'a>>>,
    /// The page that is being filled.
    page: Vec<Part<'c, 'a>>,
    /// What it has of the band that is being put there.
    open: Vec<Row<'c, 'a>>,
    /// How high the band has to be for its name.
    least: f64,
}

impl<'c, 'a> Book<'c, 'a> {
    /// How much room the open band has for one more row.
    fn room(&self) -> f64 {
        let parts = self
            .page
            .iter()
            .map(|part| part.height + self.measure.bands);
        let rows = self
            .open
            .iter()
            .map(|row| row.height + self.measure.between);
        self.area.height - parts.sum::<f64>() - rows.sum::<f64>() - 2.0 * self.measure.rim
    }

    /// Whether a row of that height goes there. On an empty page every row does.
    fn takes(&self, height: f64) -> bool {
        let is_empty = self.page.is_empty() && self.open.is_empty();
        let room = self.room();
        // The name of the band needs room as well.
        let named = self.least - 2.0 * self.measure.rim;
        is_empty || (height <= room && (!self.open.is_empty() || named <= room))
    }

    fn shelf(&mut self, band: &'c BandContent<'a>, row: Row<'c, 'a>) {
        if !self.takes(row.height) {
            self.close(band);
            self.turn();
        }
        self.open.push(row);
    }

    /// Puts as many rows of a group on each page as it takes.
    fn part(&mut self, band: &'c BandContent<'a>, piece: Piece<'c, 'a>, column: f64) {
        let columns = piece.columns.max(1);
        let mut left = piece.items;
        while !left.is_empty() {
            let mut taken = 0;
            let mut height = 0.0;
            loop {
                let more = (taken + columns).min(left.len());
                let items = left.get(..more).unwrap_or(left);
                let needs = grid::part_height(piece.group, items, columns, column, self.measure);
                let is_first = taken == 0 && self.page.is_empty() && self.open.is_empty();
                if more == taken || !(is_first || self.takes(needs) && needs <= self.room()) {
                    break;
                }
                (taken, height) = (more, needs);
            }
            if taken > 0 {
                let (items, rest) = left.split_at_checked(taken).unwrap_or((left, &[]));
                left = rest;
                self.open.push(Row {
                    pieces: vec![Piece { items, ..piece }],
                    column,
                    height,
                });
            }
            if !left.is_empty() {
                self.close(band);
                self.turn();
            }
        }
    }

    /// Ends what the page has of the band.
    fn close(&mut self, band: &'c BandContent<'a>) {
        if self.open.is_empty() {
            return;
        }
        let rows = std::mem::take(&mut self.open);
        let sum: f64 = rows.iter().map(|row| row.height).sum();
        let gaps = self.measure.between * number(rows.len().saturating_sub(1));
        self.page.push(Part {
            band,
            rows,
            height: (sum + gaps + 2.0 * self.measure.rim).max(self.least),
        });
    }

    fn turn(&mut self) {
        if !self.page.is_empty() {
            self.pages.push(std::mem::take(&mut self.page));
        }
    }
}

fn frames(
    maker: &Maker<'_>,
    measure: &Measure,
    area: Rect,
    page: Vec<Part<'_, '_>>,
) -> Vec<BandFrame> {
    let placing = maker.placing(measure);
    let natural: f64 = page.iter().map(|part| part.height).sum();
    let gaps = measure.bands * number(page.len().saturating_sub(1));
    let stretch = ((area.height - gaps) / natural.max(1.0)).clamp(1.0, STRETCH);
    let mut y = area.y;
    let mut out = Vec::new();
    for part in page {
        let rect = Rect {
            y,
            height: part.height * stretch,
            ..area
        };
        y += rect.height + measure.bands;
        out.push(maker.row(part.band, &part.rows, rect, &placing));
    }
    out
}
