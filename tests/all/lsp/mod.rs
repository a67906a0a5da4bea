//! The language server, driven with real messages.

mod client;
mod completion;
mod diagnostics;
mod formatting;
mod hover;
mod navigation;
mod open;
mod protocol;
mod symbols;
mod texts;
