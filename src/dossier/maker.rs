//! What the parts of an architecture are made with.

use super::content::Contents;
use super::grid::NOTHING;
use super::parts::{Block, Grid, Part, Picture};
use super::words;
use crate::draw::{Drawing, Scene};
use crate::framework::Bands;
use crate::model::{Architecture, ElementRef};
use crate::tables::{Facts, TableSet, Tables};
use crate::text::{Lang, Text};

/// The width and the height of the general diagram on a turned page and on an upright one, in points.
const DIAGRAM: [(f64, f64); 2] = [(700.0, 420.0), (453.0, 625.0)];
/// Text that is smaller cannot be read on paper, in points.
const SMALLEST: f64 = 5.5;
/// No cell is longer, in characters.
const LONGEST: usize = 700;

/// Makes the parts.
pub(super) struct Maker<'a> {
    pub(super) arch: &'a Architecture,
    pub(super) lang: Lang,
    pub(super) cut: &'static Bands,
    pub(super) is_public: bool,
    pub(super) facts: Facts<'a>,
    pub(super) contents: Contents<'a>,
    pub(super) tables: Tables<'a>,
}

impl<'a> Maker<'a> {
    pub(super) fn said(&self, vi: &'static str, en: &'static str) -> String {
        Text::fixed(vi, en).get(self.lang).to_owned()
    }

    /// The elements that may be shown and that are meant.
    pub(super) fn those(&self, is_meant: impl Fn(ElementRef<'a>) -> bool) -> Vec<ElementRef<'a>> {
        let all = self.arch.elements();
        all.filter(|e| is_meant(*e) && !self.facts.hides(*e))
            .collect()
    }

    /// The general diagram on a page of its own, turned or upright; on several if its text would be too small to read.
    pub(super) fn diagram(&self, heading: String) -> Part {
        let mut drawing = Drawing::new(self.lang).bands(self.cut);
        if self.is_public {
            drawing = drawing.public();
        }
        let [turned, upright] = DIAGRAM;
        let scene = |(width, height), fits: bool| {
            let drawing = drawing.clone().inset(width, Some(height));
            let drawing = if fits { drawing.fit() } else { drawing };
            drawing.scene(self.arch)
        };
        let is_one = |scene: &Scene| scene.pages.len() == 1 && scene.smallest_text >= SMALLEST;
        let ways = [
            (turned, false),
            (upright, false),
            (turned, true),
            (upright, true),
        ];
        let found = ways.into_iter().find_map(|(size, fits)| {
            let made = scene(size, fits);
            is_one(&made).then_some((size, made))
        });
        let (size, made) = found.unwrap_or_else(|| (turned, scene(turned, false)));
        let name = self.arch.name(self.lang);
        let caption = match self.lang {
            Lang::Vi => format!("Sơ đồ tổng thể – {name}"),
            Lang::En => format!("General diagram – {name}"),
        };
        let part = Part::new(heading);
        let part = if size == turned { part.turned() } else { part };
        part.with([Block::Picture(Box::new(Picture {
            scene: made,
            caption,
        }))])
    }

    pub(super) fn table(&self, set: TableSet, keys: &[(&str, u16)]) -> Block {
        match self.tables.table(set) {
            Some(table) => Grid::of(&table, self.lang, keys)
                .readable(&[self.arch], LONGEST, self.lang)
                .block(self.lang),
            None => Block::body(NOTHING.get(self.lang)),
        }
    }

    pub(super) fn notes(&self, set: TableSet) -> Vec<Block> {
        let table = self.tables.table(set);
        let notes = table.map_or_else(Vec::new, |table| words::notes(&table.notes, self.lang));
        notes.into_iter().map(Block::note).collect()
    }

    /// The names in the language of the document.
    pub(super) fn own_names<'k>(&self, keys: &[(&'k str, u16)]) -> Vec<(&'k str, u16)> {
        let own = |key: &'k str| match (key, self.lang) {
            ("name.vi", Lang::En) => "name.en",
            _ => key,
        };
        keys.iter().map(|(key, width)| (own(key), *width)).collect()
    }
}
