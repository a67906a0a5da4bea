//! What is held against each other, and what comes of it.

use crate::figures::{Bounds, Figure, Spread};
use crate::phases::{
    DIFF, JSON_TYPED, LOAD, LOAD_CHECK, LOAD_FULL, LOAD_JSON, YAML_EVENTS, YAML_TYPED,
};
use crate::runs::Runs;

struct Pair {
    what: &'static str,
    above: &'static str,
    below: &'static str,
    elements: usize,
    bounds: Option<Bounds>,
}

const PAIRS: [Pair; 7] = [
    Pair {
        what: "typed `serde_yaml` ÷ load",
        above: YAML_TYPED,
        below: LOAD,
        elements: 10_000,
        bounds: Some(Bounds {
            at_least: true,
            goal: 15.0,
            gate: 6.0,
            meanwhile: None,
        }),
    },
    Pair {
        what: "load by the full parser ÷ typed `serde_yaml`",
        above: LOAD_FULL,
        below: YAML_TYPED,
        elements: 10_000,
        bounds: Some(Bounds::at_most(1.2, 1.2)),
    },
    Pair {
        what: "load ÷ typed `serde_json` of the same as JSON",
        above: LOAD,
        below: JSON_TYPED,
        elements: 100_000,
        bounds: Some(Bounds::at_most(0.8, 1.2)),
    },
    Pair {
        what: "load and check ÷ load",
        above: LOAD_CHECK,
        below: LOAD,
        elements: 100_000,
        bounds: Some(Bounds::at_most(2.0, 3.0)),
    },
    Pair {
        what: "diff of two loaded versions ÷ load of one",
        above: DIFF,
        below: LOAD,
        elements: 100_000,
        bounds: Some(Bounds::at_most(0.5, 1.0)),
    },
    Pair {
        what: "load from JSON ÷ typed `serde_json`",
        above: LOAD_JSON,
        below: JSON_TYPED,
        elements: 100_000,
        bounds: None,
    },
    Pair {
        what: "events of `saphyr-parser` ÷ load",
        above: YAML_EVENTS,
        below: LOAD,
        elements: 10_000,
        bounds: None,
    },
];

pub(crate) fn figures(runs: &Runs) -> Vec<Figure> {
    let figure = |pair: &Pair| Figure {
        what: format!("{}, {} elements", pair.what, pair.elements),
        spread: Spread::of(runs.ratios((pair.above, pair.elements), (pair.below, pair.elements))),
        bounds: pair.bounds,
    };
    PAIRS.iter().map(figure).collect()
}
