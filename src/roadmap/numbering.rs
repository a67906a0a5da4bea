//! The order in which steps are numbered: by wave, and in a wave none before one that it waits for.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::groups::Groups;
use super::plan::Plan;
use super::reason::Reason;
use super::steps::StepKind;

/// Steps that have to be done at the same time, as the range of their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Together {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) reason: Reason,
}

/// The steps in the order of their numbers, and by number what is done together with each; a step alone has nothing.
/// What need not wait is listed by kind. `of_group` is the wave of each group. O(n log n).
pub(super) fn numbered(
    groups: &Groups,
    plan: &Plan,
    of_group: &[usize],
) -> (Vec<usize>, Vec<Option<Together>>) {
    let many = groups.sizes.len();
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); many];
    let kind = |step: usize| plan.steps.get(step).map(|s| s.kind);
    for (step, group) in groups.of.iter().enumerate().take(plan.steps.len()) {
        if let Some(members) = members.get_mut(*group) {
            members.push(step);
        }
    }
    for members in &mut members {
        // What ends with the document comes after the document.
        members.sort_by_key(|step| (kind(*step) == Some(StepKind::Retire), kind(*step), *step));
    }
    let mut open = vec![0_usize; many];
    for tie in groups.ties.iter().filter(|tie| tie.kept) {
        if let Some(open) = open.get_mut(tie.after) {
            *open += 1;
        }
    }
    let key = |group: usize| {
        let members = members.get(group).into_iter().flatten();
        let first = members.map(|step| (kind(*step), *step)).min();
        Reverse((of_group.get(group).copied(), first, group))
    };
    let ready = open.iter().enumerate().filter(|(_, open)| **open == 0);
    let mut ready: BinaryHeap<_> = ready.map(|(group, _)| key(group)).collect();
    let mut order = Vec::with_capacity(plan.steps.len());
    let mut together = Vec::with_capacity(plan.steps.len());
    while let Some(Reverse((_, _, group))) = ready.pop() {
        let members = members.get(group).map_or(&[][..], Vec::as_slice);
        let (first, reason) = (order.len(), groups.bonds.get(group).copied().flatten());
        order.extend_from_slice(members);
        let bond = reason.filter(|_| members.len() > 1).map(|reason| Together {
            first,
            last: order.len().saturating_sub(1),
            reason,
        });
        together.resize(order.len(), bond);
        let start = groups.ties.partition_point(|tie| tie.before < group);
        let mine = groups.ties.iter().skip(start);
        for tie in mine.take_while(|t| t.before == group).filter(|t| t.kept) {
            if let Some(open) = open.get_mut(tie.after) {
                *open = open.saturating_sub(1);
                if *open == 0 {
                    ready.push(key(tie.after));
                }
            }
        }
    }
    (order, together)
}
