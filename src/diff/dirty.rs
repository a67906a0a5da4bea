//! Which elements need a closer look.
//!
//! Most of two versions is equal: nearly every element goes on alone, word for word and with the same relations.
//! That is found out in one pass, from the rows as they lie in memory.

use super::lineage::{Groups, Next};
use super::same::Same;
use crate::model::store::{ElementRow, RelationRow, Store};

/// The old elements of which something may have changed, ascending.
#[derive(Debug, Default)]
pub(super) struct Dirty {
    /// The element itself: those that go on.
    pub(super) elements: Vec<u32>,
    /// Its relations: the first of each group.
    pub(super) relations: Vec<u32>,
}

impl Dirty {
    /// O(fields).
    pub(super) fn of((old, new): (&Store, &Store), groups: &Groups, same: &Same<'_>) -> Self {
        let far = |old, new| groups.number_of_old(old) == groups.number_of_new(new);
        let relation = |(old, new): (&RelationRow, &RelationRow)| same.relation(old, new, far);
        // Whether the relations are the same in the same order, and nothing of them was refused.
        let relations = |before: &ElementRow, after: &ElementRow| {
            let (olds, news) = (old.relations(before), new.relations(after));
            olds.len() == news.len() && olds.iter().zip(news).all(relation)
        };
        let mut dirty = Self::default();
        let olds = (0..).zip(groups.olds()).zip(&old.elements);
        for ((ix, (group, next)), before) in olds {
            let (is_same, is_tied_same) = match next {
                Next::Nothing => continue,
                Next::Entangled => (false, ix != group),
                Next::One(next) => {
                    let Some(after) = new.elements.get(next as usize) else {
                        continue;
                    };
                    (same.element_fields(before, after), relations(before, after))
                }
            };
            if !is_same {
                dirty.elements.push(ix);
            }
            if !is_tied_same {
                dirty.relations.push(ix);
            }
        }
        dirty
    }
}
