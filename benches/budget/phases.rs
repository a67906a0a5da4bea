//! What is counted.

use std::hint::black_box;

use justarch::{Architecture, Diff, Document, Graph, Loader, Report, RuleSet};

use crate::generate::{self, Edition, NoFiles};

/// A part of the work.
pub(crate) struct Phase {
    pub(crate) name: &'static str,
    /// The functions that it is, as callgrind writes them. They are never inlined, and none calls another.
    pub(crate) functions: &'static [&'static str],
    /// What it is counted on.
    pub(crate) text: fn() -> String,
    run: fn(&str),
    /// Instructions per byte: what it should take, and what it may take at most.
    pub(crate) bounds: Option<(f64, f64)>,
}

/// From text to tape, by either reader.
const EVENTS: &[&str] = &["justarch::io::loader::Loader::events"];

pub(crate) const PHASES: &[Phase] = &[
    Phase {
        bounds: Some((20.0, 30.0)),
        ..phase("events", EVENTS, |text| drop(load(text)))
    },
    phase("events, full parser", EVENTS, |text| drop(full_load(text))),
    Phase {
        bounds: Some((60.0, 75.0)),
        ..phase("load", &["budget::phases::load"], |text| drop(load(text)))
    },
    phase("model", &["justarch::io::lower::lower"], |text| {
        drop(load(text));
    }),
    phase(
        "load, full parser",
        &["budget::phases::full_load"],
        |text| {
            drop(full_load(text));
        },
    ),
    Phase {
        bounds: Some((55.0, 90.0)),
        text: bundled,
        ..phase("load, bundled 3.0", &["budget::phases::load"], |text| {
            drop(load(text));
        })
    },
    Phase {
        text: bundled,
        ..phase(
            "load, bundled 3.0, full parser",
            &["budget::phases::full_load"],
            |text| drop(full_load(text)),
        )
    },
    phase("load from JSON", &["budget::phases::load"], |text| {
        let json = serde_json::to_string(&architecture(text)).unwrap();
        drop(load(&json));
    }),
    phase("graph", &["budget::phases::graph"], |text| {
        graph(&architecture(text));
    }),
    phase("check", &["budget::phases::check"], |text| {
        drop(check(&architecture(text)));
    }),
    phase("load and check", &["budget::phases::both"], |text| {
        drop(both(text));
    }),
    phase("diff", &["budget::phases::diff"], |text| {
        let new = generate::document(ELEMENTS, Edition::Second);
        diff(&architecture(text), &architecture(&new));
    }),
    phase("write", &["budget::phases::write"], |text| {
        drop(write(&architecture(text)));
    }),
];

const fn phase(name: &'static str, functions: &'static [&'static str], run: fn(&str)) -> Phase {
    Phase {
        name,
        functions,
        text,
        run,
        bounds: None,
    }
}

const ELEMENTS: usize = 1_000;

pub(crate) fn text() -> String {
    generate::document(ELEMENTS, Edition::First)
}

/// As it is shipped, with block scalars and texts over several lines.
fn bundled() -> String {
    let document = justarch::reference::get("moj-3.0").unwrap();
    document.text.to_owned()
}

/// Runs a phase once, with all that it needs.
pub(crate) fn run(name: &str) {
    let phase = PHASES.iter().find(|phase| phase.name == name).unwrap();
    (phase.run)(&(phase.text)());
}

/// As [`load`], but counted as nothing.
pub(crate) fn architecture(text: &str) -> Architecture {
    let document = Document::parse("generated.yaml", text).unwrap();
    assert!(document.report().is_empty());
    document.into_architecture()
}

#[inline(never)]
fn load(text: &str) -> Document {
    Document::parse("generated.yaml", text).unwrap()
}

#[inline(never)]
fn full_load(text: &str) -> Document {
    let loader = Loader::new().full_parser_only(true);
    let bytes = text.as_bytes();
    loader.load("generated.yaml", bytes, &NoFiles).unwrap()
}

#[inline(never)]
fn graph(arch: &Architecture) {
    black_box(Graph::of(arch));
}

#[inline(never)]
fn check(arch: &Architecture) -> Report {
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    rules.check(arch)
}

#[inline(never)]
fn both(text: &str) -> (Document, Report) {
    let document = Document::parse("generated.yaml", text).unwrap();
    let arch = document.architecture();
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let report = rules.check(arch);
    (document, report)
}

#[inline(never)]
fn diff(old: &Architecture, new: &Architecture) {
    black_box(Diff::between(old, new));
}

#[inline(never)]
fn write(arch: &Architecture) -> String {
    arch.to_yaml()
}
