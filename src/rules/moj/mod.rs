//! Rules of the Ministry of Justice, as a profile.

/// The rules of the family.
pub(super) static RULES: &[&super::BuiltIn] = &[];
