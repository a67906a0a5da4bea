//! Relations that are written but could not be read: nothing is concluded from their absence.

use std::collections::HashMap;

use crate::framework::{Cell, Framework};
use crate::model::{
    Architecture, ElementRef, Kind, Layer, RelationKind, Subject, UnreadPart, schema::ELEMENT,
};
use crate::suggest::nearest;

/// A set of relation kinds.
type Kinds = u32;

const ALL: Kinds = Kinds::MAX;

fn bit(kind: RelationKind) -> Kinds {
    1_u32.wrapping_shl(kind as u32)
}

fn bits(kinds: &[RelationKind]) -> Kinds {
    kinds.iter().fold(0, |all, kind| all | bit(*kind))
}

/// The relations that the reader lost, by the elements that state them.
#[derive(Debug, Default)]
pub(crate) struct LostRelations {
    /// What each element lost, by its number.
    by: HashMap<usize, Kinds>,
    /// How many elements of a kind lost which relations.
    of_kind: HashMap<(Kind, Kinds), usize>,
}

impl LostRelations {
    /// O(elements), and O(unread parts) if anything was lost.
    pub(super) fn of(arch: &Architecture) -> Self {
        let losers: Vec<_> = arch.elements().filter(|e| e.lost_a_relation()).collect();
        if losers.is_empty() {
            return Self::default();
        }
        let mut named: HashMap<&str, Kinds> = HashMap::new();
        for part in arch.unread().parts() {
            let (id, kinds) = match part {
                UnreadPart::Relation { from, kind, .. } => (from.as_str(), bit(*kind)),
                UnreadPart::Field {
                    of: Subject::Element(id),
                    key,
                } => (&**id, meant_by(key)),
                UnreadPart::File { .. }
                | UnreadPart::Section { .. }
                | UnreadPart::Element { .. }
                | UnreadPart::Record { .. }
                | UnreadPart::Field { .. } => continue,
            };
            *named.entry(id).or_default() |= kinds;
        }
        let uncounted = arch.unread().omitted() > 0;
        let lost = |e: &ElementRef<'_>| match named.get(e.id()) {
            Some(kinds) if *kinds != 0 && !uncounted => *kinds,
            _ => ALL,
        };
        let mut all = Self::default();
        for loser in &losers {
            let kinds = lost(loser);
            all.by.insert(loser.index(), kinds);
            *all.of_kind.entry((loser.kind(), kinds)).or_default() += 1;
        }
        all
    }

    /// Whether an element of one of the layers lost a relation of one of the kinds.
    pub(super) fn in_layers(&self, layers: &[Layer], kinds: &[RelationKind]) -> bool {
        let wanted = bits(kinds);
        let mut losers = self.of_kind.keys();
        losers.any(|(of, lost)| lost & wanted != 0 && layers.contains(&of.layer()))
    }

    /// Whether the element itself lost a relation of one of the kinds.
    pub(super) fn at(&self, element: ElementRef<'_>, kinds: &[RelationKind]) -> bool {
        let lost = self.by.get(&element.index());
        lost.is_some_and(|lost| lost & bits(kinds) != 0)
    }

    /// Whether a lost relation, of whatever kind, may have led to the element. It is none of its own.
    pub(super) fn may_reach(&self, framework: &Framework, element: ElementRef<'_>) -> bool {
        let own = self.by.get(&element.index());
        let own = own.map(|lost| (element.kind(), *lost));
        self.of_kind.iter().any(|(of, count)| {
            let (from, lost) = *of;
            *count > usize::from(own == Some(*of))
                && RelationKind::ALL.into_iter().any(|kind| {
                    lost & bit(kind) != 0
                        && framework.relation(from, kind, element.kind()).cell != Cell::Forbidden
                })
        })
    }
}

/// The relations that an unread key of an element may have been meant as.
fn meant_by(key: &str) -> Kinds {
    let keys = RelationKind::ALL.into_iter().map(RelationKind::key);
    match nearest(key, keys).and_then(RelationKind::from_key) {
        Some(kind) => bit(kind),
        // A field that is known is no relation.
        None if ELEMENT.iter().any(|spec| key.starts_with(spec.key)) => 0,
        None => ALL,
    }
}
