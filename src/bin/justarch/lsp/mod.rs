//! `justarch lsp`: the language server, over the standard input and output.
//!
//! A message is one file with a type that implements `Answers` (`dispatch.rs`); what it needs of the program stands in a
//! `View` (`view.rs`). `workspace.rs` knows the open texts and the documents that they belong to, `server.rs` the order in
//! which messages are answered.

mod allow;
mod answers;
mod capabilities;
mod client;
mod code_action;
mod completion;
mod diagnostics;
mod dispatch;
mod edits;
mod formatting;
#[cfg(test)]
mod growth;
mod includes;
mod position;
mod queue;
mod read;
mod rename;
mod root_of;
mod rules;
mod server;
mod session;
mod snippets;
mod sync;
mod told;
mod uri;
mod view;
mod wire;
mod workspace;

use justarch::Lang;

use crate::Outcome;
use crate::fault::Fault;

/// Serves until the client says that it is done, or is gone.
pub(crate) fn run(stated: Option<Lang>) -> Result<Outcome, Fault> {
    server::serve(stated)
}
