//! Tables of several documents for engines that read tables.

use super::rows;
use super::table::{DatasetTable, DatasetTables};
use crate::diagnostic::Report;
use crate::model::Architecture;

/// The tables of one document or several: `documents`, `organisations`, `elements`, `relations`, `dependences`,
/// `fields`, `findings`. Every row begins with the name of its document.
///
/// What a document does not state is an empty cell. `dependences` says who depends on whom because of which relation, the
/// platforms that exchanges pass included; `fields` has every value of everything in a row of its own; the
/// others have the frequent ones in columns.
///
/// ```
/// use justarch::interchange::Dataset;
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion};
/// let mut dataset = Dataset::new();
/// for id in ["ha-noi", "da-nang"] {
///     let mut b = Architecture::fragment(id, FrameworkVersion::V3_0);
///     b.element("app", ApplicationKind::Application, "Phần mềm")?;
///     dataset.add(id, &b.build()?, None);
/// }
/// let elements = dataset.table("elements").unwrap().csv();
/// assert!(elements.starts_with("document,id,layer,kind,"));
/// assert!(elements.contains("\nda-nang,app,applications,application,"));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Dataset {
    is_public: bool,
    left_out: usize,
    tables: DatasetTables,
}

impl Default for Dataset {
    fn default() -> Self {
        Self::new()
    }
}

impl Dataset {
    /// Without a document yet.
    pub fn new() -> Self {
        Self {
            is_public: false,
            left_out: 0,
            tables: DatasetTables::of(&rows::TABLES),
        }
    }

    /// Without state secrets: rows about them, or that speak of them, are left out and counted.
    #[must_use]
    pub fn public(mut self) -> Self {
        self.is_public = true;
        self
    }

    /// Adds a document, with what a check found in it if one was made. O(document + findings).
    pub fn add(&mut self, name: &str, arch: &Architecture, findings: Option<&Report>) {
        let left_out = rows::add(&mut self.tables, self.is_public, name, arch, findings);
        self.left_out = self.left_out.saturating_add(left_out);
    }

    /// The table of that name.
    pub fn table(&self, name: &str) -> Option<&DatasetTable> {
        self.tables().find(|table| table.name() == name)
    }

    /// All tables.
    pub fn tables(&self) -> impl ExactSizeIterator<Item = &DatasetTable> {
        self.tables.all().iter()
    }

    /// How many elements, relations and findings are left out as state secrets.
    pub fn left_out(&self) -> usize {
        self.left_out
    }
}
