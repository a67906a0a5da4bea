//! The codes of rules and checks.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::error::Error;

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

    fn is_well_formed(&self) -> bool {
        let family = self.family();
        let digits = self.as_str().len().saturating_sub(family.len());
        family.bytes().all(|b| b.is_ascii_uppercase())
            && (2..=10).contains(&family.len())
            && (3..=6).contains(&digits)
    }
}

/// Refuses a text that is not of the form of all codes: 2 to 10 capital ASCII letters and 3 to 6 digits. [`Code::new`]
/// and [`Code::of`] trust the caller.
///
/// ```
/// use justarch::Code;
/// assert_eq!("INT003".parse::<Code>()?, Code::of("INT003"));
/// assert!("int3".parse::<Code>().is_err());
/// # Ok::<(), justarch::Error>(())
/// ```
impl FromStr for Code {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let code = Self::new(text);
        if code.is_well_formed() {
            return Ok(code);
        }
        Err(Error::value(crate::bilingual!(
            "`{code}` không phải là mã quy tắc: gồm 2 đến 10 chữ cái ASCII viết hoa và 3 đến 6 chữ số",
            "`{code}` is not the code of a rule: it takes 2 to 10 capital ASCII letters and 3 to 6 digits"
        )))
    }
}

crate::words::as_text!(Code);

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
