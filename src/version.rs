//! Version numbers: of a framework, and of an architecture.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// The number of a national architecture framework, such as 2.0 or 3.0.
///
/// A document carries the number it claims; only the framework registry knows which exist.
///
/// ```
/// use justarch::FrameworkVersion;
/// let v: FrameworkVersion = "3.0".parse()?;
/// assert_eq!(v, FrameworkVersion::V3_0);
/// assert!(FrameworkVersion::V2_0 < v);
/// assert_eq!(v.to_string(), "3.0");
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FrameworkVersion {
    /// The part before the dot.
    pub major: u16,
    /// The part after the dot.
    pub minor: u16,
}

impl FrameworkVersion {
    /// Framework 2.0, Decision 2323/QĐ-BTTTT of 31/12/2019.
    pub const V2_0: Self = Self { major: 2, minor: 0 };
    /// Framework 3.0, Decision 2568/QĐ-BTTTT of 29/12/2023.
    pub const V3_0: Self = Self { major: 3, minor: 0 };
    /// Framework 4.0, Decision 292/QĐ-BKHCN of 25/03/2025.
    pub const V4_0: Self = Self { major: 4, minor: 0 };
    /// What a document has that names no framework. No framework bears this number.
    pub const UNSTATED: Self = Self { major: 0, minor: 0 };

    /// Whether the document named a framework at all.
    ///
    /// ```
    /// assert!(!justarch::FrameworkVersion::UNSTATED.is_stated());
    /// ```
    pub const fn is_stated(self) -> bool {
        self.major != 0 || self.minor != 0
    }
}

impl fmt::Display for FrameworkVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl FromStr for FrameworkVersion {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let bad = || {
            Error::value(crate::bilingual!(
                "`{text}` không phải là số hiệu khung kiến trúc; ví dụ 2.0, 3.0",
                "`{text}` is not a framework number such as 2.0 or 3.0"
            ))
        };
        let (major, minor) = text.split_once('.').ok_or_else(bad)?;
        let part = |s: &str| {
            let digits = !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
            let plain = s.len() == 1 || !s.starts_with('0');
            (digits && plain).then(|| s.parse().ok()).flatten()
        };
        match (part(major), part(minor)) {
            (Some(major), Some(minor)) => Ok(Self { major, minor }),
            _ => Err(bad()),
        }
    }
}

/// The version of an architecture: ordered as semantic versions are, shown as it was written.
///
/// Short forms are accepted: `2` and `2.0` are equal to `2.0.0` but keep their own writing,
/// and `2.10` comes after `2.9`.
///
/// ```
/// use justarch::ArchitectureVersion;
/// let short: ArchitectureVersion = "2.10".parse()?;
/// assert_eq!(short.to_string(), "2.10");
/// assert_eq!(short, "2.10.0".parse()?);
/// assert!(short > "2.9".parse()?);
/// assert_eq!(short.semver().minor, 10);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ArchitectureVersion {
    semver: semver::Version,
    parts: u8,
}

impl ArchitectureVersion {
    /// The full semantic version, with absent parts as zero.
    ///
    /// ```
    /// let v: justarch::ArchitectureVersion = "3".parse()?;
    /// assert_eq!(v.semver().to_string(), "3.0.0");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn semver(&self) -> &semver::Version {
        &self.semver
    }
}

impl PartialEq for ArchitectureVersion {
    fn eq(&self, other: &Self) -> bool {
        self.semver == other.semver
    }
}

impl Eq for ArchitectureVersion {}

impl PartialOrd for ArchitectureVersion {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ArchitectureVersion {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.semver.cmp(&other.semver)
    }
}

impl std::hash::Hash for ArchitectureVersion {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.semver.hash(state);
    }
}

impl fmt::Display for ArchitectureVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts {
            1 => write!(f, "{}", self.semver.major),
            2 => write!(f, "{}.{}", self.semver.major, self.semver.minor),
            _ => write!(f, "{}", self.semver),
        }
    }
}

impl FromStr for ArchitectureVersion {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let core_end = text.find(['-', '+']).unwrap_or(text.len());
        let core = text.get(..core_end).unwrap_or(text);
        let parts = core.split('.').count().min(4) as u8;
        let full = match parts {
            1 if core_end == text.len() => format!("{text}.0.0"),
            2 if core_end == text.len() => format!("{text}.0"),
            _ => text.to_owned(),
        };
        let semver = semver::Version::parse(&full).map_err(|e| {
            Error::value(crate::bilingual!(
                "`{text}` không phải là số phiên bản; ví dụ 2.0, 2.1.3",
                "`{text}` is not a version such as 2.0 or 2.1.3: {e}"
            ))
        })?;
        Ok(Self { semver, parts })
    }
}

crate::words::as_text!(FrameworkVersion, ArchitectureVersion);
