//! Pictures of an architecture: the general diagram (*sơ đồ tổng thể*), made from the model.
//!
//! A [`Drawing`] says what is wanted, [`Drawing::scene`] makes a [`Scene`] of it, in which everything has its place and
//! its size, and the scene is written as SVG, and with the features `png` and `pdf` as these too. Nothing of it needs a
//! font, a file or a program of the system.
//!
//! ```
//! # #[cfg(feature = "yaml")] {
//! use justarch::draw::{Drawing, TextForm};
//! use justarch::{Lang, reference};
//! let scene = Drawing::new(Lang::Vi).scene(&reference::moj_3_0());
//! let svg = scene.svg(&scene.pages[0], TextForm::Text);
//! assert!(svg.starts_with("<svg ") && svg.contains("data-id=\"moj-lgsp\""));
//! # }
//! ```

mod bundles;
mod content;
mod edge;
mod edge_svg;
mod edges;
mod exchange_rows;
mod exchange_view;
mod extra;
mod figure;
mod grid;
mod gutters;
mod head;
mod lattice;
mod links;
mod maker;
mod measure;
mod metrics;
mod options;
mod outline;
mod page;
mod paging;
#[cfg(feature = "pdf")]
mod pdf;
mod place;
#[cfg(feature = "png")]
mod png;
mod relations;
mod route;
mod scene;
mod selection;
mod svg;
mod theme;
#[cfg(any(feature = "png", feature = "pdf"))]
mod tree;
mod wrap;
mod xml;

pub use edge::{EdgeGroup, Point};
pub use metrics::Weight;
pub use options::{Drawing, Orientation, Paper, Theme};
pub use relations::Relations;
pub use scene::{
    Align, BandFrame, Edge, ElementBox, Group, Guide, Label, Legend, LegendEntry, Line, Page, Rect,
    RelationsShown, Scene, Sign, Size, Tone,
};
pub use selection::Selection;
pub use svg::TextForm;

use crate::bilingual;
use crate::model::Architecture;
use metrics::Fonts;

impl Drawing {
    /// Draws an architecture. O(elements) but for sorting them.
    pub fn scene(&self, arch: &Architecture) -> Scene {
        let fonts = Fonts::new();
        let picked = Selection::of_all(&self.selections, arch, self.public);
        let content = content::of(arch, self, picked.as_ref(), &fonts);
        let links = self.asked_relations();
        let links = links.map(|relations| links::of(arch, self, picked.as_ref(), &relations));
        let extra = extra::of(arch, self, &content, links.as_ref());
        let head = head::Head::new(arch, &content, &extra, self, &fonts);
        let (pages, smallest_text, relations) = match &links {
            None => {
                let gutters = gutters::Gutters::default();
                let (pages, smallest) = page::pages(&content, &head, self, &fonts, &gutters);
                (pages, smallest, None)
            }
            Some(links) => {
                let found = picked.as_ref().and_then(|picked| picked.relations.as_ref());
                let found = found.filter(|_| self.selections.contains(&Selection::Exchanges));
                let drawn = match found {
                    Some(found) => {
                        let gutters = gutters::Gutters::default();
                        let maker = maker::Maker {
                            content: &content,
                            head: &head,
                            fonts: &fonts,
                            lang: self.lang,
                            gutters: &gutters,
                        };
                        let relations = arch.relations();
                        let found: Vec<_> = relations.filter(|r| found.contains(&r.ix())).collect();
                        exchange_view::pages(&maker, self, &found)
                    }
                    None => edges::pages(&content, &head, self, &fonts, links),
                };
                let (mut pages, smallest, shown) = drawn;
                let said = extra::count(&shown, self.lang);
                for page in &mut pages {
                    head.last_note(page, &said);
                }
                (pages, smallest, Some(shown))
            }
        };
        let bands = content.stack.iter().chain(&content.sides);
        let bands: Vec<_> = bands.map(|b| format!("{} ({})", b.name, b.count)).collect();
        let (facts, bands) = (head.told.join("; "), bands.join("; "));
        let description = bilingual!(
            "{facts}. Các dải, từ trên xuống: {bands}.",
            "{facts}. Bands, top down: {bands}."
        );
        Scene {
            lang: self.lang,
            theme: self.theme,
            title: head.title.clone(),
            description: description.get(self.lang).to_owned(),
            pages,
            smallest_text,
            withheld: content.withheld,
            relations,
        }
    }

    /// The relations to be shown: those asked for, else those that a selection follows.
    fn asked_relations(&self) -> Option<Relations> {
        let follows = self.selections.iter().any(Selection::follows_relations);
        let all = || follows.then(Relations::all);
        self.relations.clone().or_else(all)
    }
}

/// A count among lengths.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
