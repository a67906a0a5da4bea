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
mod canvas;
mod change_words;
mod changes_list;
mod chapters;
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
mod mark;
mod mark_shapes;
mod measure;
mod metrics;
mod options;
mod outline;
mod overlay;
mod page;
mod paging;
#[cfg(feature = "pdf")]
mod pdf;
mod place;
#[cfg(feature = "png")]
mod png;
mod reach;
mod relations;
mod route;
mod scene;
mod secrets;
mod subgraph;
mod svg;
mod theme;
mod timeline;
#[cfg(any(feature = "png", feature = "pdf"))]
mod tree;
mod wave;
mod wrap;
mod xml;

pub use canvas::TextForm;
pub use edge::{EdgeGroup, Point};
pub use mark::{BoxChange, Dependence, Gravest, Mark};
pub use metrics::Weight;
pub use options::{Drawing, Orientation, Paper, Theme};
pub use overlay::ChangeCount;
pub use relations::Relations;
pub use scene::{
    Align, BandFrame, ChangeLine, ChangeList, Edge, ElementBox, Group, Guide, Label, Legend,
    LegendEntry, Line, ListItem, Page, Rect, RelationsShown, Scene, Sign, Size, Tone,
};
pub use subgraph::Subgraph;
pub use timeline::{
    FindingsBar, Timeline, TimelineEntry, TimelineKey, TimelineKeySign, TimelineRow, TimelineScene,
    TimelineSign, VersionBand,
};

use crate::bilingual;
use crate::diff::Diff;
use crate::error::{Error, ErrorKind};
use crate::model::Architecture;
use crate::roadmap::Roadmap;
use changes_list::Listing;
use maker::Maker;
use metrics::Fonts;
use overlay::Overlay;
use wave::States;

impl Drawing {
    /// Draws an architecture. O(elements) but for sorting them.
    pub fn scene(&self, arch: &Architecture) -> Scene {
        self.draw(arch, None)
    }

    /// Draws the later version of a comparison with the changes marked: each element that changed bears the mark of its
    /// gravest change, what is gone stands struck at its old place, what depends on what breaks or goes is hatched, and
    /// the title block has the verdict. What no box can say is listed: on pages that follow, or below the picture where
    /// it is to be on one page. Relations and [parts](Self::only) are passed over: every element is shown, so that no
    /// change is missed. Costs in addition what the breaking changes reach.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::draw::Drawing;
    /// use justarch::{Diff, Lang, reference};
    /// let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    /// let diff = Diff::between(&old, &new);
    /// let scene = Drawing::new(Lang::Vi).scene_against(&diff);
    /// let count = scene.changes.unwrap();
    /// let all = count.editorial + count.compatible + count.breaking;
    /// assert_eq!(all, diff.changes().len());
    /// # }
    /// ```
    pub fn scene_against(&self, diff: &Diff<'_>) -> Scene {
        let overlay = Overlay::of_diff(diff, self);
        self.draw(diff.later(), Some(&overlay))
    }

    /// Draws the architecture as it is after a wave of a roadmap, counted from 0 as in [`Roadmap::waves`], with what the
    /// steps of the wave do marked, as in [`scene_against`](Self::scene_against). O(n log n).
    ///
    /// # Errors
    ///
    /// Refuses a wave that there is not.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::draw::Drawing;
    /// use justarch::{Lang, Roadmap, reference};
    /// let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    /// let roadmap = Roadmap::plan(&old, &new);
    /// let scene = Drawing::new(Lang::Vi).scene_of_wave(&roadmap, 0)?;
    /// assert_eq!(scene.changes.unwrap().steps, roadmap.steps_of(0).count());
    /// assert!(Drawing::new(Lang::Vi).scene_of_wave(&roadmap, 99).is_err());
    /// # }
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn scene_of_wave(&self, roadmap: &Roadmap<'_>, wave: usize) -> Result<Scene, Error> {
        let after = roadmap.state(wave)?;
        let found = roadmap.waves().get(wave).ok_or_else(|| {
            let text = bilingual!("không có đợt {wave}", "there is no wave {wave}");
            Error::new(ErrorKind::UnknownName, text)
        })?;
        let earlier = wave.checked_sub(1).map(|before| roadmap.state(before));
        let earlier = earlier.transpose()?;
        let states = States {
            before: earlier.as_ref().unwrap_or(roadmap.earlier()),
            after: &after,
        };
        let overlay = Overlay::of_wave(roadmap, wave, found, states, self);
        Ok(self.draw(&after, Some(&overlay)))
    }

    fn draw<'a>(&self, arch: &'a Architecture, overlay: Option<&Overlay<'a>>) -> Scene {
        let fonts = Fonts::new();
        let picked = match overlay {
            None => Subgraph::of_all(&self.subgraphs, arch, self.public),
            Some(_) => None,
        };
        let content = content::of(arch, overlay, self, picked.as_ref(), &fonts);
        let links = self.asked_relations().filter(|_| overlay.is_none());
        let links = links.map(|relations| links::of(arch, self, picked.as_ref(), &relations));
        let extra = extra::of(arch, self, &content, links.as_ref());
        let head = head::Head::new(arch, &content, &extra, overlay, self, &fonts);
        let gutters = gutters::Gutters::default();
        let mut maker = Maker::new(&content, &head, &fonts, self, &gutters);
        let (pages, smallest_text, relations) = if let Some(links) = &links {
            let found = picked.as_ref().and_then(|picked| picked.relations.as_ref());
            let found = found.filter(|_| self.subgraphs.contains(&Subgraph::Exchanges));
            let (mut pages, smallest, shown) = match found {
                Some(found) => {
                    let relations = arch.relations();
                    let found: Vec<_> = relations.filter(|r| found.contains(&r.ix())).collect();
                    exchange_view::pages(&maker, self, &found)
                }
                None => edges::pages(&content, &head, self, &fonts, links),
            };
            let said = extra::count(&shown, self.lang);
            for page in &mut pages {
                head.last_note(page, &said);
            }
            (pages, smallest, Some(shown))
        } else {
            let list =
                overlay.and_then(|o| Listing::new(o, &content, (self.cut, self.lang), &fonts));
            maker.changes.overlay = overlay;
            let (pages, smallest) = page::pages(maker, self, list.as_ref());
            (pages, smallest, None)
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
            changes: overlay.map(|overlay| overlay.count),
        }
    }

    /// The relations to be shown: those asked for, else those that a subgraph follows.
    fn asked_relations(&self) -> Option<Relations> {
        let follows = self.subgraphs.iter().any(Subgraph::follows_relations);
        let all = || follows.then(Relations::all);
        self.relations.clone().or_else(all)
    }
}

/// A count among lengths.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
