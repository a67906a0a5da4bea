//! What bears the same key in both versions, and whether it says the same word for word.
//!
//! Most of two versions is equal. That is seen here from the columns alone: values are compared where they lie,
//! and what is equal is never brought into another form.

use super::pairing::{NONE, Versions};
use crate::model::store::{Cell, ElementRow, Prop, RelationRow, Slice, Str, Target};
use crate::model::{Architecture, Field, Fields, Table};

/// The rows of two versions, paired by their keys.
#[derive(Debug)]
pub(crate) struct Same<'a> {
    versions: Versions<'a>,
    /// By old row: the new row of the same key.
    elements: Vec<u32>,
    /// By new row: the old one.
    back: Vec<u32>,
    organisations: Vec<u32>,
    sources: Vec<u32>,
}

impl<'a> Same<'a> {
    /// O(n): a key is looked up only where something came, went or was moved.
    pub(crate) fn of(old: &'a Architecture, new: &'a Architecture) -> Self {
        Self::passing(old, new, |_, _, _| {})
    }

    /// The same, and of each element of the same id, ascending by the old one, what of it is alike: texts are far
    /// apart in memory, and to look at the id brings in the others.
    pub(super) fn with_words(
        old: &'a Architecture,
        new: &'a Architecture,
    ) -> (Self, Vec<Option<Alike>>) {
        let mut alike = Vec::with_capacity(old.element_count());
        let same = Self::passing(old, new, |same, old, new| {
            alike.push(same.alike(old, new));
        });
        (same, alike)
    }

    /// `found` is called for each element that both have, when nothing is known of elements yet.
    fn passing(
        old: &'a Architecture,
        new: &'a Architecture,
        mut found: impl FnMut(&Self, u32, u32),
    ) -> Self {
        let versions = Versions {
            old: old.store(),
            new: new.store(),
        };
        let mut this = Self {
            versions,
            elements: Vec::new(),
            back: vec![NONE; new.element_count()],
            organisations: versions.records(Table::Organisations),
            sources: versions.records(Table::Sources),
        };
        let elements = versions.elements(|old, new| found(&this, old, new));
        for (old, new) in (0..).zip(&elements) {
            if let Some(slot) = this.back.get_mut(*new as usize) {
                *slot = old;
            }
        }
        this.elements = elements;
        this
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
        let (old, new) = (old.props(), new.props());
        let mut both = old.iter().zip(new);
        old.len() == new.len() && both.all(|(a, b)| self.prop(*a, *b))
    }

    /// The same of two fields where they lie.
    #[inline]
    pub(super) fn prop(&self, old: Prop, new: Prop) -> bool {
        self.prop_but(old, new, &mut |old, new| self.element(old) == Some(new))
    }

    /// The same of an element's own fields, and its kind.
    pub(super) fn element_fields(&self, old: &ElementRow, new: &ElementRow) -> bool {
        self.element_but(old, new, &mut |old, new| self.element(old) == Some(new))
    }

    /// The same of a relation, but false where a value was refused. `far` says whether it leads to the same element.
    pub(super) fn relation(
        &self,
        old: &RelationRow,
        new: &RelationRow,
        far: impl FnMut(u32, u32) -> bool,
    ) -> bool {
        self.relation_but(old, new, far, &mut |old, new| {
            self.element(old) == Some(new)
        })
    }

    /// Whether fields that are alike but for the elements they refer to refer to the same.
    pub(super) fn references(&self, old: Slice, new: Slice) -> bool {
        self.props(old, new, |old, new| match old.cell() {
            Cell::Element(ix) => self.element(ix) == Some(new.place()),
            _ => true,
        })
    }

    fn alike(&self, old: u32, new: u32) -> Option<Alike> {
        if self.versions.are_written_alike(old, new) {
            return Some(Alike::Wholly);
        }
        let old = self.versions.old.elements.get(old as usize)?;
        let new = self.versions.new.elements.get(new as usize)?;
        let mut refers = false;
        let mut element = |_, _| {
            refers = true;
            true
        };
        let (olds, news) = (
            self.versions.old.relations(old),
            self.versions.new.relations(new),
        );
        let fields = self.element_but(old, new, &mut element);
        let relations = olds.len() == news.len()
            && olds
                .iter()
                .zip(news)
                .all(|(old, new)| self.relation_but(old, new, |_, _| true, &mut element));
        Some(Alike::ButForElements {
            fields,
            relations,
            refers,
        })
    }

    fn element_but(
        &self,
        old: &ElementRow,
        new: &ElementRow,
        element: &mut impl FnMut(u32, u32) -> bool,
    ) -> bool {
        let (before, after) = (old.kind, new.kind);
        before == after && self.props(old.props, new.props, |a, b| self.prop_but(a, b, element))
    }

    fn relation_but(
        &self,
        old: &RelationRow,
        new: &RelationRow,
        mut far: impl FnMut(u32, u32) -> bool,
        element: &mut impl FnMut(u32, u32) -> bool,
    ) -> bool {
        let same_end = match (old.to(), new.to()) {
            (Target::Element(old), Target::Element(new)) => far(old, new),
            (Target::Organisation(old), Target::Organisation(new)) => {
                self.organisation(old) == Some(new)
            }
            _ => false,
        };
        let (before, after) = (old.kind, new.kind);
        let whole = |a: Prop, b| a.field != Field::Refused && self.prop_but(a, b, element);
        same_end && before == after && self.props(old.props, new.props, whole)
    }

    fn props(&self, old: Slice, new: Slice, mut same: impl FnMut(Prop, Prop) -> bool) -> bool {
        let (old, new) = (self.versions.old.props(old), self.versions.new.props(new));
        let mut both = old.iter().zip(new);
        old.len() == new.len() && both.all(|(old, new)| same(*old, *new))
    }

    /// `element` says whether two fields refer to the same element.
    #[inline]
    fn prop_but(&self, old: Prop, new: Prop, element: &mut impl FnMut(u32, u32) -> bool) -> bool {
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
                self.versions.old.bytes(text) == self.versions.new.bytes(other)
            }
            Cell::Organisation(ix) => at(&self.organisations, ix) == Some(place),
            Cell::Source(ix) => at(&self.sources, ix) == Some(place),
            Cell::Element(ix) => element(ix, place),
            Cell::Date(_) | Cell::Number(_) | Cell::Token(_) | Cell::Flag => old.place() == place,
        }
    }
}

/// What of an element and its relations is alike, before it is known which elements are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alike {
    /// All: the ids of all that is referred to are the same.
    Wholly,
    /// What elements are referred to, and where the relations lead, is not looked at.
    ButForElements {
        /// The kind and the fields.
        fields: bool,
        /// The relations, in the same order, of which nothing was refused.
        relations: bool,
        /// Whether any field, also of the relations, refers to an element.
        refers: bool,
    },
}

fn at(rows: &[u32], old: u32) -> Option<u32> {
    rows.get(old as usize).copied().filter(|new| *new != NONE)
}
