//! Of which rules nobody knows what they would have found.

use std::collections::BTreeSet;

use super::{is_about_the_check, is_refusal};
use crate::diagnostic::{Code, Diagnostic, Report, Skipped};
use crate::model::Architecture;

/// What a check could not decide. What is not found there is not mended: no comment is idle for it and no entry of a
/// baseline stale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Undecided {
    /// Whether part of the document could not be read. Any rule may have found something in it, or because of it
    /// elsewhere: what is missing of an element changes what is found of those around it.
    all: bool,
    codes: BTreeSet<Code>,
    families: BTreeSet<String>,
}

impl Undecided {
    /// By what a report says of itself.
    pub(super) fn of(report: &Report) -> Self {
        let mut undecided = Self::default();
        undecided.skipped(report.skipped());
        for dropped in report.dropped() {
            undecided.uncounted(&dropped.code);
        }
        for found in report {
            undecided.found(found);
        }
        undecided
    }

    /// A document that was not wholly read.
    pub(super) fn document(&mut self, arch: &Architecture) {
        self.all |= !arch.unread().is_empty();
    }

    /// A finding of reading: what had to be refused was not read.
    pub(super) fn found(&mut self, found: &Diagnostic) {
        self.all |= is_refusal(found) && !is_about_the_check(found);
    }

    /// Rules that could not be decided. A family has been heard although the law of one of its rules is not in force
    /// yet.
    pub(super) fn skipped(&mut self, skipped: &[Skipped]) {
        for skipped in skipped {
            if !skipped.not_yet {
                self.families.insert(skipped.code.family().to_owned());
            }
            self.codes.insert(skipped.code.clone());
        }
    }

    /// A rule of which some findings were only counted.
    pub(super) fn uncounted(&mut self, code: &Code) {
        self.families.insert(code.family().to_owned());
        self.codes.insert(code.clone());
    }

    /// Whether part of the document could not be read.
    pub(super) fn is_unread(&self) -> bool {
        self.all
    }

    /// Whether it is not known what a rule, or a family of rules, would have found.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.all
            || self.families.contains(name)
            || self.codes.iter().any(|code| code.as_str() == name)
    }
}
