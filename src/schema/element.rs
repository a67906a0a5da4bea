//! Elements: the keys that each kind of a layer has.

use serde_json::{Value, json};

use super::keys::Owner;
use super::node::{Keys, Node};
use super::{Cx, keys, words};
use crate::framework::Cell;
use crate::model::schema::{ELEMENT, FieldSpec, Shape};
use crate::model::{Kind, Layer, MAX_KEY, RelationKind};

/// Keys that only some kinds have, by those that have them not.
type Conditions = Vec<(Vec<&'static str>, Vec<&'static FieldSpec>)>;

/// The definition of an element of a layer, and its name.
pub(super) fn definition(cx: &Cx, layer: Layer) -> (String, Node) {
    let kinds: Vec<Kind> = Kind::ALL
        .iter()
        .copied()
        .filter(|k| k.layer() == layer)
        .collect();
    let mut all = Keys::default();
    let mut conditions = Conditions::new();
    for spec in ELEMENT {
        let without: Vec<_> = kinds.iter().filter(|kind| !has(cx, **kind, spec)).collect();
        let without: Vec<_> = without.into_iter().map(|kind| kind.key()).collect();
        if without.is_empty() {
            all.add(spec.key, keys::key(cx, Owner::ELEMENT, spec));
        } else {
            // Allowed everywhere, and described below where it is known for which kind.
            all.add(spec.key, json!(true));
            match conditions.iter_mut().find(|(kinds, _)| *kinds == without) {
                Some((_, specs)) => specs.push(spec),
                None => conditions.push((without, vec![spec])),
            }
        }
        if spec.required {
            all.require(spec.key);
        }
    }
    all.add("kind", kind(cx, &kinds));
    let conditions: Vec<Value> = conditions.iter().map(|c| condition(cx, c)).collect();
    let node = Node::map(all).with("allOf", conditions);
    (name(layer), node)
}

/// What the definition of an element of a layer is called.
pub(super) fn name(layer: Layer) -> String {
    format!("element-{}", layer.section())
}

/// Whether a key means something for a kind; a relation, whether a framework lets the kind have it.
fn has(cx: &Cx, kind: Kind, spec: &FieldSpec) -> bool {
    match spec.shape {
        Shape::Relations(relation) => may_have(cx, kind, relation),
        _ => spec.meaning.includes(kind),
    }
}

fn may_have(cx: &Cx, from: Kind, relation: RelationKind) -> bool {
    let is_possible = |a, b| {
        cx.frameworks()
            .any(|framework| framework.relation(a, relation, b).cell != Cell::Forbidden)
    };
    Kind::ALL
        .iter()
        .any(|to| is_possible(from, *to) || relation.is_symmetric() && is_possible(*to, from))
}

fn condition(cx: &Cx, (without, specs): &(Vec<&'static str>, Vec<&'static FieldSpec>)) -> Value {
    let (mut described, mut idle) = (Keys::default(), Keys::default());
    for spec in specs {
        let node = keys::key(cx, Owner::ELEMENT, spec);
        let marked = match spec.shape {
            Shape::Relations(kind) => words::refused(cx, kind),
            _ => words::idle(cx, spec.key),
        };
        idle.add(spec.key, node.clone().marked(marked));
        described.add(spec.key, node);
    }
    json!({
        "if": Value::from(Node::if_kind(without)),
        "then": { "properties": idle.into_properties() },
        "else": { "properties": described.into_properties() },
    })
}

/// The kinds of a layer, or one of the user's own.
fn kind(cx: &Cx, kinds: &[Kind]) -> Node {
    let known = kinds
        .iter()
        .map(|kind| (kind.key(), Some(kind.described())));
    let known = words::words(cx.lang, known);
    let prefix = Kind::CUSTOM_PREFIX;
    let own = Node::new()
        .with("type", "string")
        .with("pattern", format!("^{prefix}[a-z0-9]+(-[a-z0-9]+)*$"))
        .with("maxLength", MAX_KEY.saturating_add(prefix.len()));
    let specs = ELEMENT
        .iter()
        .find(|spec| matches!(spec.shape, Shape::Kind));
    let node = Node::any([known, words::own_kind(cx, own)]);
    match specs {
        Some(spec) => words::key(cx, spec, node),
        None => node,
    }
}
