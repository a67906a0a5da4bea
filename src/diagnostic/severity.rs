//! How grave a finding is.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;
use crate::text::Text;

/// How grave a finding is, least first.
///
/// ```
/// use justarch::Severity;
/// assert!(Severity::Info < Severity::Error);
/// assert_eq!("warning".parse::<Severity>()?, Severity::Warning);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Should be looked at.
    Warning,
    /// Must be mended.
    Error,
}

impl Severity {
    /// The severities, least first.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// The word in machine output and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The word shown to people.
    pub const fn label(self) -> Text {
        match self {
            Self::Info => Text::fixed("thông tin", "info"),
            Self::Warning => Text::fixed("cảnh báo", "warning"),
            Self::Error => Text::fixed("lỗi", "error"),
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Severity {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|s| s.key() == text)
            .ok_or_else(|| {
                Error::value(crate::bilingual!(
                    "`{text}` không phải là mức độ: info, warning hoặc error",
                    "`{text}` is not a severity: info, warning or error"
                ))
            })
    }
}

crate::words::as_text!(Severity);
