//! What is found in reading: so many findings are kept, the rest is counted.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::problem;
use crate::diagnostic::{At, Diagnostic, Report, Severity};
use crate::span::Span;

/// Findings up to a limit.
#[derive(Debug)]
pub(crate) struct Found {
    kept: Vec<Diagnostic>,
    most: usize,
    dropped: usize,
    /// Where the first stands that was not kept.
    first: Option<Span>,
}

impl Found {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            kept: Vec::new(),
            most,
            dropped: 0,
            first: None,
        }
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        if !self.is_full() {
            self.kept.push(diagnostic);
            return;
        }
        self.dropped += 1;
        let at = diagnostic.labels.first().map(|label| &label.at);
        if let (None, Some(At::Span(at))) = (self.first, at) {
            self.first = Some(*at);
        }
    }

    /// Takes over others, after its own.
    pub(crate) fn absorb(&mut self, other: Self) {
        for diagnostic in other.kept {
            self.push(diagnostic);
        }
        self.dropped += other.dropped;
        self.first = self.first.or(other.first);
    }

    /// Whether anything was found that is an error, or may be one.
    pub(crate) fn has_errors(&self) -> bool {
        let is_error = |found: &Diagnostic| found.severity == Severity::Error;
        self.dropped > 0 || self.kept.iter().any(is_error)
    }

    /// Whether what is found from now on is only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.kept.len() >= self.most
    }

    /// Adds a finding that is only made if it is kept.
    pub(crate) fn push_with(&mut self, at: Span, make: impl FnOnce() -> Diagnostic) {
        if self.is_full() {
            self.dropped += 1;
            self.first.get_or_insert(at);
        } else {
            self.push(make());
        }
    }

    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.dropped == 0
    }

    /// The findings, and how many there are besides them.
    pub(crate) fn finish(mut self) -> Report {
        if self.dropped > 0 {
            let counted = problem::findings_dropped(self.dropped, self.most, self.first);
            self.kept.push(counted);
        }
        self.kept.into_iter().collect()
    }
}
