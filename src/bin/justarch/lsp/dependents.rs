//! Who depends on whom, on the day that the document speaks of.

use justarch::petgraph::visit::{EdgeRef as _, IntoEdgesDirected as _};
use justarch::petgraph::{Incoming, Outgoing};
use justarch::{Architecture, Direction, Edges, ElementRef, Graph, Impact, Lang, RelationRef};

/// The dependencies of an architecture.
pub(super) struct Dependents<'a> {
    graph: Graph<'a>,
}

/// How many elements depend on one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) all: usize,
    /// Without others between.
    pub(super) direct: usize,
}

impl<'a> Dependents<'a> {
    pub(super) fn of(arch: &'a Architecture) -> Self {
        Self {
            graph: Graph::on(arch, arch.evaluation_date()),
        }
    }

    /// How many depend on an element, as `justarch impact` counts them.
    pub(super) fn count(&self, element: ElementRef<'a>) -> Count {
        let impact = Impact::of(&self.graph, [element]);
        let direct = impact.dependents().filter(|e| impact.distance(*e) == 1);
        Count {
            all: impact.dependents().count(),
            direct: direct.count(),
        }
    }

    /// The elements at the other end of one step, each with the relations between, in the order of ids.
    pub(super) fn next_to(
        &self,
        element: ElementRef<'a>,
        direction: Direction,
    ) -> Vec<(ElementRef<'a>, Vec<RelationRef<'a>>)> {
        let view = self.graph.as_petgraph(Edges::Dependencies);
        let toward = match direction {
            Direction::Dependents => Incoming,
            Direction::Dependencies => Outgoing,
        };
        let mut all: Vec<(ElementRef<'a>, RelationRef<'a>)> = view
            .edges_directed(element, toward)
            .map(|edge| {
                let other = match direction {
                    Direction::Dependents => edge.source(),
                    Direction::Dependencies => edge.target(),
                };
                (other, edge.relation())
            })
            .collect();
        all.sort_by_key(|(other, relation)| (other.id(), *relation));
        all.dedup();
        let mut grouped: Vec<(ElementRef<'a>, Vec<RelationRef<'a>>)> = Vec::new();
        for (other, relation) in all {
            match grouped.last_mut().filter(|(last, _)| *last == other) {
                Some((_, relations)) => relations.push(relation),
                None => grouped.push((other, vec![relation])),
            }
        }
        grouped
    }
}

impl Count {
    /// Such as “3 thành phần phụ thuộc (2 trực tiếp)”.
    pub(super) fn in_words(self, lang: Lang) -> String {
        let Self { all, direct } = self;
        let is_split = direct < all;
        match lang {
            Lang::Vi if all == 0 => "không có thành phần phụ thuộc".to_owned(),
            Lang::Vi if is_split => format!("{all} thành phần phụ thuộc ({direct} trực tiếp)"),
            Lang::Vi => format!("{all} thành phần phụ thuộc"),
            Lang::En if all == 0 => "no dependents".to_owned(),
            Lang::En if is_split => format!("{all} dependents ({direct} direct)"),
            Lang::En if all == 1 => "1 dependent".to_owned(),
            Lang::En => format!("{all} dependents"),
        }
    }
}
