//! How the instructions of each rule grow with the document: exact, where times also tell of caches.

use std::hint::black_box;

use justarch::{Code, Context, Findings, Rule, RuleInfo, RuleSet, Severity, Text};

use crate::callgrind;
use crate::generate::{self, Edition};
use crate::page::{head, row, short};
use crate::phases::architecture;

const SMALL: usize = 1_000;
const LARGE: usize = 10_000;

/// How many times as many instructions ten times the document may take.
const MOST: f64 = 12.0;

/// Instructions on the large document, below which a rule has looked at a few elements only.
const WORTH_JUDGING: u64 = 100_000;

/// The function that runs one rule, as callgrind writes it.
pub(crate) const ALONE: &str = "budget::growth::alone";

/// What [`run`] is asked for by.
fn task(elements: usize) -> String {
    format!("rules of {elements}")
}

/// Runs every rule once on a document, each in a call of its own, if that is the task.
pub(crate) fn run(wanted: &str) -> bool {
    let Some(elements) = [SMALL, LARGE]
        .into_iter()
        .find(|size| task(*size) == wanted)
    else {
        return false;
    };
    let arch = architecture(&generate::document(elements, Edition::First));
    let rules = rules();
    let title = Text::new("Từng quy tắc một", "One by one");
    let info = RuleInfo::new(Code::of("BENCH001"), Severity::Info, title);
    black_box(
        rules
            .clone()
            .with(OneByOne { info, rules })
            .unwrap()
            .check(&arch),
    );
    true
}

fn rules() -> RuleSet {
    let rules = RuleSet::for_framework(justarch::FrameworkVersion::V2_0).unwrap();
    // What is done once when there are more findings than are kept is not the doing of the rule that runs then.
    let rules = rules.at_most(usize::MAX);
    RuleSet::profiles().iter().fold(rules, |rules, profile| {
        rules.with_profile(profile.name).unwrap()
    })
}

/// A rule of one's own that runs all others.
#[derive(Debug)]
struct OneByOne {
    info: RuleInfo,
    rules: RuleSet,
}

impl Rule for OneByOne {
    fn info(&self) -> &RuleInfo {
        &self.info
    }

    fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>) {
        for rule in self.rules.rules() {
            alone(rule, cx, out);
        }
    }
}

#[inline(never)]
fn alone(rule: &dyn Rule, cx: &Context<'_>, out: &mut Findings<'_>) {
    rule.check(cx, out);
}

/// The table of the fastest growing rules, and what grows too fast.
pub(crate) fn compare() -> Result<(String, Vec<String>), String> {
    let small = callgrind::each(&task(SMALL), ALONE)?;
    let large = callgrind::each(&task(LARGE), ALONE)?;
    let codes: Vec<String> = rules().rules().map(|r| r.info().code.to_string()).collect();
    if small.len() != codes.len() || large.len() != codes.len() {
        let (small, large, codes) = (small.len(), large.len(), codes.len());
        return Err(format!(
            "{codes} rules ran, but {small} and {large} were counted"
        ));
    }
    let mut all: Vec<(String, u64, f64)> = codes
        .into_iter()
        .zip(small.into_iter().zip(large))
        .map(|(code, (small, large))| (code, large, large as f64 / small.max(1) as f64))
        .filter(|(_, large, _)| *large >= WORTH_JUDGING)
        .collect();
    all.sort_by(|(_, _, a), (_, _, b)| b.total_cmp(a));
    let large = format!("instructions, {LARGE} elements");
    let mut table = head([&"rule", &large, &format!("÷ {SMALL} elements")]);
    for (code, count, growth) in all.iter().take(10) {
        table += &row([code, count, &short(*growth)]);
    }
    let faults = all
        .iter()
        .filter(|(_, _, growth)| *growth > MOST)
        .map(|(code, _, growth)| {
            let growth = short(*growth);
            format!("{code}: {growth} times the instructions on ten times the document")
        });
    Ok((table, faults.collect()))
}
