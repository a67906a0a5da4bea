//! All phases on all sizes, in turns, so that whatever else the machine does falls on all alike, and so that no
//! document still lies in the caches from the last time.

use std::collections::HashMap;
use std::time::Duration;

use crate::figures::page::{head, row, short};
use crate::figures::{Bounds, Figure, Spread};
use crate::phases::{Inputs, PHASES};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const ROUNDS: usize = 7;
/// In each round every phase has so many tries on each size, of which the quickest counts: what ends soon is easily
/// disturbed.
const TRIES: usize = 3;

/// Ten times the document may take this much longer: some of it no longer lies in the caches.
pub(crate) const GROWTH: Bounds = Bounds::at_most(12.0, 12.0);

/// The seconds that each phase took on each size, round by round.
pub(crate) struct Runs {
    seconds: HashMap<(&'static str, usize), Vec<f64>>,
    bytes: HashMap<usize, usize>,
}

impl Runs {
    pub(crate) fn take() -> Self {
        let inputs = SIZES.map(|elements| (elements, Inputs::of(elements)));
        let mut seconds: HashMap<_, Vec<f64>> = HashMap::new();
        for round in 1..=ROUNDS {
            eprintln!("round {round} of {ROUNDS}");
            for phase in PHASES {
                let mut least = [Duration::MAX; SIZES.len()];
                // Each size after another one, and all as often.
                for _ in 0..TRIES {
                    for (least, (_, on)) in least.iter_mut().zip(&inputs) {
                        *least = (*least).min((phase.run)(on));
                    }
                }
                for (taken, elements) in least.into_iter().zip(SIZES) {
                    let all = seconds.entry((phase.name, elements)).or_default();
                    all.push(taken.as_secs_f64());
                }
            }
        }
        let bytes = inputs.iter().map(|(elements, on)| (*elements, on.bytes()));
        Self {
            seconds,
            bytes: bytes.collect(),
        }
    }

    fn of(&self, of: (&'static str, usize)) -> &[f64] {
        &self.seconds[&of]
    }

    /// How many times as long one took as the other, round by round.
    pub(crate) fn ratios(
        &self,
        above: (&'static str, usize),
        below: (&'static str, usize),
    ) -> Vec<f64> {
        let pairs = self.of(above).iter().zip(self.of(below));
        pairs.map(|(above, below)| above / below).collect()
    }

    /// How much longer each of our phases takes on ten times the document.
    pub(crate) fn growth(&self) -> Vec<Figure> {
        let ours = PHASES.iter().filter(|phase| phase.ours);
        let figure = |name: &'static str| Figure {
            what: format!("{name}: 100,000 ÷ 10,000"),
            spread: Spread::of(self.ratios((name, SIZES[2]), (name, SIZES[1]))),
            bounds: Some(GROWTH),
        };
        ours.map(|phase| figure(phase.name)).collect()
    }

    pub(crate) fn table(&self) -> String {
        let column = |elements: usize| {
            let megabytes = short(self.bytes[&elements] as f64 / 1e6);
            format!("{elements} elements, {megabytes} MB")
        };
        let [small, middle, large] = SIZES.map(column);
        let mut out = head([&"milliseconds", &small, &middle, &large]);
        for phase in PHASES {
            let [small, middle, large] = SIZES.map(|elements| {
                let seconds = self.of((phase.name, elements));
                Spread::of(seconds.iter().map(|seconds| seconds * 1e3))
            });
            out += &row([&phase.name, &small, &middle, &large]);
        }
        out
    }
}
