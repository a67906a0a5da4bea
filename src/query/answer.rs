//! What a condition says of all elements at once: which it selects, and of which it is not known.

use crate::graph::ElementSet;
use crate::model::{Architecture, ElementRef};

/// What a condition says of elements.
#[derive(Clone, Debug)]
pub(crate) struct Answer<'a> {
    /// Those it selects: what is not known counts as not said, and `not` turns that round.
    pub(crate) selected: ElementSet<'a>,
    /// Those that meet it whatever is not known turns out to be.
    pub(crate) sure: ElementSet<'a>,
    /// Those that may meet it, the sure ones included.
    pub(crate) possible: ElementSet<'a>,
}

impl<'a> Answer<'a> {
    /// That nothing meets the condition.
    pub(super) fn none(arch: &'a Architecture) -> Self {
        Self::of(ElementSet::empty(arch))
    }

    /// That these meet it, and no others.
    pub(super) fn of(set: ElementSet<'a>) -> Self {
        Self {
            selected: set.clone(),
            sure: set.clone(),
            possible: set,
        }
    }

    /// From what is known of each element in turn. O(elements).
    pub(super) fn by_element(
        arch: &'a Architecture,
        among: &ElementSet<'a>,
        truth: impl Fn(ElementRef<'a>) -> Option<bool>,
    ) -> Self {
        let mut met = ElementSet::empty(arch);
        let mut possible = ElementSet::empty(arch);
        for element in among.iter() {
            match truth(element) {
                Some(true) => {
                    met.insert(element);
                    possible.insert(element);
                }
                None => {
                    possible.insert(element);
                }
                Some(false) => {}
            }
        }
        Self {
            selected: met.clone(),
            sure: met,
            possible,
        }
    }

    /// What it says of some elements only.
    pub(super) fn within(self, among: &ElementSet<'a>) -> Self {
        Self {
            selected: self.selected.intersection(among),
            sure: self.sure.intersection(among),
            possible: self.possible.intersection(among),
        }
    }

    /// The elements that further conditions can still say something of.
    pub(super) fn open(&self) -> ElementSet<'a> {
        self.selected.union(&self.possible)
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        Self {
            selected: self.selected.intersection(&other.selected),
            sure: self.sure.intersection(&other.sure),
            possible: self.possible.intersection(&other.possible),
        }
    }

    pub(super) fn or(&self, other: &Self) -> Self {
        Self {
            selected: self.selected.union(&other.selected),
            sure: self.sure.union(&other.sure),
            possible: self.possible.union(&other.possible),
        }
    }

    /// What the opposite says of some elements.
    pub(super) fn not(&self, among: &ElementSet<'a>) -> Self {
        Self {
            selected: among.difference(&self.selected),
            sure: among.difference(&self.possible),
            possible: among.difference(&self.sure),
        }
    }

    /// Those of which it is not known.
    pub(crate) fn undecided(&self) -> ElementSet<'a> {
        self.possible.difference(&self.sure)
    }
}
