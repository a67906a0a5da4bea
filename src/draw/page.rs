//! The way from content to pages: how large the text is, how wide the upright bands are, where a page ends.

use super::content::Content;
use super::grid::{self, Shelf};
use super::head::Head;
use super::maker::{BETWEEN, HEADING, INSET, MARGIN, Maker};
use super::measure::{Measure, SMALLEST};
use super::metrics::Fonts;
use super::options::{Drawing, Orientation, Paper};
use super::place::{frame, whole};
use super::scene::{Page, Rect, Size};
use super::{number, paging};

/// Text on paper is no larger.
const LARGEST: f64 = 10.0;
/// The steps between.
const STEP: f64 = 0.25;
/// The size of text where the page takes the size of its content.
const FREE: f64 = 9.0;
/// The same within a document.
const INSET_TEXT: f64 = 7.5;
/// The size of text where one sheet is not enough.
const PAGED: f64 = 7.5;
/// More elements than this do not go on one page that takes the size of its content.
const MOST: usize = 300;

/// The pages and the size of the smallest text on paper.
pub(super) fn pages(
    content: &Content<'_>,
    head: &Head<'_>,
    asked: &Drawing,
    fonts: &Fonts,
) -> (Vec<Page>, f64) {
    let maker = Maker {
        content,
        head,
        fonts,
        lang: asked.lang,
        margin: if asked.inset.is_some() { 0.0 } else { MARGIN },
        counts: asked.only.is_none(),
        focus: asked.focus.as_deref(),
    };
    match asked.inset {
        Some((width, Some(height))) => {
            let size = Size { width, height };
            return if asked.fit {
                maker.fitted(size)
            } else {
                maker.on_paper(size)
            };
        }
        Some((width, None)) => return maker.free(asked.fit, Some(width)),
        None => {}
    }
    match asked.paper {
        Some((paper, orientation)) => {
            let size = sheet(paper, orientation);
            if asked.fit {
                maker.fitted(size)
            } else {
                maker.on_paper(size)
            }
        }
        None => maker.free(asked.fit, None),
    }
}

/// The size of a sheet in points.
fn sheet(paper: Paper, orientation: Orientation) -> Size {
    let (short, long) = match paper {
        Paper::A4 => (595.28, 841.89),
        Paper::A3 => (841.89, 1190.55),
    };
    let (width, height) = match orientation {
        Orientation::Landscape => (long, short),
        Orientation::Portrait => (short, long),
    };
    Size { width, height }
}

/// How everything goes on one page.
struct Plan {
    measure: Measure,
    stack: Vec<Vec<Shelf>>,
    sides: Vec<(f64, Vec<Shelf>)>,
    /// The heights of the bands of the stack.
    heights: Vec<f64>,
    /// What the page has to be high for all.
    height: f64,
}

impl Maker<'_> {
    fn on_paper(&self, paper: Size) -> (Vec<Page>, f64) {
        let area = self.area(paper);
        let fits = |size| {
            let plan = self.plan(size, area.width, area.height);
            plan.filter(|plan| plan.height <= area.height)
        };
        let Some(mut best) = fits(SMALLEST) else {
            return self.paged(paper);
        };
        // The largest that fits; what fits at one size fits at smaller ones as well, nearly.
        let mut size = LARGEST;
        while size > SMALLEST {
            if let Some(plan) = fits(size) {
                best = plan;
                break;
            }
            size -= STEP;
        }
        let smallest = best.measure.small.min(best.measure.size);
        (vec![self.one(&best, paper, paper, area)], smallest)
    }

    /// On one sheet: everything is measured on a larger one, which is then made smaller.
    fn fitted(&self, paper: Size) -> (Vec<Page>, f64) {
        let mut by = 1.0;
        loop {
            let size = Size {
                width: paper.width * by,
                height: paper.height * by,
            };
            let area = self.area(size);
            let plan = self.plan(SMALLEST, area.width, area.height);
            let fits = plan.filter(|plan| plan.height <= area.height);
            if by < 1.01 && fits.is_some() {
                return self.on_paper(paper);
            }
            if let Some(plan) = fits {
                return (vec![self.one(&plan, paper, size, area)], SMALLEST / by);
            }
            by *= 1.05;
        }
    }

    /// As high as it needs to be.
    fn free(&self, fit: bool, width: Option<f64>) -> (Vec<Page>, f64) {
        let elements: usize = self.bands().map(|band| band.count).sum();
        let common = if elements > 120 { 1480.0 } else { 1120.0 };
        let size = if width.is_some() { INSET_TEXT } else { FREE };
        let width = width.unwrap_or(common);
        if elements > MOST && !fit {
            let paper = Size {
                width,
                height: width * 0.75,
            };
            return self.paged(paper);
        }
        let tall = Size {
            width,
            height: width * if self.margin > 0.0 { 0.62 } else { 0.1 },
        };
        let area = self.area(tall);
        let mut height = area.height;
        loop {
            if let Some(plan) = self.plan(size, area.width, height) {
                let more = plan.height - area.height;
                let paper = Size {
                    width,
                    height: tall.height + more,
                };
                let area = Rect {
                    height: plan.height,
                    ..area
                };
                return (
                    vec![self.one(&plan, paper, paper, area)],
                    plan.measure.small,
                );
            }
            height *= 1.3;
        }
    }

    fn paged(&self, paper: Size) -> (Vec<Page>, f64) {
        let area = self.area(paper);
        let measure = Measure::of(PAGED);
        let bands = paging::pages(self, &measure, area);
        let count = bands.len();
        let page = |(nth, bands)| self.page(nth + 1, count, (paper, paper), bands);
        let pages = bands.into_iter().enumerate().map(page);
        (pages.collect(), measure.small.min(measure.size))
    }

    /// How everything goes on one page of that size; none if an upright band is too high for it.
    fn plan(&self, size: f64, width: f64, height: f64) -> Option<Plan> {
        let measure = Measure::of(size);
        let mut left = width;
        let mut sides = Vec::new();
        for band in &self.content.sides {
            let heading = self.heading(band, &measure);
            let most = width * 0.42 / number(self.content.sides.len());
            // No word of it is broken.
            let least = measure.narrowest(&band.groups) + 2.0 * (INSET + measure.inset);
            let mut room = SIDE.max(least.min(most));
            let found = loop {
                let inner = room - 2.0 * INSET;
                let shelves = grid::shelves(&band.groups, inner, &measure, f64::INFINITY);
                let needs = grid::height(&shelves, &measure) + heading.height(room) + 2.0 * INSET;
                if needs <= height {
                    break Some((room, shelves));
                }
                room += 6.0;
                if room > most.max(SIDE) {
                    break None;
                }
            };
            let (room, shelves) = found?;
            left -= room + BETWEEN;
            sides.push((room, shelves));
        }
        let inner = left - HEADING - 2.0 * INSET;
        let mut heights = Vec::new();
        let mut stack = Vec::new();
        for band in &self.content.stack {
            let shelves = grid::shelves(&band.groups, inner, &measure, f64::INFINITY);
            let heading = self.heading(band, &measure).height(HEADING);
            heights.push((grid::height(&shelves, &measure) + 2.0 * INSET).max(heading));
            stack.push(shelves);
        }
        let gaps = BETWEEN * number(heights.len().saturating_sub(1));
        let total = heights.iter().sum::<f64>() + gaps;
        let upright = if sides.is_empty() { 0.0 } else { height };
        Some(Plan {
            measure,
            stack,
            sides,
            heights,
            height: total.max(upright),
        })
    }

    /// A single page.
    fn one(&self, plan: &Plan, paper: Size, size: Size, area: Rect) -> Page {
        let placing = self.placing(&plan.measure);
        let mut right = area.right();
        let mut upright = Vec::new();
        for (band, (width, shelves)) in self.content.sides.iter().zip(&plan.sides) {
            let rect = Rect {
                x: right - width,
                width: *width,
                ..area
            };
            right -= width + BETWEEN;
            let heading = self.heading(band, &plan.measure);
            let header = Rect {
                height: heading.height(*width),
                ..rect
            };
            let room = Rect {
                y: header.bottom(),
                height: rect.height - header.height,
                ..rect
            };
            let groups = placing.fill(&whole(band, shelves), room.inset(INSET));
            upright.push(frame(self.fonts, band, &heading, (rect, header), groups));
        }
        let gaps = BETWEEN * number(plan.heights.len().saturating_sub(1));
        let natural: f64 = plan.heights.iter().sum();
        let stretch = ((area.height - gaps) / natural.max(1.0)).max(1.0);
        let mut y = area.y;
        let mut bands = Vec::new();
        let all = self.content.stack.iter().zip(&plan.stack);
        for ((band, shelves), height) in all.zip(&plan.heights) {
            let rect = Rect {
                x: area.x,
                y,
                width: right - area.x,
                height: height * stretch,
            };
            y += rect.height + BETWEEN;
            bands.push(self.row(band, &whole(band, shelves), rect, &placing));
        }
        // Upright bands are read after the others.
        bands.extend(upright);
        self.page(1, 1, (paper, size), bands)
    }
}

/// The least width of an upright band.
const SIDE: f64 = 84.0;
