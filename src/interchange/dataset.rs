//! Tables of several documents for engines that read tables.

use super::rows;
use crate::diagnostic::Report;
use crate::model::Architecture;
use crate::tables::{is_formula, record};

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
    tables: Vec<DatasetTable>,
}

/// A table: columns of texts.
#[derive(Clone, Debug)]
pub struct DatasetTable {
    name: &'static str,
    columns: &'static [&'static str],
    /// The cells of all rows, one behind the other, and where each ends.
    text: String,
    ends: Vec<usize>,
}

impl Default for Dataset {
    fn default() -> Self {
        Self::new()
    }
}

impl Dataset {
    /// Without a document yet.
    pub fn new() -> Self {
        let tables = rows::TABLES.iter().map(|(name, columns)| DatasetTable {
            name,
            columns,
            text: String::new(),
            ends: Vec::new(),
        });
        Self {
            is_public: false,
            left_out: 0,
            tables: tables.collect(),
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
        let left_out = rows::add(self, name, arch, findings);
        self.left_out = self.left_out.saturating_add(left_out);
    }

    /// The table of that name.
    pub fn table(&self, name: &str) -> Option<&DatasetTable> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// All tables.
    pub fn tables(&self) -> impl ExactSizeIterator<Item = &DatasetTable> {
        self.tables.iter()
    }

    /// How many elements, relations and findings are left out as state secrets.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    pub(super) fn is_public(&self) -> bool {
        self.is_public
    }

    /// Adds a row. Too few cells are filled up, cells too many dropped.
    pub(super) fn push(&mut self, table: &str, cells: &[&str]) {
        let Some(table) = self.tables.iter_mut().find(|one| one.name == table) else {
            return;
        };
        for nth in 0..table.columns.len() {
            table
                .text
                .push_str(cells.get(nth).copied().unwrap_or_default());
            table.ends.push(table.text.len());
        }
    }
}

impl DatasetTable {
    /// Its name, which is that of its file.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The names of its columns.
    pub fn columns(&self) -> &'static [&'static str] {
        self.columns
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.ends
            .len()
            .checked_div(self.columns.len())
            .unwrap_or_default()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Its rows, each with a cell for each column; an empty one for what is not stated.
    pub fn rows(&self) -> impl Iterator<Item = Vec<&str>> {
        let mut start = 0;
        let cells = self.ends.iter().map(move |end| {
            let cell = self.text.get(start..*end).unwrap_or_default();
            start = *end;
            cell
        });
        let cells: Vec<&str> = cells.collect();
        let width = self.columns.len().max(1);
        let rows: Vec<Vec<&str>> = cells.chunks(width).map(<[&str]>::to_vec).collect();
        rows.into_iter()
    }

    /// As CSV in UTF-8 without a byte order mark: a row of column names, then its rows, with line feeds between them. What a
    /// spreadsheet program would take for a formula has an apostrophe before it; numbers have none.
    pub fn csv(&self) -> String {
        let is_meant = |cell: &str| is_formula(cell) && cell.parse::<f64>().is_err();
        let mut out = String::with_capacity(self.text.len().saturating_add(self.ends.len()));
        record(&mut out, self.columns.iter().copied(), is_meant);
        out.push('\n');
        for row in self.rows() {
            record(&mut out, row.into_iter(), is_meant);
            out.push('\n');
        }
        out
    }
}
