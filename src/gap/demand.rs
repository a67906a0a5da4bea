//! One thing that a framework demands and a document lacks.

use super::edit::Edit;
use super::lines::Written;
use super::parameters::Parameter;
use crate::diagnostic::{At, Basis, Code, Diagnostic, Severity};
use crate::model::{Place, Subject};
use crate::text::Text;

/// One thing that the target framework demands and the document lacks.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Demand {
    /// The rule that demands it.
    pub code: Code,
    /// How grave it is to lack it: an error, or a warning for what the framework introduced.
    pub severity: Severity,
    /// What is lacking.
    pub message: Text,
    /// What the demand rests on.
    pub basis: Option<Basis>,
    /// The parts of the document concerned, named as the document has them once the edits before are applied.
    pub places: Vec<Place>,
    /// What to write. If there is nothing, only a person can say how to meet the demand; see `help`.
    pub edits: Vec<Edit>,
    /// What the edits ask of a person.
    pub parameters: Vec<Parameter>,
    /// What else there is to know.
    pub help: Option<Text>,
    /// Whether the edits were seen to meet the demand.
    pub met: bool,
    /// What of the edits no lines can say, and the lines.
    pub(super) written: Written,
}

impl Demand {
    pub(super) fn new(code: Code, severity: Severity, message: Text) -> Self {
        Self {
            code,
            severity,
            message,
            basis: None,
            places: Vec::new(),
            edits: Vec::new(),
            parameters: Vec::new(),
            help: None,
            met: true,
            written: Written::default(),
        }
    }

    /// What a person does in words before the lines are written: ids that change wherever they stand, and what is
    /// taken away. In order.
    pub fn steps(&self) -> &[Text] {
        &self.written.steps
    }

    /// The lines that a person writes, `<name>` where a value has to be supplied. Lists stand in them whole, so that
    /// they take the place of those in the document. Comments name what is not written but changed: `# a -> b` an id,
    /// wherever it stands, `# - key` what goes. Empty if there are no edits.
    ///
    /// ```
    /// use justarch::{Gap, FrameworkVersion, reference};
    /// # #[cfg(feature = "yaml")] {
    /// let gap = Gap::to(&reference::moj_2_0(), FrameworkVersion::V3_0).unwrap();
    /// let lines = gap.demands()[0].yaml();
    /// assert!(lines.contains("architecture:\n"), "{lines}");
    /// assert!(lines.contains("version: \"3.0\"\n"), "{lines}");
    /// # }
    /// ```
    pub fn yaml(&self) -> &str {
        &self.written.lines
    }

    /// What a rule found, to be met by edits still to be named.
    pub(super) fn of(found: &Diagnostic) -> Self {
        let mut places: Vec<Place> = Vec::new();
        for label in &found.labels {
            if let At::Place(place) = &label.at
                && !places.contains(place)
            {
                places.push(place.clone());
            }
        }
        Self {
            basis: found.basis.as_deref().cloned(),
            places,
            help: found.help.as_deref().cloned(),
            ..Self::new(found.code.clone(), found.severity, found.message.clone())
        }
    }

    pub(super) fn at(mut self, place: impl Into<Place>) -> Self {
        self.places.push(place.into());
        self
    }

    pub(super) fn basis(mut self, basis: Basis) -> Self {
        self.basis = Some(basis);
        self
    }

    pub(super) fn edits(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.edits.extend(edits);
        self
    }

    /// Graver demands first; then the document before its elements, those by layer; then by code.
    pub(super) fn rank(&self) -> (std::cmp::Reverse<Severity>, bool, Code, Option<Place>) {
        let first = self.places.first();
        let of_document =
            first.is_none_or(|p| matches!(p.subject, Subject::Document | Subject::Record { .. }));
        (
            std::cmp::Reverse(self.severity),
            !of_document,
            self.code.clone(),
            first.cloned(),
        )
    }
}
