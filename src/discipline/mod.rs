//! Living with findings: comments that pass over some, baselines, and the configuration of a check.

mod allow;
mod baseline;
#[cfg(feature = "cli")]
mod config;
#[cfg(feature = "cli")]
mod limits;
mod screen;
mod verdict;

pub use allow::{Suppression, apply};
pub use baseline::{Baseline, BaselineEntry, Recorder};
#[cfg(feature = "cli")]
pub use config::{Config, ConfigError};
pub use screen::Screen;
pub use verdict::{Acceptance, VerdictPolicy};

use crate::diagnostic::{At, Code, Diagnostic, Severity};
use crate::io::FORMAT_CODES;
use crate::text::Text;

/// A finding about the means of this module themselves.
fn about_discipline(code: Code, message: Text) -> Diagnostic {
    let info = FORMAT_CODES.iter().find(|info| info.code == code);
    let severity = info.map_or(Severity::Error, |info| info.severity);
    let mut diagnostic = Diagnostic::new(code, severity, message);
    diagnostic.help = info.map(|info| info.remedy.clone().into());
    diagnostic
}

/// Whether a finding speaks of suppression or of the check itself, which nothing passes over.
fn is_about_the_check(found: &Diagnostic) -> bool {
    matches!(found.code.family(), "ALW" | "BAS" | "CFG" | "CHK")
}

/// Whether a finding is an error in how the file is written: what had to be refused the rules did not see.
fn is_refusal(found: &Diagnostic) -> bool {
    found.severity == Severity::Error && is_about_the_file(found)
}

/// Whether a finding is about how the file is written, not about the architecture.
fn is_about_the_file(found: &Diagnostic) -> bool {
    let primary = found.labels.first();
    found.code.family() == "FMT" || primary.is_some_and(|label| matches!(label.at, At::Span(_)))
}
