//! What may be asked of a picture.

use super::relations::Relations;
use super::subgraph::Subgraph;
use crate::framework::Bands;
use crate::model::{Architecture, SecretParts};
use crate::text::Lang;

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
}

/// Which way the paper lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Orientation {
    /// Its longer side from left to right.
    #[default]
    Landscape,
    /// Its longer side from top to bottom.
    Portrait,
}

/// The colours of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Without colours, as it is printed in black.
    Grey,
}

/// How a picture of an architecture is drawn.
///
/// ```
/// use justarch::draw::{Drawing, Orientation, Paper};
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Lang, reference};
/// let scene = Drawing::new(Lang::Vi)
///     .paper(Paper::A4, Orientation::Landscape)
///     .scene(&reference::moj_3_0());
/// assert_eq!(scene.pages.len(), 1);
/// assert!(scene.smallest_text >= 6.5);
/// assert_eq!(scene.boxes().count(), 70);
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Drawing {
    pub(super) lang: Lang,
    pub(super) cut: &'static Bands,
    pub(super) paper: Option<(Paper, Orientation)>,
    pub(super) fit: bool,
    pub(super) theme: Theme,
    pub(super) public: bool,
    /// What other versions, which are shown beside, keep secret.
    pub(super) beside: SecretParts,
    pub(super) relations: Option<Relations>,
    pub(super) subgraphs: Vec<Subgraph>,
    pub(super) inset: Option<(f64, Option<f64>)>,
    pub(super) focus: Option<String>,
}

impl Drawing {
    /// A picture in that language, by the seven parts of the general diagram, as wide and high as it needs to be.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            cut: Bands::seven(),
            paper: None,
            fit: false,
            theme: Theme::Light,
            public: false,
            beside: SecretParts::default(),
            relations: None,
            subgraphs: Vec::new(),
            inset: None,
            focus: None,
        }
    }

    /// By the bands of a cut.
    #[must_use]
    pub fn bands(mut self, cut: &'static Bands) -> Self {
        self.cut = cut;
        self
    }

    /// On paper of that size; on several sheets if the text would become too small to read.
    #[must_use]
    pub fn paper(mut self, paper: Paper, orientation: Orientation) -> Self {
        self.paper = Some((paper, orientation));
        self
    }

    /// On one sheet, however small the text becomes.
    #[must_use]
    pub fn fit(mut self) -> Self {
        self.fit = true;
        self
    }

    /// In those colours.
    #[must_use]
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// With those relations as edges. What finds no room is counted in a note.
    #[must_use]
    pub fn relations(mut self, relations: Relations) -> Self {
        self.relations = Some(relations);
        self
    }

    /// Of that part only; of several parts, of what lies in all of them. A part that follows relations shows these
    /// unless others are asked for.
    #[must_use]
    pub fn only(mut self, subgraph: Subgraph) -> Self {
        self.subgraphs.push(subgraph);
        self
    }

    /// Without what carries state secrets, which is counted.
    #[must_use]
    pub fn public(mut self) -> Self {
        self.public = true;
        self
    }

    /// The same of one of several versions that are shown beside each other: what one of them keeps secret, none tells.
    #[must_use]
    pub fn public_in_each<'a>(
        mut self,
        versions: impl IntoIterator<Item = &'a Architecture>,
    ) -> Self {
        self.beside = SecretParts::of(versions);
        self.public()
    }

    /// To stand within a document that says itself what it is about: so many points wide, without title and margin; so high
    /// as it needs to be, or no higher than that, on several pages if the text would become too small to read.
    ///
    /// ```
    /// use justarch::draw::Drawing;
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Lang, reference};
    /// let scene = Drawing::new(Lang::Vi).inset(450.0, None).scene(&reference::moj_3_0());
    /// assert_eq!(scene.pages[0].size.width, 450.0);
    /// assert!(scene.pages[0].head.is_empty());
    /// # }
    /// ```
    #[must_use]
    pub fn inset(mut self, width: f64, height: Option<f64>) -> Self {
        self.inset = Some((width, height));
        self
    }

    /// With the element of that id set off from the others.
    #[must_use]
    pub fn focus(mut self, id: &str) -> Self {
        self.focus = Some(id.to_owned());
        self
    }

    /// Whether it is to show where a few elements belong: empty bands stay, and nothing is counted.
    pub(super) fn shows_place(&self) -> bool {
        self.inset.is_some() && !self.subgraphs.is_empty()
    }
}
