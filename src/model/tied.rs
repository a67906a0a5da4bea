//! Which elements others tie themselves to by relations that belong to both ends.

use fixedbitset::FixedBitSet;

use super::{Architecture, ElementRef, RelationKind};

/// The far ends of symmetric relations, by kind. O(relations).
#[derive(Clone, Debug)]
pub(super) struct Tied {
    connects: FixedBitSet,
    exchanges: FixedBitSet,
}

impl Tied {
    pub(super) fn of(arch: &Architecture) -> Self {
        let of_kind = |wanted: RelationKind| {
            let mut set = FixedBitSet::with_capacity(arch.element_count());
            let ends = arch.ends().filter(|(_, kind, _)| *kind == wanted);
            set.extend(ends.filter_map(|(.., to)| to).map(|to| to as usize));
            set
        };
        Self {
            connects: of_kind(RelationKind::Connects),
            exchanges: of_kind(RelationKind::Exchanges),
        }
    }

    fn has(&self, kind: RelationKind, element: u32) -> bool {
        let set = match kind {
            RelationKind::Connects => &self.connects,
            RelationKind::Exchanges => &self.exchanges,
            _ => return false,
        };
        set.contains(element as usize)
    }
}

impl ElementRef<'_> {
    /// Whether it has a relation of a kind: one that is written at it, or a symmetric one written at the other end.
    pub fn has_relation(self, kind: RelationKind) -> bool {
        let written = || self.relations_of(kind).next().is_some();
        let tied = || self.architecture().tied().has(kind, self.ix());
        written() || (kind.is_symmetric() && tied())
    }
}
