//! Where the steps of a roadmap are drawn in a chart.

use std::collections::BTreeMap;

use crate::date::Date;
use crate::roadmap::{Roadmap, Wave, WaveOrder};

/// So many months a wave takes in the chart when no date says: charts cannot do without a length.
const MONTHS: u16 = 3;
/// So many days it takes where there is not room enough for months.
const SHORT: i32 = 30;

/// The first and the last day of a bar.
type Span = (Date, Date);

/// The bar of each step, by its number: at its dates if it has some. What has none takes its share of the wave: from the
/// end of what it comes after, as far as the wave goes, up to what comes after it. O(steps + what they wait for).
pub(super) fn bars(roadmap: &Roadmap<'_>) -> BTreeMap<usize, Span> {
    let mut bars = BTreeMap::new();
    for (wave, span) in roadmap.waves().iter().zip(drawn(roadmap)) {
        for number in &wave.steps {
            let planned = roadmap.step(*number).and_then(|step| step.planned);
            bars.extend(planned.map(|planned| (*number, planned)));
        }
        share(roadmap, wave, span, &mut bars);
    }
    bars
}

/// What is known of a step without a date from those of its wave that come after it.
#[derive(Clone, Copy)]
struct Room {
    /// The last day that it may take.
    end: Date,
    /// How many steps without a date stand in a line from it on, itself included.
    steps: i32,
}

/// Places the steps of a wave that have no date. A step waits for those before it only.
fn share(roadmap: &Roadmap<'_>, wave: &Wave, span: Span, bars: &mut BTreeMap<usize, Span>) {
    let is_open = |number: &&usize| !bars.contains_key(number);
    let open: Vec<usize> = wave.steps.iter().filter(is_open).copied().collect();
    let alone = Room {
        end: span.1,
        steps: 1,
    };
    let mut rooms: BTreeMap<usize, Room> = open.iter().map(|number| (*number, alone)).collect();
    for number in wave.steps.iter().rev() {
        let of_next = rooms.get(number).copied();
        let next = bars.get(number).map(|bar| bar.0.plus_days(-1));
        for (before, ..) in roadmap.waits_for(*number) {
            let Some(room) = rooms.get_mut(&before) else {
                continue;
            };
            let (end, steps) = match of_next {
                Some(next) => (next.end, next.steps.saturating_add(1)),
                None => (next.unwrap_or(span.1), 1),
            };
            room.end = room.end.min(end);
            room.steps = room.steps.max(steps);
        }
    }
    for number in open {
        let Some(room) = rooms.get(&number) else {
            continue;
        };
        let before = roadmap.waits_for(number);
        let before = before.filter_map(|(before, ..)| Some(bars.get(&before)?.1.plus_days(1)));
        let first = before.fold(span.0, Date::max).min(room.end.max(span.0));
        let last = if room.steps > 1 {
            let days = first.days_to(room.end).saturating_add(1) / room.steps;
            first.plus_days(days.saturating_sub(1).max(0))
        } else {
            first.max(room.end)
        };
        bars.insert(number, (first, last));
    }
}

/// Where each wave is drawn: at its dates; those without lie before the first that has some, and after the last
/// one. Nothing is drawn before the plan begins but what the documents date so.
fn drawn(roadmap: &Roadmap<'_>) -> Vec<Span> {
    let waves = roadmap.waves();
    let by_dates = roadmap.order() == WaveOrder::Dates;
    let leading = waves.iter().take_while(|w| w.planned.is_none()).count();
    let leading = i32::try_from(leading).unwrap_or(i32::MAX);
    let first = waves.iter().find_map(|w| w.planned).map(|days| days.0);
    let room_before = |first: Date| first.plus_days(SHORT.saturating_mul(leading).saturating_neg());
    let begin = roadmap.earlier().evaluation_date();
    let begin = begin.or_else(|| {
        let own = roadmap.later().evaluation_date();
        first.map(room_before).into_iter().chain(own).min()
    });
    let begin = begin.unwrap_or(Date::day(2020, 1, 1));
    let months = MONTHS.saturating_mul(u16::try_from(leading).unwrap_or(u16::MAX));
    // Where months are too long, the waves before the first date share what days there are.
    let tight = first.filter(|first| begin.plus_months(months) > *first);
    let share = |part: i32, first: Date| {
        let days = i64::from(begin.days_to(first).max(0));
        let days = days.saturating_mul(i64::from(part)) / i64::from(leading.max(1));
        begin.plus_days(i32::try_from(days).unwrap_or(i32::MAX))
    };
    let mut at = begin;
    let mut out = Vec::with_capacity(waves.len());
    let mut part = 0;
    for wave in waves {
        let (from, to) = match (wave.planned, tight) {
            // What has no date of its own is done by the end of the wave.
            (Some((from, to)), _) if by_dates => (at.min(from), to),
            (Some(days), _) => days,
            (None, Some(first)) if part < leading => {
                part += 1;
                (share(part - 1, first), share(part, first).plus_days(-1))
            }
            (None, _) => (at, at.plus_months(MONTHS).plus_days(-1)),
        };
        let from = from.max(begin);
        let days = (from, to.max(from));
        at = days.1.plus_days(1).max(at);
        out.push(days);
    }
    out
}
