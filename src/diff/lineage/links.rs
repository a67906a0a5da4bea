//! Continuations that the documents state.

use crate::model::{Architecture, ElementRef};

/// Pairs of an old thing and a new one that continues it. Ascending, without repetition.
pub(super) type Links = Vec<(u32, u32)>;

/// How things of a sort are numbered, and which ids each says that it succeeds.
pub(super) struct Sort {
    find: fn(&Architecture, &str) -> Option<u32>,
    id: fn(&Architecture, u32) -> &str,
    count: fn(&Architecture) -> usize,
    succeeding: fn(&Architecture) -> Vec<(u32, &str)>,
}

pub(super) const ELEMENTS: Sort = Sort {
    find: |arch, id| arch.element(id).map(ElementRef::ix),
    id: |arch, ix| arch.element_at(ix).id(),
    count: Architecture::element_count,
    succeeding: |arch| {
        let all = arch.succeeding();
        all.flat_map(|e| e.succeeds().map(move |id| (e.ix(), id)))
            .collect()
    },
};

pub(super) const ORGANISATIONS: Sort = Sort {
    find: |arch, id| arch.organisation(id).map(|o| o.ix()),
    id: |arch, ix| arch.organisation_at(ix).key(),
    count: |arch| arch.organisations().count(),
    succeeding: |arch| {
        let all = arch.organisations();
        all.flat_map(|o| o.succeeds().map(move |id| (o.ix(), id)))
            .collect()
    },
};

/// What bears the same id, and what `succeeds` says beyond that. It is read from both sides, so that comparing backwards
/// gives the same pairs turned round. It counts only where it says something of this very step: if both ids exist on
/// both sides, each continues itself, and the statement is about an earlier step.
pub(super) fn links(sort: &Sort, old: &Architecture, new: &Architecture) -> Links {
    let twin = |here, there, ix| (sort.find)(there, (sort.id)(here, ix));
    let stated = |here, there| {
        let all = (sort.succeeding)(here).into_iter();
        let all = all.filter_map(move |(after, id)| Some(((sort.find)(there, id)?, after)));
        all.filter(move |(before, after)| {
            twin(there, here, *before).is_none() || twin(here, there, *after).is_none()
        })
    };
    let same = (0..(sort.count)(old) as u32).filter_map(|ix| Some((ix, twin(old, new, ix)?)));
    let backwards = stated(old, new).map(|(before, after)| (after, before));
    let mut links: Links = stated(new, old).chain(backwards).chain(same).collect();
    links.sort_unstable();
    links.dedup();
    links
}
