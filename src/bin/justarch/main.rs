//! The `justarch` program: a thin layer over the public API of the library.

mod args;
mod baseline;
mod change;
mod check;
mod diff;
mod document;
mod edit_args;
mod exclude;
mod explain;
mod export;
mod fault;
mod file;
mod fix;
mod fmt;
mod form;
mod gap;
mod help;
mod help_words;
mod impact;
mod import;
mod init;
mod input;
mod listed;
mod lsp;
mod migrate;
mod named;
mod output;
mod own_rules;
mod patch;
mod reference;
mod rename;
mod renamed;
mod rewrite;
mod roadmap;
mod rules;
mod schema;
mod settings;
mod table_args;
mod transition;
mod unused;
mod usage;
mod whole;

use std::process::ExitCode;

use args::{Cli, Command, LevelArg, RulesAction};
use fault::Fault;
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
    let asked: Vec<_> = std::env::args_os().collect();
    let lang = args::wanted_lang(&asked);
    report_crashes(lang);
    let command = args::named_command(&asked);
    let (cli, levels) = match args::parse(asked, lang) {
        Ok(parsed) => parsed,
        Err(error) => return usage::show(&error, &command, lang),
    };
    cli.color.apply();
    let mut out = Output::new(cli.lang.into());
    let done = run(&cli, &levels, &mut out);
    let outcome = done.unwrap_or_else(|fault| {
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

fn run(cli: &Cli, levels: &[LevelArg], out: &mut Output) -> Result<Outcome, Fault> {
    match &cli.command {
        Command::Check(args) => check::run(args, levels, cli.format.findings()?, out),
        Command::Diff(args) => diff::run(args, cli.format.diff()?, out),
        Command::Transition(args) => transition::run(args, levels, cli.format.findings()?, out),
        Command::Gap(args) => gap::run(args, cli.format.demands()?, out),
        Command::Roadmap(args) => roadmap::run(args, cli.format.roadmap()?, out),
        Command::Impact(args) => impact::run(args, cli.format.page()?, out),
        Command::Explain(args) => explain::run(args, cli.format.page()?, out),
        Command::Rules(args) => match &args.action {
            Some(RulesAction::Test { files }) => own_rules::test(files, cli.format.common()?, out),
            None => rules::run(args, cli.format.common()?, out),
        },
        Command::Reference(args) => reference::run(args, cli.format.common()?, out),
        Command::Schema(args) => schema::run(args, out),
        Command::Init(args) => init::run(args, cli.format.common()?, out),
        Command::Migrate(args) => migrate::run(args, cli.format.common()?, out),
        Command::Rename(args) => rename::run(args, cli.format.common()?, out),
        Command::Fmt(args) => fmt::run(args, cli.format.common()?, out),
        Command::Export(args) => export::run(args, cli.format.common()?, out),
        Command::Import(args) => import::run(args, cli.format.common()?, out),
        Command::Lsp(_) => lsp::run(args::stated_lang(&std::env::args_os().collect::<Vec<_>>())),
    }
}

/// A crash is a fault of the program, whatever it was given: it says so, and the exit code is 101.
fn report_crashes(lang: justarch::Lang) {
    let standard = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let text = fault::crashed();
        let _ = output::to_stderr(&format!("{}\n", text.get(lang)));
        standard(info);
    }));
}

/// The parsed command line and the levels of rules in the order they were given.
pub(crate) type Parsed = (Cli, Vec<LevelArg>);
