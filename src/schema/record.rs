//! Records: what hangs on the document, on elements and on relations.

use serde_json::json;

use super::keys::Owner;
use super::node::Node;
use super::{Cx, keys, places, words};
use crate::model::Table;
use crate::model::schema::Around;

/// The definition of one record of a table, and its name.
pub(super) fn definition(cx: &Cx, table: Table) -> (&'static str, Node) {
    let mut all = keys::of(cx, Owner::once(table.fields()));
    if table.is_list() && table.has_id() {
        all.add(
            "id",
            words::frame(cx, Around::Entry, "id", Node::defined("own-id")),
        );
        all.require("id");
    }
    let mut node = Node::map(all);
    if table == Table::Contents {
        // Either what is stated, or why it is not known.
        let one = ["text", "unknown"].map(|key| json!({ "required": [key] }));
        node = node.with("oneOf", one.to_vec());
    }
    (places::record(table), node)
}
