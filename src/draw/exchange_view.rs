//! Exchanges of data: agencies side by side, the platforms between them, and each exchange a line of its own that touches
//! what it passes.
//!
//! A line upright goes down from each system and platform. An exchange runs level from the one system to the other; where
//! its route passes a platform it has a dot there, and where it passes anything else it crosses. Where a route leads back
//! it goes on in a line below.

use std::collections::BTreeMap;

use super::content::{GroupContent, elements};
use super::edge::{EdgeGroup, Point};
use super::exchange_rows::{Column, Row, columns, is_own, order, row, turns};
use super::links::{sentence, stage};
use super::maker::Maker;
use super::measure::{Measure, SMALLEST};
use super::metrics::{Fonts, LINE, Weight};
use super::number;
use super::options::Drawing;
use super::page::sheet;
use super::place::{Heading, Setting, label, text_height};
use super::scene::{
    Align, BandFrame, Edge, ElementBox, Group, Guide, Label, Page, Rect, RelationsShown, Size, Tone,
};
use super::wrap::Flow;
use crate::model::{ElementRef, RelationRef};
use crate::text::Text;

/// Between agencies.
const BETWEEN: f64 = 6.0;
/// Within an agency, at its sides.
const RIM: f64 = 5.0;
/// Between systems.
const GAP: f64 = 6.0;
/// How wide the numbers of exchanges are, with what is said of each.
const NUMBERS: f64 = 92.0;
/// Between the line of an exchange and the next part of it, where it leads back.
const BACK: f64 = 5.0;
/// A row is at least so high.
const ROW: f64 = 15.0;
/// The size of text where the page takes the size of its content.
const FREE: f64 = 8.5;
/// Systems are so wide there, in sizes of the font.
const WIDE: f64 = 8.5;
/// Text on paper is no larger.
const LARGEST: f64 = 9.5;
/// So many exchanges go on a page that takes the size of its content.
const MOST: usize = 120;
/// So many systems and platforms do.
const MOST_SYSTEMS: usize = 36;

pub(super) struct View<'m, 'a> {
    maker: &'m Maker<'m>,
    asked: &'m Drawing,
    rows: Vec<Row<'a>>,
}

/// The pages, the size of the smallest text and how many exchanges are shown.
pub(super) fn pages(
    maker: &Maker<'_>,
    asked: &Drawing,
    relations: &[RelationRef<'_>],
) -> (Vec<Page>, f64, RelationsShown) {
    let rows: Vec<_> = relations.iter().map(|r| row(*r, maker)).collect();
    let mut view = View { maker, asked, rows };
    view.sort();
    let (pages, smallest) = view.pages();
    let shown = RelationsShown {
        asked: relations.len(),
        drawn: pages.iter().map(|page| page.edges.len()).sum(),
        ..RelationsShown::default()
    };
    (pages, smallest, shown)
}

impl<'a> View<'_, 'a> {
    /// By the systems at the left, then those at the right.
    fn sort(&mut self) {
        let lang = self.maker.lang;
        self.rows.sort_by_cached_key(|row| {
            let ends = [row.stops.first(), row.stops.last()];
            let mut ends: Vec<_> = ends
                .into_iter()
                .flatten()
                .map(|end| (!is_own(*end), end.id()))
                .collect();
            ends.sort_unstable();
            (ends, sentence(row.relation, lang))
        });
    }

    fn pages(&self) -> (Vec<Page>, f64) {
        let Some((paper, orientation)) = self.asked.paper else {
            return self.free();
        };
        let sheet = sheet(paper, orientation);
        let all: Vec<&Row<'a>> = self.rows.iter().collect();
        let mut size = LARGEST;
        while size >= SMALLEST {
            if self.fits(&all, size, self.maker.area(sheet)) {
                let page = self.page(&all, size, (sheet, sheet), (1, 1, 1));
                return (vec![page], size.min(SMALL));
            }
            size -= 0.25;
        }
        if self.asked.fit {
            return self.fitted(&all, sheet);
        }
        let area = self.maker.area(sheet);
        let chunks = self.chunks(|rows| self.fits(rows, SMALLEST, area));
        let of = chunks.len();
        let page = |(nth, rows): (usize, &Vec<&Row<'a>>)| {
            let place = (nth + 1, of, first(&chunks, nth));
            self.page(rows, SMALLEST, (sheet, sheet), place)
        };
        (chunks.iter().enumerate().map(page).collect(), SMALLEST)
    }

    fn free(&self) -> (Vec<Page>, f64) {
        let takes = |rows: &[&Row<'a>]| {
            let columns = columns(rows, self.maker);
            let systems: usize = columns.iter().map(|c| c.group.items.len()).sum();
            self.asked.fit || rows.len() <= MOST && systems <= MOST_SYSTEMS
        };
        let chunks = self.chunks(takes);
        let of = chunks.len();
        let page = |(nth, rows): (usize, &Vec<&Row<'a>>)| {
            let columns = columns(rows, self.maker);
            let systems: usize = columns.iter().map(|c| c.group.items.len()).sum();
            let measure = self.measure(FREE);
            let groups: Vec<_> = columns.iter().map(|c| &c.group).collect();
            let wide = (WIDE * FREE).max(narrowest(&measure, &groups));
            let width = NUMBERS
                + number(columns.len()) * (BETWEEN + 2.0 * RIM - GAP)
                + number(systems) * (wide + GAP)
                + 48.0;
            let mut size = Size {
                width: width.max(640.0),
                height: 1000.0,
            };
            let area = self.maker.area(size);
            let needs = self.height(rows, &columns, FREE, area.width);
            size.height += needs.max(60.0) - area.height;
            self.page(rows, FREE, (size, size), (nth + 1, of, first(&chunks, nth)))
        };
        (
            chunks.iter().enumerate().map(page).collect(),
            SMALL.min(FREE),
        )
    }

    /// On one sheet: everything is measured on a larger one, which is then made smaller.
    fn fitted(&self, all: &[&Row<'a>], paper: Size) -> (Vec<Page>, f64) {
        let mut by = 1.0;
        loop {
            let size = Size {
                width: paper.width * by,
                height: paper.height * by,
            };
            if self.fits(all, SMALLEST, self.maker.area(size)) {
                let page = self.page(all, SMALLEST, (paper, size), (1, 1, 1));
                return (vec![page], SMALLEST / by);
            }
            by *= 1.1;
        }
    }

    /// The rows in parts, each as long as it is taken. A single row always is.
    fn chunks(&self, takes: impl Fn(&[&Row<'a>]) -> bool) -> Vec<Vec<&Row<'a>>> {
        let mut out: Vec<Vec<&Row<'a>>> = Vec::new();
        for row in &self.rows {
            let mut more: Vec<&Row<'a>> = out.last().cloned().unwrap_or_default();
            more.push(row);
            match out.last_mut() {
                Some(last) if takes(&more) => *last = more,
                _ => out.push(vec![row]),
            }
        }
        if out.is_empty() {
            out.push(Vec::new());
        }
        out
    }

    fn measure(&self, size: f64) -> Measure {
        Measure::of(size, self.maker.gutters)
    }

    /// How wide each system is.
    fn width(columns: &[Column<'a>], width: f64) -> f64 {
        let systems: usize = columns.iter().map(|c| c.group.items.len()).sum();
        let left = width - NUMBERS - number(columns.len()) * (BETWEEN + 2.0 * RIM - GAP);
        left / number(systems.max(1)) - GAP
    }

    fn heading(&self, column: &Column<'_>, size: f64) -> Heading {
        let count = elements(column.group.items.len())
            .get(self.maker.lang)
            .to_owned();
        Heading {
            name: column.name.clone(),
            count: Flow::new(self.maker.fonts, count, Weight::Regular),
            size,
            small: size.min(SMALL),
        }
    }

    /// How high headers and boxes are.
    fn heads(&self, columns: &[Column<'a>], size: f64, wide: f64) -> (f64, f64) {
        let measure = self.measure(size);
        let header = columns.iter().map(|column| {
            let width = outer(column.group.items.len(), wide);
            self.heading(column, size).height(width)
        });
        let boxes = columns.iter().flat_map(|c| &c.group.items);
        let boxes = boxes.map(|item| measure.height(item, wide));
        (header.fold(0.0, f64::max), boxes.fold(0.0, f64::max))
    }

    fn height(&self, rows: &[&Row<'a>], columns: &[Column<'a>], size: f64, width: f64) -> f64 {
        let wide = Self::width(columns, width);
        let (header, boxes) = self.heads(columns, size, wide);
        let lines = rows.iter().map(|row| Self::row_height(row, columns));
        header + boxes + lines.sum::<f64>() + 2.0 * RIM + 8.0
    }

    fn row_height(row: &Row<'a>, columns: &[Column<'a>]) -> f64 {
        let said = text_height(&row.said, NUMBERS - 24.0, SMALL) + 4.0;
        let turns = number(turns(row, &order(columns)));
        said.max(ROW + turns * BACK)
    }

    fn fits(&self, rows: &[&Row<'a>], size: f64, area: Rect) -> bool {
        let columns = columns(rows, self.maker);
        let wide = Self::width(&columns, area.width);
        let groups: Vec<_> = columns.iter().map(|c| &c.group).collect();
        wide >= narrowest(&self.measure(size), &groups)
            && self.height(rows, &columns, size, area.width) <= area.height
    }

    fn page(
        &self,
        rows: &[&Row<'a>],
        size: f64,
        (paper, sheet): (Size, Size),
        (page, of, first): (usize, usize, usize),
    ) -> Page {
        let area = self.maker.area(sheet);
        let columns = columns(rows, self.maker);
        let wide = Self::width(&columns, area.width);
        let (header, boxes) = self.heads(&columns, size, wide);
        let needs = self.height(rows, &columns, size, area.width);
        let stretch = ((area.height - needs) / number(rows.len().max(1))).clamp(0.0, 10.0);
        let bottom = area.y + needs + stretch * number(rows.len());
        let mut x = area.x + NUMBERS;
        let mut bands = Vec::new();
        let mut guides = Vec::new();
        let mut places: BTreeMap<String, f64> = BTreeMap::new();
        let placing = self.maker.placing(&self.measure(size));
        for column in &columns {
            x += BETWEEN;
            let count = column.group.items.len();
            let rect = Rect {
                x,
                y: area.y,
                width: outer(count, wide),
                height: bottom - area.y,
            };
            let head = Rect {
                height: header,
                ..rect
            };
            let mut set: Vec<ElementBox> = Vec::new();
            for (nth, item) in column.group.items.iter().enumerate() {
                let at = Rect {
                    x: x + RIM + number(nth) * (wide + GAP),
                    y: head.bottom() + RIM,
                    width: wide,
                    height: boxes,
                };
                places.insert(item.element.id().to_owned(), at.middle());
                guides.push(Guide {
                    from: Point {
                        x: at.middle(),
                        y: at.bottom(),
                    },
                    to: Point {
                        x: at.middle(),
                        y: bottom - 4.0,
                    },
                    is_platform: column.key == "platforms",
                });
                set.push(placing.element(item, at));
            }
            let group = Group {
                rect: Rect {
                    y: head.bottom(),
                    height: bottom - head.bottom(),
                    ..rect
                },
                is_foreign: false,
                caption: None,
                boxes: set,
            };
            bands.push(BandFrame {
                key: column.key,
                name: format!("{} ({count})", column.name.text),
                hue: column.hue,
                upright: true,
                rect,
                header: head,
                labels: self.heading(column, size).labels(self.maker.fonts, head),
                groups: vec![group],
            });
            x = rect.right();
        }
        let order = order(&columns);
        let mut y = area.y + header + boxes + 2.0 * RIM + 4.0;
        let mut edges = Vec::new();
        let mut numbers = Vec::new();
        for (nth, row) in rows.iter().enumerate() {
            let height = Self::row_height(row, &columns) + stretch;
            numbers.extend(self.number(
                row,
                first + nth,
                Rect {
                    x: area.x,
                    y,
                    width: NUMBERS,
                    height,
                },
            ));
            let depth = number(turns(row, &order)) * BACK;
            edges.push(self.edge(row, y + (height - depth) / 2.0, &places));
            y += height;
        }
        bands.insert(0, self.numbers(numbers, area, header, bottom));
        let mut page = self.maker.page(page, of, (paper, sheet), bands);
        page.edges = edges;
        page.guides = guides;
        page
    }

    /// The band with the numbers of the exchanges.
    fn numbers(&self, numbers: Vec<Label>, area: Rect, header: f64, bottom: f64) -> BandFrame {
        static EXCHANGES: Text = Text::fixed("Kết nối", "Exchanges");
        let name = EXCHANGES.get(self.maker.lang).to_owned();
        let rect = Rect {
            width: NUMBERS,
            height: bottom - area.y,
            ..area
        };
        let head = Rect {
            height: header,
            ..rect
        };
        let how = Setting {
            size: 8.0,
            weight: Weight::Bold,
            align: Align::Middle,
            tone: Tone::OnBand,
        };
        let flow = Flow::new(self.maker.fonts, name.clone(), Weight::Bold);
        let at = Rect {
            y: head.y + (header - 8.0 * LINE) / 2.0,
            ..head
        };
        let mut labels = vec![label(self.maker.fonts, &flow, at, how)];
        labels.extend(numbers);
        BandFrame {
            key: "exchanges",
            name,
            hue: 6,
            upright: true,
            rect,
            header: head,
            labels,
            groups: Vec::new(),
        }
    }

    /// The number of an exchange and what is said of it.
    fn number(&self, row: &Row<'a>, nth: usize, area: Rect) -> Vec<Label> {
        let fonts: &Fonts = self.maker.fonts;
        let how = Setting {
            size: SMALL,
            weight: Weight::Bold,
            align: Align::Right,
            tone: Tone::Quiet,
        };
        let height = text_height(&row.said, NUMBERS - 24.0, SMALL);
        let middle = area.y + area.height / 2.0;
        let number = Flow::new(fonts, nth.to_string(), Weight::Bold);
        let at = Rect {
            width: 16.0,
            y: middle - SMALL * LINE / 2.0,
            ..area
        };
        let mut out = vec![label(fonts, &number, at, how)];
        if !row.said.text.is_empty() {
            let beside = Rect {
                x: area.x + 20.0,
                width: NUMBERS - 24.0,
                y: middle - height / 2.0,
                ..area
            };
            let how = Setting {
                weight: Weight::Regular,
                align: Align::Left,
                ..how
            };
            out.push(label(fonts, &row.said, beside, how));
        }
        out
    }

    fn edge(&self, row: &Row<'a>, y: f64, places: &BTreeMap<String, f64>) -> Edge {
        let x = |stop: &ElementRef<'_>| places.get(stop.id()).copied().unwrap_or_default();
        let xs: Vec<f64> = row.stops.iter().map(x).collect();
        let mut points: Vec<Point> = Vec::new();
        let mut stops = Vec::new();
        let mut y = y;
        for (nth, x) in xs.iter().enumerate() {
            points.push(Point { x: *x, y });
            let before = nth.checked_sub(1).and_then(|nth| xs.get(nth));
            if let (Some(before), Some(after)) = (before, xs.get(nth + 1)) {
                stops.push(Point { x: *x, y });
                if (x - before) * (after - x) < 0.0 {
                    y += BACK;
                    points.push(Point { x: *x, y });
                }
            }
        }
        let end = |stop: Option<&ElementRef<'_>>| stop.map_or("", |e| e.id()).to_owned();
        Edge {
            from: end(row.stops.first()),
            to: end(row.stops.last()),
            kind: Some(row.relation.kind()),
            group: EdgeGroup::of(row.relation.kind()),
            two_way: row.two_way,
            status: stage([row.relation]),
            count: 1,
            points: straight(points),
            stops,
            label: None,
            told: sentence(row.relation, self.maker.lang),
        }
    }
}

/// The size of what is said of an exchange.
const SMALL: f64 = 7.0;

fn narrowest(measure: &Measure, groups: &[&GroupContent<'_>]) -> f64 {
    let each = groups
        .iter()
        .map(|group| measure.narrowest(std::slice::from_ref(*group)));
    each.fold(0.0, f64::max)
}

/// The number of the first exchange of a page.
fn first(chunks: &[Vec<&Row<'_>>], page: usize) -> usize {
    let before = chunks.iter().take(page).map(Vec::len);
    1 + before.sum::<usize>()
}

/// How wide an agency with so many systems is.
fn outer(systems: usize, wide: f64) -> f64 {
    number(systems) * (wide + GAP) - GAP + 2.0 * RIM
}

/// Without the points in the middle of straight parts.
fn straight(points: Vec<Point>) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::new();
    for point in points {
        if let [.., before, last] = out.as_slice() {
            let level = (before.y - last.y).abs() < 1e-6 && (last.y - point.y).abs() < 1e-6;
            if level {
                out.pop();
            }
        }
        out.push(point);
    }
    out
}
