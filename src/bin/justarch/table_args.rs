//! The arguments of the commands about tables.

use std::path::PathBuf;

use clap::Args;

use crate::args::WrittenArgs;

/// Write tables: inventories, exchanges, changes, demands and others, as a workbook, CSV, Markdown or HTML; or the graph, or
/// all data, for other programs
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// The document; several with --tables
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<String>,
    /// The file to write, by its ending a workbook (.xlsx), CSV, Markdown (.md), HTML, or the graph as `GraphML` (.graphml) or
    /// `openCypher` (.cypher); several tables of CSV go into a folder
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Write all data of one document or several for engines that read tables: documents, organisations, elements, relations,
    /// dependences, fields and findings as CSV, into the folder that --output names
    #[arg(long = "tables", conflicts_with_all = ["tables", "against", "to"])]
    pub(crate) dataset: bool,
    /// With --tables: write them as Parquet, in place of CSV
    #[arg(long, requires = "dataset")]
    pub(crate) parquet: bool,
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
    #[command(flatten)]
    pub(crate) written: WrittenArgs,
}

/// Take the changes of edited tables over into a document; print the changes, or write them with --write
#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// A workbook (.xlsx) or CSV that `export` made, edited by hand; or, with --map, a table of your own
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// Read a table of your own through this mapping: which column is which field, and how values are written
    #[arg(long, value_name = "MAPPING")]
    pub(crate) map: Option<String>,
    /// Which table it is, where its headers fit several: inventory, databases, sharing-services, exchanges, services,
    /// security-levels, indicators, policy, organisations
    #[arg(long, value_name = "TABLE")]
    pub(crate) table: Option<String>,
    /// The document that takes the changes
    #[arg(long, value_name = "DOC")]
    pub(crate) into: String,
    /// Write the files instead of printing the changes: all or none
    #[arg(long)]
    pub(crate) write: bool,
    /// Take out of the document what is gone from the tables
    #[arg(long)]
    pub(crate) accept_removals: bool,
}
