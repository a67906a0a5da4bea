//! Reading the values of a patch.

use super::{Edit, differs};
use crate::error::Error;
use crate::model::builder::draft::{Draft, Drafts};
use crate::model::builder::{check_key, not_there};
use crate::model::schema::{self, FieldSpec, Shape};
use crate::model::{AFTER_NAME, Field, is_attribute_name, is_decimal};
use crate::version::{ArchitectureVersion, FrameworkVersion};

/// Replaces the values of fields, if they are those that the edit expects.
pub(super) fn edit(
    props: &mut Drafts,
    specs: &'static [FieldSpec],
    what: &str,
    edits: &[Edit<'_>],
) -> Result<(), Error> {
    for (path, before, after) in edits {
        let expected = drafts(specs, what, &[(path, before)])?;
        let wanted = drafts(specs, what, &[(path, after)])?;
        let (field, _) = leaf(specs, path).ok_or_else(|| unknown(what, path))?;
        if !props.replace(field, &expected, wanted) {
            return Err(differs(what, path));
        }
    }
    Ok(())
}

pub(super) fn drafts(
    specs: &'static [FieldSpec],
    what: &str,
    fields: &[(&str, &[String])],
) -> Result<Drafts, Error> {
    let mut out = Drafts::default();
    for (path, values) in fields {
        let (field, shape) = leaf(specs, path).ok_or_else(|| unknown(what, path))?;
        for text in *values {
            let draft = read(specs, field, shape, text);
            let bad = || {
                Error::value(crate::bilingual!(
                    "{what}: `{path}` không nhận giá trị `{text}`",
                    "{what}: `{path}` cannot be `{text}`"
                ))
            };
            out.add(field, draft.ok_or_else(bad)?);
        }
    }
    Ok(out)
}

fn unknown(what: &str, path: &str) -> Error {
    not_there(crate::bilingual!(
        "{what} không có khóa `{path}`",
        "{what} has no field `{path}`"
    ))
}

/// The field of a path with the shape of its values.
pub(super) fn leaf(specs: &'static [FieldSpec], path: &str) -> Option<(Field, Shape)> {
    specs
        .iter()
        .find_map(|spec| match (spec.shape, spec.field) {
            (Shape::Group { fields, .. }, _) => leaf(fields, path),
            (Shape::Kind, _) | (_, None) => None,
            (shape @ Shape::Route, Some(_)) if path == Field::RouteDirect.path() => {
                Some((Field::RouteDirect, shape))
            }
            (shape, Some(field)) => (field.path() == path).then_some((field, shape)),
        })
}

/// Reads a value as it is shown; references are looked up when the architecture is built.
fn read(specs: &'static [FieldSpec], field: Field, shape: Shape, text: &str) -> Option<Draft> {
    let plain = || text.to_owned();
    let number = || text.parse::<u64>().ok();
    let sound = match shape {
        Shape::SecurityLevel => number().is_some_and(|n| (1..=5).contains(&n)),
        Shape::Flag => number().is_some_and(|n| n <= 1),
        Shape::Decimal => is_decimal(text),
        Shape::Version => text.parse::<ArchitectureVersion>().is_ok(),
        Shape::FrameworkNumber => text.parse::<FrameworkVersion>().is_ok(),
        Shape::Ids => check_key(text).is_ok(),
        Shape::FieldNames => schema::is_inferable(specs, text),
        _ => true,
    };
    if !sound {
        return None;
    }
    Some(match shape {
        Shape::Date | Shape::Dates => Draft::Date(text.parse().ok()?),
        Shape::Number | Shape::Flag | Shape::SecurityLevel => Draft::Number(number()?),
        Shape::Token(words) | Shape::Tokens(words) => {
            Draft::Token(words.iter().position(|word| *word == text)? as u32)
        }
        Shape::Organisation => Draft::Organisation(plain()),
        Shape::Sources => Draft::Source(plain()),
        Shape::Route if field == Field::RouteDirect => Draft::Flag,
        Shape::Elements | Shape::Route => Draft::Element(plain()),
        Shape::Attributes => {
            let (key, value) = text.split_once(AFTER_NAME)?;
            is_attribute_name(key).then(|| Draft::Pair(key.to_owned(), value.to_owned()))?
        }
        Shape::Text
        | Shape::Texts
        | Shape::Version
        | Shape::FrameworkNumber
        | Shape::Decimal
        | Shape::Ids
        | Shape::FieldNames => Draft::Text(plain()),
        Shape::Kind | Shape::Group { .. } | Shape::Relations(_) | Shape::Records(_) => return None,
    })
}
