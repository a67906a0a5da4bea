//! What fields say, in words.

use serde_json::{Value as Json, json};

use crate::framework::Framework;
use crate::model::schema::{self, FieldSpec, Shape};
use crate::model::{Architecture, Field, Fields, Value, label_of, units};
use crate::text::{Lang, Text};

/// Every fact of a thing but those that stand elsewhere, in the order of files: its title, its values, and whether no
/// source states it.
pub(super) fn of(
    arch: &Architecture,
    fields: Fields<'_>,
    specs: &'static [FieldSpec],
    elsewhere: &[Field],
) -> Vec<Json> {
    let mut facts: Vec<(Field, Text, Vec<Text>)> = Vec::new();
    for (field, value) in fields.iter() {
        if elsewhere.contains(&field) {
            continue;
        }
        let Some(row) = schema::row_of(specs, field) else {
            continue;
        };
        let [vi, en] = row.words.title;
        let (title, value) = match value {
            Value::Pair(key, text) => (Text::new(key.to_owned(), key.to_owned()), plain(text)),
            value => (Text::fixed(vi, en), word(arch, row, field, value)),
        };
        match facts.last_mut() {
            Some((of, last, values)) if *of == field && *last == title => values.push(value),
            Some(_) | None => facts.push((field, title, vec![value])),
        }
    }
    let facts = facts.into_iter();
    let fact = |(field, title, values): (Field, Text, Vec<Text>)| {
        let path = field.path();
        let key = path.split('.').next().unwrap_or(path);
        json!({ "key": path, "title": title, "values": values, "inferred": fields.is_inferred(key) })
    };
    facts.map(fact).collect()
}

/// A value as people read it.
fn word(arch: &Architecture, row: &FieldSpec, field: Field, value: Value<'_>) -> Text {
    match (value, row.shape) {
        (Value::Number(0), Shape::Flag) => Text::fixed("không", "no"),
        (Value::Number(_), Shape::Flag) => Text::fixed("có", "yes"),
        (Value::Flag, _) => Text::fixed("trực tiếp", "direct"),
        (Value::Date(date), _) => Text::new(date.vietnamese(), date.to_string()),
        (Value::Token(word), _) => label_of(field, word).unwrap_or_else(|| plain(word)),
        (Value::Text(key), _) if field == Field::Grade => grade(key).unwrap_or_else(|| plain(key)),
        (Value::Text(word), _) if field == Field::Unit => unit(word),
        (Value::Text(key), Shape::Organisation) => match arch.organisation(key) {
            Some(body) => in_both(|lang| body.name(lang)),
            None => plain(key),
        },
        (Value::Text(id), Shape::Elements) => match arch.element(id) {
            Some(element) => in_both(|lang| element.name(lang)),
            None => plain(id),
        },
        (value, _) => plain(&value.to_string()),
    }
}

/// A text in both languages, each of which stands for the other where there is but one.
pub(super) fn either(fields: Fields<'_>, vi: Field, en: Field) -> Option<Text> {
    match (fields.text(vi), fields.text(en)) {
        (Some(vi), Some(en)) => Some(Text::new(vi.to_owned(), en.to_owned())),
        (Some(one), None) | (None, Some(one)) => Some(plain(one)),
        (None, None) => None,
    }
}

/// A text from what gives it in either language.
pub(super) fn in_both<'t>(of: impl Fn(Lang) -> &'t str) -> Text {
    Text::new(of(Lang::Vi).to_owned(), of(Lang::En).to_owned())
}

/// What a unit is called.
pub(super) fn unit(word: &str) -> Text {
    units::label(word).unwrap_or_else(|| plain(word))
}

/// A text that is the same in both languages.
fn plain(text: &str) -> Text {
    Text::new(text.to_owned(), text.to_owned())
}

/// What the grade of a service is called, in whichever framework has it.
fn grade(key: &str) -> Option<Text> {
    let grades = Framework::all().iter().map(|framework| &framework.grades);
    let values = grades.flat_map(|grades| {
        let later = grades.later.as_ref().map(|later| later.values);
        grades.values.iter().chain(later.into_iter().flatten())
    });
    values
        .filter(|part| part.key == key)
        .map(|part| part.label.clone())
        .next()
}
