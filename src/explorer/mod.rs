//! A page to explore and review an architecture: one HTML file that asks nothing of any network.
//!
//! The page holds the results as the program writes them with `--format json`, and the elements and relations beside
//! them. Its scripts and styles are allowed by their hashes alone, so that nothing a document says is ever run.
//!
//! ```
//! # #[cfg(feature = "yaml")] {
//! use justarch::explorer::Page;
//! use justarch::{Document, Lang, RuleSet, json, reference};
//! let text = reference::get("moj-3.0").unwrap().text;
//! let document = Document::parse("moj.yaml", text).unwrap();
//! let report = RuleSet::for_framework(document.architecture().framework())?.check_document(&document);
//! let page = Page::new(document.architecture(), json::Check::new(&report, &document), Lang::Vi).render();
//! assert!(page.starts_with("<!DOCTYPE html>") && page.contains("default-src 'none'"));
//! # }
//! # Ok::<(), justarch::Error>(())
//! ```

mod data;
mod facts;
mod frame;
mod hash;
mod private;
mod side;

use crate::diagrams::Shown;
use crate::framework::Bands;
use crate::json;
use crate::model::Architecture;
use crate::text::Lang;
use crate::transition;

/// A page about an architecture, or about the step to it from an earlier version.
#[derive(Clone, Debug)]
pub struct Page<'p, 'a> {
    arch: &'a Architecture,
    check: json::Check,
    lang: Lang,
    bands: &'static Bands,
    shown: Shown,
    pictures: [Option<&'p str>; 2],
    step: Option<Step<'p, 'a>>,
}

/// The step from an earlier version.
#[derive(Clone, Debug)]
struct Step<'p, 'a> {
    review: &'p transition::Review<'a>,
    json: json::Review,
}

impl<'p, 'a> Page<'p, 'a> {
    /// A page about an architecture and the findings on it. It begins in a language; the reader may switch.
    pub fn new(arch: &'a Architecture, check: json::Check, lang: Lang) -> Self {
        Self {
            arch,
            check,
            lang,
            bands: Bands::seven(),
            shown: Shown::default(),
            pictures: [None; 2],
            step: None,
        }
    }

    /// As a page to review the step from an earlier version. The architecture is the later one of the review; `json` is
    /// what the same review gives with the places of both documents, or [bare](json::Review::bare).
    ///
    /// ```
    /// use justarch::explorer::Page;
    /// use justarch::{Architecture, FrameworkVersion, Lang, Transition, json};
    /// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
    /// let review = Transition::between(&arch, &arch)?.check();
    /// let page = Page::new(&arch, json::Check::bare(&review.new), Lang::En);
    /// let page = page.against(&review, json::Review::bare(&review)).render();
    /// assert!(page.contains("\"review\":{"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    #[must_use]
    pub fn against(mut self, review: &'p transition::Review<'a>, json: json::Review) -> Self {
        self.arch = review.diff.later();
        self.step = Some(Step { review, json });
        self
    }

    /// In the bands of another cut.
    #[must_use]
    pub fn bands(mut self, bands: &'static Bands) -> Self {
        self.bands = bands;
        self
    }

    /// Only with what is shown. What speaks of an element that carries state secrets is left out as well, and all that
    /// is left out so is counted.
    #[must_use]
    pub fn showing(mut self, shown: Shown) -> Self {
        self.shown = shown;
        self
    }

    /// With a picture, in a language, beside the plain view of the bands: SVG without scripts, whose boxes carry the id of
    /// their element as `data-id`. What a document says has to be escaped in it.
    #[must_use]
    pub fn picture(mut self, lang: Lang, svg: &'p str) -> Self {
        let [vi, en] = &mut self.pictures;
        *match lang {
            Lang::Vi => vi,
            Lang::En => en,
        } = Some(svg);
        self
    }

    /// The file. O(elements + relations + results), and for a step what its gap and its roadmap cost.
    pub fn render(&self) -> String {
        frame::render(self)
    }
}
