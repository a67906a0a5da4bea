//! State secrets: what may carry them, and how much that is. A value that could not be read may be the one that says so.

use std::collections::BTreeSet;

use super::architecture::Architecture;
use super::element::ElementRef;
use super::field::Field;
use super::relation::RelationRef;
use super::relation_kind::RelationKind;
use super::subject::Subject;
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
    pub(crate) fn of(arch: &Architecture) -> Self {
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

/// What versions that are told together keep secret: what one of them does, the others must not tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SecretParts {
    elements: BTreeSet<Box<str>>,
    /// Whatever they say: what tells relations between the same two apart may differ from version to version.
    relations: BTreeSet<(RelationKind, Box<str>, Box<str>)>,
}

impl SecretParts {
    /// O(elements + relations).
    pub(crate) fn of<'a>(versions: impl IntoIterator<Item = &'a Architecture>) -> Self {
        let versions: Vec<_> = versions.into_iter().collect();
        let mut out = Self::default();
        for arch in &versions {
            let elements = arch.elements().filter(|e| e.may_hold_state_secrets());
            out.elements.extend(elements.map(|e| e.id().into()));
        }
        // The same thing under another id.
        for element in versions.iter().flat_map(|arch| arch.elements()) {
            let earlier: Vec<_> = element.fields().texts(Field::Succeeds).collect();
            if out.has(element.id()) || earlier.iter().any(|id| out.has(id)) {
                out.elements.extend(earlier.into_iter().map(Box::from));
                out.elements.insert(element.id().into());
            }
        }
        for arch in &versions {
            let relations = arch.relations().filter(|r| r.touches_state_secrets());
            out.relations
                .extend(relations.map(|r| key(r.kind(), r.from().id(), r.end().id())));
        }
        out
    }

    pub(crate) fn has(&self, id: &str) -> bool {
        self.elements.contains(id)
    }

    /// Whether a relation is one, or ends at or passes one.
    pub(crate) fn covers(&self, relation: RelationRef<'_>) -> bool {
        let (from, to) = (relation.from().id(), relation.end().id());
        self.ties(relation.kind(), from, to) || relation.hops().any(|hop| self.has(hop.id()))
    }

    /// Whether something is one, or a relation that ends at one.
    pub(crate) fn names(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Element(id) => self.has(id),
            Subject::Relation { from, kind, to, .. } => self.ties(*kind, from, to),
            Subject::Document | Subject::Section(_) | Subject::Record { .. } => false,
        }
    }

    fn ties(&self, kind: RelationKind, from: &str, to: &str) -> bool {
        self.has(from) || self.has(to) || self.relations.contains(&key(kind, from, to))
    }

    #[cfg(feature = "draw")]
    pub(crate) fn is_empty(&self) -> bool {
        self.elements.is_empty() && self.relations.is_empty()
    }
}

/// A relation by its ends, whichever one of two that are alike it is written at.
fn key(kind: RelationKind, from: &str, to: &str) -> (RelationKind, Box<str>, Box<str>) {
    let is_turned = kind.is_symmetric() && to < from;
    let (a, b) = if is_turned { (to, from) } else { (from, to) };
    (kind, a.into(), b.into())
}
