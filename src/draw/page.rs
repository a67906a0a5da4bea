//! The way from content to pages: how large the text is, how wide the upright bands are, where a page ends.

use super::changes_list::{ENTRY, Listing};
use super::grid::{self, Shelf};
use super::maker::{HEADING, Maker};
use super::measure::{Measure, SMALLEST};
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
/// The size of text where a list lies below the picture, at the least.
const EASY: f64 = 7.0;
/// The same within a document.
const INSET_TEXT: f64 = 7.5;
/// The size of text where one sheet is not enough.
const PAGED: f64 = 7.5;
/// More elements than this do not go on one page that takes the size of its content.
const MOST: usize = 300;

/// The pages and the size of the smallest text on paper, with the list of changes if there is one.
pub(super) fn pages<'m>(
    mut maker: Maker<'m>,
    asked: &Drawing,
    list: Option<&'m Listing<'m>>,
) -> (Vec<Page>, f64) {
    let own_pages = match asked.paper {
        _ if asked.fit || asked.inset.is_some() => None,
        Some((paper, orientation)) => Some(sheet(paper, orientation)),
        None => maker.free_sheet(),
    };
    // A short list lies below the picture, where there is room for it.
    maker.changes.below = list;
    let mut lists = Vec::new();
    if let (Some(list), Some(size)) = (list, own_pages)
        && (asked.paper.is_none() || !maker.has_room(size))
    {
        maker.changes.below = None;
        lists = list.pages(maker.area(size));
    }
    maker.changes.pages = lists.len();
    let (mut pages, mut smallest) = maker.pictures(asked);
    if list.is_some() {
        smallest = smallest.min(ENTRY);
    }
    let drawn = pages.len();
    for (list, size) in lists.into_iter().zip(own_pages.into_iter().cycle()) {
        let number = pages.len().saturating_add(1);
        let mut page = maker.page(number, drawn, (size, size), Vec::new());
        page.changes = Some(list);
        pages.push(page);
    }
    (pages, smallest)
}

/// The size of a sheet in points.
pub(super) fn sheet(paper: Paper, orientation: Orientation) -> Size {
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
    /// The pages with the picture.
    fn pictures(&self, asked: &Drawing) -> (Vec<Page>, f64) {
        let sheet = match (asked.inset, asked.paper) {
            (Some((width, Some(height))), _) => Size { width, height },
            (Some((width, None)), _) => return self.free(asked.fit, Some(width)),
            (None, Some((paper, orientation))) => sheet(paper, orientation),
            (None, None) => return self.free(asked.fit, None),
        };
        if asked.fit {
            self.fitted(sheet)
        } else {
            self.on_paper(sheet)
        }
    }

    /// Whether a sheet has room for everything, in letters that are read with ease.
    fn has_room(&self, paper: Size) -> bool {
        let area = self.area(paper);
        let plan = self.plan(EASY, area.width, area.height);
        plan.is_some_and(|plan| plan.height <= area.height)
    }

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

    fn elements(&self) -> usize {
        self.bands().map(|band| band.count).sum()
    }

    fn free_width(&self) -> f64 {
        let width = if self.elements() > 120 {
            1480.0
        } else {
            1120.0
        };
        self.gutters.page.unwrap_or(width)
    }

    /// The size of each page where no paper is asked for and the elements are too many for one.
    fn free_sheet(&self) -> Option<Size> {
        let width = self.free_width();
        let height = width * 0.75;
        (self.elements() > MOST).then_some(Size { width, height })
    }

    /// As high as it needs to be.
    fn free(&self, fit: bool, inset: Option<f64>) -> (Vec<Page>, f64) {
        let (text, width) = match inset {
            Some(width) => (INSET_TEXT, width),
            None => (FREE, self.free_width()),
        };
        if self.elements() > MOST && !fit {
            let height = width * 0.75;
            return self.paged(Size { width, height });
        }
        let share = if inset.is_some() { 0.1 } else { 0.62 };
        let tall = Size {
            width,
            height: width * share + self.list_height(width),
        };
        let area = self.area(tall);
        let mut height = area.height;
        loop {
            if let Some(plan) = self.plan(text, area.width, height) {
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
        let measure = self.measure(PAGED);
        let bands = paging::pages(self, &measure, area);
        let count = bands.len();
        let page = |(nth, bands)| self.page(nth + 1, count, (paper, paper), bands);
        let pages = bands.into_iter().enumerate().map(page);
        (pages.collect(), measure.small.min(measure.size))
    }

    /// How everything goes on one page of that size; none if an upright band is too high for it.
    fn plan(&self, size: f64, width: f64, height: f64) -> Option<Plan> {
        let measure = self.measure(size);
        let mut left = width;
        let mut sides = Vec::new();
        for band in &self.content.sides {
            let heading = self.heading(band, &measure);
            let most = width * 0.42 / number(self.content.sides.len());
            // No word of it is broken.
            let least = measure.narrowest(&band.groups) + 2.0 * (measure.rim + measure.inset);
            let mut room = SIDE.max(least.min(most));
            let found = loop {
                let inner = room - 2.0 * measure.rim;
                let shelves = grid::shelves(&band.groups, inner, &measure, f64::INFINITY);
                let needs =
                    grid::height(&shelves, &measure) + heading.height(room) + 2.0 * measure.rim;
                if needs <= height {
                    break Some((room, shelves));
                }
                room += 6.0;
                if room > most.max(SIDE) {
                    break None;
                }
            };
            let (room, shelves) = found?;
            left -= room + measure.bands;
            sides.push((room, shelves));
        }
        let inner = left - HEADING - 2.0 * measure.rim;
        let mut heights = Vec::new();
        let mut stack = Vec::new();
        for band in &self.content.stack {
            let shelves = grid::shelves(&band.groups, inner, &measure, f64::INFINITY);
            let heading = self.least(band, &measure);
            heights.push((grid::height(&shelves, &measure) + 2.0 * measure.rim).max(heading));
            stack.push(shelves);
        }
        let gaps = measure.bands * number(heights.len().saturating_sub(1));
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
            right -= width + plan.measure.bands;
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
            let groups = placing.fill(&whole(band, shelves), room.inset(plan.measure.rim));
            upright.push(frame(self.fonts, band, &heading, (rect, header), groups));
        }
        let gaps = plan.measure.bands * number(plan.heights.len().saturating_sub(1));
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
            y += rect.height + plan.measure.bands;
            bands.push(self.row(band, &whole(band, shelves), rect, &placing));
        }
        // Upright bands are read after the others.
        bands.extend(upright);
        self.page(1, 1, (paper, size), bands)
    }
}

/// The least width of an upright band.
const SIDE: f64 = 84.0;
