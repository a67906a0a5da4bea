//! How much there is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Report, Severity};

/// How many findings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Remarks.
    pub info: usize,
    /// Rules that could not be decided.
    pub skipped: usize,
    /// Findings that are not held against the document.
    pub suppressed: usize,
}

impl Counts {
    pub(super) fn add(&mut self, report: &Report) {
        let count = |severity| report.count(severity);
        for (sum, more) in [
            (&mut self.error, count(Severity::Error)),
            (&mut self.warning, count(Severity::Warning)),
            (&mut self.info, count(Severity::Info)),
            (&mut self.skipped, report.skipped().len()),
            (&mut self.suppressed, report.suppressed_count()),
        ] {
            *sum = sum.saturating_add(more);
        }
    }
}

/// How many changes there are of each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClassCounts {
    /// Of wording.
    pub editorial: usize,
    /// That break nothing.
    pub compatible: usize,
    /// That break something.
    pub breaking: usize,
}
