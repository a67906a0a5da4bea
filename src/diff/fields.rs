//! Comparing the fields of two things.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use super::same::Same;
use super::{ChangeKind, direction};
use crate::model::store::{Cell, Prop};
use crate::model::{Field, Fields, Value};

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
        list.sort_by(|a, b| {
            let value = || {
                if is_route(a.0) {
                    std::cmp::Ordering::Equal
                } else {
                    a.1.cmp(&b.1)
                }
            };
            a.0.cmp(&b.0).then_with(value)
        });
        let marks = fields.props().iter().filter(|p| p.field == Field::Refused);
        let refused = marks.filter_map(|mark| match mark.cell() {
            Cell::Token(field) => Some(field),
            _ => None,
        });
        Self {
            list,
            refused: refused.collect(),
            whole: fields,
        }
    }

    /// All values of a field, sorted.
    fn all(&self, field: Field) -> Vec<Value<'a>> {
        let props = self.whole.props().iter().filter(|p| p.field == field);
        let mut values: Vec<_> = props.map(|prop| self.whole.value(*prop)).collect();
        values.sort_unstable();
        values
    }

    fn was_refused(&self, field: Field) -> bool {
        self.refused.contains(&(field as u32))
    }
}

/// The fields that differ, in canonical order. Lists are compared as sets with repetition, routes in order;
/// `same_route` says whether two routes pass the same platforms. A field that the reader refused on one side
/// is passed over.
pub(super) fn edits<'a>(
    old: &Facts<'a>,
    new: &Facts<'a>,
    same_route: impl Fn(&[Value<'a>], &[Value<'a>]) -> bool,
) -> Vec<FieldEdit<'a>> {
    if old.list == new.list {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut route_done = false;
    let (mut olds, mut news) = (old.list.as_slice(), new.list.as_slice());
    let first = |facts: &[Fact<'a>]| facts.first().map(|(field, _)| *field);
    while let Some(field) = first(olds).into_iter().chain(first(news)).min() {
        let (before, after) = (split_off(&mut olds, field), split_off(&mut news, field));
        if before == after && !is_route(field) {
            continue;
        }
        if old.was_refused(field) || new.was_refused(field) {
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
    out
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
