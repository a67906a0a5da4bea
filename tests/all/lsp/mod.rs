//! The language server, driven with real messages.

mod client;
mod completion;
mod diagnostics;
mod formatting;
mod protocol;
