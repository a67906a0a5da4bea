//! The rules: all of them, what changes between frameworks, and how self-tests went.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Check, Page, SchemaVersion};
use crate::catalog;
use crate::diagnostic::{Code, Severity};
use crate::framework::Direction;
use crate::text::Text;
use crate::version::FrameworkVersion;

/// Codes with their pages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Rules {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The codes.
    pub codes: Vec<Page>,
}

impl<'p> FromIterator<&'p catalog::Explanation> for Rules {
    fn from_iter<I: IntoIterator<Item = &'p catalog::Explanation>>(pages: I) -> Self {
        Self {
            schema_version: SchemaVersion,
            codes: pages.into_iter().map(Page::from).collect(),
        }
    }
}

/// What changes from one framework to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct RuleDifferences {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The one framework.
    pub from: FrameworkVersion,
    /// The other.
    pub to: FrameworkVersion,
    /// The rules that differ.
    pub changes: Vec<RuleDifference>,
}

/// How a rule differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RuleDifference {
    /// Its code.
    pub code: Code,
    /// Which way it went.
    pub direction: Direction,
    /// Its title.
    pub title: Text,
    /// Why.
    pub reasons: Vec<Text>,
}

impl RuleDifferences {
    /// The differences that [`catalog::differences`] finds, or some of them.
    pub fn new(from: FrameworkVersion, to: FrameworkVersion, all: &[catalog::Difference]) -> Self {
        let changes = all.iter().map(|change| RuleDifference {
            code: change.code.clone(),
            direction: change.direction,
            title: change.title.clone(),
            reasons: change.reasons.clone(),
        });
        Self {
            schema_version: SchemaVersion,
            from,
            to,
            changes: changes.collect(),
        }
    }
}

/// How the self-tests of rule files went.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct RuleTests {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The rules of the files.
    pub rules: Vec<OwnRule>,
    /// What was found in the files, the tests that failed included.
    pub report: Check,
}

/// A rule of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OwnRule {
    /// Its code.
    pub code: Code,
    /// The same in words.
    #[serde(default)]
    pub name: String,
    /// How grave its findings are.
    pub severity: Severity,
    /// Its title.
    pub title: Text,
    /// Its self-tests.
    pub tests: Vec<RuleTest>,
}

/// A self-test.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RuleTest {
    /// What it should show: `pass` or `fail`.
    pub expected: String,
    /// Which of those with that key it is, from 1.
    pub number: usize,
    /// Whether it showed that.
    pub passed: bool,
}

#[cfg(feature = "yaml")]
impl RuleTests {
    /// Adds a file, how its tests went, and what was found in it.
    #[must_use]
    pub fn and(
        mut self,
        rules: &crate::UserRules,
        tests: &[crate::SelfTest],
        report: &crate::Report,
    ) -> Self {
        use crate::Rule as _;
        self.rules.extend(rules.rules().map(|rule| {
            let info = rule.info();
            let of_rule = tests.iter().filter(|test| test.code == info.code);
            let tests = of_rule.map(|test| RuleTest {
                expected: test.expected.key().to_owned(),
                number: test.number,
                passed: test.passed(),
            });
            OwnRule {
                code: info.code.clone(),
                name: info.name.to_string(),
                severity: info.severity,
                title: info.title.clone(),
                tests: tests.collect(),
            }
        }));
        self.report = self.report.and(report, rules);
        self
    }
}
