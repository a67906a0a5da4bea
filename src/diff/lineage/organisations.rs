//! What became of the organisations: which of them go on under another id, were merged or split.

use std::collections::BTreeMap;

use super::union::Union;
use crate::diagnostic::Side;
use crate::diff::pairing::NONE;
use crate::diff::same::Same;
use crate::model::{Architecture, OrganisationRef, Table};

/// The organisations of both versions that continue each other: by the same id, or by `succeeds`.
#[derive(Debug)]
pub(in crate::diff) struct Organisations {
    /// An old one and a new one that continues it, ascending.
    links: Vec<(u32, u32)>,
    /// By old organisation, and behind them by new one: the number of its group.
    numbers: Vec<u32>,
    olds: usize,
    /// The groups of more than what bears one id.
    reorganised: BTreeMap<u32, Reorganised>,
    /// The new ones of which it could not be read whom they continue, and whether such a one may be missing.
    new_unsure: Unsure,
    /// The same of old ones, which continue new ones where the versions are compared the other way round.
    old_unsure: Unsure,
    /// Of the old ones and of the new ones, whether the other version has none of the id.
    only_old: Vec<bool>,
    only_new: Vec<bool>,
}

/// Organisations of a version that may continue any of the other, by number, ascending.
#[derive(Debug, Default)]
struct Unsure {
    known: Vec<u32>,
    more: bool,
}

impl Unsure {
    fn of(arch: &Architecture) -> Self {
        if arch.unread().is_empty() {
            return Self::default();
        }
        let hidden = arch.unread().hidden();
        let unsure = arch.organisations().filter(|one| hidden.origin(**one));
        Self {
            known: unsure.map(|one| one.ix()).collect(),
            more: hidden.any_record(Table::Organisations),
        }
    }

    fn has(&self, organisation: u32) -> bool {
        self.known.binary_search(&organisation).is_ok()
    }

    fn any(&self) -> bool {
        self.more || !self.known.is_empty()
    }
}

/// Organisations that hang together by `succeeds`.
#[derive(Debug, Default)]
pub(in crate::diff) struct Reorganised {
    /// Ascending.
    pub(in crate::diff) old: Vec<u32>,
    /// Ascending.
    pub(in crate::diff) new: Vec<u32>,
}

impl Organisations {
    /// O(n log n) in the organisations.
    pub(super) fn between(old: &Architecture, new: &Architecture, same: &Same<'_>) -> Self {
        let stated = stated(old, new);
        let pairs = (0..).zip(same.organisations().iter().copied());
        let mut links: Vec<(u32, u32)> = pairs.filter(|(_, new)| *new != NONE).collect();
        links.extend(&stated);
        links.sort_unstable();
        links.dedup();

        let olds = same.organisations().len();
        let count = olds + new.organisations().count();
        let mut union = Union::new(count);
        for (before, after) in &links {
            union.join(*before, olds as u32 + *after);
        }
        let numbers: Vec<u32> = (0..count as u32).map(|node| union.root(node)).collect();
        let mut groups: BTreeMap<u32, Reorganised> = BTreeMap::new();
        for (before, _) in &stated {
            groups.entry(union.root(*before)).or_default();
        }
        for (node, number) in (0..).zip(&numbers) {
            if let Some(group) = groups.get_mut(number) {
                match u32::checked_sub(node, olds as u32) {
                    None => group.old.push(node),
                    Some(new) => group.new.push(new),
                }
            }
        }
        let is_only = |here: &Architecture, there: &Architecture| {
            let ids = here.organisations().map(|one| one.key());
            ids.map(|id| there.organisation(id).is_none()).collect()
        };
        Self {
            links,
            numbers,
            olds,
            reorganised: groups,
            new_unsure: Unsure::of(new),
            old_unsure: Unsure::of(old),
            only_old: is_only(old, new),
            only_new: is_only(new, old),
        }
    }

    /// Whether a new organisation may go on for an old one that is not there any more, although that could not be
    /// read: the side of which it could be.
    pub(in crate::diff) fn may_go_on_as(&self, old: u32, new: u32) -> Option<Side> {
        if flag(&self.only_old, old) && self.new_unsure.has(new) {
            Some(Side::Old)
        } else if flag(&self.only_new, new) && self.old_unsure.has(old) {
            Some(Side::New)
        } else {
            None
        }
    }

    /// Whether an old organisation that is not there any more may go on as some other, although that could not be
    /// read.
    pub(in crate::diff) fn may_go_on(&self, old: u32) -> bool {
        flag(&self.only_old, old)
            && (self.new_unsure.any() || self.old_unsure.has(old) && self.only_new.contains(&true))
    }

    /// Whether a new organisation that was not there before may go on for some other, although that could not be read.
    pub(in crate::diff) fn may_continue(&self, new: u32) -> bool {
        flag(&self.only_new, new)
            && (self.old_unsure.any() || self.new_unsure.has(new) && self.only_old.contains(&true))
    }

    /// Whether a new organisation is an old one, or continues it.
    pub(in crate::diff) fn goes_on_as(&self, old: u32, new: u32) -> bool {
        self.links.binary_search(&(old, new)).is_ok()
    }

    /// What was merged, split or goes on under another id.
    pub(in crate::diff) fn reorganised(&self) -> impl Iterator<Item = &Reorganised> {
        self.reorganised.values()
    }

    /// The new organisations that an old one goes on as, ascending.
    pub(in crate::diff) fn next_of(&self, old: u32) -> impl Iterator<Item = u32> {
        let at = self.links.partition_point(|(before, _)| *before < old);
        let links = self.links.iter().skip(at);
        links
            .take_while(move |link| link.0 == old)
            .map(|link| link.1)
    }

    /// Whether an organisation of the old version goes on under another id.
    pub(in crate::diff) fn is_continued(&self, old: u32) -> bool {
        let at = self.links.partition_point(|(before, _)| *before < old);
        self.links.get(at).is_some_and(|link| link.0 == old)
    }

    /// Whether an organisation of the new version continues one of the old version.
    pub(in crate::diff) fn continues(&self, new: u32) -> bool {
        (self.number_of_new(new) as usize) < self.olds
    }

    /// The number of the group of an old organisation.
    pub(in crate::diff) fn number_of_old(&self, old: u32) -> u32 {
        self.numbers.get(old as usize).copied().unwrap_or(NONE)
    }

    /// The number of the group of a new organisation.
    pub(in crate::diff) fn number_of_new(&self, new: u32) -> u32 {
        let at = self.olds + new as usize;
        self.numbers.get(at).copied().unwrap_or(NONE)
    }

    /// Whether the organisations of a group are the same one, under one id or another.
    pub(in crate::diff) fn is_pair(&self, number: u32) -> bool {
        let group = self.reorganised.get(&number);
        group.is_none_or(|group| group.old.len() == 1 && group.new.len() == 1)
    }
}

fn flag(list: &[bool], at: u32) -> bool {
    list.get(at as usize).copied().unwrap_or_default()
}

/// What `succeeds` says, read from both sides as for elements. Where both ids exist on both sides, each continues
/// itself, and the statement is about an earlier step.
fn stated(old: &Architecture, new: &Architecture) -> Vec<(u32, u32)> {
    let both = |id: &str| old.organisation(id).is_some() && new.organisation(id).is_some();
    let mut links = Vec::new();
    let mut read = |here: &Architecture, there: &Architecture, turned: bool| {
        for successor in here.organisations() {
            for id in successor.succeeds().filter(|id| *id != successor.key()) {
                let before = there.organisation(id).map(|b: OrganisationRef<'_>| b.ix());
                let Some(before) = before.filter(|_| !(both(id) && both(successor.key()))) else {
                    continue;
                };
                links.push(if turned {
                    (successor.ix(), before)
                } else {
                    (before, successor.ix())
                });
            }
        }
    };
    read(new, old, false);
    read(old, new, true);
    links.sort_unstable();
    links.dedup();
    links
}
