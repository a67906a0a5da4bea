//! What a graph of a day leaves out.

use crate::date::Date;
use crate::model::{Architecture, ElementRef, Field, RelationKind, RelationRef};

/// The elements and relations that have ended by a day, each list ascending. Mostly there are none.
#[derive(Debug, Default)]
pub(super) struct Ended {
    elements: Vec<u32>,
    relations: Vec<u32>,
}

impl Ended {
    /// O(elements + relations that state an end or a status).
    pub(super) fn on(arch: &Architecture, day: Option<Date>) -> Self {
        let elements = arch.elements().filter(|e| e.has_ended(day));
        let relations = [Field::Until, Field::Status].into_iter();
        let relations = relations.flat_map(|field| arch.relations_with(field));
        let relations = relations.filter(|relation| relation.has_ended(day));
        let mut relations: Vec<u32> = relations.map(RelationRef::ix).collect();
        relations.sort_unstable();
        relations.dedup();
        Self {
            elements: elements.map(ElementRef::ix).collect(),
            relations,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.elements.is_empty() && self.relations.is_empty()
    }

    fn element(&self, ix: u32) -> bool {
        self.elements.binary_search(&ix).is_ok()
    }

    /// Whether a relation has ended.
    pub(super) fn relation(&self, ix: u32) -> bool {
        self.relations.binary_search(&ix).is_ok()
    }

    /// Whether an element depends on another no more, whatever its relations say: it has ended. What depends on
    /// something that has ended still does, but a part that has ended is no part.
    pub(super) fn cuts(&self, from: u32, kind: RelationKind, to: u32) -> bool {
        !self.elements.is_empty()
            && (self.element(from) || kind == RelationKind::PartOf && self.element(to))
    }
}
