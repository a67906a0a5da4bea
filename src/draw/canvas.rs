//! What draws on a page of SVG: rectangles, and texts as text or as outlines.

use super::metrics::{Fonts, Weight};
use super::outline;
use super::scene::{Align, Label, Scene};
use super::theme::{Hue, Palette};
use super::xml::{Xml, length};

/// How texts are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TextForm {
    /// As text, which can be searched and copied. A program that lacks the font takes another one, and is told how wide
    /// each line is.
    #[default]
    Text,
    /// As outlines, which look the same everywhere.
    Paths,
}

/// How wide a space is, in sizes of the font.
const SPACE: f64 = 0.26;

pub(super) struct Canvas<'s> {
    pub(super) scene: &'s Scene,
    pub(super) colours: &'static Palette,
    /// For outlines.
    fonts: Option<Fonts>,
    /// Whether each line says how wide it is.
    says_width: bool,
    pub(super) xml: Xml,
}

impl<'s> Canvas<'s> {
    pub(super) fn new(scene: &'s Scene, form: TextForm, says_width: bool) -> Self {
        Self {
            scene,
            colours: Palette::of(scene.theme),
            fonts: (form == TextForm::Paths).then(Fonts::new),
            says_width,
            xml: Xml::default(),
        }
    }

    pub(super) fn label(&mut self, label: &Label, hue: Option<Hue>) {
        let ink = self.colours.ink(label.tone, hue);
        if self.fonts.is_some() {
            self.outlines(label, ink);
        } else {
            self.words(label, ink);
        }
        if label.struck {
            self.strike(label, ink);
        }
    }

    fn words(&mut self, label: &Label, ink: &str) {
        let size = length(label.size);
        let mut attributes = vec![("font-size", size.as_str()), ("fill", ink)];
        if label.weight == Weight::Bold {
            attributes.push(("font-weight", "700"));
        }
        match label.align {
            Align::Left => {}
            Align::Middle => attributes.push(("text-anchor", "middle")),
            Align::Right => attributes.push(("text-anchor", "end")),
        }
        self.xml.open("text", &attributes);
        for (nth, line) in label.lines.iter().enumerate() {
            // The space between two lines is there for those who copy or hear the text; it is part of the first.
            let is_last = nth + 1 == label.lines.len();
            let shift = if is_last || label.align != Align::Middle {
                0.0
            } else {
                label.size * SPACE / 2.0
            };
            let (x, y) = (length(line.x + shift), length(line.y));
            let width = length(line.width);
            let mut place = vec![("x", x.as_str()), ("y", &y)];
            if self.says_width && line.width > 0.0 {
                place.extend([
                    ("textLength", width.as_str()),
                    ("lengthAdjust", "spacingAndGlyphs"),
                ]);
            }
            self.xml.text("tspan", &place, &line.text);
            if !is_last {
                self.xml.space();
            }
        }
        self.xml.close();
    }

    fn outlines(&mut self, label: &Label, ink: &str) {
        let Some(fonts) = self.fonts.take() else {
            return;
        };
        for line in &label.lines {
            let x = match label.align {
                Align::Left => line.x,
                Align::Middle => line.x - line.width / 2.0,
                Align::Right => line.x - line.width,
            };
            let data = outline::path(&fonts, &line.text, label.weight, label.size, (x, line.y));
            self.xml.empty("path", &[("d", &data), ("fill", ink)]);
        }
        self.fonts = Some(fonts);
    }

    fn strike(&mut self, label: &Label, ink: &str) {
        for line in &label.lines {
            let y = length(line.y - label.size * 0.3);
            let half = line.width / 2.0;
            let (from, to) = (length(line.x - half), length(line.x + half));
            self.xml.empty(
                "path",
                &[
                    ("d", &format!("M{from} {y} L{to} {y}")),
                    ("stroke", ink),
                    ("stroke-width", "0.7"),
                ],
            );
        }
    }
}
