//! Reading and writing architectures.

mod document;
mod source_map;
mod sources;

pub use document::{Document, LoadError, Locate};
pub use sources::{Position, Sources};

pub(crate) use source_map::SourceMap;
