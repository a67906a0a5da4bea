//! Comparing the fields of two things.

use std::collections::BTreeSet;

use super::{ChangeKind, verdict};
use crate::model::store::Cell;
use crate::model::{Field, Fields, Value};

/// A field whose values differ.
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
            Field::Grade if verdict::leaves_its_set(self) => ChangeKind::Converted,
            _ => ChangeKind::Changed,
        }
    }
}

/// Lineage and kind are compared elsewhere: they are no facts of one element alone.
fn is_compared(field: Field) -> bool {
    !matches!(field, Field::Succeeds | Field::Kind)
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
}

type Fact<'a> = (Field, Value<'a>);

impl<'a> Facts<'a> {
    pub(super) fn of(fields: Fields<'a>) -> Self {
        let mut list: Vec<Fact<'a>> = fields.iter().filter(|(f, _)| is_compared(*f)).collect();
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
        }
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
    let fields: BTreeSet<Field> = old.list.iter().chain(&new.list).map(|(f, _)| *f).collect();
    let mut out = Vec::new();
    let mut route_done = false;
    for field in fields {
        if old.was_refused(field) || new.was_refused(field) {
            continue;
        }
        if is_route(field) {
            if !std::mem::replace(&mut route_done, true) {
                out.extend(route_edit(old, new, &same_route));
            }
            continue;
        }
        let (before, after) = (of(&old.list, field), of(&new.list, field));
        let gone = minus(&before, &after);
        let came = minus(&after, &before);
        if !gone.is_empty() || !came.is_empty() {
            out.push(FieldEdit {
                field,
                before: gone,
                after: came,
            });
        }
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

fn of<'a>(facts: &[Fact<'a>], field: Field) -> Vec<Value<'a>> {
    let start = facts.partition_point(|f| f.0 < field);
    let end = facts.partition_point(|f| f.0 <= field);
    let values = facts.get(start..end).unwrap_or_default();
    values.iter().map(|(_, v)| *v).collect()
}

/// What the first sorted list has and the second lacks.
fn minus<'a>(list: &[Value<'a>], other: &[Value<'a>]) -> Vec<Value<'a>> {
    let mut other = other.iter().peekable();
    let mut out = Vec::new();
    for value in list {
        while other.next_if(|o| *o < value).is_some() {}
        if other.next_if(|o| *o == value).is_none() {
            out.push(*value);
        }
    }
    out
}
