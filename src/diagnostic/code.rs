//! The codes of rules and checks.

use std::borrow::Cow;
use std::fmt;

/// The stable name of a rule or check, such as `INT003`.
///
/// Codes outlive the code behind them: one is never reused for another meaning.
///
/// ```
/// use justarch::Code;
/// let code = Code::of("INT003");
/// assert_eq!(code.family(), "INT");
/// assert_eq!(code.to_string(), "INT003");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Cow<'static, str>);

impl Code {
    /// A code known when the program is compiled.
    pub const fn of(code: &'static str) -> Self {
        Self(Cow::Borrowed(code))
    }

    /// A code made while the program runs, for rules of the user's own.
    pub fn new(code: impl Into<String>) -> Self {
        Self(Cow::Owned(code.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The letters before the number.
    pub fn family(&self) -> &str {
        self.0.trim_end_matches(|c: char| c.is_ascii_digit())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Every element lies in exactly one layer. This and the next two are decided by the reader of files while it
/// makes the model; the builder refuses the same faults with an error.
pub(crate) const LAY002: Code = Code::of("LAY002");
/// Ids are unique and well formed, and every element has a Vietnamese name.
pub(crate) const LAY003: Code = Code::of("LAY003");
/// Both ends of a relation exist.
pub(crate) const LAY004: Code = Code::of("LAY004");
