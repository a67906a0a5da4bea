//! The commands, each in a file of its own: its command line, the Vietnamese of its help, and what it does.

use clap::Subcommand;

use crate::Outcome;
use crate::args::Asked;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::output::Output;

/// A command is a line here and the file of that name, with `Args`, `VIETNAMESE` and `run`.
macro_rules! commands {
    ($($name:ident => $module:ident,)*) => {
        $(pub(crate) mod $module;)*

        #[derive(Debug, Subcommand)]
        pub(crate) enum Command {
            $($name($module::Args),)*
        }

        impl Command {
            pub(crate) fn run(&self, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
                match self {
                    $(Self::$name(args) => $module::run(args, asked, out),)*
                }
            }
        }

        /// The Vietnamese of the help of each.
        pub(crate) const VIETNAMESE: &[(&str, Words)] = &[
            $((stringify!($module), $module::VIETNAMESE),)*
        ];
    };
}

commands! {
    Check => check,
    Diff => diff,
    Transition => transition,
    Gap => gap,
    Roadmap => roadmap,
    Impact => impact,
    Query => query,
    Draw => draw,
    Export => export,
    Import => import,
    Report => report,
    Sheet => sheet,
    History => history,
    Blame => blame,
    Explain => explain,
    Rules => rules,
    Reference => reference,
    Schema => schema,
    Init => init,
    Migrate => migrate,
    Rename => rename,
    Fmt => fmt,
    Lsp => lsp,
    Completions => completions,
    Man => man,
}
