//! What became of the organisations: which of them go on under another id, were merged or split.

use super::groups::{Group, Groups};
use super::links;
use crate::diagnostic::Side;
use crate::model::{Architecture, Table};

/// The organisations of both versions that continue each other: by the same id, or by `succeeds`.
#[derive(Debug)]
pub(in crate::diff) struct Organisations {
    pub(in crate::diff) groups: Groups,
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

impl Organisations {
    /// O(n log n) in the organisations.
    pub(super) fn between(old: &Architecture, new: &Architecture) -> Self {
        let is_only = |here: &Architecture, there: &Architecture| -> Vec<bool> {
            let ids = here.organisations().map(|one| one.key());
            ids.map(|id| there.organisation(id).is_none()).collect()
        };
        let (only_old, only_new) = (is_only(old, new), is_only(new, old));
        let links = links::links(&links::ORGANISATIONS, old, new);
        Self {
            groups: Groups::of(only_old.len(), only_new.len(), &links),
            new_unsure: Unsure::of(new),
            old_unsure: Unsure::of(old),
            only_old,
            only_new,
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

    /// Whether an organisation of one version that the other does not have may go on there as some other, or come from
    /// some other, although that could not be read.
    pub(in crate::diff) fn is_unsure(&self, side: Side, one: u32) -> bool {
        let old = (&self.only_old, &self.old_unsure);
        let new = (&self.only_new, &self.new_unsure);
        let ((only, unsure), (others_only, others_unsure)) = match side {
            Side::Old => (old, new),
            Side::New => (new, old),
        };
        flag(only, one) && (others_unsure.any() || unsure.has(one) && others_only.contains(&true))
    }

    /// Whether a new organisation is an old one, or continues it.
    pub(in crate::diff) fn goes_on_as(&self, old: u32, new: u32) -> bool {
        self.groups.next_of(old).contains(&new)
    }

    /// What was merged, split or goes on under another id.
    pub(in crate::diff) fn reorganised(&self) -> impl Iterator<Item = Group<'_>> {
        let groups = self.groups.iter().filter(Group::goes_on);
        groups.filter(|group| match group.old {
            [old] => !group.is_pair() || flag(&self.only_old, *old),
            _ => true,
        })
    }

    /// Whether an organisation of one version goes on in the other, or comes from there.
    pub(in crate::diff) fn is_in_both(&self, side: Side, one: u32) -> bool {
        let others = match side {
            Side::Old => self.groups.next_of(one),
            Side::New => self.groups.before(one),
        };
        !others.is_empty()
    }
}

fn flag(list: &[bool], at: u32) -> bool {
    list.get(at as usize).copied().unwrap_or_default()
}
