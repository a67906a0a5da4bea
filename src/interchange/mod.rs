//! An architecture as data for other engines: `GraphML` and Cypher for graph tools and graph databases, tables for
//! engines that read CSV or Parquet.
//!
//! Ids, kinds, keys and words are those of documents, the same in every language.
//!
//! ```
//! use justarch::interchange::{Dataset, GraphExport};
//! use justarch::{ApplicationKind, Architecture, FrameworkVersion};
//! let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
//! b.element("app", ApplicationKind::Application, "Phần mềm <hộ tịch> 'số'")?;
//! let arch = b.build()?;
//! let graph = GraphExport::of(&arch);
//! assert!(graph.graphml().contains("Phần mềm &lt;hộ tịch&gt; 'số'"));
//! assert!(graph.cypher().contains(r"'Phần mềm <hộ tịch> \'số\''"));
//! let mut dataset = Dataset::new();
//! dataset.add("demo.yaml", &arch, None);
//! assert_eq!(dataset.table("elements").unwrap().len(), 1);
//! # Ok::<(), justarch::Error>(())
//! ```

mod cypher;
mod dataset;
mod facts;
mod graph;
mod graphml;
#[cfg(feature = "parquet")]
mod parquet;
mod parts;
mod rows;
mod shown;
mod table;

pub use dataset::Dataset;
pub use graph::GraphExport;
pub use table::DatasetTable;
