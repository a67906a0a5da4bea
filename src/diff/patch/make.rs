//! Making a patch of a comparison.

use std::collections::{BTreeMap, BTreeSet};

use super::{ID, KIND, Patch, PatchAction, PatchEdit, SECTION, Target, Values};
use crate::diff::same::Same;
use crate::diff::{Diff, Fate};
use crate::error::Error;
use crate::model::{
    Architecture, ElementRef, End, Field, Fields, RecordRef, RelationKind, RelationRef, Table,
};

impl Diff<'_> {
    /// The comparison as a patch that turns the old version into the new one. It holds everything in which the
    /// two differ, so it is empty only where they are equal; what a reader refused is no part of it.
    /// O(n log n) in both versions. Refuses what the model refuses.
    pub fn patch(&self) -> Result<Patch, Error> {
        let mut edits = Vec::new();
        for (element, fate) in self.lineage().fates() {
            if let Fate::Renamed { to } = fate {
                let (from, to) = (element.id().to_owned(), to.id().to_owned());
                edits.push(PatchEdit {
                    action: PatchAction::Rename,
                    target: Target::Rename { from, to },
                    fields: Values::new(),
                });
            }
        }
        if edits.is_empty() {
            between(self.earlier(), self.later(), &mut edits);
        } else {
            let mut renamed = self.earlier().to_builder();
            renamed.rename_elements(edits.iter().filter_map(PatchEdit::rename))?;
            between(&renamed.build()?, self.later(), &mut edits);
        }
        Ok(Patch { edits })
    }
}

/// What lies under one name in either version.
type Sides<'s> = (Option<&'s Side>, Option<&'s Side>);

/// The values of the fields by path.
type Side = BTreeMap<String, Vec<String>>;

/// The edits between two versions in which the same id means the same. Relations and entries go before the
/// elements they hang on, and come after them.
fn between(old: &Architecture, new: &Architecture, edits: &mut Vec<PatchEdit>) {
    let (mut coming, mut late) = (Vec::new(), Vec::new());
    let same = Same::of(old, new);
    relations(old, new, &same, edits, &mut coming);
    records(old, new, &same, edits, &mut late);
    elements(old, new, &same, edits);
    // Relations may point to organisations that come, too.
    edits.append(&mut late);
    edits.append(&mut coming);
    let (mut before, mut after) = (side(old.fields()), side(new.fields()));
    before.insert(ID.to_owned(), vec![old.id().to_owned()]);
    after.insert(ID.to_owned(), vec![new.id().to_owned()]);
    edits.extend(edit(Target::Document, (Some(&before), Some(&after))));
}

/// The values of a thing by path, sets sorted.
fn side(fields: Fields<'_>) -> Side {
    let mut out = Side::new();
    for (field, value) in fields.iter().filter(|(f, _)| *f != Field::Kind) {
        let values = out.entry(field.path().to_owned()).or_default();
        values.push(value.to_string());
    }
    for (path, values) in &mut out {
        if path != Field::RouteHop.path() {
            values.sort_unstable();
        }
    }
    out
}

/// The values that differ.
fn values(sides: Sides<'_>) -> Values {
    let empty = Side::new();
    let (before, after) = (sides.0.unwrap_or(&empty), sides.1.unwrap_or(&empty));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let of = |side: &Side, path: &str| side.get(path).cloned().unwrap_or_default();
    let differing = paths.into_iter().filter_map(|path| {
        let (before, after) = (of(before, path), of(after, path));
        (before != after).then(|| (path.clone(), (before, after)))
    });
    differing.collect()
}

fn edit(target: Target, sides: Sides<'_>) -> Option<PatchEdit> {
    let action = match sides {
        (None, None) => return None,
        (None, Some(_)) => PatchAction::Add,
        (Some(_), None) => PatchAction::Remove,
        (Some(_), Some(_)) => PatchAction::Change,
    };
    let fields = values(sides);
    (action != PatchAction::Change || !fields.is_empty()).then_some(PatchEdit {
        action,
        target,
        fields,
    })
}

fn elements(old: &Architecture, new: &Architecture, same: &Same<'_>, edits: &mut Vec<PatchEdit>) {
    let of = |e: ElementRef<'_>| {
        let mut side = side(e.fields());
        side.insert(KIND.to_owned(), vec![e.kind_key().to_owned()]);
        side.insert(SECTION.to_owned(), vec![e.layer().section().to_owned()]);
        side
    };
    // What goes makes room first.
    for element in old.elements() {
        if new.element(element.id()).is_none() {
            let target = Target::Element(element.id().to_owned());
            edits.extend(edit(target, (Some(&of(element)), None)));
        }
    }
    for element in new.elements() {
        let before = old.element(element.id());
        let is_equal = |before: ElementRef<'_>| {
            before.kind() == element.kind() && same.fields(before.fields(), element.fields())
        };
        if before.is_some_and(is_equal) {
            continue;
        }
        let before = before.map(of);
        let target = Target::Element(element.id().to_owned());
        edits.extend(edit(target, (before.as_ref(), Some(&of(element)))));
    }
}

/// The near end, the kind, and the far end, which may be an organisation.
type Ends<'a> = (&'a str, RelationKind, &'a str, bool);

/// What a relation says, with its figures.
type Said = (Side, BTreeMap<(Table, String), Side>);

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
fn said<'a>(
    element: Option<ElementRef<'a>>,
    figures: &Figures<'a>,
) -> BTreeMap<Ends<'a>, Vec<Said>> {
    let mut out: BTreeMap<Ends<'a>, Vec<Said>> = BTreeMap::new();
    for relation in element.into_iter().flat_map(ElementRef::relations) {
        let held = figures.get(&relation.ix()).into_iter().flatten();
        let held = held.map(|r| ((r.table(), r.key().to_owned()), side(r.fields())));
        let list = out.entry(ends(relation)).or_default();
        list.push((side(relation.fields()), held.collect()));
    }
    for list in out.values_mut() {
        list.sort_unstable();
    }
    out
}

fn ends(relation: RelationRef<'_>) -> Ends<'_> {
    let organisation = matches!(relation.end(), End::Organisation(_));
    (
        relation.from().id(),
        relation.kind(),
        relation.end().id(),
        organisation,
    )
}

/// Relations are named by what they say: one that says something else goes and comes.
fn relations(
    old: &Architecture,
    new: &Architecture,
    same: &Same<'_>,
    going: &mut Vec<PatchEdit>,
    coming: &mut Vec<PatchEdit>,
) {
    let held = (figures(old), figures(new));
    let mut ends: Vec<(&str, [Option<ElementRef<'_>>; 2])> = Vec::new();
    for before in old.elements() {
        let after = same.element(before.ix()).map(|ix| new.element_at(ix));
        let is_equal = |after| ties_are_equal(same, (before, &held.0), (after, &held.1));
        if !after.is_some_and(is_equal) {
            ends.push((before.id(), [Some(before), after]));
        }
    }
    let added = new.elements().filter(|e| old.element(e.id()).is_none());
    ends.extend(added.map(|e| (e.id(), [None, Some(e)])));
    ends.sort_unstable_by_key(|(id, _)| *id);
    for (_, [before, after]) in ends {
        relations_of((before, &held.0), (after, &held.1), going, coming);
    }
}

/// Whether two elements have the same relations in the same order, none of them with figures.
fn ties_are_equal(
    same: &Same<'_>,
    (old, old_figures): (ElementRef<'_>, &Figures<'_>),
    (new, new_figures): (ElementRef<'_>, &Figures<'_>),
) -> bool {
    let mut new = new.relations();
    let all_found = old.relations().all(|old| {
        let Some(new) = new.next() else {
            return false;
        };
        let same_end = match (old.end(), new.end()) {
            (End::Element(old), End::Element(new)) => same.element(old.ix()) == Some(new.ix()),
            (End::Organisation(old), End::Organisation(new)) => {
                same.organisation(old.ix()) == Some(new.ix())
            }
            _ => false,
        };
        same_end
            && old.kind() == new.kind()
            && !old_figures.contains_key(&old.ix())
            && !new_figures.contains_key(&new.ix())
            && same.fields(old.fields(), new.fields())
    });
    all_found && new.next().is_none()
}

fn relations_of<'a>(
    old: (Option<ElementRef<'a>>, &Figures<'a>),
    new: (Option<ElementRef<'a>>, &Figures<'a>),
    going: &mut Vec<PatchEdit>,
    coming: &mut Vec<PatchEdit>,
) {
    let (before, after) = (said(old.0, old.1), said(new.0, new.1));
    let none = Vec::new();
    let all: BTreeSet<&Ends<'_>> = before.keys().chain(after.keys()).collect();
    for ends in all {
        let lists = (
            before.get(ends).unwrap_or(&none),
            after.get(ends).unwrap_or(&none),
        );
        for said in minus(lists.0, lists.1) {
            going.extend(relation(ends, said, true));
        }
        for said in minus(lists.1, lists.0) {
            coming.extend(relation(ends, said, false));
        }
    }
}

/// What the first sorted list has and the second lacks.
fn minus<'s>(list: &'s [Said], other: &[Said]) -> Vec<&'s Said> {
    let mut other = other.iter().peekable();
    let mut out = Vec::new();
    for said in list {
        while other.next_if(|o| *o < said).is_some() {}
        if other.next_if(|o| *o == said).is_none() {
            out.push(said);
        }
    }
    out
}

fn relation(ends: &Ends<'_>, (fields, held): &Said, goes: bool) -> Option<PatchEdit> {
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

fn records(
    old: &Architecture,
    new: &Architecture,
    same: &Same<'_>,
    going: &mut Vec<PatchEdit>,
    late: &mut Vec<PatchEdit>,
) {
    type Name<'a> = (Table, &'a str, Option<&'a str>);
    fn all(arch: &Architecture) -> BTreeMap<Name<'_>, RecordRef<'_>> {
        // Figures of relations are part of the relation.
        Table::ALL
            .into_iter()
            .flat_map(|table| arch.records(table))
            .filter(|record| record.relation().is_none())
            .map(|r: RecordRef<'_>| ((r.table(), r.key(), r.holder()), r))
            .collect()
    }
    let (before, after) = (all(old), all(new));
    let names: BTreeSet<&Name<'_>> = before.keys().chain(after.keys()).collect();
    for name in names {
        let records = (before.get(name), after.get(name));
        if let (Some(before), Some(after)) = records
            && same.fields(before.fields(), after.fields())
        {
            continue;
        }
        let side = |record: &RecordRef<'_>| side(record.fields());
        let sides = (records.0.map(side), records.1.map(side));
        let target = Target::Record {
            table: name.0,
            key: name.1.to_owned(),
            holder: name.2.map(str::to_owned),
        };
        let list = if sides.1.is_none() {
            &mut *going
        } else {
            &mut *late
        };
        list.extend(edit(target, (sides.0.as_ref(), sides.1.as_ref())));
    }
}
