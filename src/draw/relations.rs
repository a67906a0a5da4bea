//! Which relations a picture shows.

use std::collections::BTreeSet;

use crate::model::{RelationKind, RelationRef};

/// Which relations a picture shows.
///
/// ```
/// use justarch::RelationKind;
/// use justarch::draw::{Drawing, Relations};
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Lang, reference};
/// let asked = Relations::of_kinds([RelationKind::Exchanges]).and_at(["moj-civil-status-system"]);
/// let scene = Drawing::new(Lang::Vi).relations(asked).scene(&reference::moj_3_0());
/// let shown = scene.relations.unwrap();
/// assert_eq!((shown.asked, shown.drawn), (4, 4));
/// assert!(scene.edges().all(|edge| edge.kind == Some(RelationKind::Exchanges)));
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relations {
    bands: bool,
    ids: BTreeSet<String>,
    kinds: BTreeSet<RelationKind>,
}

impl Relations {
    /// One edge from a band to another, with how many relations it stands for.
    pub fn between_bands() -> Self {
        Self {
            bands: true,
            ..Self::default()
        }
    }

    /// Every relation.
    pub fn all() -> Self {
        Self::default()
    }

    /// Those of some kinds.
    pub fn of_kinds(kinds: impl IntoIterator<Item = RelationKind>) -> Self {
        Self {
            kinds: kinds.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Those that some elements are ends of, or platforms passed.
    pub fn at<I: Into<String>>(ids: impl IntoIterator<Item = I>) -> Self {
        Self::default().and_at(ids)
    }

    /// Of these, only those that some elements are ends of, or platforms passed.
    #[must_use]
    pub fn and_at<I: Into<String>>(mut self, ids: impl IntoIterator<Item = I>) -> Self {
        self.ids.extend(ids.into_iter().map(Into::into));
        self
    }

    /// Whether bands are tied and not elements.
    pub fn is_between_bands(&self) -> bool {
        self.bands
    }

    /// Whether a relation is asked for.
    pub fn takes(&self, relation: RelationRef<'_>) -> bool {
        let is_named = |id: &str| self.ids.contains(id);
        (self.kinds.is_empty() || self.kinds.contains(&relation.kind()))
            && (self.ids.is_empty()
                || is_named(relation.from().id())
                || relation.to().is_some_and(|to| is_named(to.id()))
                || relation.hops().any(|hop| is_named(hop.id())))
    }
}
