//! The marks of changes as shapes of SVG.

use std::fmt::Write as _;

use super::mark::{Dependence, Mark};
use super::scene::Rect;
use super::theme::Palette;
use super::xml::{Xml, length};
use crate::diff::Class;

/// Between the outer and the inner line of an outline.
const INNER: f64 = 2.0;
/// Between the outline of a box and its hatching, and how wide that is.
const HATCH: (f64, f64) = (1.3, 2.2);

/// The outline of a box with a mark, round where the element is an own one.
pub(super) fn outline(xml: &mut Xml, colours: &Palette, rect: Rect, mark: Mark, round: &str) {
    let style = mark.outline();
    let width = length(style.width);
    line(xml, colours.mark(mark), rect, round, &width, style.dashes);
    if let Some(dashes) = style.inner {
        let dashes = (!dashes.is_empty()).then_some(dashes);
        line(
            xml,
            colours.mark(mark),
            rect.inset(INNER),
            round,
            "0.8",
            dashes,
        );
    }
}

fn line(
    xml: &mut Xml,
    colour: &str,
    rect: Rect,
    round: &str,
    width: &str,
    dashes: Option<&'static str>,
) {
    let (x, y) = (length(rect.x), length(rect.y));
    let (wide, high) = (length(rect.width.max(0.1)), length(rect.height.max(0.1)));
    let mut all = vec![
        ("x", x.as_str()),
        ("y", &y),
        ("width", &wide),
        ("height", &high),
        ("rx", round),
        ("fill", "none"),
        ("stroke", colour),
        ("stroke-width", width),
    ];
    if let Some(dashes) = dashes {
        all.push(("stroke-dasharray", dashes));
    }
    xml.empty("rect", &all);
}

/// The sign of a mark, in a circle that is filled where it breaks something.
pub(super) fn badge(
    xml: &mut Xml,
    colours: &Palette,
    rect: Rect,
    mark: Mark,
    class: Option<Class>,
) {
    let colour = colours.mark(mark);
    let (ground, ink) = if class == Some(Class::Breaking) {
        (colour, colours.paper)
    } else {
        (colours.paper, colour)
    };
    let (x, y) = (rect.middle(), rect.y + rect.height / 2.0);
    let radius = rect.width / 2.0;
    xml.empty(
        "circle",
        &[
            ("cx", &length(x)),
            ("cy", &length(y)),
            ("r", &length(radius - 0.4)),
            ("fill", ground),
            ("stroke", colour),
            ("stroke-width", "0.8"),
        ],
    );
    let reach = radius * 0.52;
    let mut data = String::new();
    for stroke in mark.strokes() {
        for (nth, (dx, dy)) in stroke.iter().enumerate() {
            let verb = if nth == 0 { 'M' } else { 'L' };
            let (x, y) = (length(x + dx * reach), length(y + dy * reach));
            let _ = write!(data, "{verb}{x} {y}");
        }
    }
    xml.empty(
        "path",
        &[
            ("d", &data),
            ("fill", "none"),
            ("stroke", ink),
            ("stroke-width", "1"),
            ("stroke-linecap", "round"),
            ("stroke-linejoin", "round"),
        ],
    );
}

/// The hatching of what depends on what breaks or goes, along the left side of a box: close where it does so directly.
pub(super) fn hatching(xml: &mut Xml, colours: &Palette, rect: Rect, how: Dependence) {
    let (inset, wide) = HATCH;
    let step = match how {
        Dependence::Direct => 1.8,
        Dependence::Further => 4.5,
    };
    let (left, right) = (rect.x + inset, rect.x + inset + wide);
    let mut y = rect.y + inset + wide + 0.4;
    let mut data = String::new();
    while y < rect.bottom() - inset {
        let _ = write!(
            data,
            "M{} {}L{} {}",
            length(left),
            length(y),
            length(right),
            length(y - wide)
        );
        y += step;
    }
    xml.empty(
        "path",
        &[
            ("d", &data),
            ("fill", "none"),
            ("stroke", colours.hatch),
            ("stroke-width", "0.8"),
        ],
    );
}
