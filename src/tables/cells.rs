//! The cells of fields, and the values that a column can have.

use super::context::Cx;
use super::table::{Cell, Content, Entry, NONE, answer};
use super::thing::{Thing, place_of};
use crate::framework::Framework;
use crate::model::schema::{FieldSpec, Shape};
use crate::model::{
    ApplicationKind, EXISTENCE, ElementRef, Field, Kind, Layer, RelationRef, Status, Value,
    label_of, units,
};
use crate::text::Text;

/// What the document states of a field.
pub(super) fn stated<'a>(cx: &Cx<'a>, thing: Thing<'a>, field: Field) -> Cell {
    let specs = thing.specs();
    let Some((group, spec)) = place_of(specs, field) else {
        return Cell::not_applicable();
    };
    let fields = thing.fields();
    let mut cell = if field == Field::Kind {
        thing.element().map_or_else(Cell::not_applicable, kind)
    } else if !fields.has(field) && !thing.has(spec) {
        return Cell::not_applicable();
    } else if field == Field::RouteHop && fields.has(Field::RouteDirect) {
        Cell::said(DIRECT)
    } else {
        let values = fields.iter().filter(|(of, _)| *of == field);
        Cell::of(
            values
                .map(|(_, value)| entry(cx, thing, spec, field, value))
                .collect(),
        )
    };
    let key = group.unwrap_or(spec).key;
    cell.inferred = fields.is_inferred(key) && !matches!(cell.content, Content::Unknown);
    cell
}

/// A route without a platform.
pub(super) const DIRECT: Text = Text::fixed("Trực tiếp", "Direct");

/// The kind of an element.
fn kind(element: ElementRef<'_>) -> Cell {
    let label = match element.kind() {
        Kind::Custom(_) => {
            let key = element.kind_key().to_owned();
            Text::new(key.clone(), key)
        }
        known => known.label(),
    };
    Cell::of(vec![Entry::Word {
        word: element.kind_key().to_owned().into(),
        label,
    }])
}

/// One value of a field.
fn entry<'a>(
    cx: &Cx<'a>,
    thing: Thing<'a>,
    spec: &FieldSpec,
    field: Field,
    value: Value<'a>,
) -> Entry {
    match value {
        Value::Date(date) => Entry::Date(date),
        Value::Number(number) => match spec.shape {
            Shape::Flag => Entry::Flag(number != 0),
            _ => Entry::Number(number),
        },
        Value::Token(word) => {
            let layer = thing.element().map(ElementRef::layer);
            let label = label_on(layer, field, word);
            Entry::Word {
                word: word.into(),
                label,
            }
        }
        Value::Flag => Entry::Said(DIRECT),
        Value::Pair(key, text) => Entry::Text(format!("{key}: {text}")),
        Value::Text(text) => match spec.shape {
            Shape::Organisation => match cx.arch.organisation(text) {
                Some(body) => Entry::Named {
                    id: text.to_owned(),
                    name: cx.body(body),
                },
                None => Entry::Text(text.to_owned()),
            },
            Shape::Elements | Shape::Route => match cx.arch.element(text) {
                Some(element) => named(cx, element),
                None => Entry::Text(text.to_owned()),
            },
            Shape::Decimal => Entry::Decimal(text.to_owned()),
            _ if field == Field::Grade => grade(cx, text),
            _ if matches!(field, Field::Unit | Field::VolumeUnit) => unit(text),
            _ => Entry::Text(text.to_owned()),
        },
    }
}

/// What is counted.
fn unit(word: &str) -> Entry {
    match units::label(word) {
        Some(label) => Entry::Word {
            word: word.to_owned().into(),
            label,
        },
        None => Entry::Text(word.to_owned()),
    }
}

/// An element by its name.
pub(super) fn named<'a>(cx: &Cx<'a>, element: ElementRef<'a>) -> Entry {
    Entry::Named {
        id: element.id().to_owned(),
        name: cx.name(element),
    }
}

/// Elements by their names, each once.
pub(super) fn all_named<'a>(cx: &Cx<'a>, elements: impl Iterator<Item = ElementRef<'a>>) -> Cell {
    let mut seen = Vec::new();
    for element in elements {
        if !seen.contains(&element) {
            seen.push(element);
        }
    }
    Cell::of(seen.into_iter().map(|element| named(cx, element)).collect())
}

fn label_on(layer: Option<Layer>, field: Field, word: &str) -> Text {
    let status = Status::ALL.iter().find(|status| status.key() == word);
    if let (Field::Status, Some(layer), Some(status)) = (field, layer, status) {
        return status.label_on(layer);
    }
    label_of(field, word).unwrap_or_else(|| Text::new(word.to_owned(), word.to_owned()))
}

fn grade(cx: &Cx<'_>, word: &str) -> Entry {
    let framework = Framework::get(cx.arch.framework()).ok();
    let parts = framework.map_or(&[][..], |framework| framework.grades.values);
    let known = parts.iter().find(|part| part.key == word);
    match known {
        Some(part) => Entry::Word {
            word: part.key.into(),
            label: part.label.clone(),
        },
        None => Entry::Text(word.to_owned()),
    }
}

/// What of a thing no source states, by what it is called.
pub(super) fn inferred(thing: Thing<'_>) -> Cell {
    let specs = thing.specs();
    let keys: Vec<_> = thing.fields().texts(Field::Inferred).collect();
    if keys.is_empty() {
        return Cell::said(NONE);
    }
    let entries = keys.into_iter().map(|key| Entry::Word {
        word: key.to_owned().into(),
        label: inferable(specs, key),
    });
    Cell::of(entries.collect())
}

/// What a key of `inferred` is called.
pub(super) fn inferable(specs: &'static [FieldSpec], key: &str) -> Text {
    if key == EXISTENCE {
        return Text::fixed("Bản thân mục này", "The thing itself");
    }
    match specs.iter().find(|spec| spec.key == key) {
        Some(spec) => spec.words.described().title,
        None => Text::new(key.to_owned(), key.to_owned()),
    }
}

/// The values that a field can have, if these are a closed set.
pub(super) fn choices(cx: &Cx<'_>, field: Field, spec: &'static FieldSpec) -> Vec<Text> {
    match spec.shape {
        Shape::Token(words) => {
            let mut all: Vec<_> = words
                .iter()
                .map(|word| label_on(None, field, word))
                .collect();
            if field == Field::Status {
                let on_policy = Status::ALL.iter().map(|s| s.label_on(Layer::Policy));
                for label in on_policy {
                    if !all.contains(&label) {
                        all.push(label);
                    }
                }
            }
            all
        }
        Shape::Flag => [true, false].map(answer).to_vec(),
        Shape::SecurityLevel => {
            let levels = (1..=5).map(|level: u8| level.to_string());
            levels
                .map(|level| Text::new(level.clone(), level))
                .collect()
        }
        Shape::Organisation => cx.arch.organisations().map(|body| cx.body(body)).collect(),
        Shape::Kind => Kind::ALL.iter().map(|kind| kind.label()).collect(),
        Shape::Text if field == Field::Grade => {
            let framework = Framework::get(cx.arch.framework()).ok();
            let parts = framework.map_or(&[][..], |framework| framework.grades.values);
            parts.iter().map(|part| part.label.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// A name of a thing in both languages, for what is computed.
pub(super) fn id(thing: Thing<'_>) -> Cell {
    match thing {
        Thing::Element(element) => Cell::text(element.id()),
        Thing::Record(record) => Cell::text(record.key()),
        Thing::Relation(relation) => Cell::text(relation_id(relation)),
    }
}

/// What a relation is known by in a table: its ends as written, with a number behind if there are several.
pub(super) fn relation_id(relation: RelationRef<'_>) -> String {
    let (from, to) = (relation.from().id(), relation.end().id());
    let alike = relation.from().relations_of(relation.kind());
    let alike = alike.filter(|other| other.end().id() == to);
    let nth = alike.take_while(|other| *other != relation).count();
    match nth {
        0 => format!("{from} → {to}"),
        _ => format!("{from} → {to} #{}", nth.saturating_add(1)),
    }
}

/// What a row is known by.
pub(super) fn key_of<'a>(_: &Cx<'a>, thing: Thing<'a>) -> Cell {
    id(thing)
}

/// The layer of an element.
pub(super) fn layer<'a>(_: &Cx<'a>, thing: Thing<'a>) -> Cell {
    match thing.element() {
        Some(element) => Cell::said(element.layer().label()),
        None => Cell::not_applicable(),
    }
}

/// Whether an element holds data.
pub(super) fn holds_data(element: ElementRef<'_>) -> bool {
    matches!(
        element.kind(),
        Kind::Application(ApplicationKind::Database | ApplicationKind::DataStore)
    )
}
