//! The arguments of the commands about tables.

use std::path::PathBuf;

use clap::Args;

/// Write tables: inventories, exchanges, changes, demands and others, as a workbook, CSV, Markdown or HTML
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The file to write, by its ending a workbook (.xlsx), CSV, Markdown (.md) or HTML; several tables of CSV go into a folder
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Only this table; may be repeated: inventory, databases, sharing-services, exchanges, matrix, services, security-levels,
    /// indicators, policy, organisations, changes, gap, roadmap, findings
    #[arg(long = "table", value_name = "TABLE")]
    pub(crate) tables: Vec<String>,
    /// The earlier version, for the tables of changes and of the roadmap
    #[arg(long, value_name = "OLD")]
    pub(crate) against: Option<String>,
    /// The framework whose demands the table `gap` lists; that of the document otherwise
    #[arg(long, value_name = "VERSION")]
    pub(crate) to: Option<String>,
    /// Judge by the law of that day
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Leave out what is a state secret, and say how much
    #[arg(long)]
    pub(crate) public: bool,
    /// Write over a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}
