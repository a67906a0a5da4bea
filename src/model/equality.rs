//! When two architectures say the same.

use super::store::{Holder, Store};
use super::{Architecture, Field, Table, Value};

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
    }
}

impl Eq for Architecture {}

type Facts<'a> = Vec<(Field, Value<'a>)>;

/// The fields with the items of each set sorted.
fn facts<'a>(fields: impl Iterator<Item = (Field, Value<'a>)>) -> Facts<'a> {
    let mut facts: Facts<'a> = fields.collect();
    let ordered = |field: Field| field == Field::RouteHop;
    facts.sort_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| {
            if ordered(a.0) {
                std::cmp::Ordering::Equal
            } else {
                a.1.cmp(&b.1)
            }
        })
    });
    facts
}

type Relation<'a> = (super::RelationKind, &'a str, Facts<'a>, Vec<&'a str>);

fn relations(arch: &Architecture, element: u32) -> Vec<Relation<'_>> {
    let mut out: Vec<_> = arch
        .element_at(element)
        .relations()
        .map(|r| {
            let mut held: Vec<_> = r.indicators().map(|i| i.key()).collect();
            held.sort_unstable();
            (r.kind(), r.end().id(), facts(r.fields().iter()), held)
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
                Holder::Element(ix, _) => Some(store.element_id(ix)),
            };
            (record.key(), holder, facts(record.fields().iter()))
        })
        .collect();
    out.sort();
    out
}
