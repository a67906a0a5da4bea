//! The language server, driven with real messages.

mod client;
mod code_actions;
mod completion;
mod diagnostics;
mod formatting;
mod protocol;
mod rename;
