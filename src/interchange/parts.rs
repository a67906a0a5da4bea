//! Nodes and edges before they are written in a form.

use super::facts::Fact;
use crate::model::RelationKind;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeType {
    Element,
    Organisation,
}

/// A node.
pub(super) struct Node {
    pub(super) of: NodeType,
    pub(super) id: String,
    pub(super) facts: Vec<Fact>,
}

/// An edge.
pub(super) struct Edge<'a> {
    pub(super) kind: RelationKind,
    pub(super) from: &'a str,
    pub(super) to: (NodeType, &'a str),
    pub(super) facts: Vec<Fact>,
}
