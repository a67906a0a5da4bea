//! Rules on layers and on the graph of relations.

use crate::diagnostic::Code;

family!(
    empty_layer,
    misplaced_element,
    malformed_identity,
    dangling_reference,
    circular_dependency,
    improper_relation,
    unconnected_element,
    unreachable_service,
    loose_plan,
);

/// An element that does not lie in exactly one layer. Emitted by the reader.
pub(crate) const LAY002: Code = Code::of("LAY002");
/// An element without a usable identity. Emitted by the reader.
pub(crate) const LAY003: Code = Code::of("LAY003");
/// A reference to something that is not there. Emitted by the reader.
pub(crate) const LAY004: Code = Code::of("LAY004");

/// The check of the rules that the reader decides before there is an architecture: what they forbid cannot be
/// represented, so there is nothing left to look for. They are listed so that they can be explained, switched
/// and cited like any other. In code, the builder refuses the same faults with an error.
fn decided_by_the_reader(_: &super::Context<'_>, _: &mut super::Findings<'_>) {}
