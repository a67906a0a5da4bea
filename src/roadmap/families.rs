//! What takes the place of what.

use petgraph::unionfind::UnionFind;

use super::plan::Plan;
use super::world::World;

/// What goes on as, or is replaced by, what: connected families of elements.
pub(super) struct Families {
    /// By node: the first of its family; itself if it is alone.
    first: Vec<usize>,
    alone: Vec<bool>,
}

impl Families {
    /// None if nothing has a successor.
    pub(super) fn of(world: &World<'_>, plan: &Plan) -> Option<Self> {
        if world.successors.is_empty() {
            return None;
        }
        let count = world.nodes.len();
        let mut union = UnionFind::<usize>::new(count);
        let mut alone = vec![true; count];
        for (before, after) in &world.successors {
            // A decision that replaces another does not run beside it, nor does what had ended before.
            if world.is_policy(*before)
                || world.is_policy(*after)
                || plan.goes_with_document(world, *before)
            {
                continue;
            }
            union.union(*before, *after);
            for node in [before, after] {
                if let Some(alone) = alone.get_mut(*node) {
                    *alone = false;
                }
            }
        }
        let first = union.into_labeling();
        Some(Self { first, alone })
    }

    pub(super) fn of_node(&self, node: usize) -> Option<usize> {
        let is_alone = self.alone.get(node).copied().unwrap_or(true);
        (!is_alone).then(|| self.first.get(node).copied())?
    }

    /// Whether a node has a family and is not in the new version.
    pub(super) fn goes(&self, world: &World<'_>, node: usize) -> bool {
        self.of_node(node).is_some() && world.nodes.get(node).is_some_and(|n| n.new.is_none())
    }
}
