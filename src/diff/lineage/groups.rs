//! Elements of both versions that continue each other, directly or through others.

use std::slice;

use hashbrown::HashMap;

use super::Evidence;
use super::declared::Links;
use super::union::Union;
use crate::diff::pairing::NONE;
use crate::diff::same::Same;

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
///
/// A group is numbered by its first old element, so that where nothing special happened the element itself says all.
/// Elements that continue nothing are numbered behind them.
#[derive(Debug)]
pub(in crate::diff) struct Groups {
    of_old: Vec<u32>,
    of_new: Vec<u32>,
    /// By old element: the new one, if one goes on as one; else [`NONE`] or [`ENTANGLED`].
    next: Vec<u32>,
    /// The new elements that continue nothing, ascending.
    came: Vec<u32>,
    /// The groups of more than one old and one new element.
    entangled: HashMap<u32, Members>,
    /// Of the elements of such groups, what continues the old ones and what the new ones continue.
    links: HashMap<u32, Members>,
    /// Of the groups that no document states.
    inferred: HashMap<u32, Evidence>,
}

/// Stands for the successors of an element in a group of more than two.
const ENTANGLED: u32 = NONE - 1;

/// Elements of both versions, ascending.
#[derive(Debug, Default)]
struct Members {
    old: Vec<u32>,
    new: Vec<u32>,
}

impl Groups {
    /// Groups of what bears the same id and of what the documents state beyond that. What continues nothing has no
    /// group before [`number_rest`](Self::number_rest).
    pub(super) fn of(same: &Same<'_>, stated: &Links) -> Self {
        let mut this = Self {
            of_old: (0..same.elements().len() as u32).collect(),
            of_new: same.back().to_vec(),
            next: same.elements().to_vec(),
            came: Vec::new(),
            entangled: HashMap::new(),
            links: HashMap::new(),
            inferred: HashMap::new(),
        };
        this.join(stated);
        this
    }

    /// Only the elements that statements name are looked at, with those of the same ids.
    fn join(&mut self, stated: &Links) {
        let mut links = stated.clone();
        for (old, new) in stated {
            let continuation = entry(&self.next, *old);
            let origin = entry(&self.of_new, *new);
            links.extend(continuation.map(|new| (*old, new)));
            links.extend(origin.map(|old| (old, *new)));
        }
        links.sort_unstable();
        links.dedup();
        // Old elements stand before new ones.
        let first_new = self.of_old.len() as u32;
        let mut nodes: Vec<u32> = Vec::new();
        nodes.extend(links.iter().flat_map(|(old, new)| [*old, first_new + *new]));
        nodes.sort_unstable();
        nodes.dedup();
        let place = |node: u32| nodes.partition_point(|other| *other < node) as u32;
        let mut union = Union::new(nodes.len());
        for (old, new) in &links {
            union.join(place(*old), place(first_new + *new));
        }
        let mut groups: HashMap<u32, Members> = HashMap::new();
        for (at, node) in (0..).zip(&nodes) {
            let group = groups.entry(union.root(at)).or_default();
            match node.checked_sub(first_new) {
                None => group.old.push(*node),
                Some(new) => group.new.push(new),
            }
        }
        for group in groups.into_values() {
            self.take(group);
        }
        for (old, new) in links {
            if entry(&self.next, old).is_none() {
                self.links.entry(old).or_default().new.push(new);
                self.links.entry(first_new + new).or_default().old.push(old);
            }
        }
    }

    fn take(&mut self, group: Members) {
        let Some(number) = group.old.first().copied() else {
            return;
        };
        let next = match (group.old.as_slice(), group.new.as_slice()) {
            ([_], [new]) => *new,
            _ => ENTANGLED,
        };
        for old in &group.old {
            set(&mut self.of_old, *old, number);
            set(&mut self.next, *old, next);
        }
        for new in &group.new {
            set(&mut self.of_new, *new, number);
        }
        if next == ENTANGLED {
            self.entangled.insert(number, group);
        }
    }

    /// Takes an old element that has no successor and a new one that continues nothing for the same.
    pub(super) fn infer(&mut self, old: u32, new: u32, evidence: Evidence) {
        set(&mut self.next, old, new);
        set(&mut self.of_new, new, old);
        self.inferred.insert(old, evidence);
    }

    /// Numbers the elements that continue nothing, when all that go on are known.
    pub(super) fn number_rest(&mut self) {
        self.came = self.unlinked_new().collect();
        let numbers = self.of_old.len() as u32..;
        for (new, number) in self.came.iter().zip(numbers) {
            set(&mut self.of_new, *new, number);
        }
    }

    /// The old elements that nothing continues, ascending.
    pub(super) fn unlinked_old(&self) -> impl Iterator<Item = u32> {
        let all = (0..).zip(&self.next);
        all.filter(|(_, next)| **next == NONE).map(|(old, _)| old)
    }

    /// The new elements that have no group, ascending.
    pub(super) fn unlinked_new(&self) -> impl Iterator<Item = u32> {
        let all = (0..).zip(&self.of_new);
        all.filter(|(_, group)| **group == NONE).map(|(new, _)| new)
    }

    /// The groups but for the elements that go on alone under their ids.
    pub(in crate::diff) fn altered(&self, same: &Same<'_>) -> impl Iterator<Item = Group<'_>> {
        let olds = (0..).zip(&self.of_old).zip(&self.next);
        let olds = olds.zip(same.elements());
        let olds = olds.filter(|(((old, group), next), same)| {
            old == *group && (*next != *same || **next == NONE)
        });
        let came = (self.of_old.len() as u32..).zip(&self.came);
        let numbers = olds.map(|(((old, _), _), _)| old);
        let numbers = numbers.chain(came.map(|(number, _)| number));
        numbers.map(|number| self.get(number))
    }

    /// By old element: the first of its group, and the new one if it goes on as one.
    pub(in crate::diff) fn olds(&self) -> impl Iterator<Item = (u32, Next)> {
        let next = |next: &u32| match *next {
            NONE => Next::Nothing,
            ENTANGLED => Next::Entangled,
            new => Next::One(new),
        };
        self.of_old.iter().copied().zip(self.next.iter().map(next))
    }

    /// The new element that goes on as an old one, if nothing else has a part in it.
    pub(super) fn anchor(&self, old: u32) -> Option<u32> {
        entry(&self.next, old)
    }

    /// The new elements that continue an old one, ascending.
    pub(in crate::diff) fn next_of(&self, old: u32) -> &[u32] {
        match self.next.get(old as usize) {
            None | Some(&NONE) => &[],
            Some(&ENTANGLED) => self.links.get(&old).map_or(&[], |links| &links.new),
            Some(new) => slice::from_ref(new),
        }
    }

    /// The old elements that a new one continues, ascending.
    pub(super) fn before(&self, new: u32) -> &[u32] {
        let first_new = self.of_old.len() as u32;
        let group = self.of_new.get(new as usize).copied().unwrap_or(NONE);
        match self.next.get(group as usize) {
            None => &[],
            Some(&ENTANGLED) => {
                let links = self.links.get(&(first_new + new));
                links.map_or(&[], |links| &links.old)
            }
            Some(_) => self.alone(group),
        }
    }

    fn alone(&self, old: u32) -> &[u32] {
        self.of_old.get(old as usize).map_or(&[], slice::from_ref)
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
        let (old, new) = match self.next.get(number as usize) {
            Some(&NONE) => (self.alone(number), &[][..]),
            Some(&ENTANGLED) => self
                .entangled
                .get(&number)
                .map_or((&[][..], &[][..]), |group| (&group.old, &group.new)),
            Some(new) => (self.alone(number), slice::from_ref(new)),
            None => {
                let came = self.came.get(number as usize - self.of_old.len());
                (&[][..], came.map_or(&[][..], slice::from_ref))
            }
        };
        Group {
            old,
            new,
            evidence: self.inferred.get(&number).unwrap_or(&Evidence::Declared),
        }
    }
}

/// How an old element goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::diff) enum Next {
    Nothing,
    /// As one that continues nothing else.
    One(u32),
    /// As several, or together with others.
    Entangled,
}

/// What stands at a place, if it is an element.
fn entry(list: &[u32], at: u32) -> Option<u32> {
    let entry = list.get(at as usize).copied();
    entry.filter(|entry| *entry < ENTANGLED)
}

fn set(list: &mut [u32], at: u32, value: u32) {
    if let Some(slot) = list.get_mut(at as usize) {
        *slot = value;
    }
}
