//! Tables of a document as they go on paper: fewer columns, in one language.

use super::named::{readable, replaced};
use super::parts::{Block, Grid, GridCell, GridColumn, GridRow};
use super::remedy;
use super::words::{capital, clipped};
use crate::model::{Architecture, Subject};
use crate::tables::{Cell, ColumnRole, Content, Entry, Row, Table};
use crate::text::{Lang, Text};

/// That a table has nothing to list.
pub(super) const NOTHING: Text = Text::fixed("Không có mục nào.", "There is nothing to list.");

/// A cell of one of the other tables.
pub(super) fn cell(cell: &Cell, lang: Lang) -> GridCell {
    GridCell {
        text: cell.shown(lang).into_owned(),
        inferred: cell.inferred,
        bold: false,
    }
}

/// Sentences begin with a capital letter, and what to do is told in words.
fn told(cell: GridCell, key: &str, versions: &[&Architecture], lang: Lang) -> GridCell {
    let text = match key {
        "message" | "demand" | "why" | "change" | "what" => capital(&cell.text),
        "remedy" => remedy::sentence(&cell.text, versions, lang),
        _ => return cell,
    };
    GridCell { text, ..cell }
}

/// A cell with that text; an empty one says that nothing is known.
pub(super) fn text(text: impl Into<String>) -> GridCell {
    let text: String = text.into();
    GridCell {
        inferred: false,
        bold: false,
        text,
    }
}

pub(super) fn column(header: &Text, lang: Lang, width: u16) -> GridColumn {
    GridColumn {
        header: header.get(lang).to_owned(),
        width,
        centred: false,
    }
}

/// The name of the element that a row is about, in the language of the document.
fn own_name(row: &Row, versions: &[&Architecture], lang: Lang) -> Option<String> {
    let Some(Subject::Element(id)) = &row.subject else {
        return None;
    };
    let element = versions.iter().find_map(|arch| arch.element(id))?;
    Some(element.name(lang).to_owned())
}

/// A row of cells.
pub(super) fn row(cells: Vec<GridCell>) -> GridRow {
    GridRow { group: None, cells }
}

impl Grid {
    /// Some columns of a table, by key, each as wide as is said; columns that it does not have are left out.
    ///
    /// ```
    /// use justarch::dossier::Grid;
    /// use justarch::tables::{TableSet, Tables};
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Lang};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("db", ApplicationKind::Database, "Hộ tịch")?;
    /// let arch = b.build()?;
    /// let table = Tables::of(&arch).table(TableSet::Inventory).unwrap();
    /// let grid = Grid::of(&table, Lang::Vi, &[("no", 5), ("name.vi", 40), ("owner", 30)]);
    /// assert_eq!(grid.rows[0].cells[2].text, "chưa có thông tin");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn of(table: &Table, lang: Lang, keys: &[(&str, u16)]) -> Self {
        Self::made(table, lang, keys, &[])
    }

    /// The same of a document, with names in place of its ids, and no cell longer than so many characters.
    pub(super) fn of_document(
        table: &Table,
        lang: Lang,
        keys: &[(&str, u16)],
        versions: &[&Architecture],
        most: usize,
    ) -> Self {
        Self::made(table, lang, keys, versions).readable(versions, most, lang)
    }

    fn made(table: &Table, lang: Lang, keys: &[(&str, u16)], versions: &[&Architecture]) -> Self {
        let mut columns = Vec::new();
        let mut taken = Vec::new();
        for (key, width) in keys {
            let place = |key: &str| table.columns.iter().position(|column| column.key == key);
            // Some tables have one column for the names, whatever the language.
            let found = place(key).or_else(|| place("name.vi").filter(|_| *key == "name.en"));
            let Some((at, column)) = found.and_then(|at| Some((at, table.columns.get(at)?))) else {
                continue;
            };
            let is_short = |cell: &Cell| match &cell.content {
                Content::Values(values) => values.iter().all(|entry| {
                    matches!(entry, Entry::Number(_) | Entry::Flag(_) | Entry::Date(_))
                }),
                Content::Unknown | Content::NotApplicable => true,
            };
            let mut cells = table.rows.iter().filter_map(|row| row.cells.get(at));
            columns.push(GridColumn {
                header: column.header.get(lang).to_owned(),
                width: *width,
                centred: column.role == ColumnRole::Number || cells.all(is_short),
            });
            taken.push((at, *key));
        }
        let other = table
            .columns
            .iter()
            .position(|column| column.key == "name.vi");
        let rows = table.rows.iter().map(|row| GridRow {
            group: row.group.as_ref().map(|group| capital(group.get(lang))),
            cells: taken
                .iter()
                .filter_map(|(at, key)| {
                    let found = row.cells.get(*at)?;
                    // A thing without a name in this language has the other one.
                    let other = other.and_then(|other| row.cells.get(other));
                    let is_name = *key == "name.en" && found.content == Content::Unknown;
                    let found = other.filter(|_| is_name).unwrap_or(found);
                    let made = told(cell(found, lang), key, versions, lang);
                    let own = (*key == "name.en").then(|| own_name(row, versions, lang));
                    Some(match own.flatten() {
                        Some(name) => GridCell { text: name, ..made },
                        None => made,
                    })
                })
                .collect(),
        });
        Self {
            caption: None,
            columns,
            rows: rows.collect(),
        }
    }

    /// A table of facts, each with what it is called.
    pub fn of_facts(lang: Lang, facts: impl IntoIterator<Item = (String, GridCell)>) -> Self {
        let rows = facts.into_iter().map(|(name, value)| {
            let name = GridCell {
                bold: true,
                ..text(name)
            };
            row(vec![name, value])
        });
        Self {
            caption: None,
            columns: vec![
                column(&Text::fixed("Nội dung", "Item"), lang, 32),
                column(&Text::fixed("Thông tin", "Information"), lang, 68),
            ],
            rows: rows.collect(),
        }
    }

    /// The table, or that it has nothing to list.
    pub(super) fn block(self, lang: Lang) -> Block {
        if self.rows.is_empty() {
            Block::body(NOTHING.get(lang))
        } else {
            Block::Table(self)
        }
    }

    fn readable(mut self, versions: &[&Architecture], most: usize, lang: Lang) -> Self {
        for cell in self.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if cell.text.contains(['`', '“']) {
                cell.text = readable(&cell.text, versions, lang);
            } else if let Some(name) = replaced(&cell.text, versions, lang) {
                cell.text = capital(&name);
            }
            cell.text = clipped(&cell.text, most);
        }
        self
    }

    /// Without the groups of rows.
    pub(super) fn ungrouped(mut self) -> Self {
        for row in &mut self.rows {
            row.group = None;
        }
        self
    }
}
