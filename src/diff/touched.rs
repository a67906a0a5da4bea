//! Which elements need a closer look.
//!
//! Most of two versions is equal: nearly every element goes on alone, word for word and with the same relations.
//! That is found out in one pass, from the rows as they lie in memory.

use super::lineage::{Groups, Next};
use super::same::{Alike, Same};
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
    /// O(fields). `alike` is what is known of the elements of the same id.
    pub(super) fn of(
        (old, new): (&Store, &Store),
        groups: &Groups,
        same: &Same<'_>,
        alike: Vec<Option<Alike>>,
    ) -> Self {
        let here = Comparison {
            old,
            new,
            groups,
            same,
        };
        let mut alike = alike.into_iter();
        let mut touched = Self::default();
        let olds = (0..).zip(groups.olds()).zip(&old.elements);
        for ((ix, (group, next)), before) in olds {
            let by_id = same.element(ix);
            let known = by_id.and_then(|_| alike.next()).flatten();
            let (is_same, is_tied_same) = match next {
                Next::Nothing => continue,
                Next::Entangled => (false, ix != group),
                Next::One(next) => {
                    let Some(after) = new.elements.get(next as usize) else {
                        continue;
                    };
                    match known.filter(|_| by_id == Some(next)) {
                        Some(Alike {
                            fields,
                            relations,
                            refers,
                        }) => (
                            fields && (!refers || same.references(before.props, after.props)),
                            relations
                                && here.ends(before, after)
                                && (!refers || here.references(before, after)),
                        ),
                        None => (
                            same.element_fields(before, after),
                            here.relations(before, after),
                        ),
                    }
                }
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
    /// Whether the relations are the same in the same order, and nothing of them was refused.
    fn relations(&self, old: &ElementRow, new: &ElementRow) -> bool {
        let same = |old: &RelationRow, new: &RelationRow| {
            self.same.relation(old, new, |old, new| self.far(old, new))
        };
        let (olds, news) = (self.old.relations(old), self.new.relations(new));
        olds.len() == news.len() && olds.iter().zip(news).all(|(old, new)| same(old, new))
    }

    /// The same of relations that are known to differ in nothing but where they lead.
    fn ends(&self, old: &ElementRow, new: &ElementRow) -> bool {
        let (olds, news) = (self.old.relations(old), self.new.relations(new));
        olds.iter()
            .zip(news)
            .all(|(old, new)| match (old.to(), new.to()) {
                (Target::Element(old), Target::Element(new)) => self.far(old, new),
                _ => true,
            })
    }

    /// The same of what they pass.
    fn references(&self, old: &ElementRow, new: &ElementRow) -> bool {
        let (olds, news) = (self.old.relations(old), self.new.relations(new));
        let mut both = olds.iter().zip(news);
        both.all(|(old, new)| self.same.references(old.props, new.props))
    }

    fn far(&self, old: u32, new: u32) -> bool {
        self.groups.number_of_old(old) == self.groups.number_of_new(new)
    }
}
