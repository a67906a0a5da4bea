//! The `justarch` program: a thin layer over the public API of the library.

mod args;
mod baseline;
mod change;
mod changed;
mod check_args;
mod cli;
mod commands;
mod document;
mod dossier_args;
mod draw_against;
mod draw_args;
mod draw_part;
mod draw_text;
mod element;
mod engines;
mod exclude;
mod fault;
mod file;
mod fix;
mod form;
mod git;
mod help;
mod help_words;
mod imported;
mod input;
mod leftovers;
mod lines;
mod listed;
mod lsp;
mod named;
mod new_files;
mod office;
mod output;
mod own_rules;
mod patch;
mod progress;
mod renamed;
mod reviewed;
mod rewrite;
mod settings;
mod stderr;
mod table;
mod table_args;
mod unused;
mod usage;
mod walk;
mod watch;
mod whole;

use std::process::ExitCode;

use output::Output;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nothing at or above the level asked for.
    Clean,
    /// Findings at or above it.
    Findings,
    /// Something could not be read or was asked for wrongly.
    Refused,
}

fn main() -> ExitCode {
    let given: Vec<_> = std::env::args_os().collect();
    let lang = args::wanted_lang(&given);
    report_crashes(lang);
    let command = cli::named_command(&given);
    let (cli, asked) = match cli::parse(given, lang) {
        Ok(parsed) => parsed,
        Err(error) => return usage::show(&error, &command, lang),
    };
    cli.color.apply();
    let mut out = Output::new(cli.lang.into());
    let done = cli.command.run(&asked, &mut out);
    let outcome = done.unwrap_or_else(|fault| {
        out.discard();
        out.fault(&fault);
        Outcome::Refused
    });
    match out.finish() {
        Ok(()) => ExitCode::from(outcome as u8),
        Err(fault) => {
            out.fault(&fault);
            ExitCode::from(Outcome::Refused as u8)
        }
    }
}

/// A crash is a fault of the program, whatever it was given: it says so, and the exit code is 101.
fn report_crashes(lang: justarch::Lang) {
    let standard = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let text = fault::crashed();
        let _ = stderr::to_stderr(&format!("{}\n", text.get(lang)));
        standard(info);
    }));
}
