//! Steps that have to come in one wave, and what is left of the constraints between them.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::constraints::Constraints;
use super::reason::{Conflict, Reason};

/// A constraint between groups. Those that are kept ascend.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    pub(super) before: usize,
    pub(super) after: usize,
    pub(super) apart: bool,
    pub(super) reason: Reason,
    pub(super) kept: bool,
    /// The step that waits, and the one it waits for, as far as single ones are known.
    pub(super) step: Option<usize>,
    pub(super) other: Option<usize>,
    /// The constraint that it stands for, by number.
    pub(super) edge: usize,
}

/// Steps that have to come in one wave, in an order in which none waits for a later one.
#[derive(Debug)]
pub(super) struct Groups {
    /// By step or joint.
    pub(super) of: Vec<usize>,
    /// By group: how many steps it has.
    pub(super) sizes: Vec<usize>,
    /// By group: a step of it, if it has any.
    pub(super) faces: Vec<Option<usize>>,
    pub(super) ties: Vec<Tie>,
    /// By group: why its steps have to come together, if there are several.
    pub(super) bonds: Vec<Option<Reason>>,
}

/// Strongly connected groups by number; the numbers ascend along the edges.
fn connected(count: usize, edges: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut graph: DiGraph<(), (), u32> = DiGraph::with_capacity(count, 0);
    for _ in 0..count {
        graph.add_node(());
    }
    for (before, after) in edges {
        graph.add_edge(NodeIndex::new(before), NodeIndex::new(after), ());
    }
    let mut group = vec![0; count];
    // Kosaraju's groups come in reverse order of the edges.
    for (nth, members) in kosaraju_scc(&graph).into_iter().rev().enumerate() {
        for member in members {
            if let Some(place) = group.get_mut(member.index()) {
                *place = nth;
            }
        }
    }
    group
}

/// Of two reasons the one that tells more: that names lead to what is there goes without saying, and so does that
/// the document switches last.
fn telling(one: Reason, other: Reason) -> Reason {
    let plain = |reason: Reason| match reason {
        Reason::Structure => 2,
        Reason::Last => 1,
        Reason::InUse | Reason::Service | Reason::Handover | Reason::Coexistence | Reason::Date => {
            0
        }
    };
    if (plain(other), other) < (plain(one), one) {
        other
    } else {
        one
    }
}

impl Groups {
    /// What would have to come in a later wave than something that waits for it is given up.
    pub(super) fn of(
        constraints: &Constraints,
        steps: usize,
        conflicts: &mut Vec<Conflict>,
    ) -> Self {
        let count = steps + constraints.joints;
        let edges = &constraints.edges;
        let together = edges.iter().filter(|e| !e.apart);
        let narrow = connected(count, together.map(|e| (e.before, e.after)));
        let number = |step: usize| narrow.get(step).copied().unwrap_or_default();
        let many = narrow.iter().max().map_or(0, |last| last + 1);
        let all = edges.iter().map(|e| (number(e.before), number(e.after)));
        let wide = connected(many, all.filter(|(before, after)| before != after));
        let mut order: Vec<usize> = (0..many).collect();
        order.sort_by_key(|group| (wide.get(*group).copied(), *group));
        let mut place = vec![0; many];
        for (nth, group) in order.iter().enumerate() {
            if let Some(place) = place.get_mut(*group) {
                *place = nth;
            }
        }
        let of: Vec<usize> = narrow
            .iter()
            .map(|group| place.get(*group).copied().unwrap_or_default())
            .collect();
        let mut out = Self {
            sizes: vec![0; many],
            faces: vec![None; many],
            ties: Vec::with_capacity(edges.len()),
            bonds: vec![None; many],
            of,
        };
        for step in 0..steps {
            let group = out.of.get(step).copied().unwrap_or_default();
            if let (Some(size), Some(face)) = (out.sizes.get_mut(group), out.faces.get_mut(group)) {
                *size += 1;
                face.get_or_insert(step);
            }
        }
        for (nth, edge) in edges.iter().enumerate() {
            let at = |step: usize| out.of.get(step).copied().unwrap_or_default();
            let (before, after) = (at(edge.before), at(edge.after));
            let face = |group: usize| out.faces.get(group).copied().flatten();
            let one = |step: usize, group: usize| {
                let single = Some(step).filter(|step| *step < steps);
                single.or_else(|| face(group))
            };
            let (step, other) = (one(edge.after, after), one(edge.before, before));
            if before < after {
                out.ties.push(Tie {
                    before,
                    after,
                    apart: edge.apart,
                    reason: edge.reason,
                    kept: true,
                    step,
                    other,
                    edge: nth,
                });
            } else if edge.apart {
                conflicts.extend(step.map(|step| Conflict {
                    step,
                    other,
                    given_up: edge.reason,
                    because: Reason::InUse,
                }));
            } else if let Some(bond) = out.bonds.get_mut(before) {
                *bond = Some(bond.map_or(edge.reason, |bond| telling(bond, edge.reason)));
            }
        }
        out.ties
            .sort_unstable_by_key(|tie| (tie.before, tie.after, tie.reason));
        out
    }
}
