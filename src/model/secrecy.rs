//! State secrets: what may carry them, and how much that is. A value that could not be read may be the one that says so.

use super::element::ElementRef;
use super::field::Field;
use super::relation::RelationRef;
use super::token::Information;

/// How much of an architecture is left out because it may carry state secrets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// Elements.
    pub elements: usize,
    /// Relations, those of the elements that are left out included.
    pub relations: usize,
}

#[cfg(feature = "draw")]
impl LeftOut {
    /// What may not be public. O(elements + relations).
    pub(crate) fn of(arch: &super::Architecture) -> Self {
        let elements = arch.elements().filter(|e| e.may_hold_state_secrets());
        let relations = arch.relations().filter(|r| r.touches_state_secrets());
        Self {
            elements: elements.count(),
            relations: relations.count(),
        }
    }
}

impl ElementRef<'_> {
    /// Whether it processes state secrets, or may.
    pub(crate) fn may_hold_state_secrets(self) -> bool {
        self.information()
            .any(|held| held == Information::StateSecret)
            || self.fields().was_refused(Field::Information)
    }
}

impl RelationRef<'_> {
    /// Whether it carries state secrets itself, or may.
    pub(crate) fn may_carry_state_secrets(self) -> bool {
        self.is_state_secret() || self.fields().was_refused(Field::StateSecret)
    }

    /// Whether it may carry some, or ends at or passes what may hold some.
    pub(crate) fn touches_state_secrets(self) -> bool {
        self.may_carry_state_secrets()
            || self.from().may_hold_state_secrets()
            || self.to().is_some_and(ElementRef::may_hold_state_secrets)
            || self.hops().any(ElementRef::may_hold_state_secrets)
    }
}
