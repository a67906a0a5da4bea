//! The command line.

use std::ffi::OsString;

use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _, Parser, ValueEnum};
use justarch::{Lang, RuleLevel};

use crate::args::{AnyFormat, Asked, LevelArg};
use crate::commands::Command;
use crate::help;
use crate::named::in_capitals;

/// Checks e-government architectures of Vietnam's justice sector against the national framework.
///
/// An input is a file, a folder with a file justarch.yaml, .yml or .json, `-` for the standard input, or
/// `reference:NAME` for a bundled document.
///
/// Exit codes: 0 nothing at or above --fail-on (error by default), 1 such findings, 2 wrong usage, unreadable input or a result that
/// is undecided because of it, 101 a fault of the program.
#[derive(Debug, Parser)]
#[command(name = "justarch", version, max_term_width = 100)]
pub(crate) struct Cli {
    /// Language of messages
    #[arg(long, global = true, env = "JUSTARCH_LANG", default_value = "vi")]
    pub(crate) lang: LangArg,
    /// Form of the output
    #[arg(long, global = true, default_value = "human")]
    pub(crate) format: AnyFormat,
    /// When to colour the output
    #[arg(long, global = true, default_value = "auto", value_name = "WHEN")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArg {
    /// Vietnamese
    Vi,
    /// English
    En,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::Vi => Self::Vi,
            LangArg::En => Self::En,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    pub(crate) fn apply(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// Parses the command line. Levels come in the order in which they were written.
pub(crate) fn parse(args: Vec<OsString>, lang: Lang) -> Result<(Cli, Asked), clap::Error> {
    let mut command = Cli::command();
    // A variable that is set to nothing is as good as none.
    if std::env::var_os("JUSTARCH_LANG").is_some_and(|lang| lang.is_empty()) {
        command = command.mut_arg("lang", |arg| arg.env(None::<&str>));
    }
    let command = help::in_language(command, lang);
    let matches = command.try_get_matches_from(help::as_option(args))?;
    let levels = matches.subcommand().map(|(_, of)| levels(of));
    let cli = Cli::from_arg_matches(&matches)?;
    let format = cli.format;
    let levels = levels.unwrap_or_default();
    Ok((cli, Asked { format, levels }))
}

fn levels(matches: &ArgMatches) -> Vec<LevelArg> {
    let mut found = Vec::new();
    for (id, level) in [
        ("allow", RuleLevel::Allow),
        ("warn", RuleLevel::Warn),
        ("deny", RuleLevel::Deny),
    ] {
        let Ok(Some(names)) = matches.try_get_many::<String>(id) else {
            continue;
        };
        let at = matches.indices_of(id).into_iter().flatten();
        for (name, at) in names.zip(at) {
            let name = in_capitals(name);
            found.push((at, LevelArg { name, level }));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, level)| level).collect()
}

/// The commands that a command line names, each after a space.
pub(crate) fn named_command(args: &[OsString]) -> String {
    let mut known = Cli::command();
    let mut named = String::new();
    for arg in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
        if let Some(found) = known.find_subcommand(arg) {
            named.push(' ');
            named.push_str(found.get_name());
            known = found.clone();
        }
    }
    named
}
