//! Texts as outlines, for programs that lack the font.

use std::fmt::Write as _;

use ttf_parser::OutlineBuilder;

use super::metrics::{Fonts, Weight};
use super::xml::length;

/// The outline of a text from a point on its base line to the right, as data of a path.
pub(super) fn path(fonts: &Fonts, text: &str, weight: Weight, size: f64, at: (f64, f64)) -> String {
    let mut pen = Pen {
        out: String::new(),
        scale: size / 1000.0,
        x: at.0,
        y: at.1,
    };
    for c in text.chars() {
        if let Some((face, glyph)) = fonts.of(weight).glyph(c) {
            let _ = face.outline_glyph(glyph, &mut pen);
        }
        pen.x += fonts.char_width(c, weight) * size;
    }
    pen.out
}

struct Pen {
    out: String,
    scale: f64,
    x: f64,
    y: f64,
}

impl Pen {
    fn point(&mut self, x: f32, y: f32) {
        let x = length(self.x + f64::from(x) * self.scale);
        let y = length(self.y - f64::from(y) * self.scale);
        let _ = write!(self.out, "{x} {y} ");
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.out.push('M');
        self.point(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.out.push('L');
        self.point(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.out.push('Q');
        self.point(x1, y1);
        self.point(x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.out.push('C');
        self.point(x1, y1);
        self.point(x2, y2);
        self.point(x, y);
    }

    fn close(&mut self) {
        self.out.push('Z');
    }
}
