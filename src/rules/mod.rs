//! Rules: what is checked of one document.

use crate::diagnostic::Code;

mod context;
mod finding;
mod kinds;
mod named;
mod phrase;
mod profile;
mod repeats;
mod rule;
mod rule_set;
mod run;

/// Declares the rule files of a family and collects their rules, in order of code.
macro_rules! family {
    ($($file:ident),+ $(,)?) => {
        $(mod $file;)+

        /// The rules of the family.
        pub(super) static RULES: &[&super::BuiltIn] = &[$(&$file::RULE),+];
    };
}

mod dat;
mod doc;
mod int;
mod lay;
mod moj;
mod sec;
mod svc;

pub use context::Context;
pub use finding::{Each, Finding, Findings};
pub use profile::Profile;
pub use rule::{Rule, RuleInfo};
pub use rule_set::{Level, RuleSet};

pub(crate) use phrase::listed;
pub(crate) use rule::{BuiltIn, always};
pub(crate) use run::{Levels, NO_DATE, Run};

/// Every element lies in exactly one layer. This and the next two are decided by the reader of files while it
/// makes the model; the builder refuses the same faults with an error.
pub(crate) const LAY002: Code = Code::of("LAY002");
/// Ids are unique and well formed, and every element has a Vietnamese name.
pub(crate) const LAY003: Code = Code::of("LAY003");
/// Both ends of a relation exist.
pub(crate) const LAY004: Code = Code::of("LAY004");

/// The built-in rules for every document, by family.
static FAMILIES: &[&[&BuiltIn]] = &[
    doc::RULES,
    lay::RULES,
    int::RULES,
    dat::RULES,
    sec::RULES,
    svc::RULES,
];

/// The built-in rules that bind every document, whatever the framework.
fn for_all() -> impl Iterator<Item = &'static BuiltIn> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// Every built-in rule of single documents, whatever the framework; those of profiles last.
pub(crate) fn built_in() -> impl Iterator<Item = &'static BuiltIn> {
    for_all().chain(Profile::all().iter().flat_map(Profile::built_in))
}
