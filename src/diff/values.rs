//! Values in words: what they are called, whatever form they are stored in.

use hashbrown::HashSet;

use super::Change;
use super::change::Names;
use super::collect::Collector;
use super::direction::known_grade;
use super::fields::FieldEdit;
use super::whole::Whole;
use crate::diagnostic::Side;
use crate::model::schema::{self, ELEMENT, FieldSpec, HEADER, RELATION, Shape};
use crate::model::{Architecture, Field, Kind, Layer, Status, Subject, Value, label_of};
use crate::text::{Lang, Text};

/// Whether the values of a field name elements.
pub(super) fn name_elements(specs: &'static [FieldSpec], field: Field) -> bool {
    // A code list is an element where there is one of that id.
    field == Field::CodeLists
        || schema::row_of(specs, field).is_some_and(|row| matches!(row.shape, Shape::Elements))
}

/// Whether the elements named are others, whatever they are called on either side.
pub(super) fn differ(out: &Collector<'_, '_>, edit: &FieldEdit<'_>) -> bool {
    let known = |value: &Value<'_>, side: Side| match value {
        Value::Text(id) => Some(out.group(side, out.arch(side).element(id)?)),
        _ => None,
    };
    let of_old = |value: &Value<'_>| known(value, Side::Old);
    let of_new = |value: &Value<'_>| known(value, Side::New);
    let before: HashSet<_> = edit.before.iter().filter_map(of_old).collect();
    let after: HashSet<_> = edit.after.iter().filter_map(of_new).collect();
    let is_in = |set: &HashSet<u32>,
                 number: Option<u32>,
                 value: &Value<'_>,
                 others: &[Value<'_>]| match number {
        Some(number) => set.contains(&number),
        None => others.contains(value),
    };
    let stays = |value: &Value<'_>| is_in(&after, of_old(value), value, &edit.after);
    let was = |value: &Value<'_>| is_in(&before, of_new(value), value, &edit.before);
    !edit.before.iter().all(stays) || !edit.after.iter().all(was)
}

impl<'a> Change<'a> {
    /// The rows of the thing that changed.
    fn specs(&self) -> &'static [FieldSpec] {
        match self.subjects().first() {
            Some(Subject::Document) | None => HEADER,
            Some(Subject::Section(_) | Subject::Element(_)) => ELEMENT,
            Some(Subject::Relation { .. }) => RELATION,
            Some(Subject::Record { table, .. }) => table.fields(),
        }
    }

    fn shape(&self) -> Option<Shape> {
        let row = schema::row_of(self.specs(), self.field?)?;
        Some(row.shape)
    }

    /// Looks up what the values are called that name other things.
    pub(super) fn name_values(&mut self, old: &'a Architecture, new: &'a Architecture) {
        let Some(shape) = self.shape() else { return };
        let is_list = self.field == Some(Field::CodeLists);
        let of = |arch: &'a Architecture, id: &str| match shape {
            Shape::Organisation => {
                let organisation = arch.organisation(id)?;
                Some([Lang::Vi, Lang::En].map(|lang| organisation.name(lang)))
            }
            Shape::Elements | Shape::Route => named(arch, id),
            Shape::Texts if is_list => named(arch, id),
            _ => None,
        };
        let names = |arch, values: &[Value<'_>]| -> Names<'a> {
            let names = values.iter().map(|value| match value {
                Value::Text(id) => of(arch, id),
                _ => None,
            });
            let names: Names<'a> = names.collect();
            if names.iter().all(Option::is_none) {
                return Names::new();
            }
            names
        };
        self.names = [names(old, &self.before), names(new, &self.after)];
    }

    /// The values before and after, each in words.
    pub(crate) fn values(&self, lang: Lang) -> [Vec<String>; 2] {
        let shape = self.shape();
        let [before, after] = &self.names;
        [(&self.before, before), (&self.after, after)].map(|(values, names)| {
            let names = names.iter().map(Some).chain(std::iter::repeat(None));
            let both = values.iter().zip(names);
            both.map(|(value, name)| match name.and_then(Option::as_ref) {
                Some([vi, en]) => {
                    let name = match lang {
                        Lang::Vi => vi,
                        Lang::En => en,
                    };
                    format!("“{name}” (`{value}`)")
                }
                None => match (self.word(shape, *value), value, lang) {
                    (Some(word), ..) => format!("“{}”", word.get(lang)),
                    (None, Value::Date(date), Lang::Vi) => format!("“{}”", date.vietnamese()),
                    (None, ..) => format!("“{value}”"),
                },
            })
            .collect()
        })
    }

    /// What a value is called that is a word or a mark.
    fn word(&self, shape: Option<Shape>, value: Value<'_>) -> Option<Text> {
        let field = self.field?;
        match (value, shape) {
            (Value::Number(0), Some(Shape::Flag)) => Some(Text::fixed("không", "no")),
            (Value::Number(_), Some(Shape::Flag)) => Some(Text::fixed("có", "yes")),
            (Value::Flag, _) => Some(Text::fixed("trực tiếp", "direct")),
            // A move to another layer names the sections.
            (Value::Token(section), Some(Shape::Kind)) => {
                Layer::from_section(section).map(Layer::label)
            }
            (Value::Text(key), Some(Shape::Kind)) => {
                let kind = Kind::ALL.iter().find(|kind| kind.key() == key)?;
                Some(kind.label())
            }
            (Value::Token(word), _) if field == Field::Status => {
                let status = Status::ALL.iter().find(|status| status.key() == word)?;
                let layer = match self.held.old.or(self.held.new) {
                    Some(Whole::Element(element)) => Some(element.layer()),
                    Some(Whole::Relation(_) | Whole::Record(_)) | None => None,
                };
                Some(layer.map_or_else(|| status.label(), |layer| status.label_on(layer)))
            }
            (Value::Token(word), _) => label_of(field, word),
            (Value::Text(key), _) if field == Field::Grade => {
                known_grade(key).map(|part| part.label.clone())
            }
            _ => None,
        }
    }
}

fn named<'a>(arch: &'a Architecture, id: &str) -> Option<[&'a str; 2]> {
    let element = arch.element(id)?;
    Some([Lang::Vi, Lang::En].map(|lang| element.name(lang)))
}
