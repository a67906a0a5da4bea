//! The way back: tables that were exported, and edited by hand, as edits of the document.
//!
//! A row is known by its id, else by its name, which is said. A workbook keeps what its cells held when it was exported: a
//! cell that still does changes nothing, whatever the document says by now. Without that a cell that reads as the document
//! would be exported changes nothing. Every other cell becomes an edit that keeps all other bytes of the document, unless
//! another cell, or the document meanwhile, says something else of the same fact. All problems are found in one run, and
//! each names its sheet and cell.
//!
//! ```
//! use justarch::{Document, Lang};
//! use justarch::tables::{TableSet, Tables, csv, import::{Import, Workbook}};
//! let text = "justarch: 1\narchitecture: { id: a, framework: \"3.0\" }\n\
//!     applications:\n  db: { kind: database, name: { vi: Hộ tịch }, status: planned } # one\n";
//! let document = Document::parse("a.yaml", text).unwrap();
//! let table = Tables::of(document.architecture()).table(TableSet::Inventory).unwrap();
//! let sheet = csv(&table, Lang::Vi).replace("Dự kiến", "Thí điểm");
//! let book = Workbook::read("a.csv", sheet.as_bytes())?;
//! let import = Import::of(&document, &book);
//! let edited = import.edited(&document)?;
//! assert_eq!(edited.sources().files().next().unwrap().1, text.replace("planned", "pilot"));
//! # Ok::<(), justarch::Error>(())
//! ```

mod added;
mod additions;
mod base;
mod choices;
mod clean;
mod differ;
mod find;
mod first;
mod grid;
mod ids;
mod importable;
mod known;
mod mapping;
mod names;
mod naming;
mod options;
mod parse;
mod parts;
mod pending;
mod problem;
mod read_csv;
mod read_xlsx;
mod rows;
mod sheet;

pub use first::{First, Outset};
pub use importable::IMPORTABLE;
pub use mapping::Mapping;
#[cfg(feature = "json")]
pub use mapping::schema as mapping_schema;
pub use options::Options;
pub use problem::Problem;

use base::Base;
use grid::Grid;
use names::Names;
use pending::Pending;
use sheet::How;

use std::collections::HashSet;

use crate::diagnostic::Severity;
use crate::error::{Error, ErrorKind};
use crate::io::Document;
use crate::io::edit::Edit;
use crate::tables::{Table, TableSet, Tables};
use crate::text::{Lang, Text};

/// How much a workbook may hold.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    /// Bytes of all its parts, unpacked.
    bytes: u64,
    /// Cells that hold something.
    cells: usize,
    sheets: usize,
}

const LIMITS: Limits = Limits {
    bytes: 128 << 20,
    cells: 1_000_000,
    sheets: 100,
};

impl Limits {
    fn too_many(&self) -> Error {
        let most = self.cells;
        refused(crate::bilingual!(
            "bảng tính có hơn {most} ô có nội dung",
            "the workbook has more than {most} cells with something in them"
        ))
    }

    fn too_large(&self) -> Error {
        let most = self.bytes >> 20;
        refused(crate::bilingual!(
            "bảng tính khi giải nén lớn hơn {most} MiB",
            "the workbook is larger than {most} MiB unpacked"
        ))
    }
}

fn refused(text: Text) -> Error {
    Error::new(ErrorKind::Unreadable, text)
}

/// The sheets of a workbook, or a file of comma-separated values.
#[derive(Clone, Debug)]
pub struct Workbook {
    grids: Vec<Grid>,
    /// What it held when it was exported.
    base: Base,
}

impl Workbook {
    /// Reads a workbook (`.xlsx`), or else comma-separated values as UTF-8. Linear in the bytes, unpacked.
    ///
    /// Refuses what is neither, is broken, or is beyond a million cells or 128 MiB unpacked. Old workbooks (`.xls`) have to be
    /// saved as `.xlsx` first.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Error> {
        if bytes.starts_with(b"PK") {
            let mut grids = read_xlsx::read(bytes, &LIMITS)?;
            let at = grids.iter().position(|grid| Base::of(grid).is_some());
            let kept = at.map(|at| grids.remove(at));
            let base = kept.as_ref().and_then(Base::of).unwrap_or_default();
            return Ok(Self { grids, base });
        }
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(refused(Text::fixed(
                "tệp .xls cũ hoặc có mật khẩu; hãy lưu lại ở dạng .xlsx, không đặt mật khẩu",
                "an old .xls, or one with a password: save it as .xlsx without a password",
            )));
        }
        Ok(Self {
            grids: vec![read_csv::read(name, bytes, &LIMITS)?],
            base: Base::default(),
        })
    }
}

/// What a workbook changes of a document.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Import {
    /// The edits: what is new first, then what changes in the order of the sheets and rows.
    pub edits: Vec<Edit>,
    /// What a person has to know, in the order of the sheets and rows; what several cells are about comes last. Where one is an error, nothing may be written.
    pub problems: Vec<Problem>,
    /// The tables that were found, with the sheet of each.
    pub tables: Vec<(TableSet, String)>,
    /// What the document has and the sheet of its table has not, with the table.
    pub gone: Vec<(TableSet, crate::model::Subject)>,
    /// The ids that were made from names, each with its name, in the order of the sheets and rows.
    pub made: Vec<(String, String)>,
    /// Which of the problems tell what is gone.
    told_gone: Vec<usize>,
}

impl Import {
    /// What changes, by comparing each sheet with the table as it would be exported. O(n log n) in the cells.
    pub fn of(document: &Document, book: &Workbook) -> Self {
        Self::with(document, book, &Options::new())
    }

    /// The same, read as the options say.
    ///
    /// ```
    /// use justarch::Document;
    /// use justarch::tables::{TableSet, import::{Import, Options, Workbook}};
    /// let text = "justarch: 1\narchitecture: { id: a, framework: '3.0' }\norganisations: { bo: { name: { vi: Bộ } } }\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let book = Workbook::read("a.csv", "id,name.vi\nbo,Bộ Mẫu\n".as_bytes())?;
    /// let import = Import::with(&document, &book, &Options::new().table(TableSet::Organisations));
    /// assert_eq!(import.edits.len(), 1);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn with(document: &Document, book: &Workbook, options: &Options<'_>) -> Self {
        let mut import = Self::default();
        let source = Tables::of(document.architecture());
        if let Some(mapping) = options.mapping {
            import.through(document, book, (mapping, options));
            return import;
        }
        let tables: Vec<Table> = options.sets().filter_map(|set| source.table(set)).collect();
        let how = How {
            adds: options.adds,
            is_part: options.is_part,
            ..How::default()
        };
        let nothing = Base::default();
        let base = if options.is_first {
            &nothing
        } else {
            &book.base
        };
        let mut names = Names::of(document.architecture(), base);
        let mut sheets = Vec::new();
        for grid in &book.grids {
            let mut told = Vec::new();
            let found = find::find(grid, &tables, &mut told);
            let found = found.and_then(|found| tables.get(found.nth).map(|table| (found, table)));
            if let Some((found, table)) = &found {
                names.take(grid, found, table);
            }
            sheets.push((grid, found, told));
        }
        let mut pending = Pending {
            are_several: sheets
                .iter()
                .filter(|(_, found, _)| found.is_some())
                .count()
                > 1,
            ..Pending::default()
        };
        for (grid, found, mut told) in sheets {
            import.problems.append(&mut told);
            let Some((found, table)) = found else {
                import.without_table(grid);
                continue;
            };
            import.tables.push((table.set, grid.name.clone()));
            let to = (&mut import, &mut pending);
            rows::read(to, &names, (grid, &found), (table, how));
        }
        pending.settle(&mut import);
        import
    }

    /// Through a mapping.
    fn through(
        &mut self,
        document: &Document,
        book: &Workbook,
        (mapping, options): (&Mapping, &Options<'_>),
    ) {
        let set = mapping.table();
        if let Some(other) = options.table.filter(|other| *other != set) {
            let place = mapping.sources().files().next();
            let place = place.map_or_else(String::new, |(name, _)| name.to_owned());
            self.problems.push(Problem::error(
                place,
                crate::bilingual!(
                    "tệp ánh xạ là của bảng `{set}`, không phải `{other}`",
                    "the mapping is of the table `{set}`, not of `{other}`"
                ),
            ));
            return;
        }
        let arch = document.architecture();
        let Some(table) = Tables::of(arch).table_with(set, &mapping.further()) else {
            return;
        };
        let Some(applied) = mapping.applied(&book.grids, &table, &mut self.problems) else {
            return;
        };
        self.tables.push((set, applied.grid.name.clone()));
        let how = mapping.how();
        let how = How {
            adds: options.adds || how.adds,
            is_part: options.is_part || how.is_part,
            ..how
        };
        let before = self.problems.len();
        let of = (&applied.grid, &applied.found);
        let nothing = Base::default();
        let names = Names::of(arch, &nothing);
        let mut pending = Pending::default();
        rows::read((self, &mut pending), &names, of, (&table, how));
        pending.settle(self);
        // What is wrong with a constant is wrong in every row, and is said once.
        let constants: Vec<&String> = applied.grid.elsewhere.values().collect();
        let read = self.problems.split_off(before);
        for problem in read {
            let is_constant = constants.contains(&&problem.place);
            if !is_constant || !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }

    /// Nothing of a sheet is read if no table is found in it.
    fn without_table(&mut self, grid: &Grid) {
        let is_own = |lang| {
            let own = TableSet::ALL.map(TableSet::tab);
            own.iter().any(|tab| tab.get(lang) == grid.name)
        };
        // Tables that are not to be imported, and the values of drop-down lists.
        if grid.is_hidden || grid.rows.is_empty() || is_own(Lang::Vi) || is_own(Lang::En) {
            return;
        }
        let place = grid.name.clone();
        self.problems.push(
            Problem::warning(
                place,
                Text::fixed(
                    "không tìm thấy bảng nào nhập được trong trang tính này",
                    "no table that can be imported is found in this sheet",
                ),
            )
            .help(Text::fixed(
                "giữ nguyên dòng tiêu đề của bảng đã xuất",
                "keep the row of headers of the exported table",
            )),
        );
    }

    /// Takes away what the document has and the sheets have not.
    pub fn accept_removals(&mut self) {
        // Nobody is told any more how to take it away.
        for told in std::mem::take(&mut self.told_gone).into_iter().rev() {
            self.problems.remove(told);
        }
        let mut known = HashSet::new();
        let gone = std::mem::take(&mut self.gone).into_iter();
        // Several sheets may lack the same thing.
        let once = gone.filter(|(_, subject)| known.insert(subject.clone()));
        let edits = once.map(|(_, subject)| Edit::Remove { subject });
        self.edits.extend(edits);
    }

    /// Whether something is wrong that keeps the import from being written.
    pub fn has_errors(&self) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| problem.severity == Severity::Error)
    }

    /// The document with the edits made, all other bytes kept. Refuses edits as [`Document::apply`] does.
    pub fn edited(&self, document: &Document) -> Result<Document, Error> {
        if self.edits.is_empty() {
            return Ok(document.clone());
        }
        // Together, if they leave each other alone.
        if let Ok(edited) = document.edited(&self.edits) {
            return Ok(edited.document().clone());
        }
        let mut now = document.clone();
        for edit in &self.edits {
            now = now.edited(std::slice::from_ref(edit))?.document().clone();
        }
        Ok(now)
    }
}
