//! Who depends on an element, and over which path: `cargo run --example impact -- national-population-db`
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "an example shows what it does"
)]

use justarch::{Direction, Edges, Graph, Lang, Layer, reference};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let id = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "moj-data-centre".to_owned());
    let arch = reference::moj_3_0();
    let graph = Graph::of(&arch);
    let element = arch.element(&id).ok_or("there is no such element")?;

    let affected = graph.reach([element], Direction::Dependents, Edges::Dependencies);
    println!(
        "{} elements depend on `{id}`:",
        affected.len().saturating_sub(1)
    );
    for layer in Layer::ALL {
        for other in affected
            .iter()
            .filter(|e| e.layer() == layer && *e != element)
        {
            let path = graph.path(other, element, Direction::Dependencies, Edges::Dependencies);
            let steps = path.map_or(0, |path| path.relations().len());
            println!(
                "  {}: {} ({steps} steps)",
                layer.label().get(Lang::En),
                other.name(Lang::En)
            );
        }
    }
    Ok(())
}
