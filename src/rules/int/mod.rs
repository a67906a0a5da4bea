//! x
pub(super) static RULES: &[&super::BuiltIn] = &[];
