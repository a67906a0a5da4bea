//! How the cost of each rule grows, on a document whose graph is there already.
//!
//! In turn: all rules one after another, as a check runs them, so that each finds in the caches what the others
//! left there; each time in a check of its own, which has room for findings. This is judged. In a loop: each over and
//! over on the same data, which no check does; what is small then lies in the nearest cache.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use justarch::{
    Architecture, Code, Context, Findings, FrameworkVersion, Rule, RuleInfo, RuleLevel, RuleSet,
    Severity, Text,
};

use crate::clock::Clock;
use crate::figures::page::{head, row, short};
use crate::figures::{Figure, Spread};
use crate::generate::{self, Edition};
use crate::phases::architecture;
use crate::runs::GROWTH;

const ROUNDS: usize = 7;
/// So many times in each round all rules run in turn; the quickest counts.
const TURNS: usize = 3;
/// In a loop a rule is run again until it has taken this long: what ends soon is easily disturbed.
const LONG_ENOUGH: Duration = Duration::from_millis(2);

/// Microseconds on 100,000 elements, below which a rule has looked at a few of them only.
const WORTH_JUDGING: f64 = 100.0;

/// A rule, and the framework whose rules it was one of.
type Name = (String, String);

/// The seconds of a rule on 10,000 and on 100,000 elements, round by round.
#[derive(Default)]
struct Seconds {
    in_turn: [Vec<f64>; 2],
    in_a_loop: [Vec<f64>; 2],
}

pub(crate) struct Growth(BTreeMap<Name, Seconds>);

/// What one round says of a rule.
#[derive(Debug)]
struct Taken {
    code: String,
    in_turn: f64,
    in_a_loop: f64,
}

/// A rule of one's own that times all others.
#[derive(Debug)]
struct Stopwatch {
    info: RuleInfo,
    rules: RuleSet,
    in_a_loop: bool,
    taken: Arc<Mutex<Vec<Taken>>>,
}

impl Rule for Stopwatch {
    fn info(&self) -> &RuleInfo {
        &self.info
    }

    fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>) {
        let mut taken = self.taken.lock().unwrap();
        if taken.is_empty() {
            taken.extend(self.rules.rules().map(|rule| Taken {
                code: rule.info().code.to_string(),
                in_turn: f64::INFINITY,
                in_a_loop: f64::INFINITY,
            }));
        }
        for (rule, taken) in self.rules.rules().zip(taken.iter_mut()) {
            let clock = Clock::start();
            if !self.in_a_loop {
                rule.check(cx, out);
                taken.in_turn = taken.in_turn.min(clock.elapsed().as_secs_f64());
                continue;
            }
            let mut times = 0;
            while clock.elapsed() < LONG_ENOUGH {
                rule.check(cx, out);
                times += 1;
            }
            taken.in_a_loop = clock.elapsed().as_secs_f64() / f64::from(times);
        }
    }
}

pub(crate) fn growth() -> Growth {
    let documents = [10_000, 100_000]
        .map(|elements| architecture(&generate::document(elements, Edition::First)));
    let mut seconds: BTreeMap<Name, Seconds> = BTreeMap::new();
    for round in 1..=ROUNDS {
        eprintln!("rules, round {round} of {ROUNDS}");
        for framework in [FrameworkVersion::V2_0, FrameworkVersion::V3_0] {
            for (size, arch) in documents.iter().enumerate() {
                for taken in once(arch, framework) {
                    let name = (taken.code, framework.to_string());
                    let all = seconds.entry(name).or_default();
                    all.in_turn[size].push(taken.in_turn);
                    all.in_a_loop[size].push(taken.in_a_loop);
                }
            }
        }
    }
    Growth(seconds)
}

fn once(arch: &Architecture, framework: FrameworkVersion) -> Vec<Taken> {
    let rules = || {
        let rules = RuleSet::for_framework(framework).unwrap();
        RuleSet::profiles().iter().fold(rules, |rules, profile| {
            rules.with_profile(profile.name).unwrap()
        })
    };
    // They run, so that what rules share is there, but what they find takes no room.
    let mut quiet = rules();
    let codes: Vec<_> = quiet.rules().map(|rule| rule.info().code.clone()).collect();
    for code in codes {
        quiet.set_level(code.as_str(), RuleLevel::Allow).unwrap();
    }
    let taken: Arc<Mutex<Vec<_>>> = Arc::default();
    let title = Text::new("Đồng hồ bấm giờ", "Stopwatch");
    // Each time another check, with room for findings: what it takes to make them is part of it.
    for turn in 0..=TURNS {
        let stopwatch = Stopwatch {
            info: RuleInfo::new(Code::of("BENCH001"), Severity::Info, title.clone()),
            rules: rules(),
            in_a_loop: turn == TURNS,
            taken: Arc::clone(&taken),
        };
        quiet.clone().with(stopwatch).unwrap().check(arch);
    }
    let mut taken = taken.lock().unwrap();
    std::mem::take(&mut *taken)
}

/// What a rule takes on 100,000 elements, in microseconds, and how many times as much that is as on 10,000.
struct Cost {
    taken: Spread,
    growth: Spread,
}

impl Cost {
    fn of([small, large]: &[Vec<f64>; 2]) -> Self {
        Self {
            taken: Spread::of(large.iter().map(|seconds| seconds * 1e6)),
            growth: Spread::of(large.iter().zip(small).map(|(large, small)| large / small)),
        }
    }
}

struct Row<'g> {
    name: &'g Name,
    in_turn: Cost,
    in_a_loop: Cost,
}

impl Growth {
    /// The rules, the slowest first.
    fn ranked(&self) -> Vec<Row<'_>> {
        let row = |(name, seconds): (_, &Seconds)| Row {
            name,
            in_turn: Cost::of(&seconds.in_turn),
            in_a_loop: Cost::of(&seconds.in_a_loop),
        };
        let mut all: Vec<_> = self.0.iter().map(row).collect();
        let slowness = |row: &Row<'_>| row.in_turn.taken.middle;
        all.sort_by(|a, b| slowness(b).total_cmp(&slowness(a)));
        all
    }

    /// The slowest rules, that many.
    pub(crate) fn table(&self, most: usize) -> String {
        let mut out = head([
            &"rule",
            &"framework",
            &"in turn: µs at 100,000",
            &"÷ at 10,000",
            &"in a loop: µs at 100,000",
            &"÷ at 10,000",
        ]);
        for Row {
            name: (code, framework),
            in_turn,
            in_a_loop,
        } in self.ranked().into_iter().take(most)
        {
            out += &row([
                code,
                framework,
                &short(in_turn.taken.middle),
                &in_turn.growth,
                &short(in_a_loop.taken.middle),
                &in_a_loop.growth,
            ]);
        }
        out
    }

    /// The ones that grow fastest, of those that take any time at all: in turn, which is judged, and in a loop.
    pub(crate) fn worst(&self) -> [Figure; 2] {
        let judged: Vec<_> = self.ranked();
        let worst = |how: &str, cost: for<'r> fn(&'r Row<'_>) -> &'r Cost, bounds| {
            let slow = judged
                .iter()
                .filter(|rule| cost(rule).taken.middle >= WORTH_JUDGING);
            let count = slow.clone().count();
            let growth = |rule: &&Row<'_>| cost(rule).growth.middle;
            let worst = slow.max_by(|a, b| growth(a).total_cmp(&growth(b))).unwrap();
            let (code, framework) = worst.name;
            Figure {
                what: format!(
                    "the fastest growing of {count} rules {how} ({code}, framework {framework}): 100,000 ÷ 10,000"
                ),
                spread: cost(worst).growth,
                bounds,
            }
        };
        [
            worst("in turn", |rule| &rule.in_turn, Some(GROWTH)),
            worst("in a loop", |rule| &rule.in_a_loop, None),
        ]
    }
}
