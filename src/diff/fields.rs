//! Comparing the fields of two things.

use crate::date::Date;
use crate::diagnostic::Side;
use crate::model::reading::{sort, turn};
use crate::model::store::Cell;
use crate::model::{Field, Fields, Reading, Value};

/// A field whose values differ: of each side all of them, of free attributes those that differ.
#[derive(Debug)]
pub(super) struct FieldEdit<'a> {
    pub(super) field: Field,
    pub(super) before: Vec<Value<'a>>,
    pub(super) after: Vec<Value<'a>>,
}

/// Lineage and kind are compared elsewhere: they are no facts of one element alone. What was refused says nothing.
fn is_compared(field: Field) -> bool {
    !matches!(field, Field::Succeeds | Field::Kind | Field::Refused)
}

fn is_route(field: Field) -> bool {
    matches!(field, Field::RouteHop | Field::RouteDirect)
}

/// Whether a field says that something ended.
pub(super) fn tells_end(field: Field) -> bool {
    matches!(field, Field::Status | Field::Until)
}

/// Whether both say the same of status and end, so that only time has gone by.
pub(super) fn tell_same_end(old: Fields<'_>, new: Fields<'_>) -> bool {
    old.text(Field::Status) == new.text(Field::Status)
        && old.date(Field::Until) == new.date(Field::Until)
}

/// Whether what was there is said to begin on a day that is still to come, each side with the day it is judged by.
pub(super) fn is_put_off(
    (old, before): (Fields<'_>, Option<Date>),
    (new, after): (Fields<'_>, Option<Date>),
) -> bool {
    !old.is_ahead(Field::Since, before) && new.is_ahead(Field::Since, after)
}

/// What a thing says, in a form that can be compared.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    /// The compared fields, sets sorted and routes as they are.
    pub(super) list: Vec<Fact<'a>>,
    /// The fields of which the reader refused a value, by number.
    refused: Vec<u32>,
}

type Fact<'a> = (Field, Value<'a>);

impl<'a> Facts<'a> {
    pub(super) fn of(fields: Fields<'a>) -> Self {
        let mut list: Vec<_> = fields.iter().filter(|(f, _)| is_compared(*f)).collect();
        sort(&mut list);
        let marks = fields.props().iter().filter(|p| p.field == Field::Refused);
        let refused = marks.filter_map(|mark| match mark.cell() {
            Cell::Token(field) => Some(field),
            _ => None,
        });
        Self {
            list,
            refused: refused.collect(),
        }
    }

    /// What a relation says in one of its readings.
    pub(super) fn read(reading: Reading<'a>) -> Self {
        let mut facts = Self::of(reading.relation().all_fields());
        if reading.is_turned() {
            turn(&mut facts.list);
            sort(&mut facts.list);
        }
        facts
    }

    fn was_refused(&self, field: Field) -> bool {
        let is = |field: Field| self.refused.contains(&(field as u32));
        // A route is one value, in whichever of two ways it is stated.
        is(field) || is_route(field) && (is(Field::RouteHop) || is(Field::RouteDirect))
    }
}

/// A field that one version states, and which, while of the other its value could not be read.
type Doubt = (Side, Field);

/// The fields that differ, in canonical order, and those of which it cannot be told: what a side lacks that is `open`
/// may stand under a key that could not be read, and a value that the reader refused may be any. Lists are compared
/// as sets with repetition, routes in order; `same_route` says whether two routes pass the same platforms.
pub(super) fn edits<'a>(
    old: &Facts<'a>,
    new: &Facts<'a>,
    [old_is_open, new_is_open]: [bool; 2],
    same_route: impl Fn(&[Value<'a>], &[Value<'a>]) -> bool,
) -> (Vec<FieldEdit<'a>>, Vec<Doubt>) {
    if old.list == new.list {
        return Default::default();
    }
    let mut out = Vec::new();
    let mut doubts = Vec::new();
    let mut route_done = false;
    let (mut olds, mut news) = (old.list.as_slice(), new.list.as_slice());
    let first = |facts: &[Fact<'a>]| facts.first().map(|(field, _)| *field);
    while let Some(field) = first(olds).into_iter().chain(first(news)).min() {
        let (before, after) = (split_off(&mut olds, field), split_off(&mut news, field));
        if before == after && !is_route(field) {
            continue;
        }
        if new.was_refused(field) || new_is_open && after.is_empty() {
            doubts.push((Side::Old, field));
            continue;
        }
        if old.was_refused(field) || old_is_open && before.is_empty() {
            doubts.push((Side::New, field));
            continue;
        }
        if is_route(field) {
            if !std::mem::replace(&mut route_done, true) {
                out.extend(route_edit(old, new, &same_route));
            }
            continue;
        }
        // Attributes have nothing to do with each other.
        let (before, after) = if field == Field::Attribute {
            (minus(before, after), minus(after, before))
        } else {
            (values(before), values(after))
        };
        out.push(FieldEdit {
            field,
            before,
            after,
        });
    }
    (out, doubts)
}

fn route_edit<'a>(
    old: &Facts<'a>,
    new: &Facts<'a>,
    same_route: impl Fn(&[Value<'a>], &[Value<'a>]) -> bool,
) -> Option<FieldEdit<'a>> {
    let route = |facts: &Facts<'a>| {
        let values = facts.list.iter().filter(|(f, _)| is_route(*f));
        values.map(|(_, value)| *value).collect::<Vec<_>>()
    };
    let (before, after) = (route(old), route(new));
    (!same_route(&before, &after)).then_some(FieldEdit {
        field: Field::RouteHop,
        before,
        after,
    })
}

fn values<'a>(facts: &[Fact<'a>]) -> Vec<Value<'a>> {
    facts.iter().map(|(_, value)| *value).collect()
}

/// Takes the values of a field off a list that begins with them, if it has any.
fn split_off<'f, 'a>(facts: &mut &'f [Fact<'a>], field: Field) -> &'f [Fact<'a>] {
    let end = facts.iter().take_while(|fact| fact.0 == field).count();
    let (these, rest) = facts.split_at_checked(end).unwrap_or_default();
    *facts = rest;
    these
}

/// What the first sorted list of values of a field has and the second lacks.
fn minus<'a>(list: &[Fact<'a>], other: &[Fact<'a>]) -> Vec<Value<'a>> {
    let mut other = other.iter().peekable();
    let mut out = Vec::new();
    for (_, value) in list {
        while other.next_if(|(_, o)| o < value).is_some() {}
        if other.next_if(|(_, o)| o == value).is_none() {
            out.push(*value);
        }
    }
    out
}
