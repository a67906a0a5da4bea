//! The language server, driven with real messages.

mod client;
mod diagnostics;
mod formatting;
mod protocol;
