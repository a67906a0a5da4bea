//! Records: what hangs on the document, on elements and on relations.

use serde_json::json;

use super::keys::Owner;
use super::node::{Keys, Node};
use super::{Cx, keys, words};
use crate::framework::Part;
use crate::model::Table;
use crate::model::schema::Around;

/// The records of a table: keyed by id, or a list.
pub(super) fn table(cx: &Cx, table: Table) -> Node {
    let one = Node::defined(name(table));
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

/// The definition of one record of a table, and its name.
pub(super) fn definition(cx: &Cx, table: Table) -> (&'static str, Node) {
    let mut all = keys::of(cx, Owner::once(table.fields()));
    if table.is_list() && table.has_id() {
        all.add(
            "id",
            words::frame(cx, Around::Entry, "id", Node::defined("id")),
        );
        all.require("id");
    }
    let mut node = Node::map(all);
    if table == Table::Contents {
        // Either what is stated, or why it is not known.
        let one = ["text", "unknown"].map(|key| json!({ "required": [key] }));
        node = node.with("oneOf", one.to_vec());
    }
    (name(table), node)
}

fn name(table: Table) -> &'static str {
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
