//! Reading a value of any field from text, as a file would give it.

use super::draft::Draft;
use super::{Builder, check_key, not_there};
use crate::error::Error;
use crate::model::schema::{self, FieldSpec, Shape};
use crate::model::{Field, Table, is_decimal};
use crate::text::{Lang, Text};
use crate::version::{ArchitectureVersion, FrameworkVersion};

/// Reads one value of a field of a thing with these keys. Refuses what a file could not say there.
pub(super) fn read(
    builder: &Builder,
    specs: &'static [FieldSpec],
    field: Field,
    text: &str,
) -> Result<Draft, Error> {
    let path = field.path();
    let shape = find(specs, field).ok_or_else(|| {
        not_there(crate::bilingual!(
            "không có khóa `{path}`",
            "there is no field `{path}`"
        ))
    })?;
    let bad = |what: Text| {
        let (vi, en) = (what.get(Lang::Vi), what.get(Lang::En));
        Error::value(crate::bilingual!(
            "`{path}`: `{text}` không phải là {vi}",
            "`{path}`: `{text}` is not {en}"
        ))
    };
    let number = || text.parse::<u64>().ok();
    let plain = || Draft::Text(text.to_owned());
    if text.trim().is_empty() {
        return Err(Error::value(crate::bilingual!(
            "`{path}` để trống",
            "`{path}` is empty"
        )));
    }
    Ok(match shape {
        Shape::Text | Shape::Texts => plain(),
        Shape::Date | Shape::Dates => Draft::Date(text.parse()?),
        Shape::Version => {
            text.parse::<ArchitectureVersion>()?;
            plain()
        }
        Shape::FrameworkNumber => {
            text.parse::<FrameworkVersion>()?;
            plain()
        }
        Shape::Number => Draft::Number(
            number().ok_or_else(|| bad(Text::fixed("số nguyên không âm", "a whole number")))?,
        ),
        Shape::SecurityLevel => {
            let level = number().filter(|n| (1..=5).contains(n));
            Draft::Number(level.ok_or_else(|| {
                bad(Text::fixed(
                    "cấp độ an toàn: từ 1 đến 5",
                    "a security level: 1 to 5",
                ))
            })?)
        }
        Shape::Flag => match text {
            "true" => Draft::Number(1),
            "false" => Draft::Number(0),
            _ => return Err(bad(Text::fixed("true hoặc false", "true or false"))),
        },
        Shape::Decimal if is_decimal(text) => plain(),
        Shape::Decimal => return Err(bad(Text::fixed("số", "a number"))),
        Shape::Token(words) | Shape::Tokens(words) => {
            let code = words.iter().position(|word| *word == text);
            let words = words.join(", ");
            let code = code.ok_or_else(|| {
                bad(crate::bilingual!(
                    "một trong các giá trị {words}",
                    "one of {words}"
                ))
            })?;
            Draft::Token(code as u32)
        }
        Shape::Organisation => {
            builder.find_record(Table::Organisations, text)?;
            Draft::Organisation(text.to_owned())
        }
        Shape::Sources => {
            builder.find_record(Table::Sources, text)?;
            Draft::Source(text.to_owned())
        }
        Shape::Elements => {
            builder.find_element(text)?;
            Draft::Element(text.to_owned())
        }
        Shape::Ids => {
            check_key(text)?;
            plain()
        }
        Shape::FieldNames if schema::is_inferable(specs, text) => plain(),
        Shape::FieldNames => {
            return Err(bad(Text::fixed(
                "khóa của thành phần này",
                "a key of this thing",
            )));
        }
        Shape::Route if text == crate::model::DIRECT => Draft::Flag,
        Shape::Route if field == Field::RouteHop => {
            builder.find_element(text)?;
            Draft::Element(text.to_owned())
        }
        Shape::Kind
        | Shape::Route
        | Shape::Attributes
        | Shape::Group { .. }
        | Shape::Relations(_)
        | Shape::Records(_) => return Err(bad(Text::fixed("giá trị đơn", "a plain value"))),
    })
}

/// The shape of the values of a field.
pub(super) fn find(specs: &'static [FieldSpec], field: Field) -> Option<Shape> {
    specs.iter().find_map(|spec| match spec.shape {
        Shape::Group { fields, .. } => find(fields, field),
        // That a route is direct is said under the same key.
        Shape::Route if field == Field::RouteDirect => Some(spec.shape),
        shape if spec.field == Some(field) => Some(shape),
        _ => None,
    })
}
