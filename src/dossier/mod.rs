//! Documents to be printed: the architecture as a document, the appraisal report of a transition, and the sheets of single
//! systems; as plain data, and as Word files, HTML or Markdown.
//!
//! ```
//! # #[cfg(feature = "yaml")] {
//! use justarch::dossier::{ArchitectureReport, html};
//! use justarch::{Lang, reference};
//! let arch = reference::moj_3_0();
//! let page = html(&ArchitectureReport::of(&arch, Lang::Vi).dossier());
//! assert!(page.contains("Kiến trúc Chính phủ điện tử Bộ Tư pháp"));
//! # }
//! ```

mod annexes;
mod appraisal;
mod appraised;
mod architecture;
mod content;
#[cfg(feature = "docx")]
mod docx;
mod elements;
mod grid;
mod html;
mod known;
mod lineage;
mod maker;
mod markdown;
mod named;
mod noting;
mod numbering;
mod outline;
mod parts;
mod remedy;
mod room;
mod sheet;
mod unjudged;
mod verdict;
mod waves;
mod whose;
mod words;

pub use appraisal::AppraisalReport;
pub use architecture::ArchitectureReport;
#[cfg(feature = "docx")]
pub use docx::{Template, docx, docx_in};
pub use html::html;
pub use markdown::{MarkdownFiles, markdown};
pub use parts::{
    Block, Dossier, Grid, GridCell, GridColumn, GridRow, Head, HeadForm, Layout, Numbering,
    Paragraph, Part, PartKind, Picture, Role, Run,
};
pub use sheet::{Neighbour, Sheets, SystemSheet, Tie};
