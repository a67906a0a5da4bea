//! Which elements of a document meet some conditions, and what is shown of them.
//!
//! A [`Selector`] is read from a text, in the language that [`_documentation::query`](crate::_documentation::query)
//! tells, and selects elements. The selectors of rule files are the same conditions, and take such a text as `where`.
//!
//! ```
//! use justarch::query::Selector;
//! use justarch::{ApplicationKind, Architecture, FrameworkVersion, RelationKind};
//! let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
//! b.element("register", ApplicationKind::Database, "CSDL hộ tịch")?.security_level(3);
//! b.element("portal", ApplicationKind::Application, "Cổng")?;
//! b.relate("portal", RelationKind::DependsOn, "register")?;
//! let arch = b.build()?;
//! let found = |text| {
//!     let selector = Selector::parse(text).unwrap();
//!     let found = selector.select(&arch, None).unwrap();
//!     (found.elements().map(|e| e.id()).collect::<Vec<_>>(), found.undecided().count())
//! };
//! assert_eq!(found("depends-on* register"), (vec!["portal"], 0));
//! // The level of the portal is not known, so the answer is not the whole truth.
//! assert_eq!(found("security-level >= 3"), (vec!["register"], 1));
//! # Ok::<(), justarch::Error>(())
//! ```

mod answer;
mod column;
mod comparison;
mod conditions;
mod cursor;
mod error;
mod glob;
mod key;
mod lexer;
mod names;
mod near;
mod parser;
mod possible;
mod selection;
mod test;
mod value;
mod word;

#[cfg(feature = "yaml")]
pub(crate) use answer::Answer;
pub(crate) use column::Shows;
pub use column::{Column, ColumnWords};
pub use error::SelectorError;
pub use selection::{Selection, Selector};

#[cfg(feature = "yaml")]
pub(crate) use comparison::Comparison;
#[cfg(feature = "yaml")]
pub(crate) use conditions::{Conditions, Test};
#[cfg(feature = "yaml")]
pub(crate) use glob::Glob;
#[cfg(feature = "yaml")]
pub(crate) use key::FieldKey;
#[cfg(feature = "yaml")]
pub(crate) use word::LAYERS;
