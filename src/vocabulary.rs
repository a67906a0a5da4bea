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

mod asked;
mod contents;
#[cfg(feature = "yaml")]
mod dictionary;
mod ends;
mod entry;
mod facts;
mod glossary;
#[cfg(feature = "yaml")]
mod missing;
#[cfg(feature = "yaml")]
mod offer;
mod page;
pub mod reference;
#[cfg(feature = "yaml")]
mod route;
mod search;
mod topic;

pub use crate::text::{TO_FILL_IN, is_to_fill_in};
pub use asked::{Asked, asked_of, asked_of_exchanges};
pub use contents::contents;
#[cfg(feature = "yaml")]
pub use dictionary::Dictionary;
pub use entry::{Entry, Sort, all, entries};
pub use facts::Fact;
pub use glossary::{Term, glossary};
#[cfg(feature = "yaml")]
pub use missing::{MissingKeys, missing_keys, quote_mark, with_keys};
#[cfg(feature = "yaml")]
pub use offer::{Offer, kinds_at, offers};
#[cfg(feature = "yaml")]
pub use route::mended_route;
pub use search::{Answer, search, searchable, similar};
pub use topic::Topic;
#[cfg(feature = "json")]
pub(crate) use topic::citation;
pub(crate) use topic::instrument as instrument_of;
