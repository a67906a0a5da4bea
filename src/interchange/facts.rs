//! What is stated of a thing, by key, in the types of other engines.

use crate::model::schema::{FieldSpec, Shape, row_of};
use crate::model::{Field, Value};

/// The type of the values of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Flag,
    Number,
    Text,
}

/// The values of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    /// The path of the field as files write it; of a free attribute `attributes.NAME`.
    pub(super) key: String,
    pub(super) kind: Type,
    /// Whether files write a list there.
    pub(super) is_list: bool,
    pub(super) values: Vec<String>,
}

impl Fact {
    pub(super) fn text(key: &str, value: impl Into<String>) -> Self {
        Self {
            key: key.to_owned(),
            kind: Type::Text,
            is_list: false,
            values: vec![value.into()],
        }
    }

    /// All values in one: with a semicolon between them, or on lines of their own if one has a semicolon.
    pub(super) fn joined(&self) -> String {
        let has_sign = self.values.iter().any(|value| value.contains([';', '\n']));
        self.values.join(if has_sign { "\n" } else { "; " })
    }
}

/// What is stated, by key in the order of the fields.
pub(super) fn facts<'a>(
    specs: &'static [FieldSpec],
    stated: impl Iterator<Item = (Field, Value<'a>)>,
) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for (field, value) in stated {
        // Which values were refused was told in reading.
        if matches!(field, Field::Kind | Field::Refused) {
            continue;
        }
        let shape = row_of(specs, field).map(|spec| spec.shape);
        let (key, kind, value) = match value {
            Value::Text(text) => (field.path().to_owned(), Type::Text, text.to_owned()),
            Value::Token(word) => (field.path().to_owned(), Type::Text, word.to_owned()),
            Value::Date(date) => (field.path().to_owned(), Type::Text, date.to_string()),
            Value::Pair(name, text) => {
                let key = format!("{}.{name}", Field::Attribute.path());
                (key, Type::Text, text.to_owned())
            }
            Value::Number(number) if matches!(shape, Some(Shape::Flag)) => (
                field.path().to_owned(),
                Type::Flag,
                (number != 0).to_string(),
            ),
            Value::Number(number) => (field.path().to_owned(), Type::Number, number.to_string()),
            Value::Flag => {
                let key = Field::RouteHop.path().to_owned();
                (key, Type::Text, "direct".to_owned())
            }
        };
        let is_list = shape.is_some_and(Shape::is_list);
        match facts.iter_mut().find(|fact| fact.key == key) {
            Some(fact) => fact.values.push(value),
            None => facts.push(Fact {
                key,
                kind,
                is_list,
                values: vec![value],
            }),
        }
    }
    facts
}
