//! Sets of elements, iterated in document order.

use fixedbitset::FixedBitSet;

use crate::model::{Architecture, ElementRef};

/// A set of elements of one architecture. Iterates in document order.
#[derive(Clone)]
pub struct ElementSet<'a> {
    arch: &'a Architecture,
    bits: FixedBitSet,
}

impl std::fmt::Debug for ElementSet<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set()
            .entries(self.iter().map(ElementRef::id))
            .finish()
    }
}

impl<'a> ElementSet<'a> {
    /// The set without elements.
    pub fn empty(arch: &'a Architecture) -> Self {
        Self {
            arch,
            bits: FixedBitSet::with_capacity(arch.element_count()),
        }
    }

    /// Adds an element of the same architecture; whether it was new.
    pub fn insert(&mut self, element: ElementRef<'a>) -> bool {
        !self.bits.put(element.index())
    }

    /// Whether the element is in the set.
    pub fn contains(&self, element: ElementRef<'_>) -> bool {
        self.bits.contains(element.index())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.bits.count_ones(..)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bits.is_clear()
    }

    /// The elements, in document order.
    pub fn iter(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        self.bits.ones().map(|ix| self.arch.element_at(ix as u32))
    }
}
