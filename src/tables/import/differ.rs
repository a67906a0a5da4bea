//! Whether a cell differs from what would be exported, and the edits that follow.

use super::clean::{BOTH, clean, says_nothing};
use super::grid::{Raw, Sort};
use super::problem::Problem;
use crate::io::edit::Edit;
use crate::io::reading::excerpt;
use crate::model::schema::{FieldSpec, Shape};
use crate::model::{DIRECT, Field, Fields, Subject, Value};
use crate::tables::Cell;
use crate::tables::plain::shown;
use crate::text::Text;

/// Whether a cell of a sheet says what would be exported.
pub(super) fn is_same(cell: &Cell, text: &str, raw: Option<&Raw>) -> bool {
    let texts = BOTH.map(|lang| clean(&shown(cell, lang)));
    if texts.iter().any(|shown| shown == text) {
        return true;
    }
    let says = texts.first().is_some_and(|shown| says_nothing(shown));
    let is_nothing = says && says_nothing(text);
    let is_day = raw.is_some_and(|raw| raw.sort == Sort::Date);
    is_nothing || is_day && texts.iter().any(|shown| shown == text)
}

/// The values of a field as files write them.
pub(super) fn current(fields: Fields<'_>, field: Field, spec: &FieldSpec) -> Vec<String> {
    if field == Field::RouteHop && fields.has(Field::RouteDirect) {
        return vec![DIRECT.to_owned()];
    }
    let values = fields.iter().filter(|(of, _)| *of == field);
    values
        .map(|(_, value)| match (value, spec.shape) {
            (Value::Number(number), Shape::Flag) => (number != 0).to_string(),
            (value, _) => value.to_string(),
        })
        .collect()
}

/// Whether a thing cannot do without the field.
pub(super) fn is_needed(group: Option<&FieldSpec>, spec: &FieldSpec) -> bool {
    spec.required && group.is_none_or(|group| group.required || group.key == "name")
}

/// The edits that let a field say something else.
pub(super) fn change(
    edits: &mut Vec<Edit>,
    subject: &Subject,
    (field, spec): (Field, &FieldSpec),
    old: &[String],
    new: &[String],
) {
    let at = subject.clone().at(field);
    if new.is_empty() {
        edits.push(Edit::Clear { at });
        return;
    }
    // A route has an order; and what tells relations between the same two apart is what they say, so that one edit has to
    // say all of it.
    let is_of_relation = matches!(subject, Subject::Relation { .. }) && spec.shape.is_list();
    if is_of_relation || matches!(spec.shape, Shape::Route) {
        edits.push(Edit::SetItems {
            at,
            values: new.to_vec(),
        });
        return;
    }
    let is_single = |values: &[String]| values.len() <= 1;
    let is_list = spec.shape.is_list() && field != Field::Kind;
    if let ([value], true) = (new, !is_list || is_single(old) && old.is_empty()) {
        let value = value.clone();
        edits.push(if is_list {
            Edit::AddItem { at, value }
        } else {
            Edit::Set { at, value }
        });
        return;
    }
    for value in new.iter().filter(|value| !old.contains(value)) {
        edits.push(Edit::AddItem {
            at: at.clone(),
            value: value.clone(),
        });
    }
    for value in old.iter().filter(|value| !new.contains(value)) {
        edits.push(Edit::RemoveItem {
            at: at.clone(),
            value: value.clone(),
        });
    }
}

/// Whether two cells say the same, in whatever order.
pub(super) fn alike(one: &[String], other: &[String]) -> bool {
    if one == other {
        return true;
    }
    let sorted = |values: &[String]| {
        let mut sorted = values.to_vec();
        sorted.sort();
        sorted
    };
    sorted(one) == sorted(other)
}

/// A value within a sentence.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", excerpt(&text.replace('\n', "; ")))
}

/// Two cells that say different things of one fact: where they stand and what they say, the one that is told first.
pub(super) fn apart([place, other]: [&str; 2], texts: [&str; 2]) -> Problem {
    let [here, there] = texts.map(quoted);
    Problem::error(
        place.to_owned(),
        crate::bilingual!(
            "ô này ghi {here}, còn ô {other} ghi {there} về cùng một nội dung",
            "the cell says {here}, while {other} says {there} of the same fact"
        ),
    )
    .help(Text::fixed(
        "ghi giống nhau ở hai ô",
        "let both cells say the same",
    ))
}

/// A cell without which its row cannot be.
pub(super) fn blank(place: String) -> Problem {
    let text = Text::fixed("ô này không được để trống", "this cell must not be blank");
    Problem::error(place, text)
}
