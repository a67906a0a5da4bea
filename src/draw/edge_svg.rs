//! Edges as SVG: lines with round corners, and heads. Each group has dashes and a colour of its own.

use std::fmt::Write as _;

use super::edge::{EdgeGroup, Point};
use super::options::Theme;
use super::scene::{Edge, Guide, Label, Rect};
use super::theme::Palette;
use super::xml::{Xml, length};
use crate::model::Status;

/// How long and how wide a head is.
const HEAD: (f64, f64) = (4.6, 4.0);
/// The radius of corners.
const CORNER: f64 = 3.0;

/// The colour, dashes and width of the lines of a group.
fn style(theme: Theme, group: EdgeGroup) -> (&'static str, &'static str, &'static str) {
    let [light, dark, grey] = match group {
        EdgeGroup::Use => ["#1d4f91", "#8ab8f0", "#1a1a1a"],
        EdgeGroup::Data => ["#a33b00", "#f0a878", "#1a1a1a"],
        EdgeGroup::Support => ["#2f6b1f", "#94cf80", "#1a1a1a"],
        EdgeGroup::Control => ["#6d2f86", "#d0a0e2", "#1a1a1a"],
        EdgeGroup::Several => ["#2b3a48", "#d5dee6", "#1a1a1a"],
    };
    let colour = match theme {
        Theme::Light => light,
        Theme::Dark => dark,
        Theme::Grey => grey,
    };
    let (dashes, width) = match group {
        EdgeGroup::Use => ("", "1"),
        EdgeGroup::Data => ("6 2", "1.1"),
        EdgeGroup::Support => ("5 1.6 1 1.6", "1"),
        EdgeGroup::Control => ("1.2 1.8", "1.1"),
        EdgeGroup::Several => ("", "1.4"),
    };
    (colour, dashes, width)
}

/// How a line looks.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) group: EdgeGroup,
    pub(super) two_way: bool,
    pub(super) status: Option<Status>,
}

impl Style {
    /// One way, and in use.
    pub(super) const fn of(group: EdgeGroup) -> Self {
        Self {
            group,
            two_way: false,
            status: None,
        }
    }
}

/// Writes an edge and leaves its element open for its label, which is given back.
pub(super) fn edge<'e>(xml: &mut Xml, theme: Theme, edge: &'e Edge) -> Option<&'e Label> {
    let count = edge.count.to_string();
    let mut attributes = vec![
        ("class", "edge"),
        ("data-from", edge.from.as_str()),
        ("data-to", &edge.to),
        ("data-group", edge.group.key()),
        ("data-count", &count),
    ];
    if let Some(kind) = edge.kind {
        attributes.push(("data-relation", kind.key()));
    }
    if let Some(status) = edge.status {
        attributes.push(("data-status", status.key()));
    }
    attributes.extend([("role", "img"), ("aria-label", &edge.told)]);
    xml.open("g", &attributes);
    xml.text("title", &[], &edge.told);
    xml.line();
    let how = Style {
        group: edge.group,
        two_way: edge.two_way,
        status: edge.status,
    };
    lines(xml, theme, how, &edge.points);
    let (colour, ..) = style(theme, edge.group);
    for stop in &edge.stops {
        let (x, y) = (length(stop.x), length(stop.y));
        xml.empty(
            "circle",
            &[("cx", &x), ("cy", &y), ("r", "2.6"), ("fill", colour)],
        );
    }
    let label = edge.label.as_ref();
    if let Some(label) = label {
        let area = label.area().inset(-1.0);
        xml.empty(
            "rect",
            &[
                ("x", &length(area.x)),
                ("y", &length(area.y)),
                ("width", &length(area.width)),
                ("height", &length(area.height)),
                ("fill", Palette::of(theme).paper),
            ],
        );
    }
    label
}

/// The line down from a system, or the thick one of a platform.
pub(super) fn guide(xml: &mut Xml, colours: &Palette, guide: &Guide) {
    let path = format!(
        "M{} {} L{} {}",
        length(guide.from.x),
        length(guide.from.y),
        length(guide.to.x),
        length(guide.to.y)
    );
    let mut attributes = vec![
        ("d", path.as_str()),
        ("fill", "none"),
        ("stroke", colours.apart),
    ];
    if guide.is_platform {
        attributes.push(("stroke-width", "3"));
        attributes.push(("stroke-opacity", "0.55"));
    } else {
        attributes.extend([("stroke-width", "0.7"), ("stroke-dasharray", "1.5 2.5")]);
    }
    xml.empty("path", &attributes);
}

/// A sample for the legend.
pub(super) fn sample(xml: &mut Xml, theme: Theme, rect: Rect, how: Style) {
    let y = rect.y + rect.height / 2.0;
    let ends = [Point { x: rect.x, y }, Point { x: rect.right(), y }];
    lines(xml, theme, how, &ends);
}

fn lines(xml: &mut Xml, theme: Theme, how: Style, points: &[Point]) {
    let (colour, dashes, width) = style(theme, how.group);
    // From the head on, so that the dashes of lines that share their way fall together.
    let mut back: Vec<Point> = points.iter().rev().copied().collect();
    let ends = (back.first().copied(), back.get(1).copied());
    let tail = (back.last().copied(), back.iter().rev().nth(1).copied());
    let mut heads = Vec::new();
    if let (Some(tip), Some(before)) = ends {
        heads.push(head(tip, before));
        if let Some(first) = back.first_mut() {
            *first = short(tip, before);
        }
    }
    if let (true, (Some(tip), Some(before))) = (how.two_way, tail) {
        heads.push(head(tip, before));
        if let Some(last) = back.last_mut() {
            *last = short(tip, before);
        }
    }
    let path = path(&back);
    let mut attributes = vec![
        ("d", path.as_str()),
        ("fill", "none"),
        ("stroke", colour),
        ("stroke-width", width),
    ];
    if !dashes.is_empty() {
        attributes.push(("stroke-dasharray", dashes));
    }
    xml.empty("path", &attributes);
    // Dashes tell the groups apart, so the stage shows elsewhere: hollow heads, or a cross upon the line.
    let paper = Palette::of(theme).paper;
    for data in &heads {
        if how.status == Some(Status::Planned) {
            let hollow = [
                ("d", data.as_str()),
                ("fill", paper),
                ("stroke", colour),
                ("stroke-width", "0.8"),
            ];
            xml.empty("path", &hollow);
        } else {
            xml.empty("path", &[("d", data), ("fill", colour)]);
        }
    }
    if how.status == Some(Status::Retired) {
        let data = cross(longest(points));
        let attributes = [
            ("d", data.as_str()),
            ("fill", "none"),
            ("stroke", colour),
            ("stroke-width", "1.1"),
        ];
        xml.empty("path", &attributes);
    }
}

/// The middle of the longest part of a line.
fn longest(points: &[Point]) -> Point {
    let parts = points.windows(2).filter_map(|pair| match pair {
        [from, to] => Some((from, to, (to.x - from.x).hypot(to.y - from.y))),
        _ => None,
    });
    let longest = parts.max_by(|a, b| a.2.total_cmp(&b.2));
    longest.map_or_else(Point::default, |(from, to, _)| Point {
        x: f64::midpoint(from.x, to.x),
        y: f64::midpoint(from.y, to.y),
    })
}

fn cross(middle: Point) -> String {
    let at = |dx: f64, dy: f64| format!("{} {}", length(middle.x + dx), length(middle.y + dy));
    let half = HEAD.1 / 2.0;
    format!(
        "M{} L{} M{} L{}",
        at(-half, -half),
        at(half, half),
        at(-half, half),
        at(half, -half)
    )
}

/// From one point so far towards another; no farther than half the way between.
fn towards(from: Point, to: Point, far: f64) -> Point {
    let (right, down) = (to.x - from.x, to.y - from.y);
    let all = right.hypot(down);
    if all <= 0.0 {
        return from;
    }
    let part = far / all;
    Point {
        x: from.x + right * part,
        y: from.y + down * part,
    }
}

/// Where the line ends within its head.
fn short(tip: Point, before: Point) -> Point {
    towards(tip, before, HEAD.0 - 1.0)
}

fn head(tip: Point, before: Point) -> String {
    let base = towards(tip, before, HEAD.0);
    let (right, down) = ((base.x - tip.x) / HEAD.0, (base.y - tip.y) / HEAD.0);
    let half = HEAD.1 / 2.0;
    let at = |x: f64, y: f64| format!("{} {}", length(x), length(y));
    format!(
        "M{} L{} L{} Z",
        at(tip.x, tip.y),
        at(base.x - down * half, base.y + right * half),
        at(base.x + down * half, base.y - right * half)
    )
}

/// A line through points, with round corners.
fn path(points: &[Point]) -> String {
    let at = |point: Point| format!("{} {}", length(point.x), length(point.y));
    let mut out = String::new();
    for (nth, point) in points.iter().enumerate() {
        let before = nth.checked_sub(1).and_then(|nth| points.get(nth));
        let after = points.get(nth + 1);
        match (before, after) {
            (None, _) => {
                let _ = write!(out, "M{}", at(*point));
            }
            (Some(_), None) => {
                let _ = write!(out, " L{}", at(*point));
            }
            (Some(before), Some(after)) => {
                let half = |other: &Point| (other.x - point.x).hypot(other.y - point.y) / 2.0;
                let radius = CORNER.min(half(before)).min(half(after));
                let into = towards(*point, *before, radius);
                let out_of = towards(*point, *after, radius);
                let _ = write!(out, " L{} Q{} {}", at(into), at(*point), at(out_of));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{EdgeGroup, Point, Theme, path, style};

    #[test]
    fn groups_differ_without_colour() {
        let mut dashes: Vec<_> = EdgeGroup::ALL
            .into_iter()
            .map(|group| style(Theme::Grey, group).1)
            .collect();
        dashes.sort_unstable();
        dashes.dedup();
        assert_eq!(dashes.len(), EdgeGroup::ALL.len());
    }

    #[test]
    fn a_corner_is_round() {
        let at = |x, y| Point { x, y };
        let bent = path(&[at(0.0, 0.0), at(10.0, 0.0), at(10.0, 4.0)]);
        assert_eq!(bent, "M0 0 L8 0 Q10 0 10 2 L10 4");
    }
}
