//! Readable names where codes are asked for, and codes that others replaced.

use crate::diagnostic::{Code, Deprecated, RuleName};
use crate::io::codes_without_rule;
use crate::rules::RuleInfo;

/// The code that a readable name stands for: that of the library, else that of a rule which is called after its code.
/// Another name is kept as it is: a rule of the user's own may bear it.
pub(super) fn code_or_name(name: &RuleName) -> String {
    let text = name.as_str();
    let of_library = || {
        let code = codes_without_rule().find(|info| info.name == *name);
        let code = code.map(|info| &info.code);
        code.or_else(|| Some(&infos().find(|info| info.name == *name)?.code))
    };
    if let Some(code) = of_library() {
        return code.to_string();
    }
    let code = text.replacen('-', "", 1).to_ascii_uppercase();
    match code.parse::<Code>() {
        Ok(code) => code.to_string(),
        Err(_) => text.to_owned(),
    }
}

/// The rules of the library.
fn infos() -> impl Iterator<Item = &'static RuleInfo> {
    let rules = crate::rules::built_in().map(|rule| &rule.info);
    rules.chain(crate::transition::built_in().map(|rule| &rule.info))
}

/// That a code of the library is no longer to be used.
pub(super) fn deprecated(code: &str) -> Option<&'static Deprecated> {
    let life = codes_without_rule().find(|info| info.code.as_str() == code);
    let life = life.map(|info| &info.life);
    let life = life.or_else(|| Some(&infos().find(|info| info.code.as_str() == code)?.life));
    life?.deprecated.as_ref()
}
