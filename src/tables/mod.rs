//! Tables of a document as data, and the forms in which they are written.
//!
//! [`Tables`] makes them: the inventory, the databases, exchanges, security levels and so on. What the document does not say
//! reads [`UNKNOWN`]; what no source states is listed in a column of its own. Headers, meanings and value sets of columns come
//! from the table of the file format, and a column that a law asks for names its article.
//!
//! ```
//! use justarch::{ApplicationKind, Architecture, FrameworkVersion, Lang};
//! use justarch::tables::{TableSet, Tables};
//! let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
//! b.element("civil-status", ApplicationKind::Database, "Cơ sở dữ liệu hộ tịch")?;
//! let arch = b.build()?;
//! let table = Tables::of(&arch).table(TableSet::Databases).unwrap();
//! let owner = table.columns.iter().position(|column| column.key == "owner").unwrap();
//! assert_eq!(table.rows[0].cells[owner].shown(Lang::En), "not known");
//! # Ok::<(), justarch::Error>(())
//! ```

mod build;
mod cells;
mod changes;
mod context;
mod csv;
mod databases;
mod exchanges;
#[cfg(feature = "draw")]
mod facts;
mod findings;
mod gap;
mod html;
#[cfg(all(feature = "yaml", feature = "xlsx"))]
pub mod import;
mod indicators;
mod inventory;
#[cfg(feature = "xlsx")]
mod kept;
mod make;
mod markdown;
mod matrix;
mod organisations;
mod plain;
mod policy;
mod roadmap;
mod secrets;
mod security;
mod selected;
mod services;
mod set;
mod sharing;
mod spec;
mod table;
mod terminal;
mod thing;
mod ties;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use csv::csv;
pub(crate) use csv::record;
#[cfg(feature = "draw")]
pub(crate) use facts::{Facts, title_of_key};
#[cfg(feature = "draw")]
pub(crate) use html::escaped as html_escaped;
pub use html::html;
pub use make::Tables;
#[cfg(feature = "draw")]
pub(crate) use markdown::escaped as markdown_escaped;
pub use markdown::markdown;
pub(crate) use plain::is_formula;
pub(crate) use secrets::Secrets;
pub use selected::undecided;
pub use set::TableSet;
pub use table::{
    Cell, Column, ColumnRole, Content, Entry, NONE, NOT_APPLICABLE, Row, Table, UNKNOWN,
};
pub use terminal::terminal;
#[cfg(feature = "xlsx")]
pub use xlsx::xlsx;
