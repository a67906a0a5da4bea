//! Elements of both versions that continue each other, directly or through others.

use super::Evidence;
use super::declared::Links;

/// The elements of both versions that hang together by continuation: one old and one new where nothing
/// special happened, only one where an element came or went.
#[derive(Debug)]
pub(in crate::diff) struct Group {
    /// Ascending.
    pub(in crate::diff) old: Vec<u32>,
    /// Ascending.
    pub(in crate::diff) new: Vec<u32>,
    pub(in crate::diff) evidence: Evidence,
}

impl Group {
    /// Whether one element goes on as one.
    pub(in crate::diff) fn is_pair(&self) -> bool {
        self.old.len() == 1 && self.new.len() == 1
    }

    /// Whether anything goes on.
    pub(in crate::diff) fn goes_on(&self) -> bool {
        !self.old.is_empty() && !self.new.is_empty()
    }
}

/// The groups: a partition of the elements of both versions.
#[derive(Debug)]
pub(in crate::diff) struct Groups {
    list: Vec<Group>,
    of_old: Vec<u32>,
    of_new: Vec<u32>,
    /// Ascending.
    links: Links,
}

impl Groups {
    /// `links` must be sorted.
    pub(super) fn of(old: usize, new: usize, links: Links) -> Self {
        let mut union = Union::new(old + new);
        for (a, b) in &links {
            union.join(*a as usize, old + *b as usize);
        }
        let mut list: Vec<Group> = Vec::new();
        let mut number = vec![u32::MAX; old + new];
        let mut place = |node: usize, list: &mut Vec<Group>| {
            let root = union.root(node);
            if let Some(slot) = number.get_mut(root) {
                if *slot == u32::MAX {
                    *slot = list.len() as u32;
                    list.push(Group {
                        old: Vec::new(),
                        new: Vec::new(),
                        evidence: Evidence::Declared,
                    });
                }
                return *slot;
            }
            0
        };
        let of_old: Vec<u32> = (0..old).map(|n| place(n, &mut list)).collect();
        let of_new: Vec<u32> = (0..new).map(|n| place(old + n, &mut list)).collect();
        for (ix, group) in of_old.iter().enumerate() {
            if let Some(group) = list.get_mut(*group as usize) {
                group.old.push(ix as u32);
            }
        }
        for (ix, group) in of_new.iter().enumerate() {
            if let Some(group) = list.get_mut(*group as usize) {
                group.new.push(ix as u32);
            }
        }
        Self {
            list,
            of_old,
            of_new,
            links,
        }
    }

    pub(super) fn set_evidence(&mut self, old: u32, evidence: Evidence) {
        let group = self.number_of_old(old);
        if let Some(group) = self.list.get_mut(group as usize) {
            group.evidence = evidence;
        }
    }

    pub(in crate::diff) fn iter(&self) -> std::slice::Iter<'_, Group> {
        self.list.iter()
    }

    /// Every old element with a new one that continues it, ascending.
    pub(in crate::diff) fn links(&self) -> &[(u32, u32)] {
        &self.links
    }

    pub(in crate::diff) fn links_of_old(&self, old: u32) -> &[(u32, u32)] {
        let start = self.links.partition_point(|l| l.0 < old);
        let end = self.links.partition_point(|l| l.0 <= old);
        self.links.get(start..end).unwrap_or_default()
    }

    pub(in crate::diff) fn number_of_old(&self, old: u32) -> u32 {
        self.of_old.get(old as usize).copied().unwrap_or_default()
    }

    pub(in crate::diff) fn number_of_new(&self, new: u32) -> u32 {
        self.of_new.get(new as usize).copied().unwrap_or_default()
    }

    pub(in crate::diff) fn of_old(&self, old: u32) -> &Group {
        self.get(self.number_of_old(old))
    }

    pub(in crate::diff) fn of_new(&self, new: u32) -> &Group {
        self.get(self.number_of_new(new))
    }

    pub(in crate::diff) fn get(&self, number: u32) -> &Group {
        static NONE: Group = Group {
            old: Vec::new(),
            new: Vec::new(),
            evidence: Evidence::Declared,
        };
        self.list.get(number as usize).unwrap_or(&NONE)
    }
}

/// Disjoint sets, with the paths halved on the way.
struct Union(Vec<usize>);

impl Union {
    fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    fn parent(&self, node: usize) -> usize {
        self.0.get(node).copied().unwrap_or(node)
    }

    fn root(&mut self, mut node: usize) -> usize {
        loop {
            let parent = self.parent(node);
            if parent == node {
                return node;
            }
            let above = self.parent(parent);
            if let Some(slot) = self.0.get_mut(node) {
                *slot = above;
            }
            node = above;
        }
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}
