//! Where the parts of a document are written, and what its keys hold.

use super::attributes;
use super::ops::refused;
use super::value::New;
use crate::error::{Error, ErrorKind};
use crate::io::document::Document;
use crate::io::lower::HEADER_KEY;
use crate::io::place::{Entry, Places, ValueForm};
use crate::model::schema::{ELEMENT, FieldSpec, HEADER, RELATION, Shape};
use crate::model::{Field, RelationKind, Subject, Table};
use crate::span::SourceId;
use crate::text::Text;

/// The map of a thing, or the bare id of a relation, and the keys that it may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holder<'p> {
    pub(super) entry: Entry<'p>,
    pub(super) specs: &'static [FieldSpec],
    pub(super) relation: Option<RelationKind>,
}

/// Where a part is written.
pub(super) fn holder<'p>(
    document: &Document,
    places: &'p Places,
    subject: &Subject,
) -> Result<Holder<'p>, Error> {
    let (found, specs, relation) = match subject {
        Subject::Document => {
            let file = places.file(SourceId::ROOT);
            (file.and_then(|file| file.get(HEADER_KEY)), HEADER, None)
        }
        Subject::Section(_) => {
            return Err(refused(Text::fixed(
                "lớp không có khóa nào để sửa",
                "a section has no field to edit",
            )));
        }
        Subject::Element(id) => (places.element(id), ELEMENT, None),
        Subject::Relation { kind, .. } => {
            let at = document.entry_of(places, &subject.clone().into());
            (at.map(|at| item_of(at, *kind)), RELATION, Some(*kind))
        }
        Subject::Record { table, key } => {
            let at = match places.record(*table, key) {
                Some(at) => Some(at),
                None => document.entry_of(places, &subject.clone().into()),
            };
            (at.map(record_of(*table)), table.fields(), None)
        }
    };
    let entry = found.ok_or_else(|| not_there(subject))?;
    if entry.form() == ValueForm::Alias {
        return Err(refused(crate::bilingual!(
            "`{subject}` được viết bằng cách lặp lại một mục khác (`*…`); hãy sửa tại mục gốc",
            "`{subject}` is written as an alias (`*…`) of another entry; edit that one"
        )));
    }
    Ok(Holder {
        entry,
        specs,
        relation,
    })
}

/// The item that a far end belongs to.
fn item_of(at: Entry<'_>, kind: RelationKind) -> Entry<'_> {
    match at.parent() {
        Some(parent) if at.key() == Some(kind.far_key()) => parent,
        _ => at,
    }
}

/// The record that an id belongs to.
fn record_of<'p>(table: Table) -> impl Fn(Entry<'p>) -> Entry<'p> {
    move |at| match at.parent() {
        Some(parent) if table.is_list() && at.key() == Some("id") => parent,
        _ => at,
    }
}

pub(super) fn not_there(subject: &Subject) -> Error {
    Error::new(
        ErrorKind::NotThere,
        crate::bilingual!(
            "văn bản không có `{subject}`",
            "the document has no `{subject}`"
        ),
    )
}

/// The row of a field, and the group that it stands in.
pub(super) fn row(
    specs: &'static [FieldSpec],
    field: Field,
) -> Result<(Option<&'static FieldSpec>, &'static FieldSpec), Error> {
    let field = match field {
        Field::RouteDirect => Field::RouteHop,
        field => field,
    };
    for spec in specs {
        if let Shape::Group { fields, .. } = spec.shape {
            if let Some(inside) = fields.iter().find(|inside| inside.field == Some(field)) {
                return Ok((Some(spec), inside));
            }
        } else if spec.field == Some(field) && !matches!(spec.shape, Shape::Attributes) {
            return Ok((None, spec));
        }
    }
    Err(not_there_field(field))
}

pub(super) fn not_there_field(field: Field) -> Error {
    let field = field.path();
    Error::new(
        ErrorKind::NotThere,
        crate::bilingual!(
            "ở đây không sửa được khóa `{field}`",
            "the field `{field}` cannot be edited here"
        ),
    )
}

/// A value as files write it.
pub(super) fn value(spec: &FieldSpec, text: &str) -> New {
    let is_native = match spec.shape {
        Shape::Decimal => text
            .parse::<i64>()
            .is_ok_and(|number| number.to_string() == text),
        shape => shape.is_native() == Some(true),
    };
    if is_native {
        New::Native(text.to_owned())
    } else {
        New::text(text)
    }
}

/// The entries of a map that holds these fields, in the order of the format.
pub(super) fn entries(
    specs: &'static [FieldSpec],
    fields: &[(Field, String)],
) -> Result<Vec<(String, New)>, Error> {
    for (field, _) in fields {
        match field {
            Field::Attribute => {
                attributes::row(specs).ok_or_else(|| not_there_field(Field::Attribute))?
            }
            field => row(specs, *field)?.1,
        };
    }
    let mut out = Vec::new();
    for spec in specs {
        let value = match spec.shape {
            Shape::Group {
                fields: inside,
                bare,
            } => {
                let mut found = leaves(inside, fields);
                let is_first = |found: &(String, New)| {
                    inside.first().is_some_and(|first| first.key == found.0)
                };
                match found.pop() {
                    None => None,
                    Some(only) if bare && found.is_empty() && is_first(&only) => Some(only.1),
                    Some(last) => {
                        found.push(last);
                        Some(New::Map(found))
                    }
                }
            }
            Shape::Attributes => attributes::map(fields),
            _ => leaf(spec, fields),
        };
        out.extend(value.map(|value| (spec.key.to_owned(), value)));
    }
    Ok(out)
}

fn leaves(specs: &'static [FieldSpec], fields: &[(Field, String)]) -> Vec<(String, New)> {
    let found = specs
        .iter()
        .filter_map(|spec| Some((spec.key.to_owned(), leaf(spec, fields)?)));
    found.collect()
}

fn leaf(spec: &'static FieldSpec, fields: &[(Field, String)]) -> Option<New> {
    let own = spec.field?;
    let is_direct = |field: Field| own == Field::RouteHop && field == Field::RouteDirect;
    if fields.iter().any(|(field, _)| is_direct(*field)) {
        return Some(New::text("direct"));
    }
    let of = fields.iter().filter(|(field, _)| *field == own);
    let mut values: Vec<_> = of.map(|(_, text)| value(spec, text)).collect();
    match values.len() {
        0 => None,
        _ if spec.shape.is_list() => Some(New::List(values)),
        _ => values.pop(),
    }
}
