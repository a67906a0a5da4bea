//! Reads a file, or the bundled architecture 2.0, and prints what its framework's rules find, in Vietnamese.
//!
//! `cargo run --example check -- my-architecture.yaml`
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "an example shows what it does"
)]

use justarch::{Document, Lang, Renderer, RuleSet, Severity, reference};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let document = match std::env::args().nth(1) {
        Some(path) => Document::parse(&path, &std::fs::read_to_string(&path)?)?,
        None => reference::get("moj-2.0").ok_or("not bundled")?.document(),
    };
    // What was found in reading and what the rules find, without what comments of the file allow.
    let rules = RuleSet::for_framework(document.architecture().framework())?;
    let report = rules.check_document(&document);

    println!("{}", Renderer::human(Lang::Vi).render(&report, &document));
    println!("errors: {}", report.count(Severity::Error));
    Ok(())
}
