//! Findings in the forms that other programs take: tools of continuous integration, editors, platforms for code.
//!
//! One file per form. All results of one call are gathered in [`Results`]; each form is written from there, so that
//! all say the same: every finding, every document that could not be read, every rule that could not be decided.
//!
//! ```
//! # #[cfg(feature = "yaml")] {
//! use justarch::formats::Results;
//! use justarch::{Document, FrameworkVersion, Lang, RuleSet};
//! let text = "justarch: 1\narchitecture:\n  id: demo\n  framework: { version: \"3.0\" }\n  name: { vi: Bản nháp }\n";
//! let document = Document::parse("a.yaml", text).unwrap();
//! let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
//! let report = rules.check_document(&document);
//! let mut results = Results::new(Lang::En);
//! results.checked(&report, &document, rules.rules().map(|rule| rule.info()));
//! assert_eq!(results.concise().lines().count(), report.len());
//! assert!(results.concise().starts_with("a.yaml:"));
//! # }
//! ```

mod concise;
mod github;
#[cfg(feature = "json")]
mod gitlab;
#[cfg(feature = "junit")]
mod junit;
#[cfg_attr(
    not(all(feature = "sarif", feature = "junit")),
    allow(dead_code, reason = "each form reads a part")
)]
mod results;
#[cfg(feature = "sarif")]
mod sarif;
#[cfg_attr(
    not(all(feature = "sarif", feature = "junit")),
    allow(dead_code, reason = "each form reads a part")
)]
mod spot;

pub use results::Results;
