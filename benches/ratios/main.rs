//! What reading, checking and comparing cost against what others need for the same, side by side in one run, and
//! how the cost grows.
//!
//! `cargo bench --all-features --bench ratios` prints the figures and fails if a gate is broken;
//! `-- --record` also puts them into `src/docs/performance.md`.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    reason = "a bench says what it measures, and where it cannot go on"
)]

mod clock;
#[path = "../compiler.rs"]
mod compiler;
#[path = "../figures/mod.rs"]
mod figures;
#[path = "../generate.rs"]
mod generate;
mod machine;
mod pairs;
mod phases;
mod rules;
mod runs;
#[path = "../typed.rs"]
mod typed;

use std::process::ExitCode;

use figures::page::print;
use figures::{judge, table};
use runs::Runs;

fn main() -> ExitCode {
    print("machine", &machine::described());
    let runs = Runs::take();
    print("times", &runs.table());
    let mut figures = pairs::figures(&runs);
    figures.extend(runs.growth());
    let growth = rules::growth();
    println!("{}", growth.table(usize::MAX));
    print("rules", &growth.table(10));
    figures.extend(growth.worst());
    print("ratios", &table(&figures));
    judge(&figures)
}
