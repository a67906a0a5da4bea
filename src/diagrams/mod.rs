//! Diagrams as text, for the tools that draw them: Graphviz, Mermaid, PlantUML, and draw.io.
//!
//! All show the same: the bands of a cut from the top down, each with its elements, and the relations between them. With
//! a comparison what is gone stands beside what there is, and every change bears a sign and a style of its own. Names
//! are data in each of these languages, whatever they consist of.

mod dot;
mod drawio;
mod mermaid;
mod outline;
mod plantuml;
mod shown;

use crate::diff::Diff;
use crate::framework::Bands;
use crate::model::{Architecture, RelationKind};
use crate::text::Lang;

pub use shown::Shown;

/// What a diagram shows, and in which language.
///
/// ```
/// use justarch::diagrams::Diagram;
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Lang};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("app", ApplicationKind::Application, "Phần mềm \"hộ tịch\"")?;
/// let arch = b.build()?;
/// let diagram = Diagram::of(&arch, Lang::Vi);
/// assert!(diagram.dot().contains(r#"Phần mềm \"hộ tịch\""#));
/// assert!(diagram.mermaid().contains("Phần mềm #34;hộ tịch#34;"));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Diagram<'d, 'a> {
    arch: &'a Architecture,
    lang: Lang,
    bands: &'static Bands,
    diff: Option<&'d Diff<'a>>,
    shown: Shown,
    kinds: Option<Vec<RelationKind>>,
}

impl<'d, 'a> Diagram<'d, 'a> {
    /// Everything that an architecture has, in the seven parts.
    pub fn of(arch: &'a Architecture, lang: Lang) -> Self {
        Self {
            arch,
            lang,
            bands: Bands::seven(),
            diff: None,
            shown: Shown::default(),
            kinds: None,
        }
    }

    /// In the bands of another cut.
    #[must_use]
    pub fn bands(mut self, bands: &'static Bands) -> Self {
        self.bands = bands;
        self
    }

    /// With the changes from an earlier version. The architecture shown is the later one of the comparison.
    ///
    /// ```
    /// use justarch::diagrams::Diagram;
    /// use justarch::{ApplicationKind, Architecture, Diff, FrameworkVersion, Lang};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?;
    /// let old = b.build()?;
    /// let new = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
    /// let diff = Diff::between(&old, &new);
    /// let diagram = Diagram::of(&new, Lang::Vi).against(&diff);
    /// assert!(diagram.dot().contains("[−] Phần mềm"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    #[must_use]
    pub fn against(mut self, diff: &'d Diff<'a>) -> Self {
        self.arch = diff.later();
        self.diff = Some(diff);
        let shown = std::mem::take(&mut self.shown);
        self.showing(shown)
    }

    /// Only of what is shown.
    #[must_use]
    pub fn showing(mut self, shown: Shown) -> Self {
        let versions = self.diff.map(|diff| [diff.earlier(), diff.later()]);
        self.shown = shown.in_each(versions.into_iter().flatten());
        self
    }

    /// Only with relations of these kinds; with none the elements alone.
    #[must_use]
    pub fn relations(mut self, kinds: impl IntoIterator<Item = RelationKind>) -> Self {
        self.kinds = Some(kinds.into_iter().collect());
        self
    }

    /// In the language of Graphviz. O(elements + relations), as the others.
    pub fn dot(&self) -> String {
        dot::write(&self.outline())
    }

    /// In the language of Mermaid. Labels are not HTML, so that pictures made from it show their text everywhere.
    pub fn mermaid(&self) -> String {
        mermaid::write(&self.outline())
    }

    /// In the language of PlantUML.
    pub fn plantuml(&self) -> String {
        plantuml::write(&self.outline())
    }

    /// As a file of draw.io, to be edited there. Relations lie in a layer of their own; every shape has its id as the
    /// attribute `justarch-id`.
    pub fn drawio(&self) -> String {
        drawio::write(&self.outline())
    }
}
