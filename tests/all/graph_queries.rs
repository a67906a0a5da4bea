//! Questions to the graph: sets, orders, and what petgraph makes of it.

use std::collections::{BTreeMap, BTreeSet};

use justarch::petgraph::algo::{condensation, has_path_connecting, kosaraju_scc};
use justarch::petgraph::graph::DiGraph;
use justarch::petgraph::visit::{EdgeRef, IntoEdgeReferences, IntoEdges, IntoEdgesDirected};
use justarch::petgraph::{Incoming, Outgoing};
use justarch::{
    ApplicationKind, Architecture, Direction, Edges, ElementRef, ElementSet, FrameworkVersion,
    Graph, Impact, IntegrationKind, RelationKind,
};
use proptest::prelude::*;

/// Elements with relations of several kinds between any of them, some of them exchanges over a platform.
fn tangle(count: usize, relations: &[(usize, usize, usize)]) -> Architecture {
    let mut b = Architecture::fragment("demo", FrameworkVersion::UNSTATED);
    for n in 0..count {
        b.element(&format!("e-{n}"), ApplicationKind::Application, "Phần mềm")
            .unwrap();
    }
    b.element("lgsp", IntegrationKind::Lgsp, "Nền tảng")
        .unwrap();
    let kinds = [
        RelationKind::DependsOn,
        RelationKind::HostedOn,
        RelationKind::Exchanges,
        RelationKind::PartOf,
    ];
    for (from, kind, to) in relations {
        let kind = kinds[kind % kinds.len()];
        let [from, to] = [from, to].map(|n| format!("e-{}", n % count));
        let relation = b.relate(&from, kind, &to).unwrap();
        if kind == RelationKind::Exchanges {
            relation.route(["lgsp"]).unwrap();
        }
    }
    b.build().unwrap()
}

fn tangles() -> impl Strategy<Value = Architecture> {
    let relation = (0..40_usize, 0..4_usize, 0..40_usize);
    let relations = proptest::collection::vec(relation, 0..60);
    (1..20_usize, relations).prop_map(|(count, relations)| tangle(count, &relations))
}

fn ids<'a>(elements: impl IntoIterator<Item = ElementRef<'a>>) -> BTreeSet<&'a str> {
    elements.into_iter().map(ElementRef::id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn petgraph_reaches_what_the_graph_reaches(arch in tangles()) {
        let graph = Graph::of(&arch);
        for edges in [Edges::Dependencies, Edges::Acyclic, Edges::Only(RelationKind::PartOf)] {
            let view = graph.as_petgraph(edges);
            for from in arch.elements() {
                let below = graph.reach([from], Direction::Dependencies, edges);
                let tree = graph.tree([from], Direction::Dependencies, edges);
                prop_assert_eq!(ids(below.iter()), ids(tree.elements()));
                for to in arch.elements() {
                    let is_reached = below.contains(to);
                    prop_assert_eq!(is_reached, has_path_connecting(view, from, to, None));
                    prop_assert_eq!(is_reached, tree.contains(to));
                    let path = graph.path(from, to, Direction::Dependencies, edges);
                    if from != to {
                        prop_assert_eq!(path.map(|p| p.relations().len()), is_reached.then(|| tree.distance(to)));
                    }
                }
            }
        }
    }

    #[test]
    fn the_edges_are_the_same_from_both_ends(arch in tangles()) {
        let graph = Graph::of(&arch);
        let view = graph.as_petgraph(Edges::Dependencies);
        let told = |edges: Vec<justarch::GraphEdge<'_>>| -> BTreeMap<String, usize> {
            let mut told = BTreeMap::new();
            for edge in edges {
                let (from, to) = (edge.source().id(), edge.target().id());
                *told.entry(format!("{from} {to} {:?}", edge.weight())).or_default() += 1;
            }
            told
        };
        let all = told(view.edge_references().collect());
        prop_assert_eq!(&all, &told(arch.elements().flat_map(|e| view.edges(e)).collect()));
        for direction in [Outgoing, Incoming] {
            let edges = arch.elements().flat_map(|e| view.edges_directed(e, direction));
            prop_assert_eq!(&all, &told(edges.collect()));
        }
    }

    #[test]
    fn an_order_puts_what_is_depended_on_first(arch in tangles()) {
        let graph = Graph::of(&arch);
        let view = graph.as_petgraph(Edges::Dependencies);
        let order = graph.topological_order(Edges::Dependencies);
        prop_assert_eq!(ids(order.iter().copied()).len(), arch.element_count());
        let place: BTreeMap<&str, usize> = order.iter().map(|e| e.id()).zip(0..).collect();
        let groups = kosaraju_scc(view);
        let group = |e: ElementRef<'_>| groups.iter().position(|g| g.contains(&e));
        for edge in view.edge_references() {
            let (from, to) = (edge.source(), edge.target());
            prop_assert!(group(from) == group(to) || place[to.id()] < place[from.id()]);
        }
        // The groups of several are the circles, and each stands together.
        let cycles = graph.cycles(Edges::Dependencies);
        for group in groups.iter().filter(|group| group.len() > 1) {
            let mut members = group.clone();
            members.sort_by_key(|e| e.index());
            prop_assert!(cycles.iter().any(|cycle| cycle.members() == members));
            let mut places: Vec<_> = group.iter().map(|e| place[e.id()]).collect();
            places.sort_unstable();
            prop_assert!(places.windows(2).all(|two| two[0] + 1 == two[1]));
        }
        // Of a set the same order, or that turned round.
        let some = graph.reach(arch.elements().take(1), Direction::Dependencies, Edges::Dependencies);
        let kept: Vec<_> = order.into_iter().filter(|e| some.contains(*e)).collect();
        prop_assert_eq!(&some.topological_order(&graph, Direction::Dependents), &kept);
        let turned: Vec<_> = kept.into_iter().rev().collect();
        prop_assert_eq!(&some.topological_order(&graph, Direction::Dependencies), &turned);
    }

    #[test]
    fn sets_of_elements_are_sets(arch in tangles(), one in any::<u32>(), other in any::<u32>()) {
        let set = |bits: u32| {
            let mut set = ElementSet::empty(&arch);
            set.extend(arch.elements().filter(|e| bits >> (e.index() % 32) & 1 == 1));
            set
        };
        let (one, other) = (set(one), set(other));
        let (a, b) = (ids(one.iter()), ids(other.iter()));
        let same = |set: ElementSet<'_>, expected: BTreeSet<&str>| {
            assert_eq!((set.len(), set.is_empty()), (expected.len(), expected.is_empty()));
            assert_eq!(ids(set.iter()), expected);
        };
        same(one.union(&other), &a | &b);
        same(one.intersection(&other), &a & &b);
        same(one.difference(&other), &a - &b);
        prop_assert_eq!(one.is_subset(&other), a.is_subset(&b));
        prop_assert_eq!(&one.union(&other), &other.union(&one));
        let mut less = one.clone();
        for element in other.iter() {
            prop_assert_eq!(less.remove(element), one.contains(element));
        }
        prop_assert_eq!(less, one.difference(&other));
    }
}

/// A chain, each of which depends on the next; the last on the first, if it is closed.
fn chain(length: usize, is_closed: bool) -> Architecture {
    let mut b = Architecture::fragment("demo", FrameworkVersion::UNSTATED);
    for n in 0..length {
        b.element(&format!("e-{n}"), ApplicationKind::Application, "Phần mềm")
            .unwrap();
    }
    for n in 0..length {
        if n + 1 < length || is_closed {
            let to = format!("e-{}", (n + 1) % length);
            b.relate(&format!("e-{n}"), RelationKind::HostedOn, &to)
                .unwrap();
        }
    }
    b.build().unwrap()
}

#[test]
fn a_long_chain_takes_no_deep_stack() {
    const LENGTH: usize = 100_000;
    let ask = || {
        let arch = chain(LENGTH, false);
        let graph = Graph::of(&arch);
        assert!(graph.cycles(Edges::Acyclic).is_empty());
        let order = graph.topological_order(Edges::Acyclic);
        assert_eq!(order[0].index(), LENGTH - 1);
        let impact = Impact::of(&graph, arch.element("e-99999"));
        assert_eq!(impact.affected().len(), LENGTH - 1);
        assert_eq!(impact.distance(arch.element("e-0").unwrap()), LENGTH - 1);

        let arch = chain(LENGTH, true);
        let graph = Graph::of(&arch);
        let cycles = graph.cycles(Edges::Acyclic);
        assert_eq!(cycles.len(), 1);
        assert_eq!(cycles[0].witness().relations().len(), LENGTH);
    };
    let thread = std::thread::Builder::new().stack_size(1 << 18);
    thread.spawn(ask).unwrap().join().unwrap();
}

#[test]
fn the_view_makes_a_graph_of_petgraph() {
    let arch = tangle(3, &[(0, 0, 1), (1, 0, 0), (2, 0, 0)]);
    let graph = Graph::of(&arch);
    let view = graph.as_petgraph(Edges::Dependencies);
    let mut owned = DiGraph::new();
    let nodes: Vec<_> = arch.elements().map(|e| owned.add_node(e.id())).collect();
    for edge in view.edge_references() {
        let (from, to) = (nodes[edge.source().index()], nodes[edge.target().index()]);
        owned.add_edge(from, to, edge.relation().kind());
    }
    assert_eq!((owned.node_count(), owned.edge_count()), (4, 3));
    // The first two depend on each other.
    assert_eq!(condensation(owned, true).node_count(), 3);
}
