//! Every word of the file format, and whatever else can be asked about: what it means, when to use it, an example.
//!
//! All of it is made from the rows of the words themselves, see [`Described`](crate::Described): nothing is listed here
//! a second time.
//!
//! ```
//! use justarch::{Lang, vocabulary};
//! let answer = vocabulary::search("trục tích hợp");
//! assert_eq!(answer.topics[0].word(), "lgsp");
//! let level = &vocabulary::entries("security-level")[0];
//! assert_eq!(level.title.get(Lang::Vi), "Cấp độ an toàn");
//! ```

mod contents;
mod ends;
mod entry;
mod facts;
mod glossary;
mod page;
pub mod reference;
mod search;
mod topic;

pub use contents::contents;
pub use entry::{Entry, Sort, all, entries};
pub use facts::Fact;
pub use glossary::{Term, glossary};
pub use search::{Answer, search, similar};
pub use topic::Topic;
#[cfg(feature = "json")]
pub(crate) use topic::citation;
