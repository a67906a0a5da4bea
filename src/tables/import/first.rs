//! A first document, made from tables.

use std::collections::BTreeSet;

use super::clean::says_nothing;
use super::ids::id_for;
use super::mapping::Mapping;
use super::options::Options;
use super::{Import, Workbook, find};
use crate::date::Date;
use crate::error::{Error, ErrorKind};
use crate::framework::Framework;
use crate::io::Document;
use crate::io::edit::Edit;
use crate::model::schema::Shape;
use crate::model::{Field, Level, Table as Records, is_key, normalise};
use crate::tables::build::specs_of;
use crate::tables::import::clean::{clean, fault};
use crate::tables::import::grid::{Grid, Raw};
use crate::tables::import::problem::Problem;
use crate::tables::thing::place_of;
use crate::tables::{ColumnRole, Table, TableSet, Tables};
use crate::text::{Lang, Text};
use crate::version::FrameworkVersion;

/// What a first document says of itself.
///
/// ```
/// use justarch::{Document, FrameworkVersion, Lang, Level};
/// use justarch::tables::import::{Options, Outset, Workbook};
/// let csv = "Tên tiếng Việt,Loại thành phần,Chủ quản\nSổ hộ tịch,Cơ sở dữ liệu,Sở Tư pháp\n";
/// let book = Workbook::read("a.csv", csv.as_bytes())?;
/// let outset = Outset { level: Level::Province, framework: FrameworkVersion::V3_0, lang: Lang::Vi };
/// let first = outset.document("a.yaml", &book, &Options::new())?;
/// assert!(!first.import.has_errors());
/// let element = first.document.architecture().element("so-ho-tich").unwrap();
/// assert_eq!(element.owner().unwrap().name(Lang::Vi), "Sở Tư pháp");
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Outset {
    /// The level of the body.
    pub level: Level,
    /// The framework that the document follows.
    pub framework: FrameworkVersion,
    /// The language of comments.
    pub lang: Lang,
}

/// A first document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct First {
    /// The document. Where the import has errors, only what it begins with.
    pub document: Document,
    /// What was read of the tables, with the ids that were made from names.
    pub import: Import,
}

impl Outset {
    /// The document that tables of what there is make: their elements, and the organisations that they name, with ids made
    /// from their names. What has to be filled in is marked `ĐIỀN`. The same tables give the same document.
    ///
    /// Refuses what [`Import::edited`] refuses.
    pub fn document(
        &self,
        name: &str,
        book: &Workbook,
        options: &Options<'_>,
    ) -> Result<First, Error> {
        // Nothing can be gone from what there was not.
        let options = Options {
            adds: true,
            is_part: true,
            is_first: true,
            ..*options
        };
        let begun = self.begun(name)?;
        let mut bodies = bodies(&begun, book, &options);
        let begun = if bodies.edits.is_empty() {
            begun
        } else {
            begun.edited(&bodies.edits)?.document().clone()
        };
        let mut import = Import::with(&begun, book, &options);
        bodies.made.append(&mut import.made);
        import.made = bodies.made;
        bodies.told.append(&mut import.problems);
        import.problems = bodies.told;
        let document = if import.has_errors() {
            begun
        } else {
            import.edited(&begun)?
        };
        Ok(First { document, import })
    }

    /// What it begins with.
    fn begun(self, name: &str) -> Result<Document, Error> {
        let (level, framework) = (self.level.key(), self.framework);
        let day = Framework::get(framework).ok();
        let day = day.and_then(|framework| framework.decision.first_day());
        let day = day.unwrap_or(Date::day(2025, 1, 1));
        let text = match self.lang {
            Lang::Vi => format!(
                "# Lập từ bảng. Chữ ĐIỀN đánh dấu chỗ phải thay bằng nội dung thật. Kiểm tra: justarch check TỆP.\n\
                 justarch: 1\n\
                 architecture:\n  \
                   id: kien-truc\n  \
                   # Cơ quan có kiến trúc này: một định danh trong mục organisations.\n  \
                   body: co-quan\n  \
                   level: {level}\n  \
                   name: {{ vi: \"ĐIỀN: tên văn bản kiến trúc\" }}\n  \
                   version: \"1.0\"\n  \
                   framework: \"{framework}\"\n  \
                   # draft | illustrative | issued | superseded\n  \
                   status: draft # ĐIỀN\n  \
                   # Ngày của hiện trạng được mô tả; luật được áp dụng theo ngày này.\n  \
                   state-date: {day} # ĐIỀN\n\
                 organisations:\n  \
                   co-quan: {{ name: {{ vi: \"ĐIỀN: tên cơ quan\" }}, kind: {level} }}\n"
            ),
            Lang::En => format!(
                "# Made from tables. FILL IN (ĐIỀN) marks what has to be replaced. To check it: justarch check FILE.\n\
                 justarch: 1\n\
                 architecture:\n  \
                   id: architecture\n  \
                   # Whose architecture it is: an id under organisations.\n  \
                   body: our-body\n  \
                   level: {level}\n  \
                   name: {{ vi: \"ĐIỀN: tên văn bản kiến trúc\", en: \"FILL IN: name of the document\" }}\n  \
                   version: \"1.0\"\n  \
                   framework: \"{framework}\"\n  \
                   # draft | illustrative | issued | superseded\n  \
                   status: draft # FILL IN (ĐIỀN)\n  \
                   # The day whose state is described; the law of that day applies.\n  \
                   state-date: {day} # FILL IN (ĐIỀN)\n\
                 organisations:\n  \
                   our-body: {{ name: {{ vi: \"ĐIỀN: tên cơ quan\", en: \"FILL IN: name of the body\" }}, kind: {level} }}\n"
            ),
        };
        Document::parse(name, &text).map_err(|error| {
            let found = error.report().iter().next();
            let said = found.map_or(Text::fixed("", ""), |found| found.message.clone());
            Error::new(ErrorKind::Value, said)
        })
    }
}

/// The organisations that the tables name and the document has not.
#[derive(Default)]
struct Bodies {
    edits: Vec<Edit>,
    /// The ids made, each with its name.
    made: Vec<(String, String)>,
    told: Vec<Problem>,
}

/// An organisation that the tables name.
struct Body {
    /// The id that they give it, if they do.
    id: Option<String>,
    name: String,
    /// The sheet that names it first.
    sheet: String,
}

/// The organisations that the tables name and the document has not.
fn bodies(begun: &Document, book: &Workbook, options: &Options<'_>) -> Bodies {
    let mut listed: Vec<Body> = Vec::new();
    let mut named: Vec<Body> = Vec::new();
    let mut take = |table: &Table, grid: &Grid, cells: &[(usize, &Raw)]| {
        let (of_list, of_cells) = bodies_of(table, grid, cells);
        listed.extend(of_list);
        named.extend(of_cells);
    };
    let source = Tables::of(begun.architecture());
    if let Some(mapping) = options.mapping {
        each_mapped(mapping, book, &source, &mut take);
    } else {
        each_found(book, &source, options, &mut take);
    }
    let arch = begun.architecture();
    let is_there = |id: &str| arch.organisations().any(|body| body.key() == id);
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut bodies = Bodies::default();
    for body in listed.into_iter().chain(named) {
        let Body { id, name, sheet } = body;
        let is_stated = id.is_some();
        let is_known = ids.contains(&name) || is_there(&name) || known.contains(&normalise(&name));
        if is_known && !is_stated {
            continue;
        }
        let id = id.unwrap_or_else(|| id_for(&name, |id| is_there(id) || ids.contains(id)));
        if is_there(&id) || !ids.insert(id.clone()) {
            continue;
        }
        known.insert(normalise(&name));
        bodies.edits.push(Edit::AddRecord {
            table: Records::Organisations,
            key: id.clone(),
            holder: None,
            fields: vec![(Field::NameVi, name.clone())],
        });
        if !is_stated {
            bodies.told.push(Problem::note(
                sheet,
                crate::bilingual!(
                    "tổ chức “{name}” được thêm với định danh lấy từ tên: `{id}`",
                    "the organisation “{name}” is added, with an id made from its name: `{id}`"
                ),
            ));
            bodies.made.push((id, name));
        }
    }
    bodies
}

/// The organisation that a row of a list of them is, and those that the cells of a row name.
fn bodies_of(table: &Table, grid: &Grid, cells: &[(usize, &Raw)]) -> (Option<Body>, Vec<Body>) {
    let text = |raw: &Raw| {
        let text = clean(&raw.text);
        (!says_nothing(&text) && fault(raw).is_none()).then_some(text)
    };
    let mut id = None;
    let mut name = None;
    let mut named = Vec::new();
    for (nth, raw) in cells {
        let Some(column) = table.columns.get(*nth) else {
            continue;
        };
        let Some(text) = text(raw) else { continue };
        if column.role == ColumnRole::Key {
            id = Some(text);
            continue;
        }
        let Some(field) = column.field else { continue };
        let spec = place_of(specs_of(table.set), field);
        if spec.is_some_and(|(_, spec)| matches!(spec.shape, Shape::Organisation)) {
            named.push(Body {
                id: None,
                name: text,
                sheet: grid.name.clone(),
            });
        } else if field == Field::NameVi {
            name = Some(text);
        }
    }
    let listed = name.filter(|_| table.set == TableSet::Organisations);
    let listed = listed.map(|name| Body {
        id: id.filter(|id| is_key(id)),
        name,
        sheet: grid.name.clone(),
    });
    (listed, named)
}

/// The rows of the tables that are found by their headers.
fn each_found(
    book: &Workbook,
    source: &Tables<'_>,
    options: &Options<'_>,
    take: &mut impl FnMut(&Table, &Grid, &[(usize, &Raw)]),
) {
    let tables: Vec<Table> = options.sets().filter_map(|set| source.table(set)).collect();
    for grid in &book.grids {
        // What is wrong is said when the tables are read.
        let Some(of) = find::find(grid, &tables, &mut Vec::new()) else {
            continue;
        };
        let Some(table) = tables.get(of.nth) else {
            continue;
        };
        for row in of.rows(grid) {
            let columns = of.columns.iter();
            let cells = columns.filter_map(|(at, nth)| Some((*nth, grid.cell(row, *at)?)));
            take(table, grid, &cells.collect::<Vec<_>>());
        }
    }
}

/// The rows of the table that a mapping is of.
fn each_mapped(
    mapping: &Mapping,
    book: &Workbook,
    source: &Tables<'_>,
    take: &mut impl FnMut(&Table, &Grid, &[(usize, &Raw)]),
) {
    let Some(table) = source.table_with(mapping.table(), &mapping.further()) else {
        return;
    };
    let Some(applied) = mapping.applied(&book.grids, &table, &mut Vec::new()) else {
        return;
    };
    for row in applied.grid.rows.values() {
        let columns = applied.found.columns.iter();
        let cells = columns.filter_map(|(at, nth)| Some((*nth, row.get(at)?)));
        take(&table, &applied.grid, &cells.collect::<Vec<_>>());
    }
}
