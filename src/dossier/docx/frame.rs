//! What a text is set in: styles, lists and pages, its own or those of a template.

use std::collections::{BTreeMap, BTreeSet};

use super::markup::{Node, root};
use super::needed::{LISTED, NEEDED, Sort};
use super::setup::Setup;

use super::template::Template;
use crate::error::Error;

const OF_PARTS: [&str; 3] = ["Heading1", "Heading2", "Heading3"];
/// A style is based on no longer a row of others.
const BASES: usize = 16;

/// What a text is set in.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) setup: Setup,
    /// The styles by their own ids: those that they go by.
    pub(super) names: BTreeMap<&'static str, String>,
    /// The styles that a template has.
    pub(super) given: BTreeSet<&'static str>,
    /// The lists come after so many others.
    pub(super) lists: u32,
    /// The styles whose paragraphs name their list, since the style does not.
    direct: BTreeSet<&'static str>,
    /// Whether the headings of a template number themselves, at all depths.
    pub(super) numbers_itself: bool,
}

impl Frame {
    pub(super) fn own() -> Self {
        Self {
            setup: Setup::own(),
            names: BTreeMap::new(),
            given: BTreeSet::new(),
            lists: 0,
            direct: BTreeSet::new(),
            numbers_itself: false,
        }
    }

    pub(super) fn of(template: &Template) -> Result<Self, Error> {
        let mut frame = Self {
            setup: template.setup.clone(),
            ..Self::own()
        };
        let lists = template.lists.as_ref();
        let lists = lists.map(|lists| root(lists, "numbering")).transpose()?;
        if let Some(lists) = &lists {
            let numbers = lists.children.iter().flat_map(|node| {
                let ids = ["w:numId", "w:abstractNumId"];
                ids.into_iter().filter_map(|id| node.attribute(id))
            });
            let numbers = numbers.filter_map(|number| number.parse::<u32>().ok());
            frame.lists = numbers.max().unwrap_or_default().saturating_add(1);
        }
        if let Some(styles) = &template.styles {
            let styles = root(styles, "styles")?;
            frame.learn(&styles, lists.as_ref());
        }
        Ok(frame)
    }

    /// Finds the styles by their names, and ids for those that are missing.
    fn learn(&mut self, styles: &Node, lists: Option<&Node>) {
        let styles: Vec<&Node> = styles
            .children
            .iter()
            .filter(|node| node.name == "w:style")
            .collect();
        let id = |node: &Node| node.attribute("w:styleId").unwrap_or_default().to_owned();
        let taken: BTreeSet<String> = styles.iter().map(|node| id(node)).collect();
        for (own, name, sort) in NEEDED {
            let of_sort = |node: &&&Node| node.attribute("w:type") == Some(sort.word());
            let is_default =
                |node: &&&Node| matches!(node.attribute("w:default"), Some("1" | "true"));
            let bears = |node: &&&Node| {
                node.value("w:name")
                    .is_some_and(|found| found.eq_ignore_ascii_case(name))
            };
            let mut all = styles.iter().filter(of_sort);
            let found = if *sort == Sort::Plain || *sort == Sort::PlainTable {
                all.find(is_default)
            } else {
                all.find(bears)
            };
            if let Some(found) = found {
                self.given.insert(own);
                self.names.insert(own, id(found));
            } else if taken.contains(*own) {
                let mut free = format!("{own}Added");
                while taken.contains(&free) {
                    free.push('_');
                }
                self.names.insert(own, free);
            }
        }
        let numbers = |own: &str| {
            let found = self.names.get(own).filter(|_| self.given.contains(own));
            found.is_some_and(|found| is_numbered(&styles, lists, found))
        };
        self.numbers_itself = OF_PARTS.into_iter().all(numbers);
        let direct = LISTED.into_iter().map(|(own, ..)| own).filter(|own| {
            let is_of_parts = OF_PARTS.contains(own);
            let is_set = if is_of_parts {
                self.numbers_itself
            } else {
                numbers(own)
            };
            self.given.contains(own) && !is_set
        });
        self.direct = direct.collect();
    }

    /// The list that a paragraph of a style has to name, and the depth in it.
    pub(super) fn list_of(&self, style: &str) -> Option<(u32, u32)> {
        let found = LISTED.iter().find(|(own, ..)| *own == style)?;
        let (own, list, depth) = *found;
        let number = self.lists.saturating_add(list);
        self.direct.contains(own).then_some((number, depth))
    }
}

/// Whether a style, or one that it is based on, numbers its paragraphs.
fn is_numbered(styles: &[&Node], lists: Option<&Node>, id: &str) -> bool {
    let mut next = Some(id);
    for _ in 0..BASES {
        let Some(id) = next else { return false };
        let found = styles
            .iter()
            .find(|node| node.attribute("w:styleId") == Some(id));
        let Some(style) = found else { return false };
        let list = style.child("w:pPr").and_then(|node| node.child("w:numPr"));
        if let Some(list) = list {
            let depth = list.value("w:ilvl").unwrap_or("0");
            return lists.is_some_and(|lists| shows(lists, list.value("w:numId"), depth));
        }
        next = style.value("w:basedOn");
    }
    false
}

/// Whether a list shows something before its paragraphs of that depth.
fn shows(lists: &Node, number: Option<&str>, depth: &str) -> bool {
    let of = |name: &'static str, key: &'static str, value: Option<&str>| {
        let all = lists.children.iter();
        let mut all = all.filter(move |node| node.name == name);
        all.find(|node| value.is_some() && node.attribute(key) == value)
    };
    let used = of("w:num", "w:numId", number);
    let defined = used.and_then(|used| used.value("w:abstractNumId"));
    let Some(list) = of("w:abstractNum", "w:abstractNumId", defined) else {
        return false;
    };
    // A list that is a style of its own says elsewhere what it shows.
    if list.child("w:numStyleLink").is_some() {
        return true;
    }
    let mut levels = list.children.iter().filter(|node| node.name == "w:lvl");
    let level = levels.find(|node| node.attribute("w:ilvl") == Some(depth));
    level.is_some_and(|level| {
        let text = level.value("w:lvlText");
        level.value("w:numFmt") != Some("none") && text.is_some_and(|text| !text.is_empty())
    })
}
