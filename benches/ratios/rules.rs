//! How the cost of each rule grows, alone on a document whose graph is there already.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use justarch::{
    Architecture, Code, Context, Findings, FrameworkVersion, Rule, RuleInfo, RuleSet, Severity,
    Text,
};

use crate::clock::Clock;
use crate::figures::page::{head, row, short};
use crate::figures::{Figure, Spread};
use crate::generate::{self, Edition};
use crate::phases::architecture;
use crate::runs::GROWTH;

const ROUNDS: usize = 7;
/// A rule is run again until it has taken this long: what ends soon is easily disturbed.
const LONG_ENOUGH: Duration = Duration::from_millis(2);

/// Microseconds on 100,000 elements, below which a rule has looked at a few of them only.
const WORTH_JUDGING: f64 = 100.0;

/// A rule, and the framework whose rules it was one of.
type Name = (String, String);

/// The seconds of every rule on 10,000 and on 100,000 elements, round by round.
pub(crate) struct Growth(BTreeMap<Name, [Vec<f64>; 2]>);

/// A rule of one's own that times all others.
#[derive(Debug)]
struct Stopwatch {
    info: RuleInfo,
    rules: RuleSet,
    taken: Arc<Mutex<Vec<(String, f64)>>>,
}

impl Rule for Stopwatch {
    fn info(&self) -> &RuleInfo {
        &self.info
    }

    fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>) {
        for rule in self.rules.rules() {
            let clock = Clock::start();
            let mut times = 0;
            while clock.elapsed() < LONG_ENOUGH {
                rule.check(cx, out);
                times += 1;
            }
            let seconds = clock.elapsed().as_secs_f64() / f64::from(times);
            let name = rule.info().code.to_string();
            self.taken.lock().unwrap().push((name, seconds));
        }
    }
}

pub(crate) fn growth() -> Growth {
    let documents = [10_000, 100_000]
        .map(|elements| architecture(&generate::document(elements, Edition::First)));
    let mut seconds: BTreeMap<Name, [Vec<f64>; 2]> = BTreeMap::new();
    for round in 1..=ROUNDS {
        eprintln!("rules, round {round} of {ROUNDS}");
        for framework in [FrameworkVersion::V2_0, FrameworkVersion::V3_0] {
            for (size, arch) in documents.iter().enumerate() {
                for (code, taken) in once(arch, framework) {
                    let name = (code, framework.to_string());
                    seconds.entry(name).or_default()[size].push(taken);
                }
            }
        }
    }
    Growth(seconds)
}

fn once(arch: &Architecture, framework: FrameworkVersion) -> Vec<(String, f64)> {
    let rules = || {
        let rules = RuleSet::for_framework(framework).unwrap();
        RuleSet::profiles().iter().fold(rules, |rules, profile| {
            rules.with_profile(profile.name).unwrap()
        })
    };
    let taken: Arc<Mutex<Vec<_>>> = Arc::default();
    let title = Text::new("Đồng hồ bấm giờ", "Stopwatch");
    let stopwatch = Stopwatch {
        info: RuleInfo::new(Code::of("BENCH001"), Severity::Info, title),
        rules: rules(),
        taken: Arc::clone(&taken),
    };
    rules().with(stopwatch).check(arch);
    let mut taken = taken.lock().unwrap();
    std::mem::take(&mut *taken)
}

/// What a rule takes on 100,000 elements, in microseconds, and how many times as much that is as on 10,000.
struct Row<'g> {
    name: &'g Name,
    taken: Spread,
    growth: Spread,
}

impl Growth {
    /// The rules, the slowest first.
    fn ranked(&self) -> Vec<Row<'_>> {
        let row = |(name, [small, large]): (_, &[Vec<f64>; 2])| Row {
            name,
            taken: Spread::of(large.iter().map(|seconds| seconds * 1e6)),
            growth: Spread::of(large.iter().zip(small).map(|(large, small)| large / small)),
        };
        let mut all: Vec<_> = self.0.iter().map(row).collect();
        all.sort_by(|a, b| b.taken.middle.total_cmp(&a.taken.middle));
        all
    }

    /// The slowest rules, that many.
    pub(crate) fn table(&self, most: usize) -> String {
        let mut out = head([&"rule", &"framework", &"µs at 100,000", &"÷ at 10,000"]);
        for Row {
            name,
            taken,
            growth,
        } in self.ranked().into_iter().take(most)
        {
            let (code, framework) = name;
            out += &row([code, framework, &short(taken.middle), &growth]);
        }
        out
    }

    /// The one that grows fastest, of those that take any time at all.
    pub(crate) fn worst(&self) -> Figure {
        let mut judged = self.ranked();
        judged.retain(|rule| rule.taken.middle >= WORTH_JUDGING);
        let worst = judged
            .iter()
            .max_by(|a, b| a.growth.middle.total_cmp(&b.growth.middle))
            .unwrap();
        let ((code, framework), count) = (worst.name, judged.len());
        Figure {
            what: format!(
                "the fastest growing of {count} rules ({code}, framework {framework}): 100,000 ÷ 10,000"
            ),
            spread: worst.growth,
            bounds: Some(GROWTH),
        }
    }
}
