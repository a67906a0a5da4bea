//! What takes findings, and may be content with their number.

use super::{Code, Diagnostic, Severity};

/// Takes findings one by one, as they are made. A closure takes every one of them.
pub(crate) trait Sink {
    /// Takes a finding.
    fn take(&mut self, found: Diagnostic);

    /// Counts findings that need not be made for it, if it would do nothing with them but count them. Once it has
    /// counted one it only counts all that are of that code and severity.
    fn count(&mut self, _code: &Code, _severity: Severity, _findings: usize) -> bool {
        false
    }

    /// Counts a part of a [group](super::Parts) of findings in the same way.
    fn count_part(&mut self, _code: &Code, _severity: Severity, _group: &str) -> bool {
        false
    }
}

impl<F: FnMut(Diagnostic)> Sink for F {
    fn take(&mut self, found: Diagnostic) {
        self(found);
    }
}

/// Wants no findings at all.
pub(crate) struct Nothing;

impl Sink for Nothing {
    fn take(&mut self, _: Diagnostic) {}

    fn count(&mut self, _: &Code, _: Severity, _: usize) -> bool {
        true
    }

    fn count_part(&mut self, _: &Code, _: Severity, _: &str) -> bool {
        true
    }
}
