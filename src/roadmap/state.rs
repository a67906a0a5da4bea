//! The document between two waves, built from what is done.

use std::collections::HashMap;

use super::plan::Plan;
use super::world::{Node, Side, World};
use crate::date::Date;
use crate::error::Error;
use crate::model::{Architecture, Builder, Layer, RecordRef, RelationKind, RelationRef, Table};

/// Builds the document in which exactly those steps are done. O(n log n).
///
/// Before the document switches, it keeps the head and the tables of the old version and knows the sources
/// and organisations of both. A later day than its own becomes the day that it describes.
pub(super) fn build(
    world: &World<'_>,
    plan: &Plan,
    done: &[bool],
    day: Option<Date>,
) -> Result<Architecture, Error> {
    let is_done = |step: Option<usize>| step.is_some_and(|s| done.get(s) == Some(&true));
    let switched = match plan.switch {
        Some(step) => is_done(Some(step)),
        None => true,
    };
    let present = |node: &Node<'_>, step: Option<usize>| match (node.old, node.new) {
        _ if node.is_uncertain => true,
        (Some(_), None) => !is_done(step),
        // What has no step of its own was not brought by this document, and is there from the beginning; but for what
        // others issued, which the document names when it switches.
        (None, Some(new)) if step.is_none() => switched || new.layer() != Layer::Policy,
        (None, Some(_)) => is_done(step),
        _ => true,
    };
    // What is not a step of its own goes with the document.
    let is_new = |step: Option<usize>| match step {
        Some(_) => is_done(step),
        None => switched,
    };
    let mut names: Vec<Option<&str>> = Vec::with_capacity(world.nodes.len());
    for (node, step) in world.nodes.iter().zip(&plan.of_node) {
        let version = match (node.old, node.new) {
            // Under both ids it is the same until the step that renames it.
            (Some(_), Some(new)) if is_new(*step) => Some(new),
            (old, new) => old.or(new),
        };
        let here = present(node, *step);
        names.push(version.filter(|_| here).map(crate::model::ElementRef::id));
    }
    let name = |side: Side, id: &str| -> Option<String> {
        let node = world.node_of(side, id)?;
        names.get(node).copied().flatten().map(str::to_owned)
    };
    let old_names = |id: &str| name(Side::Old, id);
    let new_names = |id: &str| name(Side::New, id);
    let papers = if switched { world.new } else { world.old };
    let mut out = head(papers, day);
    for ((node, step), id) in world.nodes.iter().zip(&plan.of_node).zip(&names) {
        let Some(id) = id else { continue };
        match (node.old, node.new) {
            (_, Some(new)) if node.old.is_none() || is_new(*step) => {
                out.copy_element(new, id, &new_names);
            }
            (Some(old), _) => out.copy_element(old, id, &old_names),
            _ => {}
        }
    }
    let mut numbers: HashMap<(bool, u32), usize> = HashMap::new();
    for (link, step) in world.links.iter().zip(&plan.of_link) {
        let version = match (link.old, link.new) {
            (Some(_), Some(new)) if step.is_none() || is_done(*step) => Some((Side::New, new)),
            (Some(old), Some(_)) => Some((Side::Old, old)),
            (Some(old), None) => (!is_done(*step)).then_some((Side::Old, old)),
            (None, Some(new)) if step.is_none() => Some((Side::New, new)),
            (None, Some(new)) => is_done(*step).then_some((Side::New, new)),
            (None, None) => None,
        };
        let Some((side, relation)) = version else {
            continue;
        };
        // What may be there all the time leads to what comes and goes.
        let governs = relation.kind() == RelationKind::GovernedBy;
        if (step.is_none() || governs) && !is_whole(world, side, relation, &names) {
            continue;
        }
        let number = match side {
            Side::Old => out.copy_relation(relation, &old_names),
            Side::New => out.copy_relation(relation, &new_names),
        };
        for (is_new, relation) in [(false, link.old), (true, link.new)] {
            if let Some(relation) = relation {
                numbers.insert((is_new, relation.ix()), number);
            }
        }
    }
    let mut copy = |side: Side, record: RecordRef<'_>| {
        let relation = record.relation();
        let number = relation.map(|ix| numbers.get(&(side == Side::New, ix)).copied());
        let holder = record.holder().map(|id| name(side, id));
        // A figure waits until what it hangs on is there.
        if holder == Some(None) || number == Some(None) {
            return;
        }
        match side {
            Side::Old => out.copy_record(record, number.flatten(), &old_names),
            Side::New => out.copy_record(record, number.flatten(), &new_names),
        }
    };
    for table in Table::ALL {
        if !switched {
            world.old.records(table).for_each(|r| copy(Side::Old, r));
        }
        let known = matches!(
            table,
            // Figures and targets come with the document: they describe its day.
            Table::Sources | Table::Organisations
        );
        if switched || known {
            world.new.records(table).for_each(|r| copy(Side::New, r));
        }
    }
    out.build()
}

/// The head of a document, describing a later day than its own if there is one.
fn head(papers: &Architecture, day: Option<Date>) -> Builder {
    let mut out = Builder::blank(papers.id());
    out.copy_header(papers);
    if let Some(day) = day.filter(|day| papers.evaluation_date().is_none_or(|own| *day > own)) {
        out.state_date(day);
    }
    out
}

/// Whether all that a relation leads to is there: what has a name.
fn is_whole(
    world: &World<'_>,
    side: Side,
    relation: RelationRef<'_>,
    names: &[Option<&str>],
) -> bool {
    let nodes = world.named(side, relation);
    let is_there = |node: &usize| names.get(*node).is_some_and(Option::is_some);
    nodes.iter().all(is_there)
}
