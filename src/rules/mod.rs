//! Rules: what is checked of one document.

pub(crate) use crate::diagnostic::{LAY002, LAY003, LAY004};

use crate::diagnostic::Code;
use crate::error::{Error, ErrorKind};

pub(crate) mod asked;
mod cited;
mod context;
mod finding;
mod flow;
mod info;
mod kinds;
mod level;
mod lost;
mod parallel;
mod profile;
mod rule;
mod rule_set;
mod run;

mod dat;
mod doc;
mod int;
mod lay;
mod moj;
mod sec;
mod svc;

pub use context::Context;
pub use finding::{Each, Finding, Findings};
pub use flow::Flow;
pub use info::RuleInfo;
pub use level::Level;
pub use profile::Profile;
pub use rule::Rule;
pub(crate) use rule_set::OTHER_FRAMEWORK;
pub use rule_set::RuleSet;

pub(crate) use crate::phrase::listed;
pub(crate) use info::always;
#[cfg(feature = "yaml")]
pub(crate) use int::mended_route;
pub(crate) use rule::BuiltIn;
pub(crate) use rule_set::NOT_KNOWN;
pub(crate) use run::{Levels, NO_DATE, Run};

/// The families of the library's own codes, which no rule of the user's own may take.
pub(crate) const RESERVED: &[&str] = &[
    "ALW", "BAS", "CFG", "CHK", "DAT", "DOC", "FMT", "INT", "LAY", "MAP", "MOJ", "SEC", "SVC",
    "TRN", "USR",
];

/// Refuses a rule of the user's own whose code has no number, is the library's own, or is in use, and one whose name is.
pub(crate) fn own_rule<'r>(
    info: &RuleInfo,
    taken: impl Iterator<Item = &'r RuleInfo>,
) -> Result<(), Error> {
    let code = &info.code;
    code.as_str().parse::<Code>()?;
    let family = code.family();
    if RESERVED.contains(&family) {
        return Err(Error::value(crate::bilingual!(
            "`{code}`: nhóm {family} dành cho quy tắc của thư viện; hãy chọn chữ cái khác",
            "`{code}`: the family {family} is that of rules of the library; choose letters of your own"
        )));
    }
    let name = &info.name;
    for other in taken.chain(built_in().map(|rule| &rule.info)) {
        if other.code == *code {
            return Err(Error::new(
                ErrorKind::Exists,
                crate::bilingual!(
                    "đã có quy tắc mang mã {code}",
                    "there is a rule with the code {code} already"
                ),
            ));
        }
        if other.name == *name {
            let other = &other.code;
            return Err(Error::new(
                ErrorKind::Exists,
                crate::bilingual!(
                    "{code}: quy tắc {other} đã mang tên `{name}`",
                    "{code}: the rule {other} is called `{name}` already"
                ),
            ));
        }
    }
    Ok(())
}

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
