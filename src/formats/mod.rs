//! Findings in the forms that other programs take: tools of continuous integration, editors, platforms for code.
//!
//! One file per form, and a row in the table of [`Form`]. All results of one call are gathered in [`Results`]; each form is written from there, so that
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

#[cfg_attr(
    not(all(feature = "sarif", feature = "junit")),
    allow(dead_code, reason = "each form reads a part")
)]
mod changes;
#[cfg_attr(
    not(all(feature = "sarif", feature = "junit")),
    allow(dead_code, reason = "each form reads a part")
)]
mod described;
#[cfg_attr(
    not(all(feature = "sarif", feature = "junit")),
    allow(dead_code, reason = "each form reads a part")
)]
mod part;
#[cfg_attr(
    not(all(feature = "sarif", feature = "junit")),
    allow(dead_code, reason = "each form reads a part")
)]
mod results;
#[cfg_attr(
    not(all(feature = "sarif", feature = "junit")),
    allow(dead_code, reason = "each form reads a part")
)]
mod spot;

pub use results::Results;

use std::fmt;
use std::str::FromStr;

use crate::error::Error;
use crate::text::Text;

/// A form is a row here and the file of that name, in which a method of that name writes [`Results`]. The word by which it
/// is chosen is that name too.
///
/// `rules` is said of a form that also tells what passed, one rule after the other.
macro_rules! forms {
    ($(
        $(#[cfg($available:meta)])?
        $name:ident = $module:ident, $media:literal, $shows:ident, $vi:literal, $en:literal;
    )*) => {
        $($(#[cfg($available)])? mod $module;)*

        /// A form in which other programs take results.
        ///
        /// ```
        /// use justarch::Lang;
        /// use justarch::formats::{Form, Results};
        /// let form: Form = "concise".parse()?;
        /// assert_eq!(form.write(&Results::new(Lang::En)), "");
        /// # Ok::<(), justarch::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Form {
            $($(#[cfg($available)])? #[doc = concat!($en, ".")] $name,)*
        }

        impl Form {
            /// The forms that there are with the features of this build.
            pub const ALL: &'static [Self] = &[$($(#[cfg($available)])? Self::$name,)*];

            /// The word by which it is chosen.
            pub const fn key(self) -> &'static str {
                match self {
                    $($(#[cfg($available)])? Self::$name => stringify!($module),)*
                }
            }

            /// What it is, for people who choose one.
            pub const fn label(self) -> Text {
                match self {
                    $($(#[cfg($available)])? Self::$name => Text::fixed($vi, $en),)*
                }
            }

            /// The type of its text, as the web names it.
            pub const fn media_type(self) -> &'static str {
                match self {
                    $($(#[cfg($available)])? Self::$name => $media,)*
                }
            }

            /// Whether it also tells what passed, one rule after the other: where no rules run it says nothing.
            pub const fn shows_rules(self) -> bool {
                match self {
                    $($(#[cfg($available)])? Self::$name => forms!(@shows $shows),)*
                }
            }

            /// Writes results in it.
            pub fn write(self, results: &Results) -> String {
                match self {
                    $($(#[cfg($available)])? Self::$name => results.$module(),)*
                }
            }
        }
    };
    (@shows rules) => { true };
    (@shows results) => { false };
}

forms! {
    Concise = concise, "text/plain", results,
        "mỗi kết quả một dòng", "One line for each result";
    #[cfg(feature = "sarif")]
    Sarif = sarif, "application/sarif+json", results,
        "kết quả dạng SARIF 2.1.0", "SARIF 2.1.0";
    #[cfg(feature = "junit")]
    Junit = junit, "application/xml", rules,
        "kết quả dạng JUnit XML", "JUnit XML";
    Github = github, "text/plain", results,
        "lệnh của GitHub Actions", "Workflow commands of GitHub Actions";
    #[cfg(feature = "json")]
    Gitlab = gitlab, "application/json", results,
        "báo cáo chất lượng của GitLab", "A code quality report of GitLab";
}

impl FromStr for Form {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        crate::words::find(Self::ALL, Self::key, text)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
