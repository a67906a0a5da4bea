//! A rule of the user's own.

use std::sync::Arc;

use super::phrase::Phrase;
use super::shape::Shape;
use super::snippet::Snippet;
use crate::rules::{Context, Findings, Rule, RuleInfo};
use crate::span::Span;

/// A rule that was read from a file. It is cheap to clone; give a clone to
/// [`RuleSet::with`](crate::RuleSet::with).
///
/// ```
/// use justarch::{Rule, Severity, UserRules};
/// let text = "justarch-rules: 1\nprefix: ACME\nrules:\n  ACME001: { severity: error, forbid: { relation: connects } }\n";
/// let rules = UserRules::parse("rules.yaml", text).unwrap();
/// let rule = rules.rules().next().unwrap();
/// assert_eq!(rule.info().code.as_str(), "ACME001");
/// assert_eq!(rule.info().severity, Severity::Error);
/// ```
#[derive(Clone, Debug)]
pub struct UserRule(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    info: RuleInfo,
    phrase: Phrase,
    shape: Box<dyn Shape>,
    tests: Vec<Snippet>,
    given: Option<Arc<str>>,
    at: Span,
}

impl UserRule {
    pub(super) fn new(
        info: RuleInfo,
        phrase: Phrase,
        shape: Box<dyn Shape>,
        tests: Vec<Snippet>,
        given: Option<Arc<str>>,
        at: Span,
    ) -> Self {
        Self(Arc::new(Parts {
            info,
            phrase,
            shape,
            tests,
            given,
            at,
        }))
    }

    /// Where its code stands in the file.
    pub fn span(&self) -> Span {
        self.0.at
    }

    pub(super) fn tests(&self) -> &[Snippet] {
        &self.0.tests
    }

    pub(super) fn given(&self) -> Option<&str> {
        self.0.given.as_deref()
    }
}

impl Rule for UserRule {
    fn info(&self) -> &RuleInfo {
        &self.0.info
    }

    fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>) {
        self.0.shape.check(cx, &self.0.phrase, out);
    }
}
