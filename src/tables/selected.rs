//! The elements that a selector selects, with the columns asked for.

use std::borrow::Cow;
use std::collections::HashSet;

use super::TableSet;
use super::build::{Rows, build};
use super::cells::{choices, stated};
use super::context::Cx;
use super::make::Tables;
use super::table::{Cell, Column, ColumnRole, Content, Entry, NONE, Row, Table};
use super::thing::{Thing, title};
use crate::model::{ElementRef, Field, Subject};
use crate::query::{self, ColumnWords, Selection, Shows};
use crate::text::{Lang, Text};

impl<'a> Tables<'a> {
    /// The elements that are selected, a row for each. Of what is public alone, the selection loses what must not be shown.
    ///
    /// ```
    /// use justarch::query::{Column, Selector};
    /// use justarch::tables::{Tables, csv};
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Lang};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("db", ApplicationKind::Database, "CSDL hộ tịch")?;
    /// let arch = b.build()?;
    /// let mut found = Selector::parse("kind = database").unwrap().select(&arch, None).unwrap();
    /// let table = Tables::of(&arch).selected(&mut found, &Column::usual());
    /// assert!(csv(&table, Lang::En).contains("\r\ndb,CSDL hộ tịch,Database,"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn selected(&self, selection: &mut Selection<'a>, columns: &[query::Column]) -> Table {
        let cx = self.context();
        let words: Vec<_> = columns
            .iter()
            .map(|column| column.words(selection.architecture(), selection.day()))
            .collect();
        let mut table = build(&cx, TableSet::Inventory, &[], Rows::default());
        table.columns = columns.iter().map(|column| head(&cx, column)).collect();
        for element in selection.elements() {
            let of = columns.iter().zip(&words);
            table.rows.push(Row {
                subject: Some(element.into()),
                group: None,
                cells: of
                    .map(|(column, words)| cell(&cx, element, column, words))
                    .collect(),
            });
        }
        if let Some(secrets) = cx.secrets() {
            let before = table.rows.len();
            table.rows.retain(|row| match &row.subject {
                Some(Subject::Element(id)) => !secrets.has(id),
                _ => true,
            });
            table.left_out = before.saturating_sub(table.rows.len());
        }
        cx.finish(&mut table);
        if let Some(secrets) = cx.secrets() {
            let shown: HashSet<&Subject> = table
                .rows
                .iter()
                .filter_map(|row| row.subject.as_ref())
                .collect();
            selection.keep(
                |element| shown.contains(&Subject::from(element)),
                |element| !secrets.has(element.id()),
            );
        }
        table
    }
}

fn head(cx: &Cx<'_>, column: &query::Column) -> Column {
    let t = Text::fixed;
    let specs = column.shows().specs();
    let group = column.shows().group();
    let field = match specs.as_slice() {
        [one] => one.field,
        _ => None,
    };
    let said = match column.shows() {
        Shows::Id => Some(t("Định danh", "Id")),
        Shows::Layer => Some(t("Lớp", "Layer")),
        Shows::Agency => Some(t("Cơ quan", "Agency")),
        Shows::Own => Some(t("Của cơ quan lập văn bản", "Of the body's agency")),
        Shows::Key(_) => None,
    };
    let key = column.key();
    let titled = match (specs.as_slice(), group) {
        ([one], group) => Some(title(group, one)),
        (_, Some(group)) => Some(group.words.described().title),
        _ => column.shows().relation().map(|kind| kind.described().title),
    };
    let described = match specs.as_slice() {
        [one] => Some(one.words.described().meaning),
        _ => group.map(|group| group.words.described().meaning),
    };
    let by_key = || Text::new(key.to_owned(), key.to_owned());
    Column {
        key: Cow::Owned(key.to_owned()),
        header: said.or(titled).unwrap_or_else(by_key),
        meaning: described.unwrap_or_else(|| t("", "")),
        basis: None,
        role: match column.shows() {
            Shows::Id => ColumnRole::Key,
            Shows::Layer | Shows::Agency | Shows::Own => ColumnRole::Derived,
            Shows::Key(_) => ColumnRole::Stated,
        },
        choices: match (specs.as_slice(), field) {
            ([one], Some(field)) => choices(cx, field, one),
            _ => Vec::new(),
        },
        width: 24,
        field,
    }
}

fn cell<'a>(
    cx: &Cx<'a>,
    element: ElementRef<'a>,
    column: &query::Column,
    words: &ColumnWords<'_, 'a>,
) -> Cell {
    let thing = Thing::Element(element);
    let shows = column.shows();
    match shows {
        Shows::Id => return Cell::text(element.id()),
        Shows::Layer => return Cell::said(element.layer().label()),
        Shows::Agency => {
            let agency = element.agency();
            let named = agency.map(|agency| Entry::Named {
                id: agency.key().to_owned(),
                name: cx.body(agency),
            });
            return Cell::of(named.into_iter().collect());
        }
        Shows::Own => {
            let known = element.agency().map(|_| Entry::Flag(element.is_of_body()));
            return Cell::of(known.into_iter().collect());
        }
        Shows::Key(_) => {}
    }
    if column.key() == "name" {
        return Cell::said(cx.name(element));
    }
    let specs = shows.specs();
    if specs.is_empty() {
        let found = words.of(element);
        let is_relation = shows.relation().is_some();
        if found.is_empty() && is_relation && !element.lost_a_relation() {
            return Cell::said(NONE);
        }
        let entries = found.into_iter().map(|word| named(cx, word, is_relation));
        return Cell::of(entries.collect());
    }
    let mut cells = specs
        .iter()
        .filter_map(|spec| spec.field)
        .map(|field| of_field(cx, thing, field));
    let Some(mut first) = cells.next() else {
        return Cell::unknown();
    };
    for next in cells {
        first.inferred |= next.inferred;
        match (&mut first.content, next.content) {
            (Content::Values(all), Content::Values(more)) => all.extend(more),
            (content, more @ Content::Values(_)) => *content = more,
            _ => {}
        }
    }
    first
}

fn of_field<'a>(cx: &Cx<'a>, thing: Thing<'a>, field: Field) -> Cell {
    stated(cx, thing, field)
}

/// The end of a relation by its name, or a text.
fn named(cx: &Cx<'_>, id: String, is_relation: bool) -> Entry {
    if !is_relation {
        return Entry::Text(id);
    }
    let element = cx.arch.element(&id).map(|element| cx.name(element));
    let name = element.or_else(|| {
        let organisation = cx.arch.organisation(&id);
        organisation.map(|organisation| cx.body(organisation))
    });
    match name {
        Some(name) => Entry::Named { id, name },
        None => Entry::Text(id),
    }
}

/// How many elements the document does not say enough of to select them or not, and which these are, in words; nothing if there are none.
pub fn undecided(selection: &Selection<'_>) -> Option<Text> {
    let all: Vec<_> = selection.undecided().map(ElementRef::id).collect();
    let count = all.len();
    if count == 0 {
        return None;
    }
    let first = all.iter().take(MOST_NAMED).map(|id| format!("`{id}`"));
    let first: Vec<_> = first.collect();
    let list = first.join(", ");
    let more = count.saturating_sub(MOST_NAMED);
    let more = |lang| match (more, lang) {
        (0, _) => String::new(),
        (more, Lang::Vi) => format!(" và {more} thành phần khác"),
        (more, Lang::En) => format!(" and {more} more"),
    };
    let (vi, en) = (more(Lang::Vi), more(Lang::En));
    let elements = if count == 1 { "element" } else { "elements" };
    Some(crate::bilingual!(
        "chưa có thông tin để xác định {count} thành phần có thỏa mãn hay không: {list}{vi}",
        "not known of {count} {elements}, of which the document states no value: {list}{en}"
    ))
}

/// So many elements are named.
const MOST_NAMED: usize = 10;
