//! Which elements need a closer look.
//!
//! Most of two versions is equal: nearly every element goes on alone, word for word and with the same relations.
//! That is found out in one pass, from the rows as they lie in memory.

use super::lineage::{Groups, Next};
use super::same::Same;
use crate::model::store::{ElementRow, RelationRow, Store, Target};

/// The old elements of which something may have changed, ascending.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// The element itself: those that go on.
    pub(super) elements: Vec<u32>,
    /// Its relations: the first of each group.
    pub(super) relations: Vec<u32>,
}

impl Touched {
    /// O(fields).
    pub(super) fn of(old: &Store, new: &Store, groups: &Groups, same: &Same<'_>) -> Self {
        let here = Comparison {
            old,
            new,
            groups,
            same,
        };
        let mut touched = Self::default();
        let olds = (0..).zip(groups.olds()).zip(&old.elements);
        for ((ix, (group, next)), before) in olds {
            let (is_same, is_tied_same) = match next {
                Next::Nothing => continue,
                Next::Entangled => (false, ix != group),
                Next::One(next) => match new.elements.get(next as usize) {
                    Some(after) => (here.elements(before, after), here.relations(before, after)),
                    None => continue,
                },
            };
            if !is_same {
                touched.elements.push(ix);
            }
            if !is_tied_same {
                touched.relations.push(ix);
            }
        }
        touched
    }
}

struct Comparison<'c> {
    old: &'c Store,
    new: &'c Store,
    groups: &'c Groups,
    same: &'c Same<'c>,
}

impl Comparison<'_> {
    fn elements(&self, old: &ElementRow, new: &ElementRow) -> bool {
        let (before, after) = (old.kind, new.kind);
        let (olds, news) = (self.old.props(old.props), self.new.props(new.props));
        before == after && self.same.props(olds, news)
    }

    /// Whether the relations are the same in the same order, and nothing of them was refused.
    fn relations(&self, old: &ElementRow, new: &ElementRow) -> bool {
        let (olds, news) = (self.old.relations(old), self.new.relations(new));
        let mut both = olds.iter().zip(news);
        olds.len() == news.len() && both.all(|(old, new)| self.relation(old, new))
    }

    fn relation(&self, old: &RelationRow, new: &RelationRow) -> bool {
        let same_end = match (old.to(), new.to()) {
            (Target::Element(old), Target::Element(new)) => {
                self.groups.number_of_old(old) == self.groups.number_of_new(new)
            }
            (Target::Organisation(old), Target::Organisation(new)) => {
                self.same.organisation(old) == Some(new)
            }
            _ => false,
        };
        let (before, after) = (old.kind, new.kind);
        let (olds, news) = (self.old.props(old.props), self.new.props(new.props));
        same_end && before == after && self.same.whole_props(olds, news)
    }
}
