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
);

/// The check of the rules that the reader decides before there is an architecture: what they forbid cannot be
/// represented, so there is nothing left to look for. They are listed so that they can be explained, switched
/// and cited like any other.
fn decided_by_the_reader(_: &super::Context<'_>, _: &mut super::Findings<'_>) {}
