//! A table from its columns and the things that are its rows.

use super::TableSet;
use super::context::Cx;
use super::spec::Spec;
use super::table::{Cell, Column, ColumnRole, Row, Table, cited};
use super::thing::Thing;
use crate::model::schema::{ELEMENT, FieldSpec, RELATION};
use crate::model::{Field, Table as Records};
use crate::text::{Lang, Text};

/// What becomes rows: the things, some of which begin a group, and what was left out already.
#[derive(Default)]
pub(super) struct Rows<'a> {
    pub(super) things: Vec<(Option<Text>, Thing<'a>)>,
    pub(super) notes: Vec<Text>,
    pub(super) left_out: usize,
}

impl<'a> Rows<'a> {
    /// Adds a row, unless it must not be shown.
    pub(super) fn add(&mut self, cx: &Cx<'a>, group: Option<Text>, thing: Thing<'a>) {
        if cx.secrets().is_some_and(|secrets| secrets.covers(thing)) {
            self.left_out = self.left_out.saturating_add(1);
        } else {
            self.things.push((group, thing));
        }
    }
}

/// The keys of what a table shows.
pub(super) fn specs_of(set: TableSet) -> &'static [FieldSpec] {
    match set {
        TableSet::Inventory
        | TableSet::Databases
        | TableSet::Services
        | TableSet::SecurityLevels
        | TableSet::Policy => ELEMENT,
        TableSet::SharingServices | TableSet::Exchanges => RELATION,
        TableSet::Indicators => Records::Indicators.fields(),
        TableSet::Organisations => Records::Organisations.fields(),
        TableSet::Matrix
        | TableSet::Changes
        | TableSet::Gap
        | TableSet::Roadmap
        | TableSet::Findings => &[],
    }
}

/// The table with those columns and rows.
pub(super) fn build<'a>(cx: &Cx<'a>, set: TableSet, specs: &[Spec], rows: Rows<'a>) -> Table {
    let of = specs_of(set);
    let columns: Vec<Column> = specs.iter().map(|spec| spec.column(cx, of)).collect();
    let mut made = Vec::with_capacity(rows.things.len());
    let mut group = None;
    for (nth, (of_group, thing)) in (1..).zip(rows.things) {
        let begins = of_group.is_some() && of_group != group;
        if begins {
            group.clone_from(&of_group);
        }
        made.push(Row {
            subject: Some(thing.subject()),
            group: of_group.filter(|_| begins),
            cells: specs.iter().map(|spec| spec.cell(cx, thing, nth)).collect(),
        });
    }
    let mut notes = rows.notes;
    notes.extend(column_notes(set, &columns.iter().collect::<Vec<_>>()));
    Table {
        set,
        heading: cx.heading(),
        columns,
        rows: made,
        notes,
        left_out: rows.left_out,
    }
}

/// A table of what is computed.
pub(super) fn computed(
    cx: &Cx<'_>,
    set: TableSet,
    columns: Vec<Column>,
    rows: Vec<(Option<Text>, Vec<Cell>)>,
) -> Table {
    let rows = rows.into_iter().map(|(group, cells)| Row {
        subject: None,
        group,
        cells,
    });
    Table {
        set,
        heading: cx.heading(),
        columns,
        rows: rows.collect(),
        notes: Vec::new(),
        left_out: 0,
    }
}

/// A column of such a table.
pub(super) fn column(key: &'static str, header: Text, meaning: Text, width: u16) -> Column {
    let role = match key {
        "no" => ColumnRole::Number,
        _ => ColumnRole::Derived,
    };
    Column {
        key: key.into(),
        header,
        meaning,
        basis: None,
        role,
        choices: Vec::new(),
        width,
        field: None,
    }
}

/// The number column of such a table.
pub(super) fn numbers() -> Column {
    column("no", Text::fixed("STT", "No."), Text::fixed("", ""), 5)
}

/// What has to be said of columns below a table.
pub(super) fn column_notes(set: TableSet, columns: &[&Column]) -> Vec<Text> {
    let mut notes = Vec::new();
    let by = columns
        .iter()
        .find(|column| column.field == Some(Field::By));
    if let (TableSet::Indicators, Some(by)) = (set, by) {
        let (vi, en) = (by.header.get(Lang::Vi), by.header.get(Lang::En));
        notes.push(crate::bilingual!(
            "Cột “{vi}” chỉ dùng cho chỉ tiêu.",
            "The column “{en}” is for targets only."
        ));
    }
    notes.extend(legal_notes(columns));
    notes.extend(inferred_note(columns));
    notes
}

/// Which columns which law asks for, those of one article together.
fn legal_notes(columns: &[&Column]) -> Vec<Text> {
    let mut by_law: Vec<([String; 2], Vec<&Column>)> = Vec::new();
    for column in columns.iter().copied() {
        let Some(basis) = &column.basis else { continue };
        let said = [cited(basis, Lang::Vi), cited(basis, Lang::En)];
        match by_law.iter_mut().find(|(known, _)| *known == said) {
            Some((_, of)) => of.push(column),
            None => by_law.push((said, vec![column])),
        }
    }
    let any = !by_law.is_empty();
    let mut notes: Vec<Text> = by_law
        .into_iter()
        .map(|([vi, en], of)| {
            let names = |lang| {
                let names: Vec<_> = of.iter().map(|column| column.header.get(lang)).collect();
                names.join("”, “")
            };
            let (names_vi, names_en) = (names(Lang::Vi), names(Lang::En));
            crate::bilingual!("Cột “{names_vi}”. {vi}.", "Columns “{names_en}”. {en}.")
        })
        .collect();
    if any {
        notes.push(Text::fixed(
            "Các cột khác không do văn bản nào nêu trên quy định; được bổ sung để tiện sử dụng.",
            "The other columns are asked for by none of these; they are there for convenience.",
        ));
    }
    notes
}

/// What the column of inferred values means.
fn inferred_note(columns: &[&Column]) -> Option<Text> {
    let has = columns
        .iter()
        .any(|column| column.role == ColumnRole::Inferred);
    has.then(|| {
        Text::fixed(
            "Cột “Suy luận” liệt kê những giá trị mà không nguồn nào nêu; trong bảng, các giá trị đó được in nghiêng.",
            "The column “Inferred” lists the values that no source states; in the table they are in italics.",
        )
    })
}

impl Table {
    /// The notes of the table where only those of its columns are shown: what a note says of columns goes with these.
    ///
    /// ```
    /// use justarch::tables::{TableSet, Tables};
    /// use justarch::{Lang, reference};
    /// let arch = reference::moj_3_0();
    /// let table = Tables::of(&arch).table(TableSet::Databases).unwrap();
    /// assert_eq!(table.notes_with(|_| true), table.notes);
    /// let few = table.notes_with(|column| matches!(&*column.key, "no" | "name.vi"));
    /// assert!(few.iter().all(|note| !note.get(Lang::En).contains("Inferred")));
    /// assert!(few.iter().any(|note| note.get(Lang::En).contains("11.4a")));
    /// ```
    pub fn notes_with(&self, is_shown: impl Fn(&Column) -> bool) -> Vec<Text> {
        let all: Vec<&Column> = self.columns.iter().collect();
        let shown: Vec<&Column> = self.columns.iter().filter(|c| is_shown(c)).collect();
        let of_all = column_notes(self.set, &all);
        let mut of_shown = Some(column_notes(self.set, &shown));
        let mut notes = Vec::new();
        for note in &self.notes {
            if !of_all.contains(note) {
                notes.push(note.clone());
            } else if let Some(of_shown) = of_shown.take() {
                // Where those of the columns begin.
                notes.extend(of_shown);
            }
        }
        notes
    }
}
