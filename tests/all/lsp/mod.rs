//! The language server, driven with real messages.

mod client;
mod code_actions;
mod completion;
mod diagnostics;
mod formatting;
mod hover;
mod navigation;
mod open;
mod protocol;
mod rename;
mod symbols;
mod texts;
