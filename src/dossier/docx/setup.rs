//! How the pages are set up: by Decree 30/2020/NĐ-CP, or as those of a template.

use std::collections::BTreeMap;

use super::fault::broken;
use super::markup::Node;
use super::measures::{HEADER, LONG, MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, SHORT};
use super::package::part_id;
use super::xml::Xml;
use crate::dossier::parts::Layout;
use crate::error::Error;

/// A header or footer of a section.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    element: &'static str,
    /// On which pages.
    on: &'static str,
    /// By which relation of the text.
    pub(super) relation: String,
}

/// The set-up of pages; lengths in twentieths of a point.
#[derive(Clone, Debug)]
pub(super) struct Setup {
    pub(super) references: Vec<Reference>,
    has_title_page: bool,
    size: [u32; 2],
    margins: [(&'static str, i64); 7],
    /// Borders and the like, as they are.
    others: Vec<Node>,
}

/// What is taken from the section of a template besides, in the order of the format; `w:titlePg` comes between.
const OTHERS: [&str; 9] = [
    "w:paperSrc",
    "w:pgBorders",
    "w:lnNumType",
    "w:pgNumType",
    "w:vAlign",
    "w:textDirection",
    "w:bidi",
    "w:rtlGutter",
    "w:docGrid",
];
const BEFORE_TITLE_PAGE: usize = 5;
/// No page is narrower than so, and no text on it.
const LEAST: u32 = 1440;
/// None is wider or higher: 22 inches.
const MOST: u32 = 31_680;
/// What is left free beside a picture on an upright and on a turned page.
const BESIDE: [u32; 2] = [2570, 1138];

impl Setup {
    /// That of annex I of Decree 30/2020/NĐ-CP.
    pub(super) fn own() -> Self {
        let header = |on, name| Reference {
            element: "w:headerReference",
            on,
            relation: part_id(name),
        };
        Self {
            references: vec![header("first", "header1"), header("default", "header2")],
            has_title_page: true,
            size: [SHORT, LONG],
            margins: [
                ("w:top", MARGIN_TOP.into()),
                ("w:right", MARGIN_RIGHT.into()),
                ("w:bottom", MARGIN_TOP.into()),
                ("w:left", MARGIN_LEFT.into()),
                ("w:header", HEADER.into()),
                ("w:footer", HEADER.into()),
                ("w:gutter", 0),
            ],
            others: Vec::new(),
        }
    }

    /// That of the last section of a text. A header that it does not name is that of the section before.
    pub(super) fn of(document: &Node) -> Result<Self, Error> {
        let sections = document.all("w:sectPr");
        let mut own = Self::own();
        own.references.clear();
        for element in ["w:headerReference", "w:footerReference"] {
            for on in ["first", "even", "default"] {
                let all = sections.iter().flat_map(|section| &section.children);
                let mut of_sort = all.filter(|node| {
                    node.name == element && node.attribute("w:type").unwrap_or("default") == on
                });
                if let Some(node) = of_sort.next_back() {
                    let relation = node.attribute("r:id");
                    let relation = relation.ok_or_else(|| broken(&element))?.to_owned();
                    own.references.push(Reference {
                        element,
                        on,
                        relation,
                    });
                }
            }
        }
        let Some(section) = sections.last() else {
            own.has_title_page = false;
            return Ok(own);
        };
        let is_off = |value: Option<&str>| matches!(value, Some("0" | "false" | "off"));
        let title = section.child("w:titlePg");
        own.has_title_page = title.is_some_and(|node| !is_off(node.attribute("w:val")));
        if let Some(size) = section.child("w:pgSz") {
            let side = |name: &str| size.attribute(name).and_then(length);
            if let (Some(width), Some(height)) = (side("w:w"), side("w:h")) {
                let side = |side| u32::try_from(side).unwrap_or(LEAST).clamp(LEAST, MOST);
                own.size = [width, height].map(side);
            }
        }
        if let Some(margins) = section.child("w:pgMar") {
            for (name, value) in &mut own.margins {
                if let Some(stated) = margins.attribute(name).and_then(length) {
                    *value = stated.clamp(-i64::from(MOST), MOST.into());
                }
            }
        }
        let others = OTHERS.iter().filter_map(|name| section.child(name));
        own.others = others.cloned().collect();
        Ok(own)
    }

    pub(super) fn refers_to(&self, relation: &str) -> bool {
        self.references.iter().any(|one| one.relation == relation)
    }

    /// Gives relations other names.
    pub(super) fn rename(&mut self, names: &BTreeMap<String, String>) {
        for one in &mut self.references {
            if let Some(name) = names.get(&one.relation) {
                name.clone_into(&mut one.relation);
            }
        }
    }

    /// The sides of a page.
    fn sides(&self, layout: Layout) -> [u32; 2] {
        let [width, height] = self.size;
        match layout {
            Layout::Landscape if width < height => [height, width],
            Layout::Portrait | Layout::Landscape => self.size,
        }
    }

    /// The room that margins leave.
    fn room(&self, side: u32, margins: [&str; 3]) -> u32 {
        let taken = self
            .margins
            .iter()
            .filter(|(name, _)| margins.contains(name));
        // A negative margin is exact, however high the header.
        let taken: u64 = taken.map(|(_, length)| length.unsigned_abs()).sum();
        u64::from(side).saturating_sub(taken).max(LEAST.into()) as u32
    }

    /// How wide the text is.
    pub(super) fn width(&self, layout: Layout) -> u32 {
        let [width, _] = self.sides(layout);
        self.room(width, ["w:left", "w:right", "w:gutter"])
    }

    /// The highest picture, in points.
    pub(super) fn highest(&self, layout: Layout) -> f64 {
        let [width, height] = self.sides(layout);
        let room = self.room(height, ["w:top", "w:bottom", ""]);
        let [upright, turned] = BESIDE;
        let beside = if width > height { turned } else { upright };
        f64::from(room.saturating_sub(beside).max(LEAST)) / 20.0
    }

    /// Writes what the pages of a section look like.
    pub(super) fn write(&self, xml: &mut Xml, layout: Layout, is_first: bool) {
        xml.open("w:sectPr", &[]);
        for one in &self.references {
            xml.empty(one.element, &[("w:type", one.on), ("r:id", &one.relation)]);
        }
        let [width, height] = self.sides(layout);
        let [w, h] = [width, height].map(|side| side.to_string());
        let mut size = vec![("w:w", w.as_str()), ("w:h", &h)];
        if width > height {
            size.push(("w:orient", "landscape"));
        }
        xml.empty("w:pgSz", &size);
        let margins = self
            .margins
            .map(|(name, length)| (name, length.to_string()));
        let margins = margins
            .each_ref()
            .map(|(name, length)| (*name, length.as_str()));
        xml.empty("w:pgMar", &margins);
        let place = |node: &Node| OTHERS.iter().position(|name| node.name == *name);
        let (before, after): (Vec<&Node>, Vec<&Node>) = self
            .others
            .iter()
            .partition(|node| place(node).is_some_and(|at| at < BEFORE_TITLE_PAGE));
        for node in before {
            // Only the first page begins the numbers of pages anew.
            let without: &[&str] = if is_first { &[] } else { &["w:start"] };
            xml.node(node, without);
        }
        if self.has_title_page && is_first {
            xml.empty("w:titlePg", &[]);
        }
        for node in after {
            xml.node(node, &[]);
        }
        xml.close();
    }
}

/// A length in twentieths of a point, as Word writes them.
fn length(text: &str) -> Option<i64> {
    text.parse::<f64>()
        .ok()
        .filter(|length| length.is_finite())
        .map(|length| length.round() as i64)
}
