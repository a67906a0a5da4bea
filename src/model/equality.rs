//! When two architectures say the same.

use super::reading::{self, CanonicalFacts};
use super::store::{Holder, Store};
use super::{Architecture, Field, RelationKind, Table, Value};

/// Order of elements, relations and sets does not matter; the order of a route does.
impl PartialEq for Architecture {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.store(), other.store());
        if a.elements.len() != b.elements.len() || a.relations.len() != b.relations.len() {
            return false;
        }
        self.id() == other.id()
            && facts(self.fields().iter()) == facts(other.fields().iter())
            && Table::ALL
                .iter()
                .all(|&table| tables(a, self, table) == tables(b, other, table))
            && self.elements().all(|mine| {
                other.element(mine.id()).is_some_and(|theirs| {
                    mine.kind() == theirs.kind()
                        && facts(mine.fields().iter()) == facts(theirs.fields().iter())
                        && relations(self, mine.ix()) == relations(other, theirs.ix())
                })
            })
            && symmetric(self) == symmetric(other)
    }
}

impl Eq for Architecture {}

type Facts<'a> = Vec<(Field, Value<'a>)>;

/// The fields with the items of each set sorted.
fn facts<'a>(fields: impl Iterator<Item = (Field, Value<'a>)>) -> Facts<'a> {
    let mut facts: Facts<'a> = fields.collect();
    reading::sort(&mut facts);
    facts
}

/// The relations of an element that are not symmetric.
fn relations(arch: &Architecture, element: u32) -> Vec<(RelationKind, &str, CanonicalFacts<'_>)> {
    let relations = arch.element_at(element).relations();
    let mut out: Vec<_> = relations
        .filter(|r| !r.kind().is_symmetric())
        .map(|r| (r.kind(), r.end().id(), reading::canonical_facts(r)))
        .collect();
    out.sort();
    out
}

/// The symmetric ones of the whole document: they belong to both of their ends.
fn symmetric(arch: &Architecture) -> Vec<(RelationKind, &str, &str, CanonicalFacts<'_>)> {
    let relations = arch.relations().filter(|r| r.kind().is_symmetric());
    let mut out: Vec<_> = relations
        .map(|r| {
            let reading = r.canonical();
            let (from, to) = (reading.from().id(), reading.end().id());
            (r.kind(), from, to, reading::canonical_facts(r))
        })
        .collect();
    out.sort();
    out
}

fn tables<'a>(
    store: &'a Store,
    arch: &'a Architecture,
    table: Table,
) -> Vec<(&'a str, Option<&'a str>, Facts<'a>)> {
    let mut out: Vec<_> = arch
        .records(table)
        .zip(&store.records[table])
        .map(|(record, row)| {
            let holder = match row.holder {
                Holder::Document => None,
                Holder::Element(ix, 0) => Some(store.element_id(ix)),
                // Of a symmetric relation, whichever end it is written at.
                Holder::Element(_, relation) => {
                    let relation = arch.relation_at(relation.saturating_sub(1));
                    Some(relation.canonical().from().id())
                }
            };
            (record.key(), holder, facts(record.fields().iter()))
        })
        .collect();
    out.sort();
    out
}
