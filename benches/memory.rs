//! What a document takes in memory, and what reading and checking one takes at most.
//!
//! `cargo bench --all-features --bench memory` prints the figures and fails if a gate is broken;
//! `-- --record` also puts them into `src/docs/performance.md`.
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

mod figures;
mod generate;
mod typed;

use std::alloc::System;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use figures::page::print;
use figures::{Bounds, Figure, Spread, judge, table};
use generate::{Edition, NoFiles};
use justarch::{Document, Loader, RuleSet};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The environment variable that makes a process of its own do one thing with a file.
const DO: &str = "JUSTARCH_BENCH_MEMORY";
const CHECK: &str = "check";
const TYPED: &str = "typed";

fn main() -> ExitCode {
    if let Ok(what) = env::var(DO) {
        alone(&what, Path::new(&env::args().nth(1).unwrap()));
        return ExitCode::SUCCESS;
    }
    let mut figures = held(100_000);
    // While a text is read, its tape weighs four fifths of it. On smaller documents the process itself and the findings
    // that are kept, up to 10,000 of a rule, weigh more.
    let twice = Bounds::at_most(2.0, 2.0);
    for (elements, what, shown, bounds) in [
        (100_000, TYPED, "typed `serde_yaml`", None),
        (100_000, CHECK, "load and check", Some(twice.meanwhile(4.2))),
        (
            1_000_000,
            CHECK,
            "load and check",
            Some(twice.meanwhile(2.5)),
        ),
    ] {
        let file = write(elements);
        let size = fs::metadata(&file).unwrap().len() as f64;
        let peak = peak(what, &file);
        fs::remove_file(file).unwrap();
        let shown = format!("{shown}, {elements} elements: peak of the process");
        figures.push(figure(&format!("{shown} ÷ file"), peak / size, bounds));
        if elements == 1_000_000 {
            let most = Some(Bounds::at_most(800.0, 900.0));
            figures.push(figure(&format!("{shown}, MB"), peak / 1e6, most));
        }
    }
    print("memory", &table(&figures));
    judge(&figures)
}

fn figure(what: &str, value: f64, bounds: Option<Bounds>) -> Figure {
    Figure {
        what: what.to_owned(),
        spread: Spread::of([value]),
        bounds,
    }
}

/// What a loaded document holds besides its text, and how often memory was asked for while it was read.
fn held(elements: usize) -> Vec<Figure> {
    let text = generate::document(elements, Edition::First);
    let region = Region::new(COUNTED);
    let document = Document::parse("generated.yaml", &text).unwrap();
    let change = region.change();
    // Two more than asked for: the platforms that all share.
    let count = document.architecture().element_count();
    let per_element = |total: usize| total as f64 / count as f64;
    let bytes = change.bytes_allocated - change.bytes_deallocated;
    vec![
        figure(
            &format!("bytes per element beside the text, {elements} elements"),
            per_element(bytes) - per_element(text.len()),
            Some(Bounds::at_most(200.0, 300.0)),
        ),
        figure(
            &format!("allocations per element while loading, {elements} elements"),
            per_element(change.allocations + change.reallocations),
            Some(Bounds::at_most(0.1, 1.0)),
        ),
    ]
}

fn write(elements: usize) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("generated-{elements}.yaml"));
    fs::write(&file, generate::document(elements, Edition::First)).unwrap();
    file
}

/// The most memory, in bytes, that a process of its own had while it did that with the file.
fn peak(what: &str, file: &Path) -> f64 {
    let mut process = Command::new(env::current_exe().unwrap());
    let output = process.env(DO, what).arg(file).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    said.trim().parse::<f64>().unwrap() * 1024.0
}

/// Does it, and prints the most kilobytes that this process ever had.
fn alone(what: &str, file: &Path) {
    match what {
        TYPED => {
            let text = fs::read_to_string(file).unwrap();
            std::hint::black_box(serde_yaml::from_str::<typed::Document>(&text).unwrap());
        }
        _ => load_and_check(file),
    }
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    println!("{}", line.unwrap().split_whitespace().nth(1).unwrap());
}

/// As the program does it.
fn load_and_check(file: &Path) {
    let bytes = fs::read(file).unwrap();
    let document = Loader::new().load("generated.yaml", bytes, &NoFiles);
    let document = document.unwrap();
    let arch = document.architecture();
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    std::hint::black_box(rules.check(arch));
}
