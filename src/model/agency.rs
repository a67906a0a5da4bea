//! The topmost organisation above another.
//!
//! A file may declare organisations to be part of each other in a circle. That is reported; here one of the circle
//! stands for its top, so that it can still be told whose a thing is.

use std::cmp::Reverse;

use super::records::{OrganisationRef, RecordRef};
use super::store::Store;
use super::token::OrganisationKind;
use super::{Field, Fields, Table};

/// No organisation.
const NONE: u32 = u32::MAX;

fn organisation(store: &Store, ix: u32) -> OrganisationRef<'_> {
    OrganisationRef(RecordRef::new(store, Table::Organisations, ix))
}

fn parent(store: &Store, ix: u32) -> Option<u32> {
    let above = organisation(store, ix).parent();
    above.map(|above| above.ix())
}

/// By organisation the one at its top. O(organisations).
pub(super) fn all(store: &Store) -> Vec<u32> {
    let count = store.records[Table::Organisations].len() as u32;
    let mut tops = vec![NONE; count as usize];
    // By organisation, the start of the climb that last passed it.
    let mut passed = vec![NONE; count as usize];
    let at = |list: &[u32], ix: u32| list.get(ix as usize).copied().unwrap_or(NONE);
    for start in 0..count {
        let mut way = Vec::new();
        let mut here = start;
        let top = loop {
            let known = at(&tops, here);
            if known != NONE {
                break known;
            }
            if at(&passed, here) == start {
                let circle = way.iter().skip_while(|ix| **ix != here);
                break top_of(store, circle.copied());
            }
            if let Some(mark) = passed.get_mut(here as usize) {
                *mark = start;
            }
            way.push(here);
            match parent(store, here) {
                Some(above) => here = above,
                None => break here,
            }
        };
        for ix in way {
            if let Some(slot) = tops.get_mut(ix as usize) {
                *slot = top;
            }
        }
    }
    tops
}

/// The one at the top of an organisation. O(its depth).
pub(super) fn above(store: &Store, ix: u32) -> u32 {
    // The second climbs twice as fast: in a circle both meet.
    let (mut slow, mut fast) = (ix, ix);
    loop {
        for _ in 0..2 {
            match parent(store, fast) {
                Some(above) => fast = above,
                None => return fast,
            }
        }
        slow = parent(store, slow).unwrap_or(slow);
        if slow == fast {
            break;
        }
    }
    let mut circle = vec![slow];
    let mut next = parent(store, slow);
    while let Some(ix) = next.filter(|ix| *ix != slow) {
        circle.push(ix);
        next = parent(store, ix);
    }
    top_of(store, circle.into_iter())
}

/// Which organisation of a circle stands for its top: it does not depend on where the circle is entered.
fn top_of(store: &Store, circle: impl Iterator<Item = u32>) -> u32 {
    let body = Fields::new(store, store.header).organisation(Field::Body);
    let rank = |ix: &u32| {
        let one = organisation(store, *ix);
        let is_body = body == Some(*ix);
        (height(one.kind()), Reverse(is_body), one.key())
    };
    circle.min_by_key(rank).unwrap_or(NONE)
}

/// How far below the top organisations of a kind stand.
fn height(kind: Option<OrganisationKind>) -> u8 {
    match kind {
        Some(OrganisationKind::Government) => 0,
        Some(OrganisationKind::Ministry | OrganisationKind::Province) => 1,
        Some(OrganisationKind::Agency) => 2,
        Some(OrganisationKind::Committee | OrganisationKind::Enterprise) => 3,
        Some(OrganisationKind::Department) => 4,
        Some(OrganisationKind::Centre) => 5,
        None => 6,
    }
}
