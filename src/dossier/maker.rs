//! What the parts of an architecture are made with.

use super::content::Contents;
use super::grid::NOTHING;
use super::parts::{Block, Grid, Layout, Part, Picture};
use super::{elements, whose, words};
use crate::draw::{Drawing, Scene};
use crate::framework::Bands;
use crate::model::{Architecture, ElementRef, Field};
use crate::tables::{Facts, TableSet, Tables};
use crate::text::{Lang, Text};

/// The width and the height of the general diagram among the text, on a turned page and on an upright one, in points.
const DIAGRAM: [(f64, f64); 3] = [(453.0, 370.0), (700.0, 420.0), (453.0, 625.0)];
/// Among the text, a picture is to be read as well as the text below it, in points.
const READABLE: f64 = 6.5;
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

    /// The general diagram: on half a page, among the text, if that can be read well; else on a page of its own, upright or
    /// turned; on several if its text would be too small to read.
    pub(super) fn diagram(&self) -> Picture {
        let mut drawing = Drawing::new(self.lang).bands(self.cut);
        if self.is_public {
            drawing = drawing.public();
        }
        let [among, turned, upright] = DIAGRAM;
        let scene = |(width, height), fits: bool| {
            let drawing = drawing.clone().inset(width, Some(height));
            let drawing = if fits { drawing.fit() } else { drawing };
            drawing.scene(self.arch)
        };
        let is_one = |scene: &Scene, least| scene.pages.len() == 1 && scene.smallest_text >= least;
        let ways = [
            (among, false, READABLE),
            (among, true, READABLE),
            (turned, false, SMALLEST),
            (upright, false, SMALLEST),
            (turned, true, SMALLEST),
            (upright, true, SMALLEST),
        ];
        let found = ways.into_iter().find_map(|(size, fits, least)| {
            let made = scene(size, fits);
            is_one(&made, least).then_some((size, made))
        });
        let (size, scene) = found.unwrap_or_else(|| (turned, scene(turned, false)));
        let name = self.arch.name(self.lang);
        let caption = match self.lang {
            Lang::Vi => format!("Sơ đồ tổng thể – {name}"),
            Lang::En => format!("General diagram – {name}"),
        };
        let layout = if size == turned {
            Layout::Landscape
        } else {
            Layout::Portrait
        };
        Picture {
            scene,
            caption,
            layout,
        }
    }

    /// The general diagram under a heading of its own.
    pub(super) fn diagram_part(&self, heading: String) -> Part {
        let picture = self.diagram();
        let layout = picture.layout;
        Part {
            layout,
            ..Part::new(heading).with([Block::Picture(Box::new(picture))])
        }
    }

    /// A table with what is left out of it.
    pub(super) fn table(&self, set: TableSet, keys: &[(&str, u16)]) -> Vec<Block> {
        self.made(set, keys, false)
    }

    /// The same with its notes.
    pub(super) fn noted(&self, set: TableSet, keys: &[(&str, u16)]) -> Vec<Block> {
        self.made(set, keys, true)
    }

    fn made(&self, set: TableSet, keys: &[(&str, u16)], has_notes: bool) -> Vec<Block> {
        let lang = self.lang;
        let Some(mut table) = self.tables.table(set) else {
            return vec![Block::body(NOTHING.get(lang))];
        };
        let is_theirs = whose::left_to_others(self.arch, &mut table);
        let mut grid = Grid::of_document(&table, lang, keys, &[self.arch], LONGEST);
        if self.cut.key != Bands::seven().key {
            // Its groups are those of the other cut.
            grid = grid.ungrouped();
        }
        let left_out = grid.without_unknown(lang);
        let notes = if has_notes && !grid.rows.is_empty() {
            words::notes(&table, &grid.columns, lang)
        } else {
            Vec::new()
        };
        let mut blocks = vec![grid.block(lang)];
        blocks.extend(left_out);
        if is_theirs {
            blocks.push(Block::note(words::THEIRS.get(lang)));
        }
        blocks.extend(notes.into_iter().map(Block::note));
        blocks
    }

    /// A table of elements.
    pub(super) fn elements(
        &self,
        elements: &[ElementRef<'a>],
        keys: &[(Field, u16)],
    ) -> Vec<Block> {
        elements::grid(self.arch, &self.facts, elements, keys, self.lang).blocks(self.lang)
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
