//! What a rule on transitions may look at.

use crate::date::Date;
use crate::diff::{Diff, Lineage};
use crate::framework::Framework;
use crate::model::Architecture;

/// Two versions with everything derived from them that rules share. [`TransitionRule`](super::TransitionRule)
/// shows its use.
#[derive(Debug)]
pub struct TransitionContext<'c, 'a> {
    pub(super) diff: &'c Diff<'a>,
    pub(super) old_framework: &'static Framework,
    pub(super) new_framework: &'static Framework,
    pub(super) date: Option<Date>,
}

impl<'c, 'a> TransitionContext<'c, 'a> {
    /// The earlier version.
    pub fn earlier(&self) -> &'a Architecture {
        self.diff.earlier()
    }

    /// The later version.
    pub fn later(&self) -> &'a Architecture {
        self.diff.later()
    }

    /// The changes between them.
    pub fn diff(&self) -> &'c Diff<'a> {
        self.diff
    }

    /// What became of each element.
    pub fn lineage(&self) -> &'c Lineage<'a> {
        self.diff.lineage()
    }

    /// The framework of the earlier version.
    pub fn old_framework(&self) -> &'static Framework {
        self.old_framework
    }

    /// The framework of the later version.
    pub fn new_framework(&self) -> &'static Framework {
        self.new_framework
    }

    /// The day the check of the step judges by: that of the later version.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// The day by which the earlier version is judged: its own.
    pub fn earlier_date(&self) -> Option<Date> {
        self.earlier().evaluation_date()
    }
}
