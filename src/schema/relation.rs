//! Relations that are written as maps.

use serde_json::json;

use super::keys::Owner;
use super::node::Node;
use super::{Cx, keys, places, words};
use crate::model::RelationKind;
use crate::model::schema::{Around, RELATION};

/// The definition of one relation that is written as a map, and its name.
pub(super) fn definition(cx: &Cx, kind: RelationKind) -> (String, Node) {
    let mut all = keys::of(cx, Owner::RELATION);
    for spec in RELATION {
        if !spec.meaning.includes_relation(kind) {
            all.add(
                spec.key,
                keys::key(cx, Owner::RELATION, spec).marked(words::idle(cx, spec.key)),
            );
        }
    }
    let far = kind.far_key();
    // The key of the other kinds is passed over.
    for key in RelationKind::ALL.map(RelationKind::far_key) {
        all.add(key, json!(true));
    }
    all.add(
        far,
        words::frame(cx, Around::Relation, far, Node::defined("id")),
    );
    all.require(far);
    (places::relation(kind), Node::map(all))
}
