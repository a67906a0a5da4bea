//! From constraints to the fewest waves. What contradicts itself is cut, and said.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use std::collections::{HashMap, VecDeque};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::constraints::{Constraints, Edge, Reason};

/// Constraints that contradict each other: a circle of steps of which one would have to come after itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// The steps of the circle, by number; the first follows the last.
    pub steps: Vec<usize>,
    /// What each step waits for the one before it for: as long as `steps`, the first for the way from the last.
    pub reasons: Vec<Reason>,
    /// The step that the proposed cut brings forward, by number.
    pub brought_forward: usize,
    /// What is given up for it.
    pub cut: Reason,
}

/// The wave of each step, from 0, and what had to be given up.
pub(super) fn schedule(mut constraints: Constraints, steps: usize) -> (Vec<usize>, Vec<Conflict>) {
    let mut conflicts = Vec::new();
    let count = steps + constraints.joints;
    loop {
        let groups = groups(&constraints.edges, count);
        match contradiction(&constraints.edges, &groups) {
            None => return (waves(&constraints.edges, &groups, steps), conflicts),
            Some(edge) => {
                let (conflict, cut) = resolve(&constraints.edges, edge, steps, count);
                constraints.edges.retain(|e| *e != cut);
                conflicts.extend(conflict);
            }
        }
    }
}

/// Steps that have to come in one wave, by number; the numbers ascend along the constraints.
fn groups(edges: &[Edge], count: usize) -> Vec<usize> {
    let mut graph: DiGraph<(), (), u32> = DiGraph::with_capacity(count, edges.len());
    for _ in 0..count {
        graph.add_node(());
    }
    for edge in edges {
        graph.add_edge(NodeIndex::new(edge.before), NodeIndex::new(edge.after), ());
    }
    let mut group = vec![0; count];
    // Kosaraju's groups come in reverse order of the constraints.
    for (nth, members) in kosaraju_scc(&graph).into_iter().rev().enumerate() {
        for member in members {
            if let Some(place) = group.get_mut(member.index()) {
                *place = nth;
            }
        }
    }
    group
}

/// Something that has to come in a later wave than something of its own group. Dates go first.
fn contradiction(edges: &[Edge], groups: &[usize]) -> Option<Edge> {
    let inside = |e: &&Edge| e.apart && groups.get(e.before) == groups.get(e.after);
    let all = edges.iter().filter(inside);
    all.max_by_key(|e| (e.reason, std::cmp::Reverse((e.before, e.after))))
        .copied()
}

/// The circle through an edge, and the edge to be given up.
fn resolve(edges: &[Edge], edge: Edge, steps: usize, count: usize) -> (Option<Conflict>, Edge) {
    let way = way(edges, edge.after, edge.before, count);
    let mut circle = vec![edge];
    circle.extend(&way);
    // A date is given up for one step only: the one that the later time holds back.
    let held = circle
        .iter()
        .find(|e| edge.reason == Reason::Date && e.before == edge.after && e.after < steps);
    let cut = held.copied().unwrap_or(edge);
    let brought_forward = if cut.after < steps {
        cut.after
    } else {
        cut.before
    };
    let mut members = Vec::new();
    let mut reasons = Vec::new();
    let mut reason = None;
    for edge in &circle {
        // Over a joint the reason that is not plain structure is the telling one.
        reason = reason.max(Some(edge.reason));
        if edge.after < steps {
            members.push(edge.after);
            reasons.push(reason.unwrap_or(edge.reason));
            reason = None;
        }
    }
    let conflict = (!members.is_empty()).then_some(Conflict {
        steps: members,
        reasons,
        brought_forward,
        cut: cut.reason,
    });
    (conflict, cut)
}

/// A shortest way along the constraints.
fn way(edges: &[Edge], from: usize, to: usize, count: usize) -> Vec<Edge> {
    let mut next: Vec<Vec<Edge>> = vec![Vec::new(); count];
    for edge in edges {
        if let Some(list) = next.get_mut(edge.before) {
            list.push(*edge);
        }
    }
    let mut came: HashMap<usize, Edge> = HashMap::new();
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        if at == to {
            break;
        }
        for edge in next.get(at).into_iter().flatten() {
            if edge.after != from && !came.contains_key(&edge.after) {
                came.insert(edge.after, *edge);
                open.push_back(edge.after);
            }
        }
    }
    let mut way = Vec::new();
    let mut at = to;
    while let Some(edge) = came.get(&at) {
        way.push(*edge);
        at = edge.before;
    }
    way.reverse();
    way
}

/// The earliest wave of every step: as many as the longest chain has steps apart.
fn waves(edges: &[Edge], groups: &[usize], steps: usize) -> Vec<usize> {
    let group = |step: usize| groups.get(step).copied().unwrap_or_default();
    let mut sorted: Vec<(usize, usize, usize)> = edges
        .iter()
        .map(|e| (group(e.before), group(e.after), usize::from(e.apart)))
        .collect();
    sorted.sort_unstable();
    let mut wave = vec![0; groups.len()];
    for (before, after, apart) in sorted {
        let earliest = wave.get(before).copied().unwrap_or_default() + apart;
        if let Some(place) = wave.get_mut(after)
            && before != after
        {
            *place = earliest.max(*place);
        }
    }
    let mut waves: Vec<usize> = (0..steps)
        .map(|step| wave.get(group(step)).copied().unwrap_or_default())
        .collect();
    // Joints alone fill no wave.
    let mut used = waves.clone();
    used.sort_unstable();
    used.dedup();
    for wave in &mut waves {
        *wave = used.binary_search(wave).unwrap_or_default();
    }
    waves
}
