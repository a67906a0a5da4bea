//! How grave a change is, and the version step it asks for.

use std::fmt;

use crate::text::Text;
use crate::version::ArchitectureVersion;

/// How grave a change is for those who use the architecture, least first.
///
/// ```
/// use justarch::{Bump, Class};
/// assert!(Class::Editorial < Class::Breaking);
/// assert_eq!(Class::Compatible.bump(), Bump::Minor);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Only the wording, the sources or the figures changed.
    Editorial,
    /// What was there can be used as before.
    Compatible,
    /// Something that was in use is gone or means less than before.
    Breaking,
}

impl Class {
    /// The classes, least first.
    pub const ALL: [Self; 3] = [Self::Editorial, Self::Compatible, Self::Breaking];

    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Editorial => "editorial",
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
        }
    }

    /// The word shown to people.
    pub const fn label(self) -> Text {
        match self {
            Self::Editorial => Text::fixed("biên tập", "editorial"),
            Self::Compatible => Text::fixed("tương thích", "compatible"),
            Self::Breaking => Text::fixed("phá vỡ tương thích", "breaking"),
        }
    }

    /// The step of the version that a change of this class asks for, at the least, within one framework. Bodies
    /// count their architectures themselves: only another framework asks for a major step, see
    /// [`Diff::required_bump`](super::Diff::required_bump).
    pub const fn bump(self) -> Bump {
        match self {
            Self::Editorial => Bump::Patch,
            Self::Compatible | Self::Breaking => Bump::Minor,
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// A step of a semantic version, least first.
///
/// ```
/// use justarch::Bump;
/// let step = Bump::between(&"2.0".parse()?, &"2.1".parse()?);
/// assert_eq!(step, Some(Bump::Minor));
/// assert_eq!(Bump::between(&"3.0".parse()?, &"2.1".parse()?), None);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bump {
    /// The same version.
    None,
    /// The third part rose.
    Patch,
    /// The second part rose.
    Minor,
    /// The first part rose.
    Major,
}

impl Bump {
    /// The step from one version to another; `None` if the version falls.
    pub fn between(old: &ArchitectureVersion, new: &ArchitectureVersion) -> Option<Self> {
        if new < old {
            return None;
        }
        let (old, new) = (old.semver(), new.semver());
        Some(if new.major != old.major {
            Self::Major
        } else if new.minor != old.minor {
            Self::Minor
        } else if new == old {
            Self::None
        } else {
            // Also from a pre-release to its release.
            Self::Patch
        })
    }

    /// The least version that is such a step ahead; `None` if there is none, for numbers end somewhere.
    ///
    /// ```
    /// use justarch::Bump;
    /// let after = |step: Bump, version: &str| step.after(&version.parse().unwrap()).unwrap().to_string();
    /// assert_eq!(after(Bump::Major, "2.1"), "3.0");
    /// assert_eq!(after(Bump::Minor, "2.1.4"), "2.2.0");
    /// assert_eq!(after(Bump::Patch, "2.1"), "2.1.1");
    /// ```
    pub fn after(self, version: &ArchitectureVersion) -> Option<ArchitectureVersion> {
        let now = version.semver();
        let up = |part: u64| part.checked_add(1);
        let (major, minor, patch) = match self {
            Self::None => return Some(version.clone()),
            Self::Patch if !now.pre.is_empty() => (now.major, now.minor, now.patch),
            Self::Patch => (now.major, now.minor, up(now.patch)?),
            Self::Minor => (now.major, up(now.minor)?, 0),
            Self::Major => (up(now.major)?, 0, 0),
        };
        // As many parts as were written, where they can hold it.
        let written = version.to_string();
        let text = match written.matches('.').count() {
            0 | 1 if patch == 0 => format!("{major}.{minor}"),
            _ => format!("{major}.{minor}.{patch}"),
        };
        text.parse().ok()
    }

    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The word shown to people.
    pub const fn label(self) -> Text {
        match self {
            Self::None => Text::fixed("không tăng", "none"),
            Self::Patch => Text::fixed("bản vá", "patch"),
            Self::Minor => Text::fixed("phiên bản phụ", "minor"),
            Self::Major => Text::fixed("phiên bản chính", "major"),
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
