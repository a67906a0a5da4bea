//! What a check is asked: of the command, and of what checks on the way.

use std::path::PathBuf;

use crate::args::{Destination, FailOn, LevelArgs, OwnRules};

/// Checks documents
#[derive(Debug, Default, clap::Args)]
pub(crate) struct CheckArgs {
    /// Documents: files, folders, `-`, `reference:NAME`, revisions `REV:PATH` and `merge-base:REV:PATH`
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// Check against this framework, whatever the documents claim
    #[arg(long, value_name = "VERSION")]
    pub(crate) framework: Option<String>,
    /// Judge by the law of that day: 2024-07-01, 2024-07 or 2024
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Exit with 1 from this severity on; error unless the configuration says otherwise
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    /// The configuration; otherwise justarch.toml in the folder of the document or above it
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Pass over the findings that this baseline knows
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Tell only what is new since a revision of git, and all about elements that changed since
    #[arg(long, value_name = "REV", conflicts_with_all = ["write_baseline", "fix"])]
    pub(crate) changed: Option<String>,
    /// Write the findings to a baseline; one that is there may only shrink
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Let the baseline grow
    #[arg(long, requires = "write_baseline")]
    pub(crate) accept_new: bool,
    /// After the findings, count elements and findings by band: seven, 3090 or 224
    #[arg(long, value_name = "CUT")]
    pub(crate) bands: Option<String>,
    /// Check by the rules of this profile too: moj
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Vec<String>,
    /// Check again whenever the documents, what they include, the configuration, rules or baseline change
    #[arg(long, conflicts_with_all = ["fix", "write_baseline", "output"])]
    pub(crate) watch: bool,
    #[command(flatten)]
    pub(crate) corrections: FixArgs,
    #[command(flatten)]
    pub(crate) own: OwnRules,
    #[command(flatten)]
    pub(crate) levels: LevelArgs,
    #[command(flatten)]
    pub(crate) into: Destination,
}

#[derive(Debug, Default, clap::Args)]
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
