//! What the targets share: how an input is cut into parts, the laws that every result keeps, and edits.
#![allow(clippy::panic, clippy::missing_panics_doc, missing_docs)]

pub mod base;
pub mod edits;
pub mod input;
pub mod laws;
pub mod places;
