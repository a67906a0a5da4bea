//! Whether relations of one version stand for one that only the other has.

use super::collect::Collector;
use super::fields::{self, Facts, FieldEdit};
use super::{Class, verdict};
use crate::diagnostic::Side;
use crate::model::schema::RELATION;
use crate::model::{Field, Reading, Value};

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
        let day = match lost_in {
            Side::Old => out.days.new,
            Side::New => out.days.old,
        };
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
        let day = match self.lost_in {
            Side::Old => out.days.old,
            Side::New => out.days.new,
        };
        let was_there = lost.relation().is_there_on(day);
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
        let same = |a: &[Value<'_>], b: &[Value<'_>]| match self.lost_in {
            Side::Old => same_route(out, a, b),
            Side::New => same_route(out, b, a),
        };
        let (edits, doubts) = fields::edits(lost, said, [false; 2], same);
        let breaks = |edit: &FieldEdit<'_>| {
            !matches!(edit.field, Field::Status | Field::Until)
                && verdict::field(edit, RELATION, true).0 == Class::Breaking
        };
        !doubts.is_empty() || edits.iter().any(breaks)
    }
}

/// Whether two routes pass the same platforms, whatever they are called on either side.
pub(super) fn same_route(out: &Collector<'_, '_>, old: &[Value<'_>], new: &[Value<'_>]) -> bool {
    let groups = out.lineage.groups();
    let same = |(old, new): (&Value<'_>, &Value<'_>)| match (old, new) {
        (Value::Text(old), Value::Text(new)) => {
            let old = out.old.element(old).map(|e| groups.number_of_old(e.ix()));
            let new = out.new.element(new).map(|e| groups.number_of_new(e.ix()));
            old == new
        }
        (old, new) => old == new,
    };
    old.len() == new.len() && old.iter().zip(new).all(same)
}
