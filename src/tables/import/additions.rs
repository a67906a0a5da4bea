//! What rows add, and the edits that add it.

use std::collections::HashMap;
use std::hash::Hash;

use super::Import;
use super::differ::{alike, apart, blank};
use super::problem::Problem;
use crate::diagnostic::Severity;
use crate::io::edit::Edit;
use crate::model::{Field, Kind, Layer, RelationKind, Table as Records};
use crate::tables::TableSet;
use crate::text::Text;

/// A row of something new.
pub(super) struct New {
    pub(super) set: TableSet,
    pub(super) what: What,
    pub(super) cells: Vec<NewCell>,
    /// Whether a cell of it cannot be read, which was said.
    pub(super) is_faulty: bool,
    /// Where its kind stands or should, or it itself.
    pub(super) place: String,
    /// The fields that it cannot do without and the row does not give, with the cell of each.
    pub(super) needed: Vec<(Field, String)>,
}

/// What something new is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum What {
    Element(String),
    /// With its number among those of one table that have the same ends.
    Relation([String; 2], usize),
    Record(Records, String, Option<String>),
}

/// A cell of it that says something.
pub(super) struct NewCell {
    pub(super) field: Field,
    pub(super) values: Vec<String>,
    pub(super) text: String,
    pub(super) place: String,
}

/// Makes the edits that add what is new, each once even where several sheets list it: organisations first, then elements, then
/// what speaks of them.
pub(super) fn settle(news: Vec<New>, import: &mut Import) {
    let mut ranked: Vec<(u8, Edit)> = Vec::new();
    for rows in grouped(news, |new| new.what.clone()) {
        match made(&rows, &mut import.problems) {
            Ok(edit) => ranked.extend(edit.map(|edit| (rank(&edit), edit))),
            Err(problem) => import.problems.push(*problem),
        }
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    import
        .edits
        .extend(ranked.into_iter().map(|(_, edit)| edit));
}

/// Those of one key together, in the order in which keys first come.
pub(super) fn grouped<T, K: Eq + Hash>(all: Vec<T>, key: impl Fn(&T) -> K) -> Vec<Vec<T>> {
    let mut order: Vec<Vec<T>> = Vec::new();
    let mut known: HashMap<K, usize> = HashMap::new();
    for one in all {
        let nth = *known.entry(key(&one)).or_insert(order.len());
        match order.get_mut(nth) {
            Some(of) => of.push(one),
            None => order.push(vec![one]),
        }
    }
    order
}

fn rank(edit: &Edit) -> u8 {
    match edit {
        Edit::AddRecord {
            table: Records::Organisations,
            ..
        } => 0,
        Edit::AddElement { .. } => 1,
        _ => 2,
    }
}

/// The edit that adds what those rows list; none if a cell of them cannot be read.
fn made(rows: &[New], problems: &mut Vec<Problem>) -> Result<Option<Edit>, Box<Problem>> {
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let mut cells: Vec<&NewCell> = Vec::new();
    let mut is_faulty = rows.iter().any(|new| new.is_faulty);
    for cell in rows.iter().flat_map(|new| &new.cells) {
        match cells.iter().find(|known| known.field == cell.field) {
            None => cells.push(cell),
            Some(known) if alike(&known.values, &cell.values) => {}
            Some(known) => {
                is_faulty = true;
                problems.push(apart(
                    [&cell.place, &known.place],
                    [&cell.text, &known.text],
                ));
            }
        }
    }
    let mut missed: Vec<Field> = Vec::new();
    for (field, place) in rows.iter().flat_map(|new| &new.needed) {
        let is_given = cells.iter().any(|cell| cell.field == *field);
        // The cell may be there and not be readable.
        if is_given || missed.contains(field) || is_told(place, problems) {
            continue;
        }
        missed.push(*field);
        is_faulty = true;
        problems.push(blank(place.clone()));
    }
    let kind = cells.iter().find(|cell| cell.field == Field::Kind);
    let kind = kind.and_then(|cell| cell.values.first().cloned());
    let fields = || {
        let others = cells.iter().filter(|cell| cell.field != Field::Kind);
        let fields = others.flat_map(|cell| cell.values.iter().map(|value| (cell.field, value)));
        fields
            .map(|(field, value)| (field, value.clone()))
            .collect()
    };
    let edit = match &first.what {
        What::Element(id) => {
            let (layer, kind) = match layered(rows, kind) {
                Ok(found) => found,
                // The cell of its kind may be the one that cannot be read.
                Err(_) if rows.iter().any(|new| is_told(&new.place, problems)) => return Ok(None),
                Err(problem) => return Err(problem),
            };
            Edit::AddElement {
                id: id.clone(),
                layer,
                kind,
                fields: fields(),
            }
        }
        What::Relation([from, to], _) => Edit::AddRelation {
            from: from.clone(),
            kind: RelationKind::Exchanges,
            to: to.clone(),
            fields: fields(),
        },
        What::Record(table, key, holder) => Edit::AddRecord {
            table: *table,
            key: key.clone(),
            holder: holder.clone(),
            fields: fields(),
        },
    };
    Ok((!is_faulty).then_some(edit))
}

/// Whether something is wrong with a cell that was said.
fn is_told(place: &str, problems: &[Problem]) -> bool {
    let mut errors = problems.iter().filter(|p| p.severity == Severity::Error);
    errors.any(|problem| problem.place == place)
}

/// The layer of an element that those rows list, and its kind.
fn layered(rows: &[New], kind: Option<String>) -> Result<(Layer, String), Box<Problem>> {
    let place = |of: &dyn Fn(&New) -> bool| {
        let row = rows.iter().find(|new| of(new)).or(rows.first());
        row.map_or_else(String::new, |new| new.place.clone())
    };
    let Some(kind) = kind else {
        if rows.iter().any(|new| new.set == TableSet::Databases) {
            return Ok((Layer::Application, "database".to_owned()));
        }
        let is_listed = |new: &New| new.set != TableSet::SecurityLevels;
        return Err(Box::new(if rows.iter().any(is_listed) {
            let text = Text::fixed(
                "mục mới cần có loại thành phần",
                "a new element needs a kind",
            );
            Problem::error(place(&is_listed), text)
        } else {
            let text = Text::fixed(
                "không thêm mục mới ở bảng này được; hãy thêm ở bảng thành phần",
                "nothing new can be added in this table: add it in the inventory",
            );
            Problem::error(place(&|_| true), text)
        }));
    };
    let known = Kind::ALL.iter().find(|known| known.key() == kind);
    match known {
        Some(known) => Ok((known.layer(), kind)),
        None => Err(Box::new(Problem::error(
            place(&|new| new.cells.iter().any(|cell| cell.field == Field::Kind)),
            Text::fixed(
                "không biết lớp của loại này; hãy thêm trong văn bản",
                "the layer of this kind is not known: add it in the document",
            ),
        ))),
    }
}
