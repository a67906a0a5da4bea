//! Where records and relations stand: as the value of a key, each by the name of its definition.

use serde_json::json;

use super::Cx;
use super::node::{Keys, Node};
use crate::framework::Part;
use crate::model::{RelationKind, Table};

/// The records of a table: keyed by id, or a list.
pub(super) fn records(cx: &Cx, table: Table) -> Node {
    let one = Node::defined(record(table));
    if table.is_list() {
        Node::list(one).with("type", json!(["array", "null"]))
    } else {
        let node = Node::by_id(one.clone()).with("type", json!(["object", "null"]));
        let known = known(cx, table, &one);
        if known.is_empty() {
            node
        } else {
            node.with("properties", known.into_properties())
        }
    }
}

/// The relations of a kind, at the element that depends.
pub(super) fn relations(kind: RelationKind) -> Node {
    let one = [Node::defined("id"), Node::defined(&relation(kind))];
    let list = Node::list(Node::any(one.clone()));
    let nothing = Node::new().with("type", "null");
    let [id, map] = one;
    if kind.is_written_as_map() {
        Node::any([list, map, id, nothing])
    } else {
        Node::any([id, list, map, nothing])
    }
}

/// What the definition of a record of a table is called.
pub(super) fn record(table: Table) -> &'static str {
    match table {
        Table::Sources => "source",
        Table::Organisations => "organisation",
        Table::Contents => "content",
        Table::Views => "view",
        Table::Supersedes => "superseded",
        Table::Roadmap => "period",
        Table::Indicators => "indicator",
        Table::Targets => "target",
        Table::Retired => "retirement",
        Table::Transferred => "transfer",
    }
}

/// The ids that frameworks know, by what they are called there.
fn known(cx: &Cx, table: Table, one: &Node) -> Keys {
    let mut keys = Keys::default();
    for framework in cx.frameworks() {
        let parts: &[Part] = match table {
            Table::Contents => framework.contents,
            Table::Views => framework.views,
            _ => &[],
        };
        for part in parts {
            keys.add(part.key, one.clone().with("title", part.label.get(cx.lang)));
        }
    }
    keys
}

/// What the definition of a relation of a kind is called.
pub(super) fn relation(kind: RelationKind) -> String {
    format!("relation-{kind}")
}
