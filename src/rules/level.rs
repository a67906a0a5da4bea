//! What a caller wants done with findings.

use crate::diagnostic::Severity;

/// What to do with the findings of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Drop them.
    Allow,
    /// Report them as worth knowing.
    Info,
    /// Report them as warnings.
    Warn,
    /// Report them as errors.
    Deny,
}

impl Level {
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Info => Some(Severity::Info),
            Self::Warn => Some(Severity::Warning),
            Self::Deny => Some(Severity::Error),
        }
    }
}
