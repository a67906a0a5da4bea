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

mod content;
mod figure;
mod grid;
mod head;
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
mod scene;
mod svg;
mod theme;
mod timeline;
#[cfg(any(feature = "png", feature = "pdf"))]
mod tree;
mod wrap;
mod xml;

pub use metrics::Weight;
pub use options::{Drawing, Orientation, Paper, Theme};
pub use scene::{
    Align, BandFrame, ElementBox, Group, Label, Legend, LegendEntry, Line, Page, Rect, Scene, Sign,
    Size, Tone,
};
pub use svg::TextForm;
pub use timeline::{
    FindingsBar, Timeline, TimelineEntry, TimelineKey, TimelineKeySign, TimelineRow, TimelineScene,
    TimelineSign, VersionBand,
};

use crate::bilingual;
use crate::model::Architecture;
use metrics::Fonts;

impl Drawing {
    /// Draws an architecture. O(elements) but for sorting them.
    pub fn scene(&self, arch: &Architecture) -> Scene {
        let fonts = Fonts::new();
        let content = content::of(arch, self, &fonts);
        let head = head::Head::new(arch, &content, self, &fonts);
        let (pages, smallest_text) = page::pages(&content, &head, self, &fonts);
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
        }
    }
}

/// A count among lengths.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
