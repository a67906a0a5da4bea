//! What is shown of an architecture.

use std::collections::BTreeSet;

use crate::model::{Architecture, ElementRef, LeftOut, RelationRef, SecretParts};

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
    /// What may be secret in one of the versions that are shown together.
    secret: SecretParts,
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
            ..Self::default()
        }
    }

    /// Of these, nothing that carries state secrets.
    #[must_use]
    pub fn and_public(mut self) -> Self {
        self.is_public = true;
        self
    }

    /// Of versions that are shown together: what one of them keeps secret the other must not tell. O(elements + relations).
    pub(crate) fn in_each<'a>(
        mut self,
        versions: impl IntoIterator<Item = &'a Architecture>,
    ) -> Self {
        if self.is_public {
            self.secret = SecretParts::of(versions);
        }
        self
    }

    /// Whether only what is public is shown.
    pub fn is_public(&self) -> bool {
        self.is_public
    }

    /// Whether an element is shown.
    pub fn has(&self, element: ElementRef<'_>) -> bool {
        let is_wanted = |ids: &BTreeSet<_>| ids.contains(element.id());
        self.ids.as_ref().is_none_or(is_wanted) && !self.is_secret(element)
    }

    fn is_secret(&self, element: ElementRef<'_>) -> bool {
        self.is_public && (element.may_hold_state_secrets() || self.secret.has(element.id()))
    }

    fn is_secret_relation(&self, relation: RelationRef<'_>) -> bool {
        self.is_public && (relation.touches_state_secrets() || self.secret.covers(relation))
    }

    /// Whether a relation is shown: itself, its ends and the platforms that it passes.
    pub fn has_relation(&self, relation: RelationRef<'_>) -> bool {
        self.has(relation.from())
            && relation.to().is_none_or(|to| self.has(to))
            && !self.is_secret_relation(relation)
    }

    /// How much of an architecture is not shown because it may carry state secrets. O(elements + relations).
    pub fn left_out(&self, arch: &Architecture) -> LeftOut {
        let elements = arch.elements().filter(|e| self.is_secret(*e));
        let relations = arch.relations().filter(|r| self.is_secret_relation(*r));
        LeftOut {
            elements: elements.count(),
            relations: relations.count(),
        }
    }
}
