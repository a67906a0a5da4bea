//! Mappings: how a table that somebody else made is read as one of ours.
//!
//! A mapping is a small YAML file. It says which table the sheet is, where its headers are, and which column is which field;
//! and how its values, dates and numbers are to be read. The sheet it makes of another is read as one that was exported,
//! with every cell at its own place.

mod apply;
mod cell;
mod format;
mod header;
mod keys;
#[cfg(feature = "json")]
mod schema;
mod starter;

#[cfg(feature = "json")]
pub use schema::schema;

use cell::Reads;
use keys::Key;

use super::sheet::How;
use crate::io::mapping_codes::MAPPING_FILE;
use crate::io::reading::read_file;
use crate::io::{LoadError, Locate, Sources};
use crate::model::{Field, Place};
use crate::span::Span;
use crate::tables::TableSet;
use crate::tables::make::columns_of;
use crate::tables::spec::Spec;

/// How a table of one's own is read, from a file. The guide
/// [`spreadsheets`](crate::_documentation::spreadsheets) tells its format.
///
/// ```
/// use justarch::{Document, SourceId};
/// use justarch::tables::import::{Import, Mapping, Options, Workbook};
/// let mapping = Mapping::parse("map.yaml", "
/// justarch-mapping: 1
/// table: databases
/// header: 2
/// columns:
///   Tên CSDL: name.vi
///   Đơn vị quản lý: owner
///   Vận hành từ: { field: since, date: dd/mm/yyyy }
/// ").unwrap();
/// let document = Document::parse("a.yaml", "
/// justarch: 1
/// architecture: { id: a, framework: '3.0' }
/// organisations: { so: { name: { vi: Sở Tư pháp }, kind: department } }
/// applications:
///   ho-tich: { kind: database, name: { vi: CSDL hộ tịch } } # one
/// ").unwrap();
/// let csv = "Phụ lục\nSTT,Tên CSDL,Đơn vị quản lý,Vận hành từ\n1,CSDL hộ tịch,Sở Tư pháp,01/07/2024\n";
/// let book = Workbook::read("bang.csv", csv.as_bytes())?;
/// let import = Import::with(&document, &book, &Options::new().mapping(&mapping));
/// assert!(!import.has_errors());
/// let after = import.edited(&document)?;
/// assert!(after.sources().text(SourceId::ROOT).contains("owner: so, since: 2024-07-01 } # one"));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Mapping {
    set: TableSet,
    parts: Parts,
    sources: Sources,
}

/// What a mapping says.
#[derive(Clone, Debug, Default)]
struct Parts {
    set: Option<TableSet>,
    sheet: Option<Sheet>,
    /// The first and the last row of headers, from 0.
    header: (u32, u32),
    skip: Vec<Skip>,
    /// The table ends before the row in which a cell begins so.
    end: Vec<String>,
    columns: Vec<Mapped>,
    constants: Vec<Constant>,
    /// Columns that are left on purpose.
    ignore: Vec<String>,
    how: How,
    skips_headings: bool,
}

/// Which sheet is read.
#[derive(Clone, Debug)]
enum Sheet {
    Named(String, Span),
    /// From 1.
    Numbered(usize, Span),
}

/// Rows that are not read.
#[derive(Clone, Debug)]
enum Skip {
    /// The first and the last, from 0.
    Rows(u32, u32),
    /// Those in which a cell begins so.
    Text(String),
}

/// A column with what it is.
#[derive(Clone, Debug)]
struct Mapped {
    /// Its header or its letters.
    name: String,
    at: Span,
    key: Key,
    reads: Reads,
    /// Whether what stands in a merged cell holds for all of its rows.
    fills: bool,
}

/// A value that every row has.
#[derive(Clone, Debug)]
struct Constant {
    at: Span,
    key: Key,
    text: String,
}

impl Mapping {
    /// Reads a mapping. `name` is shown in messages.
    ///
    /// A mapping with a fault is refused, with all its faults in one run, each at its line and column. O(bytes).
    ///
    /// ```
    /// use justarch::tables::import::Mapping;
    /// let text = "justarch-mapping: 1\ntable: databases\ncolumns: { A: nme.vi, B: { field: owner, dat: x } }\n";
    /// let error = Mapping::parse("map.yaml", text).unwrap_err();
    /// let codes: Vec<_> = error.report().iter().map(|found| found.code.as_str()).collect();
    /// assert_eq!(codes, ["MAP007", "MAP002"]);
    /// ```
    pub fn parse(name: &str, text: &str) -> Result<Self, LoadError> {
        Self::from_bytes(name, text.as_bytes())
    }

    /// The same for bytes, which may turn out not to be UTF-8.
    ///
    /// ```
    /// assert!(justarch::tables::import::Mapping::from_bytes("map.yaml", b"a: \xff").is_err());
    /// ```
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, LoadError> {
        let (parts, report, sources) = read_file(&MAPPING_FILE, (name, bytes), format::file)?;
        let Some(set) = parts.set.filter(|_| report.is_empty()) else {
            return Err(LoadError { report, sources });
        };
        Ok(Self {
            set,
            parts,
            sources,
        })
    }

    /// Which table the sheet is.
    pub fn table(&self) -> TableSet {
        self.set
    }

    /// The text it was read from.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The fields that columns and constants are mapped to and the table does not show by itself.
    pub(super) fn further(&self) -> Vec<Field> {
        let own = columns_of(self.set).iter();
        let own: Vec<Field> = own.filter_map(Spec::shown).collect();
        let columns = self.parts.columns.iter().map(|column| column.key);
        let constants = self.parts.constants.iter().map(|constant| constant.key);
        let fields = columns.chain(constants).filter_map(|key| key.field);
        fields.filter(|field| !own.contains(field)).collect()
    }

    /// How its rows are taken.
    pub(super) fn how(&self) -> How {
        self.parts.how
    }

    /// A place in the file, for messages about sheets: `map.yaml:7:3`.
    fn place(&self, at: Span) -> String {
        let name = self.sources.name(at.source);
        let position = self.sources.position(at);
        format!("{name}:{}:{}", position.line, position.column)
    }
}

impl Locate for Mapping {
    fn sources(&self) -> &Sources {
        &self.sources
    }

    fn locate(&self, _: &Place) -> Option<Span> {
        None
    }
}
