//! Living with findings: comments that pass over some, baselines, and the configuration of a check.

mod allow;
mod allow_words;
mod baseline;
mod comment;
#[cfg(feature = "config")]
mod config;
#[cfg(feature = "config")]
mod config_fault;
mod cover;
mod filter;
#[cfg(feature = "config")]
mod limits;
mod names;
mod renamed;
mod since;
mod standing;
#[cfg(feature = "config")]
mod toml_words;
mod undecided;
#[cfg(feature = "yaml")]
mod unfilled;
mod verdict;

pub use baseline::{Baseline, BaselineEntry};
pub use comment::Suppression;
#[cfg(feature = "config")]
pub use config::{Config, ConfigError};
pub use filter::FindingFilter;
pub use since::Since;
pub use standing::{BaselineComparison, Standing};
pub use verdict::{Acceptance, VerdictPolicy};

/// The words of the configuration, for its schema.
#[cfg(all(feature = "config", feature = "json"))]
pub(crate) mod keys {
    pub(crate) use super::config::{ACCEPT_KEYS, FAIL_ON, KEYS, LEVELS};
}

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{At, Code, Diagnostic, Severity};
use crate::io::FORMAT_CODES;
use crate::text::Text;

/// A finding about the means of this module themselves.
fn about_suppression(code: Code, message: Text) -> Diagnostic {
    let info = FORMAT_CODES.iter().find(|info| info.code == code);
    let severity = info.map_or(Severity::Error, |info| info.severity);
    let mut diagnostic = Diagnostic::new(code, severity, message);
    diagnostic.help = info.map(|info| info.remedy.clone().into());
    diagnostic
}

/// Why what held until a day does not hold on another; `is_judged_by` introduces the latter in English.
fn expiry(until: Date, today: Option<Date>, is_judged_by: &str) -> Option<Text> {
    let until_vi = until.vietnamese();
    match today {
        Some(today) if today <= until.last_day() => None,
        Some(today) => {
            let today_vi = today.vietnamese();
            Some(bilingual!(
                "hết hạn sau {until_vi}, ngày đánh giá là {today_vi}",
                "it held until {until}, and {is_judged_by} {today}"
            ))
        }
        None => Some(bilingual!(
            "có hạn đến {until_vi} nhưng không có ngày để đánh giá",
            "it holds until {until}, but there is no day to judge by"
        )),
    }
}

/// Whether a comment or a baseline may pass over a finding: neither over what speaks of the check itself nor over an
/// error in how a file is written.
///
/// ```
/// use justarch::{Document, suppression::may_be_allowed};
/// let document = Document::parse("a.yaml", "justarch: 1\nchanels: {}\n").unwrap();
/// assert!(document.report().iter().all(|found| !may_be_allowed(found)));
/// ```
pub fn may_be_allowed(found: &Diagnostic) -> bool {
    !is_about_the_check(found) && !is_refusal(found)
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
    match found.labels.first() {
        Some(label) => matches!(label.at, At::Span(_)),
        None => found.code.family() == "FMT",
    }
}

/// Whether a code is of faults in how a file is written that are never passed over, whatever the finding.
fn is_of_refusals(code: &str) -> bool {
    let of_reader = [
        &crate::rules::LAY002,
        &crate::rules::LAY003,
        &crate::rules::LAY004,
    ];
    of_reader.iter().any(|known| known.as_str() == code)
        || FORMAT_CODES.iter().any(|info| {
            info.code.as_str() == code
                && info.code.family() == "FMT"
                && info.severity == Severity::Error
        })
}

/// Whether a code is of rules on the step between two versions, or the family of these: what such a rule finds lies
/// in no one document.
fn is_of_steps(name: &str) -> bool {
    let mut steps = crate::transition::built_in();
    name == "TRN" || steps.any(|rule| rule.info.code.as_str() == name)
}

/// Whether a code or family is of the check itself, or of files that are no documents.
fn is_of_the_check(name: &str) -> bool {
    let family = name.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(family, "ALW" | "BAS" | "CFG" | "CHK" | "MAP" | "USR")
}

/// Whether a rule or check of the library bears a code, or is of a family.
fn is_built_in(name: &str) -> bool {
    let bears = |code: &Code| code.as_str() == name || code.family() == name;
    let mut rules = crate::rules::built_in();
    let mut steps = crate::transition::built_in();
    FORMAT_CODES.iter().any(|info| bears(&info.code))
        || rules.any(|rule| bears(&rule.info.code))
        || steps.any(|rule| bears(&rule.info.code))
        || is_of_the_check(name) && name.bytes().all(|b| b.is_ascii_alphabetic())
        || name == crate::rules::NO_DATE.as_str()
}
