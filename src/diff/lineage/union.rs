//! What hangs together through others.

/// Disjoint sets of numbers, with the paths halved on the way.
pub(super) struct Union(Vec<u32>);

impl Union {
    pub(super) fn new(len: usize) -> Self {
        Self((0..len as u32).collect())
    }

    fn parent(&self, node: u32) -> u32 {
        self.0.get(node as usize).copied().unwrap_or(node)
    }

    /// The least of the set.
    pub(super) fn root(&mut self, mut node: u32) -> u32 {
        loop {
            let parent = self.parent(node);
            if parent == node {
                return node;
            }
            let above = self.parent(parent);
            if let Some(slot) = self.0.get_mut(node as usize) {
                *slot = above;
            }
            node = above;
        }
    }

    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.0.get_mut(a.max(b) as usize) {
            *slot = a.min(b);
        }
    }
}
