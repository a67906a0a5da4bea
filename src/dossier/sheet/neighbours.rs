//! What a system is tied to: exactly the relations that the graph has at it, routes included.

use std::collections::HashMap;

use crate::graph::Graph;
use crate::model::{Architecture, ElementRef, End, RelationRef};

/// How a relation touches a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Tie {
    /// It exchanges data with the other end, or is connected to it.
    Exchanges,
    /// It depends on the other end.
    DependsOn,
    /// The other end depends on it.
    Supports,
    /// The data of others passes it.
    Passes,
}

/// A relation of a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Neighbour<'a> {
    /// The relation.
    pub relation: RelationRef<'a>,
    /// How it touches the system.
    pub tie: Tie,
}

/// The relations of all elements.
pub(super) struct Neighbours<'a> {
    graph: Graph<'a>,
    /// By the number of the platform: what passes it.
    passing: HashMap<usize, Vec<RelationRef<'a>>>,
}

impl<'a> Neighbours<'a> {
    /// Those of an architecture. O(elements + relations).
    pub(super) fn of(arch: &'a Architecture) -> Self {
        let mut passing: HashMap<usize, Vec<RelationRef<'a>>> = HashMap::new();
        for relation in arch.relations() {
            for hop in relation.hops() {
                let at_hop = passing.entry(hop.index()).or_default();
                if at_hop.last() != Some(&relation) {
                    at_hop.push(relation);
                }
            }
        }
        Self {
            graph: Graph::of(arch),
            passing,
        }
    }

    /// Those of an element, in the order of the document. O(its relations).
    pub(super) fn at(&self, element: ElementRef<'a>) -> Vec<Neighbour<'a>> {
        // To organisations, the graph has no edges.
        let to_bodies = element
            .relations()
            .filter(|relation| relation.to().is_none());
        let written = self.graph.outgoing(element).chain(to_bodies);
        let mut all: Vec<_> = written.chain(self.graph.incoming(element)).collect();
        all.sort();
        all.dedup();
        let mut out: Vec<_> = all
            .into_iter()
            .map(|relation| Neighbour {
                relation,
                tie: tie(element, relation),
            })
            .collect();
        let ends: Vec<_> = out.iter().map(|neighbour| neighbour.relation).collect();
        let passing = self.passing.get(&element.index()).into_iter().flatten();
        let passing = passing.filter(|relation| !ends.contains(relation));
        out.extend(passing.map(|relation| Neighbour {
            relation: *relation,
            tie: Tie::Passes,
        }));
        out
    }

    pub(super) fn graph(&self) -> &Graph<'a> {
        &self.graph
    }
}

fn tie(element: ElementRef<'_>, relation: RelationRef<'_>) -> Tie {
    if relation.kind().is_symmetric() {
        return Tie::Exchanges;
    }
    let dependence = relation.dependence();
    let is_near = relation.from() == element;
    if is_near && dependence.near || !is_near && dependence.far {
        Tie::DependsOn
    } else {
        Tie::Supports
    }
}

impl<'a> Neighbour<'a> {
    /// The elements at the other end: of what passes the system, both ends.
    pub fn others(self, element: ElementRef<'a>) -> Vec<ElementRef<'a>> {
        let from = self.relation.from();
        let ends = [Some(from), self.relation.to()];
        let mut out: Vec<_> = ends.into_iter().flatten().collect();
        if self.tie != Tie::Passes {
            out.retain(|end| *end != element);
        }
        out
    }

    /// The end that is not the system, an organisation included.
    pub(super) fn far(self, element: ElementRef<'a>) -> End<'a> {
        if self.relation.from() == element {
            self.relation.end()
        } else {
            End::Element(self.relation.from())
        }
    }
}
