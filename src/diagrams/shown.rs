//! What is shown of an architecture.

use std::collections::BTreeSet;

use crate::model::{Architecture, ElementRef, Information, RelationRef};

/// What is shown of an architecture: everything, or only some of it.
///
/// ```
/// use justarch::diagrams::Shown;
/// use justarch::{ApplicationKind, Architecture, Field, FrameworkVersion};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("app", ApplicationKind::Application, "Phần mềm")?;
/// b.element("vault", ApplicationKind::Application, "Kho")?.add(Field::Information, "state-secret")?;
/// let arch = b.build()?;
/// let shown = Shown::public();
/// assert!(shown.has(arch.element("app").unwrap()) && !shown.has(arch.element("vault").unwrap()));
/// assert_eq!(shown.left_out(&arch).elements, 1);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    ids: Option<BTreeSet<Box<str>>>,
    is_public: bool,
}

/// How much is not shown because it carries state secrets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Elements.
    pub elements: usize,
    /// Relations, those of the elements that are left out included.
    pub relations: usize,
}

impl Shown {
    /// Everything but what carries state secrets.
    pub fn public() -> Self {
        Self::default().and_public()
    }

    /// Only elements with these ids.
    pub fn only<'i>(ids: impl IntoIterator<Item = &'i str>) -> Self {
        Self {
            ids: Some(ids.into_iter().map(Into::into).collect()),
            is_public: false,
        }
    }

    /// Of these, nothing that carries state secrets.
    #[must_use]
    pub fn and_public(mut self) -> Self {
        self.is_public = true;
        self
    }

    /// Whether only what is public is shown.
    pub fn is_public(&self) -> bool {
        self.is_public
    }

    /// Whether an element is shown.
    pub fn has(&self, element: ElementRef<'_>) -> bool {
        let is_wanted = |ids: &BTreeSet<_>| ids.contains(element.id());
        self.ids.as_ref().is_none_or(is_wanted) && !(self.is_public && is_secret(element))
    }

    /// Whether a relation is shown: itself, its ends and the platforms that it passes.
    pub fn has_relation(&self, relation: RelationRef<'_>) -> bool {
        self.has(relation.from())
            && relation.to().is_none_or(|to| self.has(to))
            && !(self.is_public && carries_secrets(relation))
    }

    /// How much of an architecture is not shown because it carries state secrets. O(elements + relations).
    pub fn left_out(&self, arch: &Architecture) -> LeftOut {
        if !self.is_public {
            return LeftOut::default();
        }
        let lost = |r: &RelationRef<'_>| {
            is_secret(r.from()) || r.to().is_some_and(is_secret) || carries_secrets(*r)
        };
        LeftOut {
            elements: arch.elements().filter(|e| is_secret(*e)).count(),
            relations: arch.relations().filter(lost).count(),
        }
    }
}

/// Whether an element processes state secrets.
fn is_secret(element: ElementRef<'_>) -> bool {
    element.information().any(|i| i == Information::StateSecret)
}

/// Whether an exchange does, or passes what does.
fn carries_secrets(relation: RelationRef<'_>) -> bool {
    relation.is_state_secret() || relation.hops().any(is_secret)
}
