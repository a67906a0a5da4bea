//! Rules that are not for everyone: those of one body, on by its own document and else by wish.

use super::{BuiltIn, RuleInfo, moj};
use crate::error::{Error, ErrorKind};
use crate::model::{Architecture, OrganisationRef};
use crate::text::Text;

/// A group of rules that are off unless the document is that of the body they are for, or the caller turns them
/// on with [`RuleSet::with_profile`](super::RuleSet::with_profile).
///
/// ```
/// use justarch::RuleSet;
/// let names: Vec<_> = RuleSet::profiles().iter().map(|p| p.name).collect();
/// assert_eq!(names, ["moj"]);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Profile {
    /// The name by which it is turned on.
    pub name: &'static str,
    /// Whose rules these are.
    pub label: Text,
    rules: &'static [&'static BuiltIn],
    /// The key of the agency whose documents it is for.
    agency: &'static str,
}

static PROFILES: &[Profile] = &[Profile {
    name: "moj",
    label: Text::fixed("Bộ Tư pháp", "Ministry of Justice"),
    rules: moj::RULES,
    agency: "moj",
}];

impl Profile {
    /// Every profile.
    pub(super) fn all() -> &'static [Self] {
        PROFILES
    }

    /// The profile of that name. The error names the known ones.
    pub(super) fn get(name: &str) -> Result<&'static Self, Error> {
        PROFILES.iter().find(|p| p.name == name).ok_or_else(|| {
            let known: Vec<_> = PROFILES.iter().map(|p| p.name).collect();
            let known = known.join(", ");
            Error::new(
                ErrorKind::UnknownName,
                crate::bilingual!(
                    "không có bộ quy tắc bổ sung `{name}`; các bộ đã biết: {known}",
                    "no profile is called `{name}`; known are {known}"
                ),
            )
        })
    }

    pub(super) fn built_in(&self) -> impl Iterator<Item = &'static BuiltIn> + use<> {
        self.rules.iter().copied()
    }

    /// What is known of its rules, in order of code.
    pub fn rules(&self) -> impl Iterator<Item = &'static RuleInfo> + use<> {
        self.built_in().map(|rule| &rule.info)
    }

    /// Whether it is on for a document without being asked for: the body belongs to the agency it is for.
    pub fn is_on_for(&self, arch: &Architecture) -> bool {
        let agency = arch.body().map(OrganisationRef::agency);
        agency.is_some_and(|agency| agency.key() == self.agency)
    }
}
