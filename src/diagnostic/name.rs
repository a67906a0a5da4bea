//! The readable names of rules and checks, and since when, and until when, they hold.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use super::Code;
use crate::error::Error;
use crate::text::Lang::{En, Vi};
use crate::text::Text;

/// The longest name.
const LONGEST: usize = 40;

/// The readable name of a rule or check, such as `no-operator`: the fault, in English and in kebab case.
///
/// It says the same as the [`Code`] and may be given wherever that is asked for. It has a hyphen, so that it is never
/// taken for a code or a family. Like a code it is never used again for another meaning.
///
/// ```
/// use justarch::RuleName;
/// assert_eq!(RuleName::of("no-operator").as_str(), "no-operator");
/// assert_eq!("no-operator".parse::<RuleName>()?, RuleName::of("no-operator"));
/// assert!("operator".parse::<RuleName>().is_err());
/// assert!("No-Operator".parse::<RuleName>().is_err());
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleName(Cow<'static, str>);

impl RuleName {
    /// A name known when the program is compiled.
    pub const fn of(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name of a rule that states none: its code, `ACME001` becomes `acme-001`.
    ///
    /// ```
    /// use justarch::{Code, RuleName};
    /// assert_eq!(RuleName::of_code(&Code::of("ACME001")).as_str(), "acme-001");
    /// ```
    pub fn of_code(code: &Code) -> Self {
        let family = code.family();
        let number = code.as_str().get(family.len()..).unwrap_or_default();
        let family = family.to_ascii_lowercase();
        Self(Cow::Owned(format!("{family}-{number}")))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn is_well_formed(&self) -> bool {
        let is_part = |part: &str| {
            let mut bytes = part.bytes();
            !part.is_empty() && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let name = self.as_str();
        let begins = name.starts_with(|c: char| c.is_ascii_lowercase());
        let several = name.contains('-') && name.split('-').all(is_part);
        name.len() <= LONGEST && begins && several
    }
}

/// Refuses a text that is not of the form of all names: at least two parts of small ASCII letters and digits with
/// hyphens between, 40 characters at most. [`RuleName::of`] trusts the caller.
impl FromStr for RuleName {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let name = Self(Cow::Owned(text.to_owned()));
        if name.is_well_formed() {
            return Ok(name);
        }
        Err(Error::value(crate::bilingual!(
            "`{text}` không phải là tên quy tắc: gồm ít nhất hai từ viết bằng chữ cái ASCII thường và chữ số, nối bằng dấu gạch nối, không quá {LONGEST} ký tự",
            "`{text}` is not the name of a rule: it takes two or more words of small ASCII letters and digits with hyphens between, {LONGEST} characters at most"
        )))
    }
}

crate::words::as_text!(RuleName);

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Since when a rule or check is there, and whether it is on its way out.
///
/// ```
/// use justarch::LifeCycle;
/// let life = LifeCycle::since("0.1.0");
/// assert_eq!(life.since, Some("0.1.0"));
/// assert!(life.deprecated.is_none());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LifeCycle {
    /// The version of justarch in which it came; `None` for a rule of the user's own.
    pub since: Option<&'static str>,
    /// Why it is no longer to be used, if it is not.
    pub deprecated: Option<Deprecated>,
}

impl LifeCycle {
    /// In use since a version.
    pub const fn since(version: &'static str) -> Self {
        Self {
            since: Some(version),
            deprecated: None,
        }
    }

    /// The same, and deprecated.
    ///
    /// ```
    /// use justarch::{Code, Deprecated, LifeCycle, Text};
    /// let reason = Text::new("gộp vào quy tắc khác", "merged into another");
    /// let life = LifeCycle::since("0.1.0")
    ///     .until(Deprecated::since("0.2.0", reason).in_favour_of(Code::of("DAT009")));
    /// assert_eq!(life.deprecated.unwrap().replaced_by, Some(Code::of("DAT009")));
    /// ```
    #[must_use]
    pub fn until(mut self, deprecated: Deprecated) -> Self {
        self.deprecated = Some(deprecated);
        self
    }
}

/// That a rule or check is no longer to be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deprecated {
    /// The version of justarch that says so.
    pub since: &'static str,
    /// What finds the fault now, if anything does.
    pub replaced_by: Option<Code>,
    /// Why.
    pub reason: Text,
}

impl Deprecated {
    /// Deprecated since a version, for a reason.
    pub const fn since(version: &'static str, reason: Text) -> Self {
        Self {
            since: version,
            replaced_by: None,
            reason,
        }
    }

    /// Since when, why, and what is to be used instead, in words that go on after the code.
    ///
    /// ```
    /// use justarch::{Deprecated, Lang, Text};
    /// let old = Deprecated::since("0.2.0", Text::new("không còn cần", "no longer needed"));
    /// assert_eq!(old.summary().get(Lang::En), "since version 0.2.0: no longer needed");
    /// ```
    pub fn summary(&self) -> Text {
        let (since, vi, en) = (self.since, self.reason.get(Vi), self.reason.get(En));
        match &self.replaced_by {
            Some(code) => crate::bilingual!(
                "từ phiên bản {since}, dùng {code} thay thế: {vi}",
                "since version {since}, use {code} instead: {en}"
            ),
            None => crate::bilingual!("từ phiên bản {since}: {vi}", "since version {since}: {en}"),
        }
    }

    /// What is to be used instead.
    #[must_use]
    pub fn in_favour_of(mut self, code: Code) -> Self {
        self.replaced_by = Some(code);
        self
    }
}
