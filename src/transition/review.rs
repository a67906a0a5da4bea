//! What the check of a transition gives.

use crate::diagnostic::{Completeness, Report, Severity};
use crate::diff::{Bump, Class, Diff};
use crate::error::Error;
use crate::gap::Gap;
use crate::roadmap::Roadmap;

use super::highlights::{self, Highlight};

/// The two versions, each by its own framework, the changes, and what the rules on the step found.
///
/// ```
/// use justarch::{Architecture, Bump, FrameworkVersion, Transition};
/// let version = |number: &str, framework| {
///     let mut b = Architecture::fragment("demo", framework);
///     b.version(&number.parse()?);
///     b.build()
/// };
/// let old = version("2.0", FrameworkVersion::V2_0)?;
/// let new = version("2.1", FrameworkVersion::V3_0)?;
/// let review = Transition::between(&old, &new)?.check();
/// // The framework changed, which asks for more than the version says.
/// assert_eq!(review.required_bump(), Bump::Major);
/// assert_eq!(review.actual_bump(), Some(Bump::Minor));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Review<'a> {
    /// The findings of the earlier version.
    pub old: Report,
    /// The findings of the later version.
    pub new: Report,
    /// The changes.
    pub diff: Diff<'a>,
    /// The findings on the step. Their labels say in which version they point.
    pub findings: Report,
}

impl<'a> Review<'a> {
    /// Whether both versions were read whole. If not, what is found is so, but there may be more.
    pub fn completeness(&self) -> Completeness<'a> {
        self.diff.completeness()
    }

    /// The gravest class of all changes; `None` if there are none.
    pub fn verdict(&self) -> Option<Class> {
        self.diff.verdict()
    }

    /// The step of the version that the changes ask for.
    pub fn required_bump(&self) -> Bump {
        self.diff.required_bump()
    }

    /// The step that the two versions take; `None` if one states no version, or the version falls.
    pub fn actual_bump(&self) -> Option<Bump> {
        self.diff.actual_bump()
    }

    /// What stands out: component architectures that bear another name, what the new framework introduced or merges,
    /// other grades, other figures, and that it is repealed.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Highlight, Transition, reference};
    /// let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    /// let review = Transition::between(&old, &new).unwrap().check();
    /// let figures = review.highlights();
    /// let mut figures = figures.iter().filter(|h| matches!(h, Highlight::Figure { .. }));
    /// assert!(figures.next().is_some());
    /// # }
    /// ```
    pub fn highlights(&self) -> Vec<Highlight<'a>> {
        highlights::highlights(&self.diff)
    }

    /// What the framework of the later version still demands of it, by the law of the day by which the step was judged.
    /// `None` if something could not be read. Costs a few checks of the document. The error says that the framework is
    /// not known.
    pub fn gap(&self) -> Option<Result<Gap, Error>> {
        if !self.completeness().is_complete() {
            return None;
        }
        let new = self.diff.later();
        Some(match self.diff.asked_for() {
            Some(day) => Gap::to_as_of(new, new.framework(), day),
            None => Gap::to(new, new.framework()),
        })
    }

    /// The way from the earlier version to the later. `None` if something could not be read. Costs what
    /// [`Roadmap::plan`] does.
    pub fn roadmap(&self) -> Option<Roadmap<'a>> {
        let is_complete = self.completeness().is_complete();
        is_complete.then(|| Roadmap::plan(self.diff.earlier(), self.diff.later()))
    }

    /// Whether the later version or the step has a finding of that severity or a graver one. What was wrong
    /// with the earlier version is past.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion, Severity, Transition};
    /// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
    /// let review = Transition::between(&arch, &arch)?.check();
    /// assert!(review.diff.is_empty());
    /// // An empty document is not a complete architecture.
    /// assert!(review.has_at_least(Severity::Warning));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn has_at_least(&self, severity: Severity) -> bool {
        self.new.has_at_least(severity) || self.findings.has_at_least(severity)
    }
}
