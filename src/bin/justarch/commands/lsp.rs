//! `justarch lsp`.

use crate::Outcome;
use crate::args::{self, Asked};
use crate::fault::Fault;
use crate::help_words::Words;
use crate::lsp;
use crate::output::Output;

/// Serve an editor over the language server protocol, on the standard input and output
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Accepted for editors that pass it: there is no other way
    #[arg(long, hide = true)]
    stdio: bool,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[(
    "",
    "Phục vụ trình soạn thảo theo giao thức LSP (Language Server Protocol), qua đầu vào và đầu ra chuẩn",
)];

pub(crate) fn run(_: &Args, _: &Asked, _: &mut Output) -> Result<Outcome, Fault> {
    // A client says its language itself, unless the command line or the environment does.
    lsp::run(args::stated_lang(&std::env::args_os().collect::<Vec<_>>()))
}
