//! The times that the documents state, as windows one after the other: a wave for each.

use super::periods::{Days, Periods};
use super::plan::Plan;
use super::words;
use crate::bilingual;
use crate::model::RecordRef;
use crate::text::{Lang, Text};

/// So many windows at most: every one is a wave, and the state after each wave is built and checked.
const WINDOWS: usize = 48;
/// So many windows that dates alone make; beyond it neighbours share one.
const FROM_DATES: usize = 8;

/// A stretch of time. They ascend and do not overlap.
#[derive(Clone, Debug)]
pub(super) struct Window {
    pub(super) days: Days,
    /// The periods of the document that it stands for.
    pub(super) periods: Vec<Text>,
}

/// The windows, and which of them each step belongs to.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    pub(super) windows: Vec<Window>,
    /// By step.
    pub(super) slots: Vec<Option<usize>>,
    /// Whether the document divides its time into periods.
    pub(super) has_periods: bool,
}

fn name(period: RecordRef<'_>) -> Text {
    Text::new(
        period.name(Lang::Vi).to_owned(),
        period.name(Lang::En).to_owned(),
    )
}

impl Calendar {
    /// Puts every step with a date or a period into its window, and says of each when it is planned: its own
    /// date, as far as it lies in the window. `pairs` are steps of which the second has to come in a later wave.
    pub(super) fn of(periods: &Periods<'_>, plan: &mut Plan, pairs: &[(usize, usize)]) -> Self {
        let mut windows: Vec<Window> = Vec::new();
        let mut of_period = Vec::new();
        for ((since, until), period) in &periods.rows {
            match windows.last_mut() {
                // Of periods that overlap, the later one takes what is left to it.
                Some(last) if *until <= last.days.1 => last.periods.push(name(*period)),
                last => {
                    let since = last.map_or(*since, |last| last.days.1.plus_days(1).max(*since));
                    windows.push(Window {
                        days: (since, *until),
                        periods: vec![name(*period)],
                    });
                }
            }
            of_period.push(windows.len() - 1);
        }
        let has_periods = !windows.is_empty();
        // Times that no period has.
        let mut loose: Vec<Days> = plan.steps.iter().filter_map(|s| s.planned).collect();
        loose.retain(|days| find(&windows, *days).is_none());
        loose.sort_unstable();
        let mut more: Vec<Window> = Vec::new();
        for (since, until) in loose {
            match more.last_mut() {
                Some(last) if since <= last.days.1 => last.days.1 = last.days.1.max(until),
                _ => more.push(Window {
                    days: (since, until),
                    periods: Vec::new(),
                }),
            }
        }
        // What period a window was made for, before they are put in order.
        let firsts: Vec<Days> = windows.iter().map(|w| w.days).collect();
        windows.extend(more);
        windows.sort_by_key(|w| w.days);
        let mut out = Self {
            windows,
            slots: Vec::new(),
            has_periods,
        };
        let by_period: Vec<Option<usize>> = of_period
            .iter()
            .map(|nth| out.find(*firsts.get(*nth)?))
            .collect();
        out.place(periods, plan, &by_period);
        out.join(pairs);
        out.clip(periods, plan);
        out
    }

    fn find(&self, days: Days) -> Option<usize> {
        find(&self.windows, days)
    }

    fn place(&mut self, periods: &Periods<'_>, plan: &mut Plan, by_period: &[Option<usize>]) {
        for (step, covered) in plan.steps.iter_mut().zip(&plan.covered) {
            let period = covered.and_then(|nth| *by_period.get(nth)?);
            let meets = |window: usize, (since, until): Days| {
                let window = self.windows.get(window).map(|w| w.days);
                window.is_some_and(|(from, to)| since <= to && from <= until)
            };
            let slot = match (step.planned, period) {
                (None, period) => period,
                (Some(own), Some(period)) if meets(period, own) => Some(period),
                (Some(own), period) => {
                    if let (Some(_), Some((_, record))) =
                        (period, covered.and_then(|nth| periods.rows.get(nth)))
                    {
                        let (vi, en) = (record.name(Lang::Vi), record.name(Lang::En));
                        let [from, to] = [own.0, own.1].map(words::dated);
                        let (a, b) = (from.get(Lang::Vi), to.get(Lang::Vi));
                        let (c, d) = (from.get(Lang::En), to.get(Lang::En));
                        step.notes.push(bilingual!(
                            "văn bản xếp vào “{vi}” nhưng thời hạn của chính thành phần là {a} – {b}; lộ trình theo thời hạn này",
                            "the document puts it into “{en}”, but its own date is {c} – {d}, which is followed here"
                        ));
                    }
                    self.find(own)
                }
            };
            self.slots.push(slot);
        }
    }

    /// Lets neighbours share a window where there are too many.
    fn join(&mut self, pairs: &[(usize, usize)]) {
        let count = self.windows.len();
        let mut load = vec![0_usize; count];
        for slot in self.slots.iter().flatten() {
            if let Some(load) = load.get_mut(*slot) {
                *load += 1;
            }
        }
        let mut to: Vec<usize> = (0..count).collect();
        if !self.has_periods && count > FROM_DATES {
            let room = load.iter().sum::<usize>().div_ceil(FROM_DATES);
            // By window: the last earlier one that must not share with it.
            let mut apart: Vec<Option<usize>> = vec![None; count];
            let slot = |step: usize| self.slots.get(step).copied().flatten();
            for (before, after) in pairs {
                if let (Some(before), Some(after)) = (slot(*before), slot(*after))
                    && before < after
                    && let Some(last) = apart.get_mut(after)
                {
                    *last = (*last).max(Some(before));
                }
            }
            let (mut first, mut held, mut nth) = (0, 0, 0);
            for (window, ((load, apart), to)) in load.iter().zip(apart).zip(&mut to).enumerate() {
                let full = held > 0 && held + load > room;
                if full || apart.is_some_and(|before| before >= first) {
                    (first, held, nth) = (window, 0, nth + 1);
                }
                held += load;
                *to = nth;
            }
        }
        let left = to.last().map_or(0, |last| last + 1);
        let share = left.div_ceil(WINDOWS).max(1);
        let mut joined: Vec<Window> = Vec::new();
        for (window, to) in self.windows.drain(..).zip(&mut to) {
            *to /= share;
            match joined.get_mut(*to) {
                Some(same) => {
                    same.days.1 = same.days.1.max(window.days.1);
                    same.periods.extend(window.periods);
                }
                None => joined.push(window),
            }
        }
        self.windows = joined;
        for slot in self.slots.iter_mut().flatten() {
            *slot = to.get(*slot).copied().unwrap_or_default();
        }
    }

    /// Says of each step when it is planned.
    fn clip(&self, periods: &Periods<'_>, plan: &mut Plan) {
        let covered = plan.covered.iter();
        for ((step, slot), covered) in plan.steps.iter_mut().zip(&self.slots).zip(covered) {
            let window = slot.and_then(|slot| self.windows.get(slot));
            let Some((from, to)) = window.map(|w| w.days) else {
                continue;
            };
            let period = || Some(periods.rows.get((*covered)?)?.0);
            if let Some((since, until)) = step.planned.or_else(period) {
                step.planned = Some((since.max(from), until.min(to)));
            }
        }
    }
}

/// The first of the windows that some of these days lie in.
fn find(windows: &[Window], (since, until): Days) -> Option<usize> {
    let nth = windows.partition_point(|w| w.days.1 < since);
    let window = windows.get(nth)?;
    (window.days.0 <= until).then_some(nth)
}
