//! What is known of a code.

use crate::catalog;
use crate::diagnostic::{Basis, Code, RuleName, Severity};
use crate::rules::RuleInfo;
use crate::text::Text;

/// What is known of a code.
#[derive(Clone, Debug)]
pub(super) struct Described {
    pub(super) code: Code,
    pub(super) name: RuleName,
    pub(super) severity: Severity,
    pub(super) title: Text,
    pub(super) description: Text,
    pub(super) why: Text,
    pub(super) remedy: Text,
    pub(super) bases: Vec<Basis>,
    /// What rules like it have in common.
    pub(super) family: String,
}

impl From<&RuleInfo> for Described {
    fn from(info: &RuleInfo) -> Self {
        Self {
            code: info.code.clone(),
            name: info.name.clone(),
            severity: info.severity,
            title: info.title.clone(),
            description: info.description.clone(),
            why: info.why.clone(),
            remedy: info.remedy.clone(),
            bases: info.bases.to_vec(),
            family: info.code.family().to_owned(),
        }
    }
}

impl From<catalog::Explanation> for Described {
    fn from(page: catalog::Explanation) -> Self {
        Self {
            family: page.code.family().to_owned(),
            code: page.code,
            name: page.name,
            severity: page.severity,
            title: page.title,
            description: page.description,
            why: page.why,
            remedy: page.remedy,
            bases: page.bases.into_owned(),
        }
    }
}
