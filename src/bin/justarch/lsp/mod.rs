//! `justarch lsp`: the language server, over the standard input and output.
//!
//! A message is one file with a type that implements `Answers` (`dispatch.rs`); what it needs of the program stands in a
//! `View` (`view.rs`). `workspace.rs` knows the open texts and the documents that they belong to, `server.rs` the order in
//! which messages are answered.

mod allow;
mod answers;
mod capabilities;
mod card;
mod client;
mod code_action;
mod completion;
mod confirm_action;
mod declare_action;
mod definition;
mod dependents;
mod diagnostics;
mod dispatch;
mod edits;
mod folding;
mod formatting;
mod gap_action;
#[cfg(test)]
mod growth;
mod hierarchy;
mod highlight;
mod hints;
mod hover;
mod includes;
mod lens;
mod level_action;
mod links;
mod missing_action;
mod move_action;
mod names;
mod open_text;
mod partner_action;
mod position;
mod queue;
mod read;
mod references;
mod rename;
mod root_of;
mod route_action;
mod rules;
mod selection;
mod server;
mod session;
mod snippets;
mod supersede_action;
mod symbols;
mod sync;
mod tokens;
mod told;
mod uri;
mod view;
mod wire;
mod workspace;
mod workspace_symbols;

use justarch::Lang;

use crate::Outcome;
use crate::fault::Fault;

/// Serves until the client says that it is done, or is gone.
pub(crate) fn run(stated: Option<Lang>) -> Result<Outcome, Fault> {
    server::serve(stated)
}
