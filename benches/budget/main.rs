//! Instructions per phase on a document of 1,000 elements, counted by callgrind and held against what is recorded.
//!
//! `cargo bench -p budget` fails if a phase has grown by more than a tenth or breaks its
//! gate; `-- --record` records the counts in `benches/budget/budget.txt` and in `src/docs/performance.md`.
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    reason = "a bench says what it measures, and where it cannot go on"
)]

mod callgrind;
#[path = "../compiler.rs"]
mod compiler;
#[path = "../generate.rs"]
mod generate;
mod growth;
#[path = "../figures/page.rs"]
mod page;
mod phases;
mod recorded;

use std::env;
use std::process::ExitCode;

use page::{head, print, recording, row, short};
use phases::{PHASES, Phase};
use recorded::Recorded;

/// How many times as much as recorded a phase may take.
const TENTH_MORE: f64 = 1.1;

fn main() -> ExitCode {
    if let Ok(task) = env::var(callgrind::TASK) {
        if !growth::run(&task) {
            phases::run(&task);
        }
        return ExitCode::SUCCESS;
    }
    match compare() {
        Ok(faults) if faults.is_empty() => ExitCode::SUCCESS,
        Ok(faults) => {
            eprintln!("{}", faults.join("\n"));
            ExitCode::FAILURE
        }
        Err(why) => {
            eprintln!("nothing was compared: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Counts every phase: what has grown too much.
fn compare() -> Result<Vec<String>, String> {
    callgrind::is_there()?;
    let before = Recorded::read();
    let mut now = Recorded::new();
    let mut faults = Vec::new();
    let mut changes = Vec::new();
    let mut table = head([&"phase", &"instructions", &"per byte", &"goal", &"gate"]);
    for phase in PHASES {
        let name = phase.name;
        let count = callgrind::count(name, phase.functions)?;
        now.put(name, count);
        let per_byte = count as f64 / (phase.text)().len() as f64;
        table += &line(phase, count, per_byte);
        faults.extend(over_gate(phase, per_byte));
        if recording() {
            continue;
        }
        let Some(known) = before.get(name) else {
            faults.push(format!("{name}: nothing is recorded of it"));
            continue;
        };
        let change = count as f64 / known as f64;
        let percent = format!("{:+.1} %", (change - 1.0) * 100.0);
        changes.push(format!("{name} {percent}"));
        if change > TENTH_MORE {
            faults.push(format!(
                "{name}: {count} instructions, {percent} against the {known} recorded"
            ));
        }
    }
    print("budget", &table);
    let (table, too_fast) = growth::compare()?;
    print("rules in instructions", &table);
    faults.extend(too_fast);
    if recording() {
        now.write();
        return Ok(faults);
    }
    println!("against the record: {}", changes.join(", "));
    if !faults.is_empty() {
        faults.extend(before.other_compiler());
    }
    Ok(faults)
}

fn line(phase: &Phase, count: u64, per_byte: f64) -> String {
    let (goal, gate) = phase.bounds.map_or_else(Default::default, |(goal, gate)| {
        (format!("≤ {goal}"), format!("≤ {gate}"))
    });
    let per_byte = short(per_byte);
    row([&phase.name, &count, &per_byte, &goal, &gate])
}

fn over_gate(phase: &Phase, per_byte: f64) -> Option<String> {
    let (_, gate) = phase.bounds?;
    let (name, found) = (phase.name, short(per_byte));
    let said = || format!("{name}: {found} instructions per byte, at most {gate} are allowed");
    (per_byte > gate).then(said)
}
