//! From constraints and dates to balanced waves. What contradicts itself is given up, and said.

use super::calendar::Calendar;
use super::constraints::Constraints;
use super::groups::{Groups, Tie};
use super::numbering::{self, Together};
use super::plan::Plan;
use super::reason::{Conflict, Reason};
use super::steps::StepKind;
use crate::date::Date;

/// Below so many steps a plan is not divided further than it has to be.
pub(super) const FEW: usize = 6;
/// So many steps a wave should have when nothing else says.
const WAVE: usize = 15;
/// So few and so many waves are made when nothing else says.
const WAVES: (usize, usize) = (3, 6);

/// At most so many waves are put before the first date for the sake of parallel runs.
const LEADING: usize = 8;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Schedule {
    /// By step: its wave, from 0.
    pub(super) waves: Vec<usize>,
    /// By wave: its window of the calendar.
    pub(super) windows: Vec<Option<usize>>,
    pub(super) conflicts: Vec<Conflict>,
    /// The steps in the order of their numbers.
    pub(super) order: Vec<usize>,
    /// By number: the steps that are done at the same time.
    pub(super) together: Vec<Option<Together>>,
    /// By constraint: how one step waits for the other. It does not if the constraint was given up, or if both have to
    /// come together.
    pub(super) kept: Vec<Option<Bond>>,
}

/// How a step waits for another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bond {
    pub(super) apart: bool,
    pub(super) reason: Reason,
}

/// O(n log n) in steps and constraints. The plan begins on a day, if one is known.
pub(super) fn schedule(
    constraints: &Constraints,
    plan: &Plan,
    calendar: &Calendar,
    begin: Option<Date>,
) -> Schedule {
    let steps = plan.steps.len();
    if steps == 0 {
        return Schedule::default();
    }
    let mut out = Schedule::default();
    let mut groups = Groups::of(constraints, steps, &mut out.conflicts);
    let windows = calendar.windows.len();
    let wanted = if steps < FEW {
        1
    } else {
        steps.div_ceil(WAVE).clamp(WAVES.0, WAVES.1)
    };
    // Where the document has periods, they are the waves. Nothing is done before the plan begins.
    let lacking = wanted.saturating_sub(windows);
    let first = calendar.windows.first().map(|window| window.days.0);
    let has_room = first.zip(begin).is_none_or(|(first, begin)| first > begin);
    let (before, behind) = match (calendar.has_periods, has_room) {
        (true, _) => (0, 0),
        (false, true) => (groups.leading(calendar, plan.switch).max(lacking), 0),
        (false, false) => (0, lacking),
    };
    let fixed = groups.fixed(calendar, plan.switch, before, &mut out.conflicts);
    let upper = groups.upper(&fixed);
    let floors = groups.floors(plan, calendar, before, &upper);
    let lower = groups.lower(&fixed, &floors, &upper, &mut out.conflicts);
    let deepest = lower.iter().max().map_or(0, |last| last + 1);
    let count = deepest.max(before + windows + behind);
    let ready = Ready {
        days: groups.days(plan, &fixed),
        ends: vec![None; before]
            .into_iter()
            .chain(calendar.windows.iter().map(|w| Some(w.days.1)))
            .collect(),
    };
    let of_group = groups.assign(plan, &fixed, (floors, ready), count, steps);
    let mut waves: Vec<usize> = (0..steps)
        .map(|step| {
            let group = groups.of.get(step).copied().unwrap_or_default();
            of_group.get(group).copied().unwrap_or_default()
        })
        .collect();
    (out.order, out.together) = numbering::numbered(&groups, plan, &of_group);
    out.kept = vec![None; constraints.edges.len()];
    for tie in &groups.ties {
        if let Some(kept) = out.kept.get_mut(tie.edge) {
            *kept = tie.kept.then_some(Bond {
                apart: tie.apart,
                reason: tie.reason,
            });
        }
    }
    // No wave is empty.
    let mut used = waves.clone();
    used.sort_unstable();
    used.dedup();
    for wave in &mut waves {
        *wave = used.binary_search(wave).unwrap_or_default();
    }
    let window = |wave: &usize| wave.checked_sub(before).filter(|nth| *nth < windows);
    out.windows = used.iter().map(window).collect();
    out.waves = waves;
    out
}

/// What gives way to dates.
fn is_soft(reason: Reason) -> bool {
    matches!(reason, Reason::Handover | Reason::Coexistence)
}

impl Groups {
    /// The wave of each group with a date, that of the first window being `offset`. A date is given up where the group waits for a later one.
    fn fixed(
        &self,
        calendar: &Calendar,
        switch: Option<usize>,
        offset: usize,
        conflicts: &mut Vec<Conflict>,
    ) -> Vec<Option<usize>> {
        let mut fixed: Vec<Option<usize>> = vec![None; self.sizes.len()];
        let switching = switch.and_then(|step| self.of.get(step).copied());
        let dated = |step: usize| calendar.slots.get(step).copied().flatten();
        for (step, group) in self.of.iter().enumerate() {
            let slot = dated(step).map(|slot| slot + offset);
            if let Some(place) = fixed.get_mut(*group) {
                *place = (*place).max(slot);
            }
        }
        // The document itself is issued when all is done, whatever goes with it: on its day, if it states one.
        if let Some(place) = switching.and_then(|group| fixed.get_mut(group)) {
            *place = switch.and_then(dated).map(|slot| slot + offset);
        }
        let mut least = vec![0; self.sizes.len()];
        let mut cause: Vec<Option<(usize, Reason)>> = vec![None; self.sizes.len()];
        let mut ties = self
            .ties
            .iter()
            .filter(|tie| !is_soft(tie.reason))
            .peekable();
        for group in 0..self.sizes.len() {
            let bound = least.get(group).copied().unwrap_or_default();
            if let (Some(slot), Some(least)) = (fixed.get_mut(group), least.get_mut(group)) {
                match slot {
                    Some(slot) if *slot >= bound => *least = *slot,
                    slot => *slot = None,
                }
            }
            let mine = least.get(group).copied().unwrap_or_default();
            let face = self.faces.get(group).copied().flatten();
            while let Some(tie) = ties.next_if(|tie| tie.before == group) {
                if let (Some(least), Some(cause_of)) =
                    (least.get_mut(tie.after), cause.get(group).copied())
                    && mine > *least
                {
                    *least = mine;
                    let here = face.map(|face| (face, tie.reason)).or(cause_of);
                    if let Some(place) = cause.get_mut(tie.after) {
                        *place = here;
                    }
                }
            }
        }
        for (step, group) in self.of.iter().enumerate() {
            let Some(slot) = dated(step).map(|slot| slot + offset) else {
                continue;
            };
            if fixed.get(*group).copied().flatten() != Some(slot) {
                let cause = cause.get(*group).copied().flatten();
                let face = self
                    .faces
                    .get(*group)
                    .copied()
                    .flatten()
                    .filter(|f| *f != step);
                conflicts.push(Conflict {
                    step,
                    other: cause.map(|(step, _)| step).or(face),
                    given_up: Reason::Date,
                    because: cause.map_or(Reason::InUse, |(_, reason)| reason),
                });
            }
        }
        fixed
    }

    /// How many waves have to lie before the first window so that what has no date is done before what has one, by as
    /// many waves as they have to lie apart.
    fn leading(&self, calendar: &Calendar, switch: Option<usize>) -> usize {
        let fixed = self.fixed(calendar, switch, 0, &mut Vec::new());
        let upper = self.upper(&fixed);
        let mut depths = vec![0_usize; self.sizes.len()];
        let mut waves = 0;
        for tie in &self.ties {
            // From what has a date nothing can be moved forward.
            if fixed.get(tie.before).copied().flatten().is_some() {
                continue;
            }
            let depth = depths.get(tie.before).copied().unwrap_or_default();
            let depth = depth + usize::from(tie.apart);
            let room = upper.get(tie.after).copied().unwrap_or(usize::MAX);
            waves = depth.saturating_sub(room).max(waves);
            if let Some(place) = depths.get_mut(tie.after) {
                *place = depth.max(*place);
            }
        }
        waves.min(LEADING)
    }

    /// The last wave that dates allow each group, as far as nothing gives way to them.
    fn upper(&self, fixed: &[Option<usize>]) -> Vec<usize> {
        let mut upper = vec![usize::MAX; self.sizes.len()];
        let mut ties = self
            .ties
            .iter()
            .rev()
            .filter(|tie| !is_soft(tie.reason))
            .peekable();
        for group in (0..self.sizes.len()).rev() {
            let mut bound = fixed.get(group).copied().flatten().unwrap_or(usize::MAX);
            while let Some(tie) = ties.next_if(|tie| tie.before == group) {
                bound = bound.min(upper.get(tie.after).copied().unwrap_or(usize::MAX));
            }
            if let Some(place) = upper.get_mut(group) {
                *place = bound;
            }
        }
        upper
    }

    /// The first day of each group that has a date.
    fn days(&self, plan: &Plan, fixed: &[Option<usize>]) -> Vec<Option<Date>> {
        let mut days = vec![None; self.sizes.len()];
        for (step, group) in plan.steps.iter().zip(&self.of) {
            let is_fixed = fixed.get(*group).copied().flatten().is_some();
            if let (true, Some(day)) = (is_fixed, days.get_mut(*group)) {
                *day = (*day).max(step.planned.map(|days| days.0));
            }
        }
        days
    }

    /// The wave before which a group does not come, because what governs it is not there; not later than dates allow.
    fn floors(
        &self,
        plan: &Plan,
        calendar: &Calendar,
        offset: usize,
        upper: &[usize],
    ) -> Vec<usize> {
        let mut floors = vec![0; self.sizes.len()];
        let Some(last) = calendar.windows.len().checked_sub(1) else {
            return floors;
        };
        for (day, group) in plan.not_before.iter().zip(&self.of) {
            let (Some(day), Some(floor)) = (day, floors.get_mut(*group)) else {
                continue;
            };
            let window = calendar.windows.partition_point(|w| w.days.1 < *day);
            let most = upper.get(*group).copied().unwrap_or_default();
            *floor = (window.min(last) + offset).min(most).max(*floor);
        }
        floors
    }

    /// The first wave of each group. What dates leave no room for is given up: first that old and new run in parallel
    /// over a wave, and only then that the new comes before the old goes.
    fn lower(
        &mut self,
        fixed: &[Option<usize>],
        floors: &[usize],
        upper: &[usize],
        conflicts: &mut Vec<Conflict>,
    ) -> Vec<usize> {
        let starts = fixed.iter().zip(floors);
        let starts = starts.map(|(slot, floor)| slot.unwrap_or(*floor));
        let mut lower: Vec<usize> = starts.collect();
        for tie in &mut self.ties {
            let first = lower.get(tie.before).copied().unwrap_or_default();
            let mut least = first + usize::from(tie.apart);
            let room = upper.get(tie.after).copied().unwrap_or(usize::MAX);
            if is_soft(tie.reason) && least > room {
                conflicts.extend(tie.step.map(|step| Conflict {
                    step,
                    other: tie.other,
                    given_up: tie.reason,
                    because: Reason::Date,
                }));
                tie.kept = tie.apart && first <= room;
                if !tie.kept {
                    continue;
                }
                (tie.apart, tie.reason, least) = (false, Reason::Handover, first);
            }
            if let Some(place) = lower.get_mut(tie.after) {
                *place = least.max(*place);
            }
        }
        lower
    }

    /// The wave of each group: within its bounds, from what lies low to what lies high, so that waves are balanced.
    fn assign(
        &self,
        plan: &Plan,
        fixed: &[Option<usize>],
        (floors, mut ready): (Vec<usize>, Ready),
        count: usize,
        steps: usize,
    ) -> Vec<usize> {
        let many = self.sizes.len();
        let mut upper = vec![count.saturating_sub(1); many];
        let mut ties = self.ties.iter().rev().filter(|tie| tie.kept).peekable();
        for group in (0..many).rev() {
            let top = count.saturating_sub(1);
            let mut bound = fixed.get(group).copied().flatten().unwrap_or(top);
            while let Some(tie) = ties.next_if(|tie| tie.before == group) {
                let after = upper.get(tie.after).copied().unwrap_or(top);
                bound = bound.min(after.saturating_sub(usize::from(tie.apart)));
            }
            if let Some(place) = upper.get_mut(group) {
                *place = bound;
            }
        }
        let mut loads = Loads {
            by_wave: vec![0; count],
            fair: steps.div_ceil(count.max(1)),
            half: (steps / 2).max(1),
        };
        for (slot, size) in fixed.iter().zip(&self.sizes) {
            if let Some(slot) = slot {
                loads.add(*slot, *size);
            }
        }
        let mut wave = floors;
        let kept: Vec<&Tie> = self.ties.iter().filter(|tie| tie.kept).collect();
        for (group, attached) in self.by_height(plan, &kept) {
            let least = wave.get(group).copied().unwrap_or_default();
            let most = upper.get(group).copied().unwrap_or(least).max(least);
            let least = if least < most && ready.is_spent(group, least) {
                least + 1
            } else {
                least
            };
            let size = self.sizes.get(group).copied().unwrap_or_default();
            let at = match fixed.get(group).copied().flatten() {
                Some(slot) => slot,
                None if size == 0 => least,
                None => {
                    let at = loads.room(least, most, size, attached);
                    loads.add(at, size);
                    at
                }
            };
            if let Some(place) = wave.get_mut(group) {
                *place = at;
            }
            let first = kept.partition_point(|tie| tie.before < group);
            let mine = kept
                .iter()
                .skip(first)
                .take_while(|tie| tie.before == group);
            for tie in mine {
                if let Some(place) = wave.get_mut(tie.after) {
                    *place = (at + usize::from(tie.apart)).max(*place);
                }
                ready.pass(group, tie.after);
            }
        }
        wave
    }

    /// The groups in an order that keeps the constraints, the lowest first, and whether each is a relation or an
    /// end that belongs to what it waits for.
    fn by_height(&self, plan: &Plan, kept: &[&Tie]) -> Vec<(usize, bool)> {
        let many = self.sizes.len();
        let mut heights = vec![0; many];
        let mut belongs = vec![true; many];
        let mut waits = vec![false; many];
        for (step, group) in self.of.iter().enumerate().take(plan.steps.len()) {
            let own = plan.heights.get(step).copied().unwrap_or_default();
            if let Some(height) = heights.get_mut(*group) {
                *height = own.max(*height);
            }
            let kind = plan.steps.get(step).map(|s| s.kind);
            let alone = [StepKind::Introduce, StepKind::Rename, StepKind::Change];
            if let (true, Some(belongs)) = (
                kind.is_none_or(|kind| alone.contains(&kind)),
                belongs.get_mut(*group),
            ) {
                *belongs = false;
            }
        }
        for tie in kept {
            let before = heights.get(tie.before).copied().unwrap_or_default();
            if let Some(height) = heights.get_mut(tie.after) {
                *height = before.max(*height);
            }
            if let (true, Some(waits)) = (tie.reason != Reason::Last, waits.get_mut(tie.after)) {
                *waits = true;
            }
        }
        let mut order: Vec<usize> = (0..many).collect();
        order.sort_by_key(|group| (heights.get(*group).copied(), *group));
        let attached = belongs.into_iter().zip(waits).map(|(a, b)| a && b);
        let attached: Vec<bool> = attached.collect();
        let is = |group: usize| attached.get(group).copied().unwrap_or_default();
        order.into_iter().map(|group| (group, is(group))).collect()
    }
}

/// On which day things are done at the earliest, as far as dates say.
struct Ready {
    /// By group: the first day of the last of what it waits for, or its own.
    days: Vec<Option<Date>>,
    /// By wave: its last day.
    ends: Vec<Option<Date>>,
}

impl Ready {
    /// Whether nothing is left of a wave for a group when what it waits for is done.
    fn is_spent(&self, group: usize, wave: usize) -> bool {
        let (day, end) = (self.days.get(group), self.ends.get(wave));
        let (day, end) = (day.copied().flatten(), end.copied().flatten());
        day.zip(end).is_some_and(|(day, end)| day >= end)
    }

    fn pass(&mut self, before: usize, after: usize) {
        let day = self.days.get(before).copied().flatten();
        if let Some(place) = self.days.get_mut(after) {
            *place = (*place).max(day);
        }
    }
}

/// How many steps each wave has so far.
struct Loads {
    by_wave: Vec<usize>,
    fair: usize,
    half: usize,
}

impl Loads {
    fn add(&mut self, wave: usize, size: usize) {
        if let Some(load) = self.by_wave.get_mut(wave) {
            *load += size;
        }
    }

    /// The first wave with room, else the one with the fewest steps. What is attached stays near.
    fn room(&self, least: usize, most: usize, size: usize, attached: bool) -> usize {
        let fits = |limit: usize| {
            let mut waves = least..=most;
            waves.find(|wave| {
                self.by_wave
                    .get(*wave)
                    .is_some_and(|load| load + size <= limit)
            })
        };
        let near = attached.then(|| fits(self.half)).flatten();
        let fewest = || {
            let waves = least..=most;
            waves.min_by_key(|wave| self.by_wave.get(*wave).copied().unwrap_or(usize::MAX))
        };
        near.or_else(|| fits(self.fair))
            .or_else(fewest)
            .unwrap_or(least)
    }
}
