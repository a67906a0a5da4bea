//! Things of both versions that continue each other, directly or through others.

use petgraph::unionfind::UnionFind;

use crate::graph::Rows;

/// The things of both versions that hang together by continuation: one old and one new where nothing special happened,
/// only one where something came or went.
#[derive(Clone, Copy, Debug)]
pub(in crate::diff) struct Group<'g> {
    pub(in crate::diff) number: u32,
    /// Ascending.
    pub(in crate::diff) old: &'g [u32],
    /// Ascending.
    pub(in crate::diff) new: &'g [u32],
}

impl Group<'_> {
    /// Whether one thing goes on as one.
    pub(in crate::diff) fn is_pair(&self) -> bool {
        self.old.len() == 1 && self.new.len() == 1
    }

    /// Whether anything goes on.
    pub(in crate::diff) fn goes_on(&self) -> bool {
        !self.old.is_empty() && !self.new.is_empty()
    }
}

/// The groups: a partition of the things of both versions, numbered by their first old one, those without one last.
#[derive(Debug)]
pub(in crate::diff) struct Groups {
    of_old: Vec<u32>,
    of_new: Vec<u32>,
    /// By group.
    olds: Rows<u32>,
    news: Rows<u32>,
    /// By old thing what continues it, and by new one what it continues.
    next: Rows<u32>,
    before: Rows<u32>,
}

impl Groups {
    /// So many old and new things, with pairs that continue each other. About linear.
    pub(super) fn of(olds: usize, news: usize, links: &[(u32, u32)]) -> Self {
        let mut union = UnionFind::<u32>::new(olds + news);
        for (old, new) in links {
            union.union(*old, olds as u32 + new);
        }
        let mut count = 0;
        let mut numbers: Vec<Option<u32>> = vec![None; olds + news];
        let number = |label: u32| {
            let number = numbers.get_mut(label as usize)?;
            Some(*number.get_or_insert_with(|| {
                count += 1;
                count - 1
            }))
        };
        let mut of_old: Vec<u32> = union
            .into_labeling()
            .into_iter()
            .filter_map(number)
            .collect();
        let of_new = of_old.split_off(olds);
        let count = count as usize;
        let members = |of: &[u32]| Rows::of(count, of.iter().copied().zip(0..));
        Self {
            olds: members(&of_old),
            news: members(&of_new),
            next: Rows::of(olds, links.iter().copied()),
            before: Rows::of(news, links.iter().map(|(old, new)| (*new, *old))),
            of_old,
            of_new,
        }
    }

    /// All groups, by number.
    pub(in crate::diff) fn iter(&self) -> impl Iterator<Item = Group<'_>> {
        (0..self.olds.count() as u32).map(|number| self.get(number))
    }

    pub(in crate::diff) fn get(&self, number: u32) -> Group<'_> {
        Group {
            number,
            old: self.olds.get(number),
            new: self.news.get(number),
        }
    }

    /// The new thing that goes on as an old one, if nothing else has a part in it.
    pub(super) fn anchor(&self, old: u32) -> Option<u32> {
        match self.get(self.number_of_old(old)) {
            Group {
                old: [_],
                new: [new],
                ..
            } => Some(*new),
            _ => None,
        }
    }

    /// The new things that continue an old one, ascending.
    pub(in crate::diff) fn next_of(&self, old: u32) -> &[u32] {
        self.next.get(old)
    }

    /// The old things that a new one continues, ascending.
    pub(in crate::diff) fn before(&self, new: u32) -> &[u32] {
        self.before.get(new)
    }

    pub(in crate::diff) fn number_of_old(&self, old: u32) -> u32 {
        self.of_old.get(old as usize).copied().unwrap_or_default()
    }

    pub(in crate::diff) fn number_of_new(&self, new: u32) -> u32 {
        self.of_new.get(new as usize).copied().unwrap_or_default()
    }
}
