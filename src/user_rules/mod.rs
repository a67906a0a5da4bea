//! Rules of the user's own, read from a file: no code, no compiler.
//!
//! The format is told in [`_documentation::user_rules`](crate::_documentation::user_rules). A file gives its
//! sound rules and a report of every fault in the others.

mod between;
mod ends;
mod format;
mod phrase;
mod reach;
mod require;
mod rule;
mod selector;
mod self_test;
mod shape;
mod shapes;
mod snippet;

pub use crate::io::user_rule_codes::USER_RULE_CODES;

use crate::io::user_rule_codes as codes;
pub use rule::UserRule;
pub use self_test::SelfTest;
pub use snippet::Expected;

/// The words of the format.
#[cfg(feature = "json")]
pub(crate) mod keys {
    use super::ends::Ends;
    use super::require::{self, Bounds};
    use super::{codes, format, selector, shapes};

    pub(crate) const TOP: &[&str] = format::TOP;
    pub(crate) const REQUIRED: [&str; 3] = [format::VERSION, "prefix", "rules"];
    pub(crate) const TAKEN: &[&str] = codes::TAKEN;
    pub(crate) const RULE: &[&str] = format::RULE;
    pub(crate) const SHAPES: [&str; 3] = shapes::SHAPES;
    pub(crate) const ENDS: &[&str] = Ends::KEYS;
    pub(crate) const SELECTOR: &[&str] = selector::KEYS;
    pub(crate) const REQUIRE: [&str; 4] = require::KEYS;
    pub(crate) const BOUNDS: [&str; 2] = Bounds::KEYS;
    pub(crate) const DEMAND: [&str; 4] = require::DEMAND_KEYS;

    /// The words for layers.
    pub(crate) fn layers() -> Vec<&'static str> {
        crate::query::LAYERS.iter().map(|(word, _)| *word).collect()
    }
}

use crate::diagnostic::Report;
use crate::io::reading::read_file;
use crate::io::{LoadError, Locate, Sources};
use crate::model::Place;
use crate::span::Span;

/// The rules of a file, and what is wrong with it.
///
/// ```
/// use justarch::{Document, RuleSet, UserRules};
///
/// let rules = UserRules::parse("rules.yaml", "
/// justarch-rules: 1
/// prefix: ACME
/// rules:
///   ACME001:
///     severity: error
///     forbid: { from: { layer: channels }, relation: stores }
///     fail: |
///       applications: { db: { kind: database, name: { vi: Cơ sở dữ liệu } } }
///       channels: { portal: { kind: web-portal, name: { vi: Cổng }, stores: [db] } }
/// ").unwrap();
/// assert!(rules.report().is_empty());
/// assert!(rules.self_test().iter().all(|test| test.passed()));
///
/// let text = justarch::reference::get("moj-3.0").unwrap().text;
/// let doc = Document::parse("moj.yaml", text).unwrap();
/// let mut set = RuleSet::for_framework(doc.architecture().framework())?;
/// for rule in rules.rules() {
///     set = set.with(rule.clone()).unwrap();
/// }
/// assert!(set.check(doc.architecture()).iter().all(|d| d.code.as_str() != "ACME001"));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct UserRules {
    rules: Vec<UserRule>,
    report: Report,
    sources: Sources,
}

impl UserRules {
    /// Reads a rule file. `name` is shown in messages.
    ///
    /// The error is for a text in which there is nothing to look at: it is not YAML or is empty. Everything
    /// else is in [`UserRules::report`]; a rule with a fault is left out. O(bytes).
    ///
    /// ```
    /// use justarch::UserRules;
    /// let text = "justarch-rules: 1\nprefix: ACME\nrules:\n  ACME001: { forbd: {} }\n";
    /// let rules = UserRules::parse("rules.yaml", text).unwrap();
    /// assert!(rules.report().iter().any(|d| d.code.as_str() == "USR002"));
    /// assert_eq!(rules.rules().count(), 0);
    /// assert!(UserRules::parse("rules.yaml", "a: [").is_err());
    /// ```
    pub fn parse(name: &str, text: &str) -> Result<Self, LoadError> {
        Self::from_bytes(name, text.as_bytes())
    }

    /// The same for bytes, which may turn out not to be UTF-8.
    ///
    /// ```
    /// assert!(justarch::UserRules::from_bytes("rules.yaml", b"a: \xff").is_err());
    /// ```
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, LoadError> {
        let (rules, report, sources) = read_file(&codes::OF_FILE, (name, bytes), format::file)?;
        Ok(Self {
            rules,
            report,
            sources,
        })
    }

    /// The sound rules, in the order of the file.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &UserRule> {
        self.rules.iter()
    }

    /// What is wrong with the file.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The text it was read from.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Runs the self-tests of all sound rules, in the order of the file. A snippet is read as a document of
    /// its own and checked by its rule alone.
    ///
    /// ```
    /// use justarch::{Expected, UserRules};
    /// let rules = UserRules::parse("rules.yaml", "
    /// justarch-rules: 1
    /// prefix: ACME
    /// rules:
    ///   ACME001:
    ///     require: { for: { layer: channels }, attributes: owner }
    ///     pass: 'channels: { web: { kind: web-portal, name: { vi: Cổng }, owner: body } }'
    ///     fail: 'channels: {}'
    /// ").unwrap();
    /// let tests = rules.self_test();
    /// assert!(tests[0].passed());
    /// assert_eq!((tests[1].expected, tests[1].passed()), (Expected::Fail, false));
    /// ```
    pub fn self_test(&self) -> Vec<SelfTest> {
        self.rules.iter().flat_map(self_test::run).collect()
    }
}

impl Locate for UserRules {
    fn sources(&self) -> &Sources {
        &self.sources
    }

    fn locate(&self, _: &Place) -> Option<Span> {
        None
    }
}
