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
mod states;

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
    pictures: Vec<Picture<'p>>,
    step: Option<Step<'p, 'a>>,
}

/// What a picture on the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum View {
    /// The earlier version.
    Before,
    /// The later version with the changes, and what is gone.
    Changes,
    /// The later version; of a page without a step, the architecture.
    After,
}

impl View {
    /// The word in the data and the address of the page.
    const fn key(self) -> &'static str {
        match self {
            Self::Before => "old",
            Self::Changes => "delta",
            Self::After => "new",
        }
    }
}

/// A picture beside the plain view.
#[derive(Clone, Copy, Debug)]
struct Picture<'p> {
    view: View,
    lang: Lang,
    svg: &'p str,
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
            pictures: Vec::new(),
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
        let shown = std::mem::take(&mut self.shown);
        self.showing(shown)
    }

    /// In the bands of another cut.
    #[must_use]
    pub fn bands(mut self, bands: &'static Bands) -> Self {
        self.bands = bands;
        self
    }

    /// Only with what is shown; of a [step](Self::against) what one version keeps secret neither tells. What speaks of an element that carries state secrets is left out as well, and all that
    /// is left out so is counted.
    #[must_use]
    pub fn showing(mut self, shown: Shown) -> Self {
        let step = self.step.as_ref().map(|step| &step.review.diff);
        let versions = step.map(|diff| [diff.earlier(), diff.later()]);
        self.shown = shown.in_each(versions.into_iter().flatten());
        self
    }

    /// With a picture of a view, in a language, beside the plain view of the bands: SVG without scripts, whose boxes carry
    /// the id of their element as `data-id`. What a document says has to be escaped in it. Another picture of the same
    /// view in the same language takes the place of the first; before and changes are shown only where there is a
    /// [step](Self::against).
    ///
    /// ```
    /// # #[cfg(all(feature = "draw", feature = "yaml"))] {
    /// use justarch::draw::{Drawing, TextForm};
    /// use justarch::explorer::{Page, View};
    /// use justarch::{Lang, Transition, json, reference};
    /// let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    /// let review = Transition::between(&old, &new)?.check();
    /// let scene = Drawing::new(Lang::En).fit().scene_against(&review.diff);
    /// let svg = scene.svg(&scene.pages[0], TextForm::Text);
    /// let page = Page::new(&new, json::Check::bare(&review.new), Lang::En);
    /// let page = page.picture(View::Changes, Lang::En, &svg);
    /// let html = page.against(&review, json::Review::bare(&review)).render();
    /// assert!(html.contains("<template id=\"drawn-delta-en\">"));
    /// # }
    /// # Ok::<(), justarch::Error>(())
    /// ```
    #[must_use]
    pub fn picture(mut self, view: View, lang: Lang, svg: &'p str) -> Self {
        self.pictures.retain(|p| (p.view, p.lang) != (view, lang));
        self.pictures.push(Picture { view, lang, svg });
        self
    }

    /// The pictures that can be shown.
    fn shown_pictures(&self) -> impl Iterator<Item = &Picture<'p>> {
        let has_step = self.step.is_some();
        self.pictures
            .iter()
            .filter(move |p| has_step || p.view == View::After)
    }

    /// The file. O(elements + relations + results), and for a step what its gap, its roadmap and
    /// the state after each of its waves cost.
    pub fn render(&self) -> String {
        frame::render(self)
    }
}
