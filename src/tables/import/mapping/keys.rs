//! To what columns can be mapped: the keys of a table, and the other fields of what it lists.

use crate::model::schema::{FieldSpec, Shape};
use crate::model::{Field, Table};
use crate::tables::TableSet;
use crate::tables::build::specs_of;
use crate::tables::make::columns_of;
use crate::tables::thing::place_of;

/// What a column is mapped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) name: &'static str,
    /// The field, unless it is the id, an end of an exchange or whose a figure is.
    pub(super) field: Option<Field>,
}

/// Keys that are no fields and are read all the same.
const BESIDE: [&str; 5] = ["id", "from", "with", "table", "holder"];

/// All keys of a table, its own columns first, each once.
pub(super) fn keys(set: TableSet) -> Vec<Key> {
    let mut all: Vec<Key> = Vec::new();
    for column in columns_of(set) {
        let (name, field) = (column.known_by(), column.shown());
        // Whether a value is inferred is no matter of a table of one's own.
        let is_taken = field.is_some() && field != Some(Field::Inferred);
        if is_taken || BESIDE.contains(&name) {
            all.push(Key { name, field });
        }
    }
    let mut add = |spec: &FieldSpec| {
        let Some(field) = spec.field else { return };
        let is_known = |key: &Key| key.field == Some(field) || key.name == field.path();
        if is_cell(spec.shape) && field != Field::Inferred && !all.iter().any(is_known) {
            all.push(Key {
                name: field.path(),
                field: Some(field),
            });
        }
    };
    for spec in specs_of(set) {
        match spec.shape {
            Shape::Group { fields, .. } => fields.iter().for_each(&mut add),
            _ => add(spec),
        }
    }
    all
}

/// Whether a cell can hold it.
const fn is_cell(shape: Shape) -> bool {
    !matches!(
        shape,
        Shape::Attributes
            | Shape::Group { .. }
            | Shape::Relations(_)
            | Shape::Records(_)
            | Shape::FieldNames
            | Shape::Kind
    )
}

/// The key of that name: a group that may be written as one value stands for the first of its fields.
pub(super) fn key_of(set: TableSet, name: &str) -> Option<Key> {
    let all = keys(set);
    if let Some(key) = all.iter().find(|key| key.name == name) {
        return Some(*key);
    }
    let group = specs_of(set).iter().find(|spec| spec.key == name)?;
    let Shape::Group { fields, bare: true } = group.shape else {
        return None;
    };
    let first = fields.first()?.field;
    all.into_iter().find(|key| key.field == first)
}

/// The words by which fields can be named: their keys, and groups that may be written as one value.
pub(super) fn names(set: TableSet) -> Vec<&'static str> {
    let mut all: Vec<_> = keys(set).into_iter().map(|key| key.name).collect();
    for spec in specs_of(set) {
        if key_of(set, spec.key).is_some() && !all.contains(&spec.key) {
            all.push(spec.key);
        }
    }
    all
}

/// How a field is read.
pub(super) fn shape_of(set: TableSet, field: Field) -> Option<Shape> {
    let found = place_of(specs_of(set), field);
    let found = found.or_else(|| place_of(Table::Targets.fields(), field));
    found.map(|(_, spec)| spec.shape)
}
