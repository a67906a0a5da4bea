//! What is known of a rule before it runs.

use std::borrow::Cow;

use crate::diagnostic::{Basis, Code, LifeCycle, RuleName, Severity};
use crate::framework::Framework;
use crate::text::Text;

/// What is known of a rule before it runs.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RuleInfo {
    /// Its stable code.
    pub code: Code,
    /// The same in words: the fault it finds.
    pub name: RuleName,
    /// Since when it is there, and whether it is on its way out.
    pub life: LifeCycle,
    /// How grave its findings are, unless a finding says otherwise.
    pub severity: Severity,
    /// The fault it finds, as a short name.
    pub title: Text,
    /// What it checks.
    pub description: Text,
    /// Why that matters.
    pub why: Text,
    /// What to do when it fires.
    pub remedy: Text,
    /// What it rests on. It fires while any of them is in force, and cites that one.
    pub bases: Cow<'static, [Basis]>,
    /// The frameworks it has something to say of.
    pub applies: fn(&Framework) -> bool,
}

impl RuleInfo {
    /// A rule for every framework without a legal basis, to be refined field by field. It is [called](RuleName::of_code)
    /// after its code.
    pub fn new(code: Code, severity: Severity, title: Text) -> Self {
        Self {
            name: RuleName::of_code(&code),
            life: LifeCycle::default(),
            code,
            severity,
            description: title.clone(),
            why: Text::fixed("", ""),
            remedy: Text::fixed("", ""),
            title,
            bases: Cow::Borrowed(&[]),
            applies: always,
        }
    }
}

/// For rules that hold in every framework.
pub(crate) fn always(_: &Framework) -> bool {
    true
}
