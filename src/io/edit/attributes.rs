//! Free attributes as a comparison writes them, and as files do.

use super::value::New;
use crate::model::Field;
use crate::model::schema::{FieldSpec, Shape};

/// The row of the attributes of a part.
pub(super) fn row(specs: &'static [FieldSpec]) -> Option<&'static FieldSpec> {
    let mut rows = specs.iter();
    rows.find(|spec| matches!(spec.shape, Shape::Attributes))
}

/// The name and the value of an attribute.
pub(super) fn parted(text: &str) -> Option<(&str, &str)> {
    text.split_once(": ")
}

/// The map of the attributes among some fields.
pub(super) fn map(fields: &[(Field, String)]) -> Option<New> {
    let all = fields
        .iter()
        .filter(|(field, _)| *field == Field::Attribute);
    let pairs = all.filter_map(|(_, text)| parted(text));
    let entries: Vec<_> = pairs
        .map(|(name, value)| (name.to_owned(), New::text(value)))
        .collect();
    (!entries.is_empty()).then_some(New::Map(entries))
}
