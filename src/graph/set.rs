//! Sets of elements, iterated in document order.

use fixedbitset::FixedBitSet;

use super::{Direction, Edges, Graph};
use crate::model::{Architecture, ElementRef};

/// A set of elements of one architecture. Iterates in document order.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, Direction, Edges, ElementSet, FrameworkVersion, Graph, RelationKind};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// for id in ["portal", "app", "db"] {
///     b.element(id, ApplicationKind::Application, id)?;
/// }
/// b.relate("portal", RelationKind::DependsOn, "app")?;
/// b.relate("app", RelationKind::DependsOn, "db")?;
/// let arch = b.build()?;
/// let graph = Graph::of(&arch);
/// fn ids<'a>(set: &ElementSet<'a>) -> Vec<&'a str> {
///     set.iter().map(|e| e.id()).collect()
/// }
///
/// let above = graph.reach(arch.element("app"), Direction::Dependents, Edges::Dependencies);
/// let below = graph.reach(arch.element("app"), Direction::Dependencies, Edges::Dependencies);
/// assert_eq!(ids(&above.union(&below)), ["portal", "app", "db"]);
/// assert_eq!(ids(&above.intersection(&below)), ["app"]);
/// assert_eq!(ids(&above.difference(&below)), ["portal"]);
/// assert!(above.intersection(&below).is_subset(&above));
/// // What stands below comes first, or what stands above.
/// let order = above.topological_order(&graph, Direction::Dependents);
/// assert_eq!(order.iter().map(|e| e.id()).collect::<Vec<_>>(), ["app", "portal"]);
/// # Ok::<(), justarch::Error>(())
/// ```
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

/// Two sets are equal when they have the same elements of the same architecture value.
impl PartialEq for ElementSet<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.arch, other.arch) && self.bits == other.bits
    }
}

impl Eq for ElementSet<'_> {}

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

    /// Takes an element out; whether it was there.
    pub fn remove(&mut self, element: ElementRef<'_>) -> bool {
        let was_there = self.contains(element);
        self.bits.remove(element.index());
        was_there
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.bits.clear();
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

    /// What is in either of two sets of the same architecture.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.with(&(&self.bits | &other.bits))
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.with(&(&self.bits & &other.bits))
    }

    /// What is in this set and not in the other.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        self.with(&self.bits.difference(&other.bits).collect())
    }

    /// Whether the other set has all of this one.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.bits.is_subset(&other.bits)
    }

    fn with(&self, bits: &FixedBitSet) -> Self {
        let mut set = Self::empty(self.arch);
        set.bits.union_with(bits);
        set
    }

    /// The elements, in document order.
    pub fn iter(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        self.bits.ones().map(|ix| self.arch.element_at(ix as u32))
    }

    /// The elements along their dependencies: towards dependents each behind all that it depends on, towards
    /// dependencies the other way round. O(elements + relations) of the architecture.
    pub fn topological_order(
        &self,
        graph: &Graph<'a>,
        direction: Direction,
    ) -> Vec<ElementRef<'a>> {
        let mut order = graph.topological_order(Edges::Dependencies);
        order.retain(|element| self.contains(*element));
        if direction == Direction::Dependencies {
            order.reverse();
        }
        order
    }
}

impl<'a> Extend<ElementRef<'a>> for ElementSet<'a> {
    fn extend<I: IntoIterator<Item = ElementRef<'a>>>(&mut self, elements: I) {
        for element in elements {
            self.insert(element);
        }
    }
}
