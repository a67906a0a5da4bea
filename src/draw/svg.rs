//! A page as SVG: no script, no `foreignObject`, no style sheet, nothing from elsewhere.
//!
//! What other programs may build on: the box of an element is a `g` with its id in `data-id`, the word of its kind in
//! `data-kind`, its section in `data-section`, its stage in `data-status` and `data-own`; a band is a `g` with its key
//! in `data-band`; an edge is a `g` with its ends in `data-from` and `data-to` and the word of its kind in `data-relation`.

use super::canvas::{Canvas, TextForm};
use super::edge_svg;
use super::mark_shapes;
use super::scene::{
    BandFrame, ChangeList, ElementBox, Group, LegendEntry, ListItem, Page, Rect, Scene, Sign,
};
use super::theme::Hue;
use super::xml::length;
use crate::model::Status;

impl Scene {
    /// A page as SVG.
    pub fn svg(&self, page: &Page, form: TextForm) -> String {
        Canvas::new(self, form, true).page(page)
    }

    /// The same for a renderer that has the very font, so that lines are as wide as they were measured.
    #[cfg(any(feature = "png", feature = "pdf"))]
    pub(super) fn exact_svg(&self, page: &Page) -> String {
        Canvas::new(self, TextForm::Text, false).page(page)
    }
}

/// The sign of a mark in the legend.
const BADGE: f64 = 7.6;

impl Canvas<'_> {
    fn page(mut self, page: &Page) -> String {
        let scene = self.scene;
        self.xml.picture(
            "picture",
            (page.paper, page.size),
            (&scene.title, &scene.description, scene.lang),
            self.colours.paper,
        );
        self.xml.open("g", &[("class", "head")]);
        self.xml.line();
        for label in &page.head {
            self.label(label, None);
        }
        self.xml.close();
        for band in &page.bands {
            self.band(band);
        }
        self.edges(page);
        self.xml.open("g", &[("class", "legend")]);
        self.xml.line();
        for entry in &page.legend.entries {
            self.entry(entry);
        }
        for note in &page.legend.notes {
            self.label(note, None);
        }
        self.xml.close();
        if let Some(list) = &page.changes {
            self.changes(list);
        }
        self.xml.finish()
    }

    fn changes(&mut self, list: &ChangeList) {
        self.xml.open("g", &[("class", "changes")]);
        self.xml.line();
        for item in &list.items {
            match item {
                ListItem::Heading(label) => self.label(label, None),
                ListItem::Line(line) => {
                    let mut attributes =
                        vec![("class", "change"), ("data-change", line.mark.key())];
                    if let Some(class) = line.class {
                        attributes.push(("data-class", class.key()));
                    }
                    self.xml.open("g", &attributes);
                    self.xml.line();
                    mark_shapes::badge(
                        &mut self.xml,
                        self.colours,
                        line.sign,
                        line.mark,
                        line.class,
                    );
                    self.label(&line.label, None);
                    self.xml.close();
                }
            }
        }
        self.xml.close();
    }

    fn band(&mut self, band: &BandFrame) {
        let hue = self.colours.hue(band.hue);
        self.xml.open(
            "g",
            &[
                ("class", "band"),
                ("data-band", band.key),
                ("role", "group"),
                ("aria-label", &band.name),
            ],
        );
        self.xml.line();
        self.xml
            .rect(band.rect, &[("rx", "4"), ("fill", hue.ground)]);
        self.xml
            .rect(band.header, &[("rx", "4"), ("fill", hue.header)]);
        for label in &band.labels {
            self.label(label, Some(hue));
        }
        for group in &band.groups {
            self.group(group, hue);
        }
        self.xml.close();
    }

    fn group(&mut self, group: &Group, hue: Hue) {
        self.xml.open("g", &[("class", "group"), ("role", "group")]);
        self.xml.line();
        if group.is_foreign {
            let frame = [
                ("rx", "3"),
                ("fill", "none"),
                ("stroke", self.colours.apart),
                ("stroke-width", "0.7"),
                ("stroke-dasharray", "1.5 2"),
            ];
            self.xml.rect(group.rect, &frame);
        }
        if let Some(caption) = &group.caption {
            self.label(caption, Some(hue));
        }
        for element in &group.boxes {
            self.element(element, hue);
        }
        self.xml.close();
    }

    fn element(&mut self, element: &ElementBox, hue: Hue) {
        let anchor = format!("element-{}", element.id);
        let mut attributes = vec![
            ("class", "element"),
            ("id", anchor.as_str()),
            ("data-id", &element.id),
            ("data-kind", element.kind.key()),
            ("data-section", element.section),
            (
                "data-own",
                if element.is_foreign { "false" } else { "true" },
            ),
        ];
        if let Some(status) = element.status {
            attributes.push(("data-status", status.key()));
        }
        let change = element.change.as_ref();
        if let Some(gravest) = change.and_then(|change| change.gravest) {
            attributes.push(("data-change", gravest.mark.key()));
            attributes.extend(gravest.class.map(|class| ("data-class", class.key())));
        }
        if change.is_some_and(|change| change.is_gone) {
            attributes.push(("data-gone", "true"));
        }
        if let Some(how) = change.and_then(|change| change.dependence) {
            attributes.push(("data-affected", how.key()));
        }
        attributes.extend([("role", "img"), ("aria-label", &element.told)]);
        self.xml.open("g", &attributes);
        self.xml.text("title", &[], &element.told);
        self.xml.line();
        if change.is_some() {
            self.changed(element, hue);
        } else {
            self.body(element.rect, element.is_foreign, element.status, hue);
        }
        if element.is_focus {
            let strong = self.colours.strong;
            let frame = [
                ("rx", "3"),
                ("fill", "none"),
                ("stroke", strong),
                ("stroke-width", "2.4"),
            ];
            self.xml.rect(element.rect, &frame);
        }
        self.label(&element.name, None);
        if let Some(figure) = &element.figure {
            self.label(figure, None);
        }
        self.sign(element.rect, element.status);
        self.xml.close();
    }

    /// The box of what a comparison tells something of.
    fn changed(&mut self, element: &ElementBox, hue: Hue) {
        let Some(change) = &element.change else {
            return;
        };
        let (rect, is_foreign) = (element.rect, element.is_foreign);
        let round = if is_foreign { "0" } else { "3" };
        self.body(rect, is_foreign, element.status, hue);
        if change.dependence.is_some() || change.gravest.is_some() {
            let fill = match change.dependence {
                Some(_) => self.colours.affected,
                None if is_foreign => self.colours.foreign,
                None => self.colours.own,
            };
            let stroke = if change.gravest.is_some() {
                fill
            } else {
                "none"
            };
            // Over the frame where a mark has one of its own, else within it.
            let (area, width) = if change.gravest.is_some() {
                (rect, "1.2")
            } else {
                (rect.inset(0.45), "0")
            };
            self.xml.rect(
                area,
                &[
                    ("rx", round),
                    ("fill", fill),
                    ("stroke", stroke),
                    ("stroke-width", width),
                ],
            );
        }
        if let Some(how) = change.dependence {
            mark_shapes::hatching(&mut self.xml, self.colours, rect, how);
        }
        if let Some(gravest) = change.gravest {
            mark_shapes::outline(&mut self.xml, self.colours, rect, gravest.mark, round);
            if let Some(badge) = element.badge {
                mark_shapes::badge(
                    &mut self.xml,
                    self.colours,
                    badge,
                    gravest.mark,
                    gravest.class,
                );
            }
        }
    }

    /// The frame of a box: rounded for own elements, with a thick left side; angular and grey for others. Dashed where it is
    /// only planned.
    fn body(&mut self, rect: Rect, is_foreign: bool, status: Option<Status>, hue: Hue) {
        let (fill, stroke, round) = if is_foreign {
            (self.colours.foreign, self.colours.line, "0")
        } else {
            (self.colours.own, hue.edge, "3")
        };
        let mut frame = vec![
            ("rx", round),
            ("fill", fill),
            ("stroke", stroke),
            ("stroke-width", "0.9"),
        ];
        match status {
            Some(Status::Planned) => frame.push(("stroke-dasharray", "4 2.5")),
            Some(Status::Retired) => frame.push(("stroke-dasharray", "1 2")),
            Some(Status::Pilot | Status::Active | Status::Deprecated) | None => {}
        }
        self.xml.rect(rect, &frame);
    }

    /// The sign of a stage, on the upper right corner of a box.
    fn sign(&mut self, rect: Rect, status: Option<Status>) {
        let (x, y) = (rect.right() - 7.0, rect.y);
        let at = |dx: f64, dy: f64| format!("{} {}", length(x + dx), length(y + dy));
        let colours = self.colours;
        let circle = |pen: &mut Self, fill: &str, dashed: bool| {
            let (cx, cy) = (length(x), length(y));
            let mut attributes = vec![
                ("cx", cx.as_str()),
                ("cy", &cy),
                ("r", "3"),
                ("fill", fill),
                ("stroke", colours.strong),
                ("stroke-width", "0.8"),
            ];
            if dashed {
                attributes.push(("stroke-dasharray", "1.4 1"));
            }
            pen.xml.empty("circle", &attributes);
        };
        let path = |pen: &mut Self, data: String, fill: &str, width: &str| {
            pen.xml.empty(
                "path",
                &[
                    ("d", &data),
                    ("fill", fill),
                    ("stroke", colours.strong),
                    ("stroke-width", width),
                ],
            );
        };
        match status {
            Some(Status::Planned) => circle(self, colours.paper, true),
            Some(Status::Pilot) => {
                circle(self, colours.paper, false);
                let half = format!("M{} A3 3 0 0 1 {} Z", at(0.0, -3.0), at(0.0, 3.0));
                path(self, half, colours.strong, "0");
            }
            Some(Status::Deprecated) => {
                let down = format!("M{} L{} L{} Z", at(-3.2, -2.4), at(3.2, -2.4), at(0.0, 3.0));
                path(self, down, colours.paper, "0.8");
            }
            Some(Status::Retired) => {
                circle(self, colours.paper, false);
                let cross = format!(
                    "M{} L{} M{} L{}",
                    at(-1.6, -1.6),
                    at(1.6, 1.6),
                    at(-1.6, 1.6),
                    at(1.6, -1.6)
                );
                path(self, cross, "none", "0.9");
            }
            Some(Status::Active) | None => {}
        }
    }

    fn edges(&mut self, page: &Page) {
        if page.edges.is_empty() && page.guides.is_empty() {
            return;
        }
        self.xml.open("g", &[("class", "edges")]);
        self.xml.line();
        for guide in &page.guides {
            edge_svg::guide(&mut self.xml, self.colours, guide);
        }
        for edge in &page.edges {
            let label = edge_svg::edge(&mut self.xml, self.scene.theme, edge);
            if let Some(label) = label {
                self.label(label, None);
            }
            self.xml.close();
        }
        self.xml.close();
    }

    fn entry(&mut self, entry: &LegendEntry) {
        let hue = self.colours.hue(1);
        match entry.sign {
            Sign::Own => self.body(entry.rect, false, None, hue),
            Sign::Foreign => self.body(entry.rect, true, None, hue),
            Sign::Edge(group) => {
                let how = edge_svg::Style::of(group);
                edge_svg::sample(&mut self.xml, self.scene.theme, entry.rect, how);
            }
            Sign::EdgeBothWays => {
                let how = edge_svg::Style {
                    two_way: true,
                    ..edge_svg::Style::of(super::edge::EdgeGroup::Use)
                };
                edge_svg::sample(&mut self.xml, self.scene.theme, entry.rect, how);
            }
            Sign::EdgeStatus(status) => {
                let how = edge_svg::Style {
                    status: Some(status),
                    ..edge_svg::Style::of(super::edge::EdgeGroup::Use)
                };
                edge_svg::sample(&mut self.xml, self.scene.theme, entry.rect, how);
            }
            Sign::Status(status) => {
                self.body(entry.rect, false, Some(status), hue);
                let mut lower = entry.rect;
                lower.y += 2.0;
                self.sign(lower, Some(status));
            }
            Sign::Mark(mark) => {
                self.body(
                    entry.rect,
                    false,
                    None,
                    Hue {
                        edge: self.colours.own,
                        ..hue
                    },
                );
                mark_shapes::outline(&mut self.xml, self.colours, entry.rect, mark, "3");
                let badge = Rect {
                    x: entry.rect.middle() - BADGE / 2.0,
                    y: entry.rect.y + (entry.rect.height - BADGE) / 2.0,
                    width: BADGE,
                    height: BADGE,
                };
                mark_shapes::badge(&mut self.xml, self.colours, badge, mark, None);
            }
            Sign::Dependence(how) => {
                let fill = [
                    ("rx", "3"),
                    ("fill", self.colours.affected),
                    ("stroke", hue.edge),
                    ("stroke-width", "0.9"),
                ];
                self.xml.rect(entry.rect, &fill);
                mark_shapes::hatching(&mut self.xml, self.colours, entry.rect, how);
            }
        }
        self.label(&entry.label, None);
    }
}
