//! Rules on layers and on the graph of relations.

mod circular_dependency;
mod circular_parents;
mod circular_parts;
mod circular_succession;
mod contradictory_fate;
mod dangling_relation;
mod date_limits;
mod empty_layer;
mod ended_foundation;
mod foreign_key;
mod implausible_value;
mod improper_relation;
mod loose_plan;
mod malformed_identity;
mod misplaced_element;
mod purposeless_application;
mod reversed_dates;
mod stated_twice;
mod tied_to_itself;
mod unconnected_element;
mod unhosted_system;
mod unreachable_service;
mod value_ranges;

/// The rules of the family, in order of code.
pub(super) static RULES: &[&super::BuiltIn] = &[
    &empty_layer::RULE,
    &misplaced_element::RULE,
    &malformed_identity::RULE,
    &dangling_relation::RULE,
    &circular_dependency::RULE,
    &improper_relation::RULE,
    &unconnected_element::RULE,
    &unhosted_system::RULE,
    &purposeless_application::RULE,
    &unreachable_service::RULE,
    &loose_plan::RULE,
    &foreign_key::RULE,
    &reversed_dates::RULE,
    &implausible_value::RULE,
    &tied_to_itself::RULE,
    &circular_parents::RULE,
    &contradictory_fate::RULE,
    &circular_succession::RULE,
    &circular_parts::RULE,
    &ended_foundation::RULE,
    &stated_twice::RULE,
];

/// The check of the rules that the reader decides before there is an architecture: what they forbid cannot be
/// represented, so there is nothing left to look for. They are listed so that they can be explained, switched
/// and cited like any other.
fn decided_by_the_reader(_: &super::Context<'_>, _: &mut super::Findings<'_>) {}
