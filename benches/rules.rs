//! What each rule costs on documents of every shape, and how that grows with their size.
//!
//! `cargo bench --all-features --bench rules` checks documents of 10,000 and of 100,000 elements and fails if the
//! whole or a rule takes more than twelve times as long on the large one. `… -- SHAPE SIZE` prints what each rule
//! takes on one document; `… -- SHAPE SIZE memory` what memory the process holds before a check and at most during it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    missing_docs,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench that cannot go on should say where"
)]

#[path = "generate.rs"]
mod generate;
#[path = "shapes.rs"]
mod shapes;

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use justarch::{
    Architecture, Code, Context, Document, Findings, Rule, RuleInfo, RuleSet, Severity, Text,
};
use shapes::Shape;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    let shape = |name: &str| {
        let mut all = Shape::ALL.into_iter();
        all.find(|s| format!("{s:?}").eq_ignore_ascii_case(name))
            .unwrap()
    };
    match args.as_slice() {
        [name, size] => one(shape(name), size.parse().unwrap()),
        [name, size, _] => memory(shape(name), size.parse().unwrap()),
        _ => {
            let worst = Shape::ALL.into_iter().filter(|shape| !grows_evenly(*shape));
            return ExitCode::from(u8::from(worst.count() > 0));
        }
    }
    ExitCode::SUCCESS
}

fn load(shape: Shape, size: usize) -> Architecture {
    let document = Document::parse("generated.yaml", &shape.document(size)).unwrap();
    let unread = document.report().iter().next();
    assert!(unread.is_none(), "{shape:?} cannot be read: {unread:?}");
    document.into_architecture()
}

fn rules_for(arch: &Architecture) -> RuleSet {
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    rules.with_profile("moj").unwrap()
}

/// A rule that runs the others on the document it is given, and takes their time.
#[derive(Debug)]
struct Stopwatch {
    info: RuleInfo,
    rules: RuleSet,
    times: Arc<Mutex<Times>>,
}

type Times = Vec<(Code, Duration)>;

impl Rule for Stopwatch {
    fn info(&self) -> &RuleInfo {
        &self.info
    }

    fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>) {
        let mut times = self.times.lock().unwrap();
        for (at, rule) in self.rules.rules().enumerate() {
            let before = Instant::now();
            rule.check(cx, out);
            let time = before.elapsed();
            match times.get_mut(at) {
                Some(least) => least.1 = least.1.min(time),
                None => times.push((rule.info().code.clone(), time)),
            }
        }
    }
}

/// What a check takes as a whole and by rule, the least of several runs, and what it finds.
fn measure(shape: Shape, size: usize, runs: usize) -> (Duration, usize, Times) {
    let arch = load(shape, size);
    let rules = rules_for(&arch);
    let times = Arc::default();
    let watched = rules.clone().with(Stopwatch {
        info: RuleInfo::new(Code::of("TIME001"), Severity::Info, Text::fixed("", "")),
        rules: rules.clone(),
        times: Arc::clone(&times),
    });
    let watched = watched.unwrap();
    let (mut whole, mut found) = (Duration::MAX, 0);
    for _ in 0..runs {
        let before = Instant::now();
        let report = black_box(rules.check(black_box(&arch)));
        whole = whole.min(before.elapsed());
        found = report.len();
        drop(report);
        drop(watched.check(&arch));
    }
    let times = std::mem::take(&mut *times.lock().unwrap());
    (whole, found, times)
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn one(shape: Shape, size: usize) {
    let (whole, found, mut times) = measure(shape, size, 5);
    println!(
        "{shape:?} {size}: {:.0} µs, {found} findings",
        micros(whole)
    );
    times.sort_by_key(|(_, time)| std::cmp::Reverse(*time));
    for (code, time) in times {
        println!("{code} {:10.1} µs", micros(time));
    }
}

/// So many times as long may ten times the elements take.
const LIMIT: f64 = 12.0;

/// What takes less on the large document is left out: it is noise.
const NOISE: Duration = Duration::from_millis(1);

fn grows_evenly(shape: Shape) -> bool {
    let (small, _, each_small) = measure(shape, 10_000, 10);
    let (large, found, each_large) = measure(shape, 100_000, 5);
    println!("{shape:?}: {found} findings at 100,000");
    let small = std::iter::once((Code::of("all"), small)).chain(each_small);
    let large = std::iter::once((Code::of("all"), large)).chain(each_large);
    let mut evenly = true;
    for ((code, small), (_, large)) in small.zip(large) {
        let growth = large.as_secs_f64() / small.as_secs_f64();
        let steep = growth > LIMIT && large > NOISE;
        if steep || code.as_str() == "all" {
            let mark = if steep { "too steep" } else { "" };
            println!(
                "  {code} {:.0} µs, {:.0} µs, ×{growth:.1} {mark}",
                micros(small),
                micros(large)
            );
        }
        evenly &= !steep;
    }
    evenly
}

fn memory(shape: Shape, size: usize) {
    let arch = load(shape, size);
    println!(
        "loaded: {}, at most {}",
        memory_line("VmRSS"),
        memory_line("VmHWM")
    );
    // Has Linux forget what was the most so far.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let report = rules_for(&arch).check(&arch);
    println!(
        "checked: at most {}, {} findings",
        memory_line("VmHWM"),
        report.len()
    );
}

/// A line of what Linux says of the memory of the process.
fn memory_line(key: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(key));
    line.unwrap_or("unknown").replace([':', '\t'], "")
}
