//! What is timed.

use std::hint::black_box;
use std::time::Duration;

use justarch::{Architecture, Diff, Document, Graph, Loader, RuleSet, Transition};

use crate::clock::timed;
use crate::generate::{self, Edition, NoFiles};
use crate::typed::Document as Typed;

/// What the phases of one size work on.
pub(crate) struct Inputs {
    text: String,
    json: String,
    old: Architecture,
    new: Architecture,
}

impl Inputs {
    pub(crate) fn of(elements: usize) -> Self {
        let text = generate::document(elements, Edition::First);
        Self {
            json: json(&text),
            old: architecture(&text),
            new: architecture(&generate::document(elements, Edition::Second)),
            text,
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }
}

/// The same data as JSON, without spaces.
fn json(text: &str) -> String {
    let typed: Typed = serde_yaml::from_str(text).unwrap();
    serde_json::to_string(&typed).unwrap()
}

pub(crate) fn architecture(text: &str) -> Architecture {
    let document = Document::parse("generated.yaml", text).unwrap();
    assert!(document.report().is_empty());
    document.into_architecture()
}

/// Something that is timed.
pub(crate) struct Phase {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&Inputs) -> Duration,
    /// Whether it is ours, and bound to grow no faster than the document.
    pub(crate) ours: bool,
}

pub(crate) const JSON_TYPED: &str = "typed `serde_json`, of the same as JSON";
pub(crate) const YAML_TYPED: &str = "typed `serde_yaml`";
pub(crate) const LOAD: &str = "load";
pub(crate) const YAML_EVENTS: &str = "events of `saphyr-parser`";
pub(crate) const LOAD_JSON: &str = "load from JSON";
pub(crate) const LOAD_FULL: &str = "load by the full parser";
pub(crate) const LOAD_CHECK: &str = "load and check";
pub(crate) const DIFF: &str = "diff of two loaded versions";

pub(crate) const PHASES: &[Phase] = &[
    other(JSON_TYPED, |on| {
        timed(|| serde_json::from_str::<Typed>(&on.json).unwrap())
    }),
    other(YAML_EVENTS, |on| timed(|| saphyr(&on.text))),
    other("events of `granit-parser`", |on| timed(|| granit(&on.text))),
    other(YAML_TYPED, |on| {
        timed(|| serde_yaml::from_str::<Typed>(&on.text).unwrap())
    }),
    ours(LOAD, |on| load(&on.text)),
    ours(LOAD_JSON, |on| load(&on.json)),
    ours(LOAD_FULL, |on| timed(|| load_full(&on.text))),
    ours(LOAD_CHECK, |on| load_and_check(&on.text)),
    ours("graph", |on| timed(|| drop(black_box(Graph::of(&on.old))))),
    ours("check", |on| timed(|| check(&on.old))),
    ours(DIFF, |on| timed(|| Diff::between(&on.old, &on.new))),
    ours("transition", |on| timed(|| transition(on))),
    ours("write", |on| timed(|| on.old.to_yaml())),
];

const fn ours(name: &'static str, run: fn(&Inputs) -> Duration) -> Phase {
    Phase {
        name,
        run,
        ours: true,
    }
}

const fn other(name: &'static str, run: fn(&Inputs) -> Duration) -> Phase {
    Phase {
        name,
        run,
        ours: false,
    }
}

fn saphyr(text: &str) -> usize {
    let events = saphyr_parser::Parser::new_from_str(text);
    events.filter(|event| black_box(event).is_ok()).count()
}

fn granit(text: &str) -> usize {
    let events = granit_parser::Parser::new_from_str(text);
    events.filter(|event| black_box(event).is_ok()).count()
}

/// The text is handed over, as by a program that has just read it from a file.
fn load(text: &str) -> Duration {
    let bytes = text.as_bytes().to_vec();
    timed(|| loaded(bytes))
}

fn loaded(bytes: Vec<u8>) -> Document {
    let loader = Loader::new();
    loader.load("generated.yaml", bytes, &NoFiles).unwrap()
}

fn load_full(text: &str) -> Document {
    let loader = Loader::new().full_parser_only(true);
    let bytes = text.as_bytes();
    loader.load("generated.yaml", bytes, &NoFiles).unwrap()
}

fn check(arch: &Architecture) -> justarch::Report {
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    rules.check(arch)
}

fn load_and_check(text: &str) -> Duration {
    let bytes = text.as_bytes().to_vec();
    timed(|| {
        let document = loaded(bytes);
        let report = check(document.architecture());
        (document, report)
    })
}

fn transition(on: &Inputs) -> usize {
    let step = Transition::between(&on.old, &on.new).unwrap();
    step.check().findings.iter().count()
}
