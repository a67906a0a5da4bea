//! What bears the same key in both versions, and whether it says the same word for word.
//!
//! Most of two versions is equal. That is seen here from the columns alone: values are compared where they lie,
//! and what is equal is never brought into another form.

use super::pairing::{self, NONE};
use crate::model::store::{Cell, ElementRow, Prop, RelationRow, Slice, Store, Str, Target};
use crate::model::{Architecture, Field, Fields, Table};

/// The rows of two versions, paired by their keys.
#[derive(Debug)]
pub(crate) struct Same<'a> {
    old: &'a Store,
    new: &'a Store,
    /// By old row: the new row of the same key.
    elements: Vec<u32>,
    /// By new row: the old one.
    back: Vec<u32>,
    organisations: Vec<u32>,
    sources: Vec<u32>,
}

impl<'a> Same<'a> {
    /// O(n).
    pub(crate) fn of(old: &'a Architecture, new: &'a Architecture) -> Self {
        let (old, new) = (old.store(), new.store());
        let elements = pairing::elements(old, new);
        let mut back = vec![NONE; new.elements.len()];
        for (old, new) in (0..).zip(&elements) {
            if let Some(slot) = back.get_mut(*new as usize) {
                *slot = old;
            }
        }
        Self {
            old,
            new,
            elements,
            back,
            organisations: pairing::records(Table::Organisations, old, new),
            sources: pairing::records(Table::Sources, old, new),
        }
    }

    /// The new element of the same id.
    pub(super) fn element(&self, old: u32) -> Option<u32> {
        at(&self.elements, old)
    }

    /// By old element: the new one of the same id, or [`NONE`].
    pub(super) fn elements(&self) -> &[u32] {
        &self.elements
    }

    /// By new element: the old one of the same id, or [`NONE`].
    pub(super) fn back(&self) -> &[u32] {
        &self.back
    }

    /// The new organisation of the same key.
    pub(super) fn organisation(&self, old: u32) -> Option<u32> {
        at(&self.organisations, old)
    }

    /// By old organisation: the new one of the same key, or [`NONE`].
    pub(super) fn organisations(&self) -> &[u32] {
        &self.organisations
    }

    /// Whether all fields are the same in the same order, what was refused included. If not, they may still
    /// mean the same.
    pub(crate) fn fields(&self, old: Fields<'_>, new: Fields<'_>) -> bool {
        self.all(old.props(), new.props())
    }

    /// The same of an element's own fields, and its kind.
    pub(super) fn element_fields(&self, old: &ElementRow, new: &ElementRow) -> bool {
        old.kind == new.kind && self.slices(old.props, new.props)
    }

    /// The same of a relation, but false where a value was refused. `far` says whether it leads to the same element.
    pub(super) fn relation(
        &self,
        old: &RelationRow,
        new: &RelationRow,
        far: impl FnOnce(u32, u32) -> bool,
    ) -> bool {
        let same_end = match (old.to(), new.to()) {
            (Target::Element(old), Target::Element(new)) => far(old, new),
            (Target::Organisation(old), Target::Organisation(new)) => {
                self.organisation(old) == Some(new)
            }
            _ => false,
        };
        let is_whole = |prop: &Prop| prop.field != Field::Refused;
        let (before, after) = (old.kind, new.kind);
        same_end
            && before == after
            && self.old.props(old.props).iter().all(is_whole)
            && self.slices(old.props, new.props)
    }

    fn slices(&self, old: Slice, new: Slice) -> bool {
        self.all(self.old.props(old), self.new.props(new))
    }

    fn all(&self, old: &[Prop], new: &[Prop]) -> bool {
        let mut both = old.iter().zip(new);
        old.len() == new.len() && both.all(|(old, new)| self.prop(*old, *new))
    }

    /// The same of one field.
    #[inline]
    pub(super) fn prop(&self, old: Prop, new: Prop) -> bool {
        if old.shape() != new.shape() {
            return false;
        }
        let place = new.place();
        match old.cell() {
            Cell::Text(text) | Cell::Pair(text) => {
                let other = Str {
                    start: place,
                    ..text
                };
                self.old.bytes(text) == self.new.bytes(other)
            }
            Cell::Organisation(ix) => at(&self.organisations, ix) == Some(place),
            Cell::Source(ix) => at(&self.sources, ix) == Some(place),
            Cell::Element(ix) => self.element(ix) == Some(place),
            Cell::Date(_) | Cell::Number(_) | Cell::Token(_) | Cell::Flag => old.place() == place,
        }
    }
}

fn at(rows: &[u32], old: u32) -> Option<u32> {
    rows.get(old as usize).copied().filter(|new| *new != NONE)
}
