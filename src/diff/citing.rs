//! Who cites a policy: what governs something is no support that it falls with.

use super::{Change, Diff, impact};
use crate::diagnostic::Side;
use crate::model::{ElementRef, Layer, RelationKind, RelationRef};

/// The elements that a policy governs directly.
#[derive(Debug)]
pub(crate) struct Citing<'a> {
    /// Those of the earlier version, by layer and id.
    pub(crate) cited_by: Vec<ElementRef<'a>>,
    /// Those of them that go on and are governed by nothing else that is in force in the later version.
    pub(crate) left_without: Vec<ElementRef<'a>>,
    /// How many of them are no longer there themselves.
    pub(crate) gone: usize,
}

impl<'a> Diff<'a> {
    /// Who cites the policies that a change is about; `None` if it is about anything else, or adds something.
    /// O(relations of what is governed).
    pub(crate) fn citing(&self, change: &Change<'_>) -> Option<Citing<'a>> {
        let (side, _, origins) = impact::origins(self, change);
        let all_policies = origins.iter().all(|e| e.layer() == Layer::Policy);
        if side == Side::New || origins.is_empty() || !all_policies {
            return None;
        }
        let incoming = origins
            .iter()
            .flat_map(|policy| self.earlier_graph().incoming(*policy));
        let governed = incoming.filter(|r| r.kind() == RelationKind::GovernedBy);
        let mut cited_by: Vec<_> = governed.map(RelationRef::from).collect();
        cited_by.sort_by_key(|e| (e.layer(), e.id()));
        cited_by.dedup();
        let day = self.later().evaluation_date();
        let in_force = |r: &RelationRef<'a>| {
            r.is_there_on(day) && r.to().is_some_and(|policy| !policy.has_ended(day))
        };
        let is_governed = |e: ElementRef<'a>| {
            e.relations_of(RelationKind::GovernedBy)
                .any(|r| in_force(&r))
        };
        let is_left = |e: &&ElementRef<'a>| {
            let mut next = self.lineage().next(**e).peekable();
            next.peek().is_some() && !next.any(|e| is_governed(e) || e.lost_a_relation())
        };
        let left_without = cited_by.iter().filter(is_left).copied().collect();
        let gone = cited_by
            .iter()
            .filter(|e| self.lineage().next(**e).next().is_none())
            .count();
        Some(Citing {
            cited_by,
            left_without,
            gone,
        })
    }
}
