//! The command line of `justarch fmt`.

use clap::Args;

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
