//! Elements of both versions that continue each other, directly or through others.

use std::collections::HashMap;

use super::Evidence;
use super::declared::Links;
use super::rows::Rows;

/// The elements of both versions that hang together by continuation: one old and one new where nothing
/// special happened, only one where an element came or went.
#[derive(Clone, Copy, Debug)]
pub(in crate::diff) struct Group<'g> {
    /// Ascending.
    pub(in crate::diff) old: &'g [u32],
    /// Ascending.
    pub(in crate::diff) new: &'g [u32],
    pub(in crate::diff) evidence: &'g Evidence,
}

impl Group<'_> {
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
    /// By group.
    olds: Rows,
    /// By group.
    news: Rows,
    /// Of the groups that no document states.
    inferred: HashMap<u32, Evidence>,
    of_old: Vec<u32>,
    of_new: Vec<u32>,
    /// Ascending.
    links: Links,
    /// By old element: what continues it.
    next: Rows,
    /// By new element: what it continues.
    before: Rows,
}

impl Groups {
    /// `links` must ascend.
    pub(super) fn of(old: usize, new: usize, links: Links) -> Self {
        let mut union = Union::new(old + new);
        for (a, b) in &links {
            union.join(*a, old as u32 + *b);
        }
        let mut count = 0;
        let mut number = vec![u32::MAX; old + new];
        let mut place = |node: usize| {
            let root = union.root(node as u32);
            let Some(slot) = number.get_mut(root as usize) else {
                return 0;
            };
            if *slot == u32::MAX {
                *slot = count;
                count += 1;
            }
            *slot
        };
        let of_old: Vec<u32> = (0..old).map(&mut place).collect();
        let of_new: Vec<u32> = (old..old + new).map(&mut place).collect();
        let members = |groups: &[u32]| Rows::of(count as usize, groups.iter().copied().zip(0..));
        Self {
            olds: members(&of_old),
            news: members(&of_new),
            inferred: HashMap::new(),
            next: Rows::of(old, links.iter().copied()),
            before: Rows::of(new, links.iter().map(|(a, b)| (*b, *a))),
            of_old,
            of_new,
            links,
        }
    }

    pub(super) fn set_evidence(&mut self, old: u32, evidence: Evidence) {
        let group = self.number_of_old(old);
        self.inferred.insert(group, evidence);
    }

    pub(in crate::diff) fn iter(&self) -> impl Iterator<Item = Group<'_>> {
        (0..self.olds.count()).map(|number| self.get(number))
    }

    /// Every old element with a new one that continues it, ascending.
    pub(in crate::diff) fn links(&self) -> &[(u32, u32)] {
        &self.links
    }

    /// The new elements that continue an old one, ascending.
    pub(super) fn next_of(&self, old: u32) -> &[u32] {
        self.next.get(old)
    }

    /// The old elements that a new one continues, ascending.
    pub(super) fn before(&self, new: u32) -> &[u32] {
        self.before.get(new)
    }

    pub(in crate::diff) fn number_of_old(&self, old: u32) -> u32 {
        self.of_old.get(old as usize).copied().unwrap_or_default()
    }

    pub(in crate::diff) fn number_of_new(&self, new: u32) -> u32 {
        self.of_new.get(new as usize).copied().unwrap_or_default()
    }

    pub(in crate::diff) fn of_old(&self, old: u32) -> Group<'_> {
        self.get(self.number_of_old(old))
    }

    pub(in crate::diff) fn get(&self, number: u32) -> Group<'_> {
        Group {
            old: self.olds.get(number),
            new: self.news.get(number),
            evidence: self.evidence(number),
        }
    }

    fn evidence(&self, number: u32) -> &Evidence {
        // Nearly always there are none at all.
        if self.inferred.is_empty() {
            return &Evidence::Declared;
        }
        self.inferred.get(&number).unwrap_or(&Evidence::Declared)
    }
}

/// Disjoint sets, with the paths halved on the way.
struct Union(Vec<u32>);

impl Union {
    fn new(len: usize) -> Self {
        Self((0..len as u32).collect())
    }

    fn parent(&self, node: u32) -> u32 {
        self.0.get(node as usize).copied().unwrap_or(node)
    }

    fn root(&mut self, mut node: u32) -> u32 {
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

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.0.get_mut(a.max(b) as usize) {
            *slot = a.min(b);
        }
    }
}
