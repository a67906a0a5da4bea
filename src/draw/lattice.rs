//! The lattice that edges run on: lines 4 points apart, on which the borders of boxes lie too.
//!
//! Where nothing stands on a line an edge may run. So edges keep 4 points from each other, from boxes and from texts.

use super::number;
use super::scene::{ElementBox, Label, Page, Rect};

/// How far lines are apart, and edges from everything else.
pub(super) const PITCH: f64 = 4.0;

/// Moves the borders of boxes to the nearest lines, and their texts along.
pub(super) fn snap(page: &mut Page) {
    let groups = page.bands.iter_mut().flat_map(|band| &mut band.groups);
    for element in groups.flat_map(|group| &mut group.boxes) {
        let old = element.rect;
        let near = |length: f64| (length / PITCH).round() * PITCH;
        let (x, y) = (near(old.x), near(old.y));
        let rect = Rect {
            x,
            y,
            width: near(old.right()) - x,
            height: near(old.bottom()) - y,
        };
        let right = rect.middle() - old.middle();
        let down = rect.y - old.y + (rect.height - old.height) / 2.0;
        shift(element, right, down);
        element.rect = rect;
    }
}

fn shift(element: &mut ElementBox, right: f64, down: f64) {
    let moved = |label: &mut Label| {
        for line in &mut label.lines {
            line.x += right;
            line.y += down;
        }
    };
    moved(&mut element.name);
    if let Some(figure) = &mut element.figure {
        moved(figure);
    }
}

/// Where edges may run on a page.
pub(super) struct Lattice {
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// By place, whether nothing stands there.
    free: Vec<bool>,
    /// By place, whether it is better avoided.
    poor: Vec<bool>,
    /// By place, whether it lies too near a text for anything to end there.
    near_text: Vec<bool>,
    /// The boxes by their borders: left, top, right, bottom.
    pub(super) boxes: Vec<[usize; 4]>,
    /// How far from its right end the upper border of each is kept for signs.
    pub(super) signs: Vec<usize>,
}

/// Edges come no nearer to the sides of the paper.
const RIM: f64 = 8.0;

impl Lattice {
    /// The lattice of a page whose boxes are on its lines. O(area).
    pub(super) fn of(page: &Page) -> Self {
        let columns = whole(page.size.width / PITCH) + 1;
        let rows = whole(page.size.height / PITCH) + 1;
        let size = columns.saturating_mul(rows);
        let mut lattice = Self {
            columns,
            rows,
            free: vec![false; size],
            poor: vec![false; size],
            near_text: vec![false; size],
            boxes: Vec::new(),
            signs: Vec::new(),
        };
        let top = page.bands.iter().map(|b| b.rect.y);
        let top = top.fold(f64::INFINITY, f64::min);
        let bottom = page.bands.iter().map(|b| b.rect.bottom());
        let bottom = bottom.fold(0.0, f64::max);
        if !top.is_finite() {
            return lattice;
        }
        lattice.mark(
            Rect {
                x: RIM,
                y: top,
                width: page.size.width - 2.0 * RIM,
                height: bottom - top,
            },
            |free, _| *free = true,
        );
        let blocked = |free: &mut bool, _: &mut bool| *free = false;
        for band in &page.bands {
            lattice.mark(band.header.inset(-1.0), blocked);
            for group in &band.groups {
                if group.is_foreign {
                    lattice.frame(group.rect);
                }
                if let Some(caption) = &group.caption {
                    lattice.text(caption.area().inset(1e-7 - PITCH));
                }
                for element in &group.boxes {
                    let rect = element.rect;
                    lattice.mark(rect, blocked);
                    let at = |length: f64| whole(length / PITCH);
                    lattice.boxes.push([
                        at(rect.x),
                        at(rect.y),
                        at(rect.right()),
                        at(rect.bottom()),
                    ]);
                    let signs = super::content::has_sign(element.status);
                    lattice.signs.push(if signs { 3 } else { 0 });
                }
            }
        }
        lattice
    }

    /// Marks the places in an area, its borders included.
    fn mark(&mut self, area: Rect, how: impl Fn(&mut bool, &mut bool)) {
        const UNSEEN: f64 = 1e-6;
        let from = |length: f64| whole(((length - UNSEEN) / PITCH).ceil());
        let to = |length: f64| ((length + UNSEEN) / PITCH).floor();
        let (right, bottom) = (to(area.right()), to(area.bottom()));
        if right < 0.0 || bottom < 0.0 {
            return;
        }
        for row in from(area.y)..=whole(bottom).min(self.rows.saturating_sub(1)) {
            for column in from(area.x)..=whole(right).min(self.columns.saturating_sub(1)) {
                let at = row * self.columns + column;
                if let (Some(free), Some(poor)) = (self.free.get_mut(at), self.poor.get_mut(at)) {
                    how(free, poor);
                }
            }
        }
    }

    /// Nothing runs or ends near a text.
    fn text(&mut self, area: Rect) {
        self.mark(area, |free, _| *free = false);
        let poor = std::mem::take(&mut self.poor);
        self.poor = std::mem::take(&mut self.near_text);
        self.mark(area, |_, near| *near = true);
        self.near_text = std::mem::replace(&mut self.poor, poor);
    }

    /// Along the frame of a group no edge should run.
    fn frame(&mut self, rect: Rect) {
        let poor = |_: &mut bool, poor: &mut bool| *poor = true;
        for x in [rect.x, rect.right()] {
            let side = Rect {
                x: x - 1.5,
                width: 3.0,
                ..rect
            };
            self.mark(side, poor);
        }
        for y in [rect.y, rect.bottom()] {
            let side = Rect {
                y: y - 1.5,
                height: 3.0,
                ..rect
            };
            self.mark(side, poor);
        }
    }

    pub(super) fn is_free(&self, at: usize) -> bool {
        self.free.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is_poor(&self, at: usize) -> bool {
        self.poor.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is_near_text(&self, at: usize) -> bool {
        self.near_text.get(at).copied().unwrap_or_default()
    }

    /// Where a place lies on the page.
    pub(super) fn point(&self, at: usize) -> super::edge::Point {
        let columns = self.columns.max(1);
        super::edge::Point {
            x: number(at % columns) * PITCH,
            y: number(at / columns) * PITCH,
        }
    }
}

/// A length that is not negative, in whole steps.
#[expect(clippy::cast_sign_loss, reason = "negative lengths become none")]
fn whole(length: f64) -> usize {
    (length + 1e-6).max(0.0) as usize
}
