//! Making a patch of a comparison.

use std::collections::{BTreeMap, BTreeSet};

use super::relations::relations;
use super::sides::{edit, side};
use super::{ID, KIND, Patch, PatchAction, PatchEdit, SECTION, Target, Values};
use crate::diff::{Diff, Fate};
use crate::error::Error;
use crate::model::{Architecture, ElementRef, RecordRef, Table};

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

/// The edits between two versions in which the same id means the same. Relations and entries go before the
/// elements they hang on, and come after them.
fn between(old: &Architecture, new: &Architecture, edits: &mut Vec<PatchEdit>) {
    let (mut coming, mut late) = (Vec::new(), Vec::new());
    relations(old, new, edits, &mut coming);
    records(old, new, edits, &mut late);
    elements(old, new, edits);
    // Relations may point to organisations that come, too.
    edits.append(&mut late);
    edits.append(&mut coming);
    let (mut before, mut after) = (side(old.fields()), side(new.fields()));
    before.insert(ID.to_owned(), vec![old.id().to_owned()]);
    after.insert(ID.to_owned(), vec![new.id().to_owned()]);
    edits.extend(edit(Target::Document, (Some(&before), Some(&after))));
}

fn elements(old: &Architecture, new: &Architecture, edits: &mut Vec<PatchEdit>) {
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
            before.kind() == element.kind() && before.fields().says_the_same(element.fields())
        };
        if before.is_some_and(is_equal) {
            continue;
        }
        let before = before.map(of);
        let target = Target::Element(element.id().to_owned());
        edits.extend(edit(target, (before.as_ref(), Some(&of(element)))));
    }
}

fn records(
    old: &Architecture,
    new: &Architecture,
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
            && before.fields().says_the_same(after.fields())
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
