//! The command lines of edits.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Default, Args)]
pub(crate) struct FixArgs {
    /// Print the corrections of which there is no doubt as a diff, or write them with --write
    #[arg(long, conflicts_with = "write_baseline")]
    pub(crate) fix: bool,
    /// With --fix, make the corrections too that a person should look at
    #[arg(long = "unsafe", requires = "fix")]
    pub(crate) unsafe_too: bool,
    /// With --fix, write the files instead of printing the changes: all or none
    #[arg(long, requires = "fix")]
    pub(crate) write: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ApplyArgs {
    /// Print the document with all edits applied for which nothing is missing; what is left is said on the standard
    /// error
    #[arg(long)]
    pub(crate) apply: bool,
    /// With --apply, write the files of the document instead of printing it: all or none
    #[arg(long, requires = "apply")]
    pub(crate) write: bool,
    /// Supply a parameter for --apply; may be repeated
    #[arg(long, value_name = "NAME=VALUE", requires = "apply")]
    pub(crate) set: Vec<String>,
    /// Supply parameters for --apply from a YAML file of `name: value`; --set wins
    #[arg(long, value_name = "FILE", requires = "apply")]
    pub(crate) values: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct MigrateArgs {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The framework to move to, such as 3.0
    #[arg(long, value_name = "VERSION")]
    pub(crate) to: String,
    /// Write the files instead of printing the changes: all or none
    #[arg(long)]
    pub(crate) write: bool,
    /// Write the new version beside the one that is there, which stays: to a file, or to a folder if the document has
    /// several files; nothing is ever written over
    #[arg(short, long, value_name = "FILE|DIR", conflicts_with = "write")]
    pub(crate) output: Option<PathBuf>,
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NameOf {
    /// an element
    Element,
    /// an organisation
    Organisation,
    /// a source
    Source,
}

#[derive(Debug, Args)]
pub(crate) struct FmtArgs {
    /// Documents: files, folders, `reference:NAME`; of `-` the formatted text is printed
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// Write the files instead of printing the changes: all or none
    #[arg(long, conflicts_with = "check")]
    pub(crate) write: bool,
    /// List the files that would change, and exit with 1 if there are any
    #[arg(long)]
    pub(crate) check: bool,
}
