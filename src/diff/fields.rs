//! Comparing the fields of two things.

use super::same::Same;
use super::{ChangeKind, direction};
use crate::diagnostic::Side;
use crate::model::reading::{sort, turn};
use crate::model::store::{Cell, Prop};
use crate::model::{Field, Fields, Reading, Value};

/// A field whose values differ: of each side all of them, of free attributes those that differ.
#[derive(Debug)]
pub(super) struct FieldEdit<'a> {
    pub(super) field: Field,
    pub(super) before: Vec<Value<'a>>,
    pub(super) after: Vec<Value<'a>>,
}

impl FieldEdit<'_> {
    /// What the edit amounts to, of a fact as of a figure.
    pub(super) fn kind(&self) -> ChangeKind {
        if self.before.is_empty() || self.after.is_empty() {
            return ChangeKind::Changed;
        }
        match self.field {
            Field::Instances | Field::Value | Field::VolumeValue => ChangeKind::Scaled,
            Field::Grade if direction::leaves_its_set(&self.before, &self.after) => {
                ChangeKind::Converted
            }
            _ => ChangeKind::Changed,
        }
    }
}

/// Lineage and kind are compared elsewhere: they are no facts of one element alone. What was refused says nothing.
fn is_compared(field: Field) -> bool {
    !matches!(field, Field::Succeeds | Field::Kind | Field::Refused)
}

fn is_route(field: Field) -> bool {
    matches!(field, Field::RouteHop | Field::RouteDirect)
}

/// What a thing says, in a form that can be compared.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    /// The compared fields, sets sorted and routes as they are.
    pub(super) list: Vec<Fact<'a>>,
    /// The fields of which the reader refused a value, by number.
    refused: Vec<u32>,
    /// All that the thing says, what is not in the list included.
    whole: Fields<'a>,
    /// Whether the facts are those of a relation read from its other end: then `list` has all of them.
    turned: bool,
}

type Fact<'a> = (Field, Value<'a>);

impl<'a> Facts<'a> {
    pub(super) fn of(fields: Fields<'a>) -> Self {
        Self::but(fields, 0, 0)
    }

    /// Of two things, without what both say alike before the first and behind the last difference. Routes are left
    /// whole.
    pub(super) fn differing(same: &Same<'_>, old: Fields<'a>, new: Fields<'a>) -> [Self; 2] {
        let (olds, news) = (old.props(), new.props());
        let alike = |(old, new): &(&Prop, &Prop)| same.prop(**old, **new);
        let before = olds.iter().zip(news).take_while(alike).count();
        let rest = olds.len().min(news.len()) - before;
        let both = olds.iter().rev().zip(news.iter().rev()).take(rest);
        let behind = both.take_while(alike).count();
        [old, new].map(|fields| Self::but(fields, before, behind))
    }

    /// Without so many that come first and last.
    fn but(fields: Fields<'a>, before: usize, behind: usize) -> Self {
        let props = fields.props();
        let kept = before..props.len() - behind;
        let places = (0..).zip(props);
        let wanted = places.filter(|(place, prop)| {
            is_compared(prop.field) && (kept.contains(place) || is_route(prop.field))
        });
        let mut list: Vec<Fact<'a>> = wanted
            .map(|(_, prop)| (prop.field, fields.value(*prop)))
            .collect();
        sort(&mut list);
        let marks = fields.props().iter().filter(|p| p.field == Field::Refused);
        let refused = marks.filter_map(|mark| match mark.cell() {
            Cell::Token(field) => Some(field),
            _ => None,
        });
        Self {
            list,
            refused: refused.collect(),
            whole: fields,
            turned: false,
        }
    }

    /// What a relation says in one of its readings, as [`Self::of`] gives it.
    pub(super) fn read(reading: Reading<'a>) -> Self {
        let mut facts = Self::of(reading.relation().all_fields());
        if reading.is_turned() {
            turn(&mut facts.list);
            sort(&mut facts.list);
            facts.turned = true;
        }
        facts
    }

    /// All values of a field, sorted.
    fn all(&self, field: Field) -> Vec<Value<'a>> {
        if self.turned {
            let of_field = self.list.iter().filter(|(of, _)| *of == field);
            return of_field.map(|(_, value)| *value).collect();
        }
        let props = self.whole.props().iter().filter(|p| p.field == field);
        let mut values: Vec<_> = props.map(|prop| self.whole.value(*prop)).collect();
        values.sort_unstable();
        values
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
        let gone = minus(before, after);
        let came = minus(after, before);
        if gone.is_empty() && came.is_empty() {
            continue;
        }
        // Attributes have nothing to do with each other.
        let (before, after) = if field == Field::Attribute {
            (gone, came)
        } else {
            (old.all(field), new.all(field))
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
    let route = |facts: &Facts<'a>| -> Vec<Value<'a>> {
        let values = facts.list.iter().filter(|(f, _)| is_route(*f));
        values.map(|(_, v)| *v).collect()
    };
    let (before, after) = (route(old), route(new));
    (!same_route(&before, &after)).then_some(FieldEdit {
        field: Field::RouteHop,
        before,
        after,
    })
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
