//! Puts bands, groups and boxes at their places.

use super::content::{self, BandContent, GroupContent, Item};
use super::grid::{Shelf, rows, spread};
use super::measure::Measure;
use super::metrics::{BASE, Fonts, LINE, Weight};
use super::number;
use super::overlay::Overlay;
use super::scene::{Align, BandFrame, ElementBox, Group, Label, Line, Rect, Tone};
use super::wrap::Flow;
use crate::model::{ElementRef, Status};
use crate::text::Lang;

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) align: Align,
    pub(super) tone: Tone,
}

/// Sets a text into an area, from its top.
pub(super) fn label(fonts: &Fonts, flow: &Flow, area: Rect, how: Setting) -> Label {
    let x = match how.align {
        Align::Left => area.x,
        Align::Middle => area.middle(),
        Align::Right => area.right(),
    };
    let set = flow.lines(fonts, area.width / how.size);
    let lines = set
        .into_iter()
        .enumerate()
        .map(|(nth, (text, width))| Line {
            text,
            x,
            y: area.y + how.size * (number(nth) * LINE + BASE),
            width: width * how.size,
        });
    Label {
        lines: lines.collect(),
        size: how.size,
        weight: how.weight,
        align: how.align,
        tone: how.tone,
        struck: false,
    }
}

/// How high a text is in a room of that width.
pub(super) fn text_height(flow: &Flow, width: f64, size: f64) -> f64 {
    number(flow.count(width / size)) * size * LINE
}

/// What all boxes of a picture have in common.
pub(super) struct Placing<'p> {
    pub(super) fonts: &'p Fonts,
    pub(super) measure: Measure,
    pub(super) lang: Lang,
    pub(super) overlay: Option<&'p Overlay<'p>>,
    /// The element that is set off.
    pub(super) focus: Option<&'p str>,
}

/// A part of a group that lies on a page: all of it, or some of its rows.
#[derive(Clone, Copy)]
pub(super) struct Piece<'c, 'a> {
    pub(super) group: &'c GroupContent<'a>,
    pub(super) items: &'c [Item<'a>],
    pub(super) columns: usize,
}

/// No row of boxes grows by more than this, in parts of its height.
const MOST_GROWTH: f64 = 1.5;

/// Pieces side by side.
pub(super) struct Row<'c, 'a> {
    pub(super) pieces: Vec<Piece<'c, 'a>>,
    pub(super) column: f64,
    pub(super) height: f64,
}

/// The shelves of a band as rows of whole groups.
pub(super) fn whole<'c, 'a>(band: &'c BandContent<'a>, shelves: &[Shelf]) -> Vec<Row<'c, 'a>> {
    let row = |shelf: &Shelf| {
        let groups = band.groups.iter().skip(shelf.first);
        let pieces = groups.zip(&shelf.columns).map(|(group, columns)| Piece {
            group,
            items: &group.items,
            columns: *columns,
        });
        Row {
            pieces: pieces.collect(),
            column: shelf.column,
            height: shelf.height,
        }
    };
    shelves.iter().map(row).collect()
}

impl Placing<'_> {
    /// Fills an area with rows; what is left over is given to all in proportion.
    pub(super) fn fill(&self, rows: &[Row<'_, '_>], area: Rect) -> Vec<Group> {
        let between = self.measure.between;
        let natural: f64 = rows.iter().map(|row| row.height).sum();
        let gaps = between * number(rows.len().saturating_sub(1));
        let stretch = ((area.height - gaps) / natural.max(1.0)).max(1.0);
        let mut y = area.y;
        let mut out = Vec::new();
        for row in rows {
            let height = row.height * stretch;
            let mut x = area.x;
            for piece in &row.pieces {
                let width =
                    spread(piece.columns, row.column, &self.measure) + 2.0 * self.measure.inset;
                let rect = Rect {
                    x,
                    y,
                    width,
                    height,
                };
                out.push(self.group(*piece, row.column, rect));
                x += width + between;
            }
            y += height + between;
        }
        out
    }

    fn group(&self, piece: Piece<'_, '_>, column: f64, rect: Rect) -> Group {
        let measure = &self.measure;
        let inner = rect.inset(measure.inset);
        let above = measure.caption(piece.group, inner.width);
        let how = Setting {
            size: measure.small,
            weight: Weight::Bold,
            align: Align::Left,
            tone: Tone::Quiet,
        };
        let caption = piece.group.caption.as_ref();
        let caption = caption.map(|flow| label(self.fonts, flow, inner, how));
        let rows = rows(piece.items, piece.columns, column, measure);
        let gaps = measure.gap * number(rows.len().saturating_sub(1));
        let natural: f64 = rows.iter().map(|row| row.height).sum();
        let spare = (inner.height - above - natural - gaps).max(0.0);
        let count = number(rows.len().max(1));
        // Beyond that boxes move apart instead of growing.
        let each = (spare / count).min(natural / count * MOST_GROWTH);
        let apart = (spare - each * count) / count;
        let mut y = inner.y + above + apart / 2.0;
        let mut boxes = Vec::new();
        for (row, items) in rows.iter().zip(piece.items.chunks(piece.columns.max(1))) {
            let height = row.height + each;
            for (nth, item) in items.iter().enumerate() {
                let rect = Rect {
                    x: inner.x + number(nth) * (row.width + measure.gap),
                    y,
                    width: row.width,
                    height,
                };
                boxes.push(self.element(item, rect));
            }
            y += height + measure.gap + apart;
        }
        Group {
            rect,
            is_foreign: piece.group.is_foreign,
            caption,
            boxes,
        }
    }

    pub(super) fn element(&self, item: &Item<'_>, rect: Rect) -> ElementBox {
        let measure = &self.measure;
        let room = Rect {
            x: rect.x + measure.beside,
            width: rect.width - 2.0 * measure.beside,
            ..rect
        };
        let name = text_height(&item.name, room.width, measure.size);
        let figure = item.figure.as_ref();
        let figure_height = figure.map_or(0.0, |f| text_height(f, room.width, measure.small));
        let top = rect.y + (rect.height - name - figure_height) / 2.0;
        let how = Setting {
            size: measure.size,
            weight: Weight::Regular,
            align: Align::Middle,
            tone: Tone::Strong,
        };
        let mut text = label(self.fonts, &item.name, Rect { y: top, ..room }, how);
        let element = item.element;
        let change = self.overlay.and_then(|overlay| overlay.of(element.id()));
        let is_gone = change.is_some_and(|change| change.is_gone);
        text.struck = is_gone || element.status() == Some(Status::Retired);
        let below = Rect {
            y: top + name,
            ..room
        };
        let how = Setting {
            size: measure.small,
            weight: Weight::Bold,
            align: Align::Middle,
            tone: Tone::Quiet,
        };
        ElementBox {
            id: element.id().to_owned(),
            kind: element.kind(),
            section: element.layer().section(),
            rect,
            name: text,
            figure: figure.map(|figure| label(self.fonts, figure, below, how)),
            status: element.status(),
            is_foreign: item.is_foreign,
            badge: change.and_then(|change| change.gravest).map(|_| Rect {
                x: rect.x + 4.0,
                y: rect.y - measure.badge / 2.0,
                width: measure.badge,
                height: measure.badge,
            }),
            change: change.cloned(),
            is_focus: self.focus == Some(element.id()),
            told: self.told(element),
        }
    }
}

impl Placing<'_> {
    /// What is said of an element, and what happened to it.
    fn told(&self, element: ElementRef<'_>) -> String {
        let told = content::told(element, self.lang);
        let change = self.overlay.and_then(|o| o.told(element.id(), self.lang));
        change.map_or_else(|| told.clone(), |change| format!("{told}. {change}"))
    }
}

/// The name of a band and how many elements it has, as they are set.
pub(super) struct Heading {
    pub(super) name: Flow,
    pub(super) count: Flow,
    pub(super) size: f64,
    pub(super) small: f64,
}

/// Between the sides of a heading and its text.
const HEADING_INSET: f64 = 5.0;

impl Heading {
    pub(super) fn height(&self, width: f64) -> f64 {
        let room = width - 2.0 * HEADING_INSET;
        text_height(&self.name, room, self.size) + self.count_height(room) + 2.0 * HEADING_INSET
    }

    fn count_height(&self, room: f64) -> f64 {
        if self.count.text.is_empty() {
            return 0.0;
        }
        text_height(&self.count, room, self.small)
    }

    /// Set in the middle of an area.
    pub(super) fn labels(&self, fonts: &Fonts, area: Rect) -> Vec<Label> {
        let room = Rect {
            x: area.x + HEADING_INSET,
            width: area.width - 2.0 * HEADING_INSET,
            ..area
        };
        let name = text_height(&self.name, room.width, self.size);
        let all = name + self.count_height(room.width);
        let y = area.y + (area.height - all) / 2.0;
        let how = Setting {
            size: self.size,
            weight: Weight::Bold,
            align: Align::Middle,
            tone: Tone::OnBand,
        };
        let below = Setting {
            size: self.small,
            weight: Weight::Regular,
            ..how
        };
        let at = |y| Rect { y, ..room };
        let mut labels = vec![label(fonts, &self.name, at(y), how)];
        if !self.count.text.is_empty() {
            labels.push(label(fonts, &self.count, at(y + name), below));
        }
        labels
    }
}

/// The frame of a band.
pub(super) fn frame(
    fonts: &Fonts,
    band: &BandContent<'_>,
    heading: &Heading,
    (rect, header): (Rect, Rect),
    groups: Vec<Group>,
) -> BandFrame {
    BandFrame {
        key: band.band.key,
        name: format!("{} ({})", band.name, band.count),
        hue: band.hue,
        upright: rect.width < header.width + 1.0,
        rect,
        header,
        labels: heading.labels(fonts, header),
        groups,
    }
}
