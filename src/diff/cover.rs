//! Whether relations of one version stand for one that only the other has.

use super::collect::Collector;
use super::fields::{self, Facts, FieldEdit};
use super::{Class, verdict};
use crate::diagnostic::Side;
use crate::model::Reading;
use crate::model::schema::RELATION;

/// Up to so many pairs are compared fact by fact; of more only a relation of the same facts stands for another, so that
/// the cost does not grow with their product.
const COMPARED: usize = 4_096;

/// Relations that may stand for what only the other version has.
pub(super) struct Cover<'a> {
    /// In which version the others are lost.
    lost_in: Side,
    /// What each says, sorted, and whether it is there.
    said: Vec<(Facts<'a>, bool)>,
    is_compared: bool,
}

impl<'a> Cover<'a> {
    /// Relations read from the same end as those that are lost, of which there are so many.
    pub(super) fn of(
        out: &Collector<'a, '_>,
        lost_in: Side,
        relations: &[Reading<'a>],
        lost: usize,
    ) -> Self {
        let day = out.day(lost_in.other());
        let said = relations.iter().filter(|_| lost > 0).map(|reading| {
            let is_there = reading.relation().is_there_on(day);
            (Facts::read(*reading), is_there)
        });
        let mut said: Vec<_> = said.collect();
        said.sort_by(|a, b| (&a.0.list, a.1).cmp(&(&b.0.list, b.1)));
        Self {
            lost_in,
            is_compared: lost.saturating_mul(said.len()) <= COMPARED,
            said,
        }
    }

    /// Whether one says as much as the lost one: the same act and data, and nothing of it weaker.
    pub(super) fn holds(&self, out: &Collector<'a, '_>, lost: Reading<'a>) -> bool {
        let was_there = lost.relation().is_there_on(out.day(self.lost_in));
        let facts = Facts::read(lost);
        let candidates = if self.is_compared {
            self.said.as_slice()
        } else {
            let first = self
                .said
                .partition_point(|(said, _)| said.list < facts.list);
            let after = self
                .said
                .partition_point(|(said, _)| said.list <= facts.list);
            // Of equals those that are there come last.
            let first = first.max(after.saturating_sub(1));
            self.said.get(first..after).unwrap_or_default()
        };
        candidates
            .iter()
            .any(|(said, is_there)| (*is_there || !was_there) && !self.weakens(out, &facts, said))
    }

    /// Whether anything of the lost one is weaker in the other, or not known.
    fn weakens(&self, out: &Collector<'a, '_>, lost: &Facts<'a>, said: &Facts<'a>) -> bool {
        let (here, there) = (self.lost_in, self.lost_in.other());
        let same = |a: &[_], b: &[_]| out.pass_same((here, a), (there, b));
        let (edits, doubts) = fields::edits(lost, said, [false; 2], same);
        let breaks = |edit: &FieldEdit<'_>| {
            !fields::tells_end(edit.field)
                && verdict::field(edit, RELATION, true).0 == Class::Breaking
        };
        !doubts.is_empty() || edits.iter().any(breaks)
    }
}
