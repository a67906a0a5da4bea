//! What a public service rests on through one element alone, by an algorithm of petgraph:
//! `cargo run --example petgraph -- judicial-record-certificate`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::cmp::Reverse;

use justarch::petgraph::algo::dominators::simple_fast;
use justarch::{Direction, Edges, Graph, Lang, reference};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let id = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "birth-registration".to_owned());
    let arch = reference::moj_3_0();
    let service = arch.element(&id).ok_or("there is no such element")?;
    let graph = Graph::of(&arch);

    // An element dominates what every way from the service passes it to reach.
    let dominators = simple_fast(graph.as_petgraph(Edges::Dependencies), service);
    let below = graph.reach([service], Direction::Dependencies, Edges::Dependencies);
    let mut points: Vec<_> = below
        .iter()
        .filter(|element| *element != service)
        .map(|element| {
            let behind = below.iter().filter(|other| {
                let mut strict = dominators.strict_dominators(*other).into_iter().flatten();
                strict.any(|dominator| dominator == element)
            });
            (element, behind.count())
        })
        .filter(|(_, behind)| *behind > 0)
        .collect();
    points.sort_by_key(|(element, behind)| (Reverse(*behind), element.id()));

    println!("`{id}` rests on {} elements", below.len() - 1);
    for (element, behind) in points {
        let name = element.name(Lang::En);
        println!("  {behind} of them only through `{}`: {name}", element.id());
    }
    Ok(())
}
