//! What each phase costs on documents of 1,000 to 100,000 elements, beside a bare typed YAML parse.
//!
//! `cargo bench --all-features` prints the medians; compare phases within one run only.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a bench that cannot go on should say where"
)]

#[path = "generate.rs"]
mod generate;

use divan::{Bencher, black_box};
use generate::Edition;
use justarch::{Architecture, Diff, Document, Graph, RuleSet};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

fn load(elements: usize, edition: Edition) -> Architecture {
    let text = generate::document(elements, edition);
    let document = Document::parse("generated.yaml", &text).unwrap();
    assert!(document.report().is_empty(), "{elements}");
    document.into_architecture()
}

/// The text as events only: what no reader can go below without another parser.
#[divan::bench(args = SIZES)]
fn a_events(bencher: Bencher<'_, '_>, elements: usize) {
    let text = generate::document(elements, Edition::First);
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench(|| granit_parser::Parser::new_from_str(black_box(&text)).count());
}

/// The text as a tree of untyped values by `serde_yaml`, for scale. At 100,000 it takes too long to be useful.
#[divan::bench(args = &SIZES[..2])]
fn b_serde_yaml_value(bencher: Bencher<'_, '_>, elements: usize) {
    let text = generate::document(elements, Edition::First);
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench(|| serde_yaml::from_str::<serde_yaml::Value>(black_box(&text)).unwrap());
}

/// Events, tape and lowering: the typed model with all places.
#[divan::bench(args = SIZES)]
fn c_load(bencher: Bencher<'_, '_>, elements: usize) {
    let text = generate::document(elements, Edition::First);
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench(|| Document::parse("generated.yaml", black_box(&text)).unwrap());
}

/// Lowering without the YAML parser: from JSON through serde.
#[divan::bench(args = SIZES)]
fn d_lower_from_json(bencher: Bencher<'_, '_>, elements: usize) {
    let json = serde_json::to_string(&load(elements, Edition::First)).unwrap();
    bencher
        .counter(divan::counter::BytesCount::of_str(&json))
        .bench(|| serde_json::from_str::<Architecture>(black_box(&json)).unwrap());
}

#[divan::bench(args = SIZES)]
fn e_graph(bencher: Bencher<'_, '_>, elements: usize) {
    let arch = load(elements, Edition::First);
    bencher
        .counter(elements)
        .bench(|| black_box(Graph::of(black_box(&arch))));
}

#[divan::bench(args = SIZES)]
fn f_check(bencher: Bencher<'_, '_>, elements: usize) {
    let arch = load(elements, Edition::First);
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    bencher
        .counter(elements)
        .bench(|| rules.check(black_box(&arch)));
}

#[divan::bench(args = SIZES)]
fn g_diff(bencher: Bencher<'_, '_>, elements: usize) {
    let old = load(elements, Edition::First);
    let new = load(elements, Edition::Second);
    bencher
        .counter(elements)
        .bench(|| black_box(Diff::between(black_box(&old), black_box(&new))));
}

#[divan::bench(args = SIZES)]
fn h_write(bencher: Bencher<'_, '_>, elements: usize) {
    let arch = load(elements, Edition::First);
    bencher
        .counter(elements)
        .bench(|| black_box(&arch).to_yaml());
}
