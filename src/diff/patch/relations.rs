//! The relations in which two versions differ, as edits.

use std::collections::{BTreeMap, BTreeSet};

use super::sides::{Side, Sides, edit, side, values};
use super::{PatchEdit, Target, Values};
use crate::model::{
    Architecture, ElementRef, End, Field, Purpose, RecordRef, RelationKind, RelationRef, Table,
};

/// The near end, the kind, and the far end, which may be an organisation.
type Endpoints<'a> = (&'a str, RelationKind, &'a str, bool);

/// What a relation says, with its figures.
type RelationFacts = (Side, BTreeMap<(Table, String), Side>);

/// The figures on relations, by relation.
type Figures<'a> = BTreeMap<u32, Vec<RecordRef<'a>>>;

fn figures(arch: &Architecture) -> Figures<'_> {
    let mut figures = Figures::new();
    for record in Table::ALL.into_iter().flat_map(|t| arch.records(t)) {
        if let Some(relation) = record.relation() {
            figures.entry(relation).or_default().push(record);
        }
    }
    figures
}

/// What the relations of an element say.
fn relation_facts<'a>(
    element: Option<ElementRef<'a>>,
    figures: &Figures<'a>,
) -> BTreeMap<Endpoints<'a>, Vec<RelationFacts>> {
    let mut out: BTreeMap<Endpoints<'a>, Vec<RelationFacts>> = BTreeMap::new();
    for relation in element.into_iter().flat_map(ElementRef::relations) {
        let held = figures.get(&relation.ix()).into_iter().flatten();
        let held = held.map(|r| ((r.table(), r.key().to_owned()), side(r.fields())));
        let list = out.entry(endpoints(relation)).or_default();
        list.push((side(relation.fields()), held.collect()));
    }
    for list in out.values_mut() {
        list.sort_unstable();
    }
    out
}

fn endpoints(relation: RelationRef<'_>) -> Endpoints<'_> {
    let organisation = matches!(relation.end(), End::Organisation(_));
    (
        relation.from().id(),
        relation.kind(),
        relation.end().id(),
        organisation,
    )
}

/// Relations are named by what they say: one that says something else goes and comes.
pub(super) fn relations(
    old: &Architecture,
    new: &Architecture,
    going: &mut Vec<PatchEdit>,
    coming: &mut Vec<PatchEdit>,
) {
    let held = (figures(old), figures(new));
    let mut ends: Vec<(&str, [Option<ElementRef<'_>>; 2])> = Vec::new();
    for before in old.elements() {
        let after = new.element(before.id());
        let is_equal = |after| ties_are_equal((before, &held.0), (after, &held.1));
        if !after.is_some_and(is_equal) {
            ends.push((before.id(), [Some(before), after]));
        }
    }
    let added = new.elements().filter(|e| old.element(e.id()).is_none());
    ends.extend(added.map(|e| (e.id(), [None, Some(e)])));
    ends.sort_unstable_by_key(|(id, _)| *id);
    let mut gone = Vec::new();
    let mut come = Vec::new();
    for (_, [before, after]) in ends {
        relations_of((before, &held.0), (after, &held.1), &mut gone, &mut come);
    }
    drop_moved(&mut gone, &mut come);
    going.append(&mut gone);
    coming.append(&mut come);
}

/// What a symmetric relation says, as it reads from the end whose id comes first; `None` for other relations.
type Canonical = (
    (String, RelationKind, String),
    Side,
    BTreeMap<(Table, String), Values>,
);

/// Takes out the symmetric relations that go at one end and come at the other: they are the same.
fn drop_moved(going: &mut Vec<PatchEdit>, coming: &mut Vec<PatchEdit>) {
    let mut gone: BTreeMap<Canonical, Vec<usize>> = BTreeMap::new();
    for (nth, edit) in going.iter().enumerate() {
        if let Some(canonical) = canonical(edit) {
            gone.entry(canonical).or_default().push(nth);
        }
    }
    let mut stay = BTreeSet::new();
    coming.retain(|edit| {
        let known = canonical(edit).and_then(|canonical| gone.get_mut(&canonical)?.pop());
        stay.extend(known);
        known.is_none()
    });
    let mut nth = 0..;
    going.retain(|_| nth.next().is_none_or(|nth| !stay.contains(&nth)));
}

fn canonical(edit: &PatchEdit) -> Option<Canonical> {
    let Target::Relation {
        from,
        kind,
        to,
        figures,
        ..
    } = &edit.target
    else {
        return None;
    };
    if !kind.is_symmetric() {
        return None;
    }
    let turned = to < from;
    // What goes has values before, what comes after.
    let stated = |(before, after): &(Vec<String>, Vec<String>)| {
        if before.is_empty() {
            after.clone()
        } else {
            before.clone()
        }
    };
    let mut fields: Side = Side::new();
    for (path, values) in &edit.fields {
        let mut values = stated(values);
        if turned && path == Field::RouteHop.path() {
            values.reverse();
        }
        if turned && path == Field::Purpose.path() {
            for word in &mut values {
                if let Some(purpose) = Purpose::ALL.iter().find(|p| p.key() == word) {
                    purpose.from_the_other_end().key().clone_into(word);
                }
            }
            values.sort_unstable();
        }
        fields.insert(path.clone(), values);
    }
    let figures = figures.iter().map(|(key, values)| {
        let values = values.iter();
        let values = values.map(|(path, both)| (path.clone(), (stated(both), Vec::new())));
        (key.clone(), values.collect())
    });
    let ends = if turned {
        (to.clone(), *kind, from.clone())
    } else {
        (from.clone(), *kind, to.clone())
    };
    Some((ends, fields, figures.collect()))
}

/// Whether two elements have the same relations in the same order, none of them with figures.
fn ties_are_equal(
    (old, old_figures): (ElementRef<'_>, &Figures<'_>),
    (new, new_figures): (ElementRef<'_>, &Figures<'_>),
) -> bool {
    let mut new = new.relations();
    let is_equal = |old: RelationRef<'_>| {
        new.next().is_some_and(|new| {
            endpoints(old) == endpoints(new)
                && !old_figures.contains_key(&old.ix())
                && !new_figures.contains_key(&new.ix())
                && old.fields().says_the_same(new.fields())
        })
    };
    old.relations().all(is_equal) && new.next().is_none()
}

fn relations_of<'a>(
    old: (Option<ElementRef<'a>>, &Figures<'a>),
    new: (Option<ElementRef<'a>>, &Figures<'a>),
    going: &mut Vec<PatchEdit>,
    coming: &mut Vec<PatchEdit>,
) {
    let (before, after) = (relation_facts(old.0, old.1), relation_facts(new.0, new.1));
    let none = Vec::new();
    let all: BTreeSet<&Endpoints<'_>> = before.keys().chain(after.keys()).collect();
    for ends in all {
        let lists = (
            before.get(ends).unwrap_or(&none),
            after.get(ends).unwrap_or(&none),
        );
        for facts in minus(lists.0, lists.1) {
            going.extend(relation(ends, facts, true));
        }
        for facts in minus(lists.1, lists.0) {
            coming.extend(relation(ends, facts, false));
        }
    }
}

/// What the first sorted list has and the second lacks.
fn minus<'s>(list: &'s [RelationFacts], other: &[RelationFacts]) -> Vec<&'s RelationFacts> {
    let mut other = other.iter().peekable();
    let mut out = Vec::new();
    for facts in list {
        while other.next_if(|o| *o < facts).is_some() {}
        if other.next_if(|o| *o == facts).is_none() {
            out.push(facts);
        }
    }
    out
}

fn relation(ends: &Endpoints<'_>, (fields, held): &RelationFacts, goes: bool) -> Option<PatchEdit> {
    fn sides(side: &Side, goes: bool) -> Sides<'_> {
        if goes {
            (Some(side), None)
        } else {
            (None, Some(side))
        }
    }
    let figures = held
        .iter()
        .map(|(key, side)| (key.clone(), values(sides(side, goes))));
    let target = Target::Relation {
        from: ends.0.to_owned(),
        kind: ends.1,
        to: ends.2.to_owned(),
        organisation: ends.3,
        figures: figures.collect(),
    };
    edit(target, sides(fields, goes))
}
