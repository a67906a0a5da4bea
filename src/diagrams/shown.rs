//! What is shown of an architecture.

use std::collections::BTreeSet;

use crate::model::{Architecture, ElementRef, LeftOut, RelationRef};

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
        self.ids.as_ref().is_none_or(is_wanted)
            && !(self.is_public && element.may_hold_state_secrets())
    }

    /// Whether a relation is shown: itself, its ends and the platforms that it passes.
    pub fn has_relation(&self, relation: RelationRef<'_>) -> bool {
        self.has(relation.from())
            && relation.to().is_none_or(|to| self.has(to))
            && !(self.is_public && relation.touches_state_secrets())
    }

    /// How much of an architecture is not shown because it may carry state secrets. O(elements + relations).
    pub fn left_out(&self, arch: &Architecture) -> LeftOut {
        if self.is_public {
            LeftOut::of(arch)
        } else {
            LeftOut::default()
        }
    }
}
