//! The integration tests: one binary, so that the crate is linked once.

#[cfg(feature = "yaml")]
mod rules;
