//! Rules on layers and on the graph of relations.

family!(
    empty_layer,
    misplaced_element,
    malformed_identity,
    dangling_relation,
    circular_dependency,
    improper_relation,
    unconnected_element,
    unhosted_system,
    purposeless_application,
    unreachable_service,
    loose_plan,
    foreign_key,
    reversed_dates,
    implausible_value,
    tied_to_itself,
    circular_parents,
    contradictory_fate,
    circular_succession,
    circular_parts,
);

/// The check of the rules that the reader decides before there is an architecture: what they forbid cannot be
/// represented, so there is nothing left to look for. They are listed so that they can be explained, switched
/// and cited like any other.
fn decided_by_the_reader(_: &super::Context<'_>, _: &mut super::Findings<'_>) {}

/// A circle by the ids of its members, each followed by what it leads to. Of a long one the first are shown.
fn circle_of<'a>(mut ids: impl ExactSizeIterator<Item = &'a str>) -> String {
    const SHOWN: usize = 12;
    let more = ids.len() > SHOWN;
    let Some(first) = ids.next() else {
        return String::new();
    };
    let mut way: Vec<_> = vec![format!("`{first}`")];
    way.extend(
        ids.take(SHOWN.saturating_sub(1))
            .map(|id| format!("`{id}`")),
    );
    way.extend(more.then(|| "…".to_owned()));
    way.push(format!("`{first}`"));
    way.join(" → ")
}
