//! From rows of the tables to schemas of keys.

use super::node::{Keys, Node};
use super::{Cx, places, words};
use crate::model::schema::{ELEMENT, FieldSpec, RELATION, Shape};
use crate::model::{EXISTENCE, Field};

/// The rows of a thing. Where the thing is defined several times, its keys are defined once, under its name.
#[derive(Clone, Copy)]
pub(super) struct Owner {
    pub(super) rows: &'static [FieldSpec],
    name: Option<&'static str>,
}

impl Owner {
    pub(super) const ELEMENT: Self = Self {
        rows: ELEMENT,
        name: Some("element"),
    };
    pub(super) const RELATION: Self = Self {
        rows: RELATION,
        name: Some("relation"),
    };

    /// Something that is defined once only.
    pub(super) const fn once(rows: &'static [FieldSpec]) -> Self {
        Self { rows, name: None }
    }
}

/// The definitions of the keys of elements and relations.
pub(super) fn definitions(cx: &Cx) -> impl Iterator<Item = (String, Node)> {
    let shared = [Owner::ELEMENT, Owner::RELATION];
    let named = shared.into_iter().flat_map(|owner| {
        let name = owner.name.unwrap_or_default();
        let rows = owner.rows.iter();
        rows.map(move |spec| (format!("{name}.{}", spec.key), owner, spec))
    });
    named.map(move |(name, owner, spec)| (name, whole(cx, owner, spec)))
}

/// The keys of a thing.
pub(super) fn of(cx: &Cx, owner: Owner) -> Keys {
    keys(owner.rows, |spec| key(cx, owner, spec))
}

fn keys(rows: &'static [FieldSpec], node: impl Fn(&'static FieldSpec) -> Node) -> Keys {
    let mut keys = Keys::default();
    for spec in rows {
        keys.add(spec.key, node(spec));
        if spec.required {
            keys.require(spec.key);
        }
    }
    keys
}

/// The value of a key, and what the key is called.
pub(super) fn key(cx: &Cx, owner: Owner, spec: &'static FieldSpec) -> Node {
    match owner.name {
        Some(name) => Node::defined(&format!("{name}.{}", spec.key)),
        None => whole(cx, owner, spec),
    }
}

fn whole(cx: &Cx, owner: Owner, spec: &'static FieldSpec) -> Node {
    words::key(cx, spec, value(cx, owner, spec))
}

fn value(cx: &Cx, owner: Owner, spec: &'static FieldSpec) -> Node {
    let item = match spec.shape {
        Shape::Text | Shape::Texts => text(cx, spec.field),
        Shape::Date | Shape::Dates => Node::defined("date"),
        Shape::Version => Node::defined("version"),
        Shape::FrameworkNumber => Node::defined("framework-number"),
        Shape::Number => Node::defined("number"),
        Shape::Decimal => Node::defined("decimal"),
        Shape::Flag => Node::defined("flag"),
        Shape::SecurityLevel => Node::defined("level"),
        Shape::Token(known) | Shape::Tokens(known) => {
            let described = spec.values.iter().map(|words| Some(words.described()));
            words::words(cx.lang, known.iter().copied().zip(described))
        }
        Shape::Organisation | Shape::Sources | Shape::Elements => Node::defined("id"),
        Shape::Ids => Node::defined("own-id"),
        Shape::FieldNames => names(owner.rows),
        Shape::Route => return route(cx),
        Shape::Attributes => Node::defined("attributes"),
        Shape::Group { fields, bare } => {
            let map = Node::map(keys(fields, |spec| whole(cx, owner, spec)));
            return match fields.first() {
                Some(first) if bare => Node::any([value(cx, owner, first), map]),
                _ => map,
            };
        }
        Shape::Relations(kind) => return places::relations(kind),
        Shape::Records(table) => return places::records(cx, table),
        // The kinds of a section stand in its elements.
        Shape::Kind => Node::new(),
    };
    if spec.shape.is_list() {
        Node::one_or_list(item)
    } else {
        item
    }
}

/// A text; of some fields there are words that frameworks know.
fn text(cx: &Cx, field: Option<Field>) -> Node {
    if field != Some(Field::Grade) {
        return Node::defined("text");
    }
    let mut known = Vec::new();
    for framework in cx.frameworks() {
        let later = framework.grades.later.iter().flat_map(|later| later.values);
        for part in framework.grades.values.iter().chain(later) {
            if known.iter().all(|(key, _)| *key != part.key) {
                known.push((part.key, &part.label));
            }
        }
    }
    Node::any([words::named(cx.lang, known), Node::defined("text")])
}

/// The keys that `inferred` may name.
fn names(owner: &[FieldSpec]) -> Node {
    let names = owner.iter().map(|spec| spec.key).chain([EXISTENCE]);
    Node::new().with("enum", names.collect::<Vec<_>>())
}

/// `direct`, or the platforms passed.
fn route(cx: &Cx) -> Node {
    let direct = crate::text::Text::fixed(
        "Kết nối trực tiếp, không qua nền tảng trung gian",
        "A direct link, over no platform",
    );
    let direct = words::named(cx.lang, [("direct", &direct)]);
    Node::any([direct, Node::list(Node::defined("id")).with("minItems", 1)])
}
