//! A timeline as SVG. What other programs may build on: a state is a `g` with its name in `data-name`.

use super::{TimelineKeySign, TimelineRow, TimelineScene, TimelineSign, VersionBand};
use crate::diagnostic::Severity;
use crate::diff::Class;
use crate::draw::metrics::Weight;
use crate::draw::scene::{Align, Label, Rect};
use crate::draw::theme::{Hue, Palette};
use crate::draw::xml::{Xml, length};

/// The colours of gravity, among those of the bands.
const GRAVE: usize = 5;
const NOTABLE: usize = 4;
const SOUND: usize = 3;
const QUIET: usize = 1;
/// Bands take turns in these.
const BANDS: [usize; 2] = [1, 6];

struct Pen {
    colours: &'static Palette,
    xml: Xml,
}

impl TimelineScene {
    /// The picture: no script, no style sheet, nothing from elsewhere.
    pub fn svg(&self) -> String {
        let mut pen = Pen {
            colours: Palette::of(self.theme),
            xml: Xml::default(),
        };
        pen.xml.picture(
            "timeline",
            (self.size, self.size),
            (&self.title, &self.description, self.lang),
            pen.colours.paper,
        );
        for label in &self.head {
            pen.label(label);
        }
        for band in &self.versions {
            pen.version(band);
        }
        pen.axis(&self.rows);
        for row in &self.rows {
            pen.row(row);
        }
        for key in &self.legend {
            match key.of {
                TimelineKeySign::State(sign) => pen.sign(sign, key.rect),
                TimelineKeySign::Bar(severity) => pen.bar(severity, key.rect),
            }
            pen.label(&key.label);
        }
        pen.xml.finish()
    }
}

impl Pen {
    fn version(&mut self, band: &VersionBand) {
        let nth = BANDS.get(band.hue % BANDS.len()).copied();
        let hue = self.colours.hue(nth.unwrap_or_default());
        let attributes = [
            ("class", "version"),
            ("role", "group"),
            ("aria-label", band.name.as_str()),
        ];
        self.xml.open("g", &attributes);
        self.xml.line();
        self.xml.rect(
            band.rect,
            &[
                ("rx", "4"),
                ("fill", hue.ground),
                ("stroke", hue.edge),
                ("stroke-width", "0.7"),
            ],
        );
        for label in &band.labels {
            self.label(label);
        }
        self.xml.close();
    }

    /// The line on which the signs stand.
    fn axis(&mut self, rows: &[TimelineRow]) {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return;
        };
        let x = length(first.sign_rect.middle());
        let middle = |rect: Rect| length(rect.y + rect.height / 2.0);
        self.xml.empty(
            "line",
            &[
                ("x1", &x),
                ("y1", &middle(first.sign_rect)),
                ("x2", &x),
                ("y2", &middle(last.sign_rect)),
                ("stroke", self.colours.line),
                ("stroke-width", "1"),
            ],
        );
    }

    fn row(&mut self, row: &TimelineRow) {
        let attributes = [
            ("class", "state"),
            ("data-name", row.name.as_str()),
            ("role", "img"),
            ("aria-label", &row.told),
        ];
        self.xml.open("g", &attributes);
        self.xml.text("title", &[], &row.told);
        self.xml.line();
        self.sign(row.sign, row.sign_rect);
        for bar in &row.bars {
            self.bar(bar.severity, bar.rect);
        }
        for label in &row.labels {
            self.label(label);
        }
        self.xml.close();
    }

    fn sign(&mut self, sign: TimelineSign, at: Rect) {
        let paper = self.colours.paper;
        let hue = |nth| -> Hue { self.colours.hue(nth) };
        match sign {
            TimelineSign::First => {
                let line = self.colours.line;
                self.xml.rect(at.inset(1.0), &[("fill", line)]);
            }
            // On its tip, and the largest.
            TimelineSign::Step(Class::Breaking) => {
                let (fill, edge) = (hue(GRAVE).header, hue(GRAVE).edge);
                let (left, right) = (length(at.x - 1.0), length(at.right() + 1.0));
                let (top, bottom) = (length(at.y - 1.0), length(at.bottom() + 1.0));
                let (x, y) = (length(at.middle()), length(at.y + at.height / 2.0));
                let path = format!("M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z");
                self.xml
                    .empty("path", &[("d", &path), ("fill", fill), ("stroke", edge)]);
            }
            TimelineSign::Step(Class::Compatible) => {
                let (fill, edge) = (hue(SOUND).header, hue(SOUND).edge);
                self.circle(at, 4.5, fill, edge);
            }
            TimelineSign::Step(Class::Editorial) => {
                let edge = self.colours.line;
                self.circle(at, 3.5, paper, edge);
            }
            TimelineSign::Unclassed => {
                let edge = self.colours.line;
                self.circle(at, 2.0, edge, edge);
            }
            TimelineSign::Unreadable => {
                let edge = hue(GRAVE).edge;
                self.xml.rect(at, &[("fill", paper), ("stroke", edge)]);
                let (left, right) = (length(at.x), length(at.right()));
                let (top, bottom) = (length(at.y), length(at.bottom()));
                let path = format!("M{left} {top}L{right} {bottom}M{right} {top}L{left} {bottom}");
                self.xml
                    .empty("path", &[("d", &path), ("stroke", edge), ("fill", "none")]);
            }
        }
    }

    fn circle(&mut self, at: Rect, radius: f64, fill: &str, edge: &str) {
        let (x, y) = (length(at.middle()), length(at.y + at.height / 2.0));
        let radius = length(radius);
        let attributes = [
            ("cx", x.as_str()),
            ("cy", &y),
            ("r", &radius),
            ("fill", fill),
            ("stroke", edge),
            ("stroke-width", "1.2"),
        ];
        self.xml.empty("circle", &attributes);
    }

    fn bar(&mut self, severity: Severity, at: Rect) {
        let hue = |nth| self.colours.hue(nth);
        let (fill, edge) = match severity {
            Severity::Error => (hue(GRAVE).header, hue(GRAVE).edge),
            Severity::Warning => (hue(NOTABLE).edge, hue(NOTABLE).edge),
            Severity::Info => (hue(QUIET).ground, hue(QUIET).edge),
        };
        self.xml.rect(
            at,
            &[("fill", fill), ("stroke", edge), ("stroke-width", "0.5")],
        );
    }

    fn label(&mut self, label: &Label) {
        let (size, ink) = (length(label.size), self.colours.ink(label.tone, None));
        for line in &label.lines {
            let (x, y, width) = (length(line.x), length(line.y), length(line.width));
            let mut attributes = vec![
                ("x", x.as_str()),
                ("y", &y),
                ("font-size", &size),
                ("fill", ink),
            ];
            if label.weight == Weight::Bold {
                attributes.push(("font-weight", "700"));
            }
            match label.align {
                Align::Left => {}
                Align::Middle => attributes.push(("text-anchor", "middle")),
                Align::Right => attributes.push(("text-anchor", "end")),
            }
            if line.width > 0.0 {
                let widths = [
                    ("textLength", width.as_str()),
                    ("lengthAdjust", "spacingAndGlyphs"),
                ];
                attributes.extend(widths);
            }
            self.xml.text("text", &attributes, &line.text);
            self.xml.line();
        }
    }
}
