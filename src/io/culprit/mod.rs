//! Where a fault of syntax lies. A parser stops at the first thing that cannot go on, which is often the line after the
//! slip. What is suspected is tried: a change of the text after which it reads on was the slip.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

mod brackets;
mod indent;
mod letters;
mod line;
mod mend;
mod trial;

use std::ops::Range;

pub(super) use mend::quoting;
pub(super) use trial::{Mend, replaced};

use brackets::brackets;
use indent::{indentation, single_tab, tabs};
use letters::{colon, slips, unclosed};
use line::{Line, around};
use trial::{Culprit, Trial};

/// What a look at the lines around a fault gives.
pub(super) enum Verdict {
    /// This is the slip.
    Certain(Culprit),
    /// The slip may be on either of the two lines, by their numbers; the first is there.
    Either(Range<usize>, [usize; 2]),
    /// The fault lies where the parser stopped.
    There,
}

/// Of faults further on nothing is tried, for every trial reads up to there.
const FARTHEST: usize = 4 << 20;

/// So many lines with a quote or a bracket too many or too few are tried, the nearest first.
const OPEN: usize = 3;

/// Looks at the lines around a fault. `reads` tells how far a text reads, up to a place that is far enough.
pub(super) fn look(
    text: &str,
    fault: usize,
    is_tab: bool,
    reads: impl Fn(&str, usize) -> Option<usize>,
) -> Verdict {
    let lines = around(text, fault);
    let Some(nth) = lines.iter().rposition(|line| line.start <= fault) else {
        return Verdict::There;
    };
    let Some(&here) = lines.get(nth) else {
        return Verdict::There;
    };
    let before = lines.iter().take(nth).rev().find(|line| !line.is_blank());
    let after = lines.iter().skip(nth + 1).find(|line| !line.is_blank());
    if is_tab {
        let near = [Some(&here), after, before];
        let near = || near.into_iter().flatten();
        let found = near()
            .find_map(|line| tabs(&lines, *line))
            .or_else(|| near().find_map(|line| single_tab(*line)));
        return found.map_or(Verdict::There, Verdict::Certain);
    }
    if fault > FARTHEST {
        return Verdict::There;
    }
    let mut trials = Vec::new();
    for line in before.into_iter().chain([&here]) {
        slips(*line, &mut trials);
    }
    // What is not closed runs on over the lines behind it.
    let so_far = lines.iter().take(nth + 1).rev();
    trials.extend(so_far.clone().filter_map(|line| unclosed(*line)).take(OPEN));
    let below = |line: &Line<'_>| {
        let mut later = lines.iter().skip_while(|other| other.number <= line.number);
        later.find(|other| !other.is_blank()).copied()
    };
    trials.extend(
        so_far
            .filter_map(|line| brackets(*line, below(line).as_ref()))
            .take(OPEN),
    );
    if here.has_tab() {
        trials.extend(tabs(&lines, here).map(|culprit| Trial {
            changes: vec![(
                culprit.at.clone(),
                " ".repeat(before.map_or(0, |line| line.lead().len())),
            )],
            line: here.number,
            is_guess: false,
            culprit,
        }));
    }
    // The first colon of a line is that of its key.
    let so_far = text.get(here.start..fault).unwrap_or_default();
    if so_far.contains(": ") && text.get(fault..).is_some_and(|rest| rest.starts_with(':')) {
        trials.push(colon(here, fault));
    }
    for line in before.into_iter().chain([&here]) {
        indentation(&lines, *line, &mut trials);
    }
    let guesses = |line: usize| -> Vec<Mend> {
        let guesses = trials
            .iter()
            .filter(|trial| trial.is_guess && trial.line == line);
        guesses.map(|trial| trial.changes.clone()).collect()
    };
    let guesses =
        [before.map_or(0, |line| line.number), here.number].map(|line| (line, guesses(line)));
    match best(text, here, trials, reads) {
        Ok(Some((mut culprit, line, is_guess))) => {
            if is_guess && let Some((_, mends)) = guesses.into_iter().find(|(of, _)| *of == line) {
                culprit.mends = mends;
            }
            Verdict::Certain(culprit)
        }
        Ok(None) if here.body().matches(": ").count() > 1 => Verdict::There,
        Ok(None) | Err(()) => match before {
            Some(before) => Verdict::Either(
                before.at(before.lead().len()..before.text.len()),
                [before.number, here.number],
            ),
            None => Verdict::There,
        },
    }
}

/// The trial after which the text reads furthest, if it reads beyond the line of the fault, with its line and whether it
/// is a guess; an error if several are as likely.
fn best(
    text: &str,
    here: Line<'_>,
    trials: Vec<Trial>,
    reads: impl Fn(&str, usize) -> Option<usize>,
) -> Result<Option<(Culprit, usize, bool)>, ()> {
    let mut best: Option<(usize, Trial)> = None;
    let mut is_alone = true;
    for trial in trials {
        let changed = replaced(text, &trial.changes);
        // All changes lie before the end of the line.
        let end = (here.end() + changed.len()).saturating_sub(text.len());
        let reached = match reads(&changed, end + FAR_ENOUGH) {
            None => usize::MAX,
            Some(reached) if reached > end => reached - end,
            Some(_) => continue,
        };
        match &best {
            Some((most, _)) if *most > reached => {}
            Some((most, other)) if *most == reached => {
                // What is seen in the letters of a line is likelier than how far it is indented.
                if other.is_guess && trial.is_guess {
                    is_alone = false;
                }
            }
            Some(_) | None => {
                is_alone = true;
                best = Some((reached, trial));
            }
        }
    }
    match best {
        Some((_, trial)) if is_alone => Ok(Some((trial.culprit, trial.line, trial.is_guess))),
        Some(_) => Err(()),
        None => Ok(None),
    }
}

/// So many bytes after the line of the fault are enough to tell.
const FAR_ENOUGH: usize = 4096;
