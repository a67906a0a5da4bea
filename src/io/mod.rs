//! Reading and writing architectures.
//!
//! Every source drives one small trait of events; one lowering turns them into the model, the problems and
//! the map from model to text.
//!
//! What is read here may be hostile, so every sum and every place says why it cannot overflow. Elsewhere there are
//! counts of what is held in memory already.
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]
#![cfg_attr(
    not(feature = "yaml"),
    allow(dead_code, reason = "some of it serves files only")
)]

mod allow;
mod check_codes;
mod codes;
#[cfg(feature = "yaml")]
mod culprit;
mod de;
mod document;
#[cfg(feature = "yaml")]
pub(crate) mod edit;
mod encoding;
mod events;
mod fast;
mod found;
#[cfg(feature = "yaml")]
mod gather;
mod limits;
mod lines;
#[cfg(feature = "yaml")]
mod loader;
mod losses;
mod lower;
#[cfg(feature = "yaml")]
pub(crate) mod mapping_codes;
mod marks;
#[cfg(feature = "yaml")]
pub(crate) mod place;
mod problem;
#[cfg(feature = "yaml")]
mod reader;
mod slip;
mod source_map;
mod sources;
mod tape;
mod tape_writer;
#[cfg(feature = "yaml")]
pub(crate) mod user_rule_codes;
#[cfg(feature = "yaml")]
mod values;
mod write;
#[cfg(feature = "yaml")]
mod yaml;

pub use codes::{CodeInfo, FORMAT_CODES};
pub use document::{Document, LoadError, Locate};
pub use limits::Limits;
pub use lines::Position;
#[cfg(feature = "yaml")]
pub use lines::{Columns, LineColumn};
#[cfg(feature = "yaml")]
pub use loader::{Loader, SourceProvider};
pub use losses::Losses;
#[cfg(feature = "yaml")]
pub use mapping_codes::MAPPING_CODES;
pub use sources::Sources;

pub(crate) use allow::{ALLOW, AllowComment};
pub(crate) use check_codes::{CHECK_CODES, codes_without_rule};
#[cfg(feature = "yaml")]
pub(crate) use codes::UNFILLED;
#[cfg(feature = "yaml")]
pub(crate) use codes::codes;
pub(crate) use codes::{ACCEPT_EXPIRED, ACCEPT_MALFORMED, ACCEPT_OLD, ACCEPT_UNMATCHED};
pub(crate) use codes::{
    ALLOW_BARRED, ALLOW_DEPRECATED, ALLOW_EXPIRED, ALLOW_IDLE, ALLOW_MALFORMED, ALLOW_UNKNOWN,
    ALLOW_UNMATCHED, BASELINE_OLD, BASELINE_STALE,
};
#[cfg(feature = "config")]
pub(crate) use codes::{EXCLUDE_IDLE, LEVEL_IDLE};
#[cfg(feature = "config")]
pub(crate) use limits::Limit;
#[cfg(feature = "config")]
pub(crate) use lines::LineIndex;
#[cfg(any(feature = "render", feature = "config"))]
pub(crate) use lines::Lines;
pub(crate) use lower::everyday;
#[cfg(all(feature = "yaml", feature = "xlsx"))]
pub(crate) use lower::level_meant;
#[cfg(feature = "yaml")]
pub(crate) use lower::table_of_document;
#[cfg(feature = "json")]
pub(crate) use lower::{FILE_VERSION, HEADER_KEY, INCLUDE, top_level_tables};
pub(crate) use source_map::SourceMap;

/// For files of other formats that are read with the same events, limits and places.
#[cfg(feature = "yaml")]
pub(crate) mod reading {
    #[cfg(feature = "xlsx")]
    pub(crate) use super::events::Style;
    pub(crate) use super::problem::{did_you_mean, excerpt};
    pub(crate) use super::reader::{Entry, Reader, read_file};
    pub(crate) use super::tape::{Cursor, Page, View};
}
