//! The states between the waves of a roadmap: what comes and goes with each, so that the page need not plan anew.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::side::{self, Edge};
use crate::diagrams::Shown;
use crate::model::Architecture;
use crate::roadmap::Roadmap;

/// What is there in a state, and who depends on whom.
#[derive(Default)]
struct State {
    ids: BTreeSet<String>,
    edges: BTreeSet<Edge>,
}

/// For each wave how the state after it differs from the one before, the first from the earlier version. A state that
/// cannot be built has none, and the next is told against the last one that can.
pub(super) fn of(roadmap: &Roadmap<'_>, shown: &Shown) -> Vec<Value> {
    let mut before = state(roadmap.earlier(), shown);
    let waves = 0..roadmap.waves().len();
    waves
        .map(|wave| {
            let Ok(after) = roadmap.state(wave) else {
                return Value::Null;
            };
            let after = state(&after, shown);
            let edges = |one: &State, other: &State| -> Vec<Value> {
                one.edges.difference(&other.edges).map(Edge::json).collect()
            };
            let told = json!({
                "added": after.ids.difference(&before.ids).collect::<Vec<_>>(),
                "gone": before.ids.difference(&after.ids).collect::<Vec<_>>(),
                "edges": { "added": edges(&after, &before), "gone": edges(&before, &after) },
            });
            before = after;
            told
        })
        .collect()
}

fn state(arch: &Architecture, shown: &Shown) -> State {
    let elements = arch.elements().filter(|e| shown.has(*e));
    let ids: BTreeSet<_> = elements.map(|e| e.id().to_owned()).collect();
    let mut edges = side::edges(arch, shown);
    edges.retain(|edge| edge.ends().iter().all(|id| ids.contains(*id)));
    State { ids, edges }
}
