//! Files of documents: the root, and what it includes.

use serde_json::{Map, Value, json};

use super::keys::Owner;
use super::node::{Keys, Node};
use super::{Cx, element, keys, places, record, relation, values, words};
use crate::io::{FILE_VERSION, HEADER_KEY, INCLUDE, top_level_tables};
use crate::model::schema::{Around, HEADER};
use crate::model::{Layer, RelationKind, Table};
use crate::text::Text;

pub(super) const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A path below the folder of the root file.
const PATH: &str = "^(?!(.*/)?\\.\\.(/|$))(?!(\\./?)*$)[^/\\\\:\\u0000]+(/[^/\\\\:\\u0000]+)*$";

pub(super) fn root(cx: &Cx) -> Value {
    let mut all = Keys::default();
    all.add(
        FILE_VERSION,
        words::frame(cx, Around::File, FILE_VERSION, version()),
    );
    all.require(FILE_VERSION);
    all.add(INCLUDE, words::frame(cx, Around::File, INCLUDE, include()));
    let mut header = keys::of(cx, Owner::once(HEADER));
    header.add(
        "id",
        words::frame(cx, Around::Entry, "id", Node::defined("own-id")),
    );
    header.require("id");
    all.add(
        HEADER_KEY,
        words::frame(cx, Around::File, HEADER_KEY, Node::map(header)),
    );
    all.require(HEADER_KEY);
    let title = Text::fixed("Văn bản kiến trúc", "An architecture document");
    file(cx, all, true, &title)
}

pub(super) fn included(cx: &Cx) -> Value {
    let mut all = Keys::default();
    all.add(
        FILE_VERSION,
        words::frame(cx, Around::File, FILE_VERSION, version()),
    );
    let title = Text::fixed(
        "Phần của văn bản kiến trúc, được nêu trong `include` của tệp gốc",
        "A part of an architecture document, which the root file includes",
    );
    file(cx, all, false, &title)
}

fn file(cx: &Cx, mut all: Keys, is_root: bool, title: &Text) -> Value {
    for layer in Layer::ALL {
        let elements = Node::by_id(Node::defined(&element::name(layer)))
            .with("type", json!(["object", "null"]));
        all.add(layer.section(), words::layer(cx, layer, elements));
    }
    for table in top_level_tables(is_root) {
        all.add(
            table.key(),
            words::described(cx, places::records(cx, table), &table.described()),
        );
    }
    let definitions = Value::from(definitions(cx));
    Node::map(all)
        .with("$schema", DRAFT)
        .with("title", title.get(cx.lang))
        .with("$defs", definitions)
        .into()
}

fn definitions(cx: &Cx) -> Map<String, Value> {
    let values = values::definitions(cx);
    let values = values
        .into_iter()
        .map(|(name, node)| (name.to_owned(), node));
    let tables = Table::ALL.map(|table| record::definition(cx, table));
    let tables = tables.map(|(name, node)| (name.to_owned(), node));
    let relations = RelationKind::ALL.map(|kind| relation::definition(cx, kind));
    let elements = Layer::ALL.map(|layer| element::definition(cx, layer));
    values
        .chain(keys::definitions(cx))
        .chain(tables)
        .chain(relations)
        .chain(elements)
        .map(|(name, node)| (name, node.into()))
        .collect()
}

/// `justarch: 1`.
fn version() -> Node {
    Node::new().with("enum", json!([1, "1"]))
}

fn include() -> Node {
    Node::list(Node::new().with("type", "string").with("pattern", PATH))
}
