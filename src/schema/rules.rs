//! Rule files of users.

use serde_json::{Map, Value, json};

use super::node::{Keys, Node};
use super::{Cx, document, words};
use crate::diagnostic::Severity;
use crate::model::schema::{ELEMENT, Shape};
use crate::model::{Kind, RelationKind, Role, Scope, Status};
use crate::text::{Lang, Text};
use crate::user_rules::keys;

/// The schema of a file with rules of the user's own.
///
/// ```
/// use justarch::{Lang, schema};
/// let schema = schema::rules(Lang::En);
/// assert!(schema["$defs"]["selector"]["properties"].get("kind").is_some());
/// ```
pub fn rules(lang: Lang) -> Value {
    let cx = Cx {
        framework: None,
        lang,
    };
    let mut all = Keys::default();
    for key in keys::TOP {
        all.add(key, with_meaning(&cx, key, of_top(key)));
    }
    for key in keys::REQUIRED {
        all.require(key);
    }
    let title = Text::fixed("Tệp quy tắc riêng", "Rules of your own");
    Node::map(all)
        .with("$schema", document::DRAFT)
        .with("title", title.get(lang))
        .with("$defs", definitions(&cx))
        .into()
}

fn of_top(key: &str) -> Node {
    match key {
        "justarch-rules" => Node::new().with("enum", json!([1, "1"])),
        "prefix" => Node::new()
            .with("type", "string")
            .with("pattern", "^[A-Z]{2,10}$")
            .with("not", json!({ "enum": keys::TAKEN })),
        "rules" => Node::new()
            .with("type", "object")
            .with(
                "propertyNames",
                json!({ "pattern": "^[A-Z]{2,10}[0-9]{3,6}$" }),
            )
            .with("additionalProperties", Node::defined("rule")),
        _ => Node::defined("text"),
    }
}

fn definitions(cx: &Cx) -> Map<String, Value> {
    let both = Node::map({
        let mut keys = Keys::default();
        for lang in ["vi", "en"] {
            keys.add(lang, Node::defined("text"));
            keys.require(lang);
        }
        keys
    });
    // A value that stands where a word is asked for may look like a number.
    let text = Node::new()
        .with("type", json!(["string", "number", "boolean"]))
        .with("pattern", "\\S");
    let number = Node::new()
        .with("type", json!(["integer", "string"]))
        .with("minimum", 0)
        .with("pattern", "^\\+?0*[0-9]{1,19}$");
    [
        ("text", text),
        ("both", Node::any([Node::defined("text"), both])),
        (
            "flag",
            Node::new().with("enum", json!([true, false, "true", "false"])),
        ),
        ("number", number),
        ("rule", rule(cx)),
        ("selector", selector(cx)),
        ("keys", one_or_more(key_name())),
        ("basis", basis()),
    ]
    .into_iter()
    .map(|(name, node)| (name.to_owned(), node.into()))
    .collect()
}

/// One, or a list of at least one.
fn one_or_more(item: Node) -> Node {
    let list = Node::list(item.clone()).with("minItems", 1);
    Node::any([item, list])
}

fn rule(cx: &Cx) -> Node {
    let mut all = Keys::default();
    for key in keys::RULE {
        let node = match *key {
            "name" => Node::new()
                .with("type", "string")
                .with("pattern", "^[a-z][a-z0-9]*(-[a-z0-9]+)+$")
                .with("maxLength", 40),
            "severity" => Node::new().with("enum", json!(Severity::ALL.map(Severity::key))),
            "title" | "message" | "why" | "help" => Node::defined("both"),
            "basis" => Node::defined("basis"),
            "forbid" | "allow" => from_and_to(*key == "allow"),
            "require" => require(cx),
            _ => one_or_more(Node::defined("text")),
        };
        all.add(key, with_meaning(cx, key, node));
    }
    let shapes = keys::SHAPES.map(|shape| json!({ "required": [shape] }));
    Node::map(all).with("oneOf", shapes.to_vec())
}

fn basis() -> Node {
    let mut all = Keys::default();
    all.add("text", Node::defined("both"));
    all.require("text");
    all.add("article", Node::defined("text"));
    Node::any([Node::defined("both"), Node::map(all)])
}

/// `forbid` and `allow`.
fn from_and_to(allows: bool) -> Node {
    let mut all = Keys::default();
    for key in keys::ENDS {
        let node = match *key {
            "relation" => one_or_more(relation()),
            "reachable" if allows => continue,
            "reachable" => Node::defined("flag"),
            _ => one_or_more(Node::defined("selector")),
        };
        all.add(key, node);
    }
    let some = if allows {
        ["to", "via", "not-via"]
    } else {
        ["from", "to", "relation"]
    };
    let node = Node::map(all).with(
        "anyOf",
        some.map(|key| json!({ "required": [key] })).to_vec(),
    );
    if allows {
        return node;
    }
    // Ways of any length have two ends.
    let reachable = json!({
        "properties": { "reachable": { "enum": [true, "true"] } },
        "required": ["reachable"],
    });
    node.with("if", reachable)
        .with("then", json!({ "required": ["from", "to"] }))
}

fn require(cx: &Cx) -> Node {
    let mut all = Keys::default();
    let count = Node::any([Node::defined("number"), bounds(&keys::BOUNDS)]);
    for key in keys::REQUIRE {
        let node = match key {
            "for" => one_or_more(Node::defined("selector")),
            "attributes" => Node::defined("keys"),
            "relations" => demands(cx),
            _ => count.clone(),
        };
        all.add(key, node);
    }
    all.require("for");
    let some = ["attributes", "relations", "count"];
    Node::map(all).with(
        "anyOf",
        some.map(|key| json!({ "required": [key] })).to_vec(),
    )
}

fn bounds(names: &[&str]) -> Node {
    let mut all = Keys::default();
    for name in names {
        let node = match *name {
            "min" | "max" => Node::defined("number"),
            _ => one_or_more(Node::defined("selector")),
        };
        all.add(name, node);
    }
    Node::map(all)
}

fn demands(cx: &Cx) -> Node {
    let mut all = Keys::default();
    for kind in RelationKind::ALL {
        let both = json!({ "required": ["to", "from"] });
        let map = bounds(&keys::DEMAND).with("not", both);
        let node = Node::any([Node::defined("number"), map]);
        all.add(kind.key(), words::described(cx, node, &kind.described()));
    }
    Node::any([one_or_more(relation()), Node::map(all)])
}

fn relation() -> Node {
    Node::new().with("enum", json!(RelationKind::ALL.map(RelationKind::key)))
}

/// The name of a key of elements.
fn key_name() -> Node {
    let mut names = Vec::new();
    for spec in ELEMENT {
        names.push(spec.key.to_owned());
        if let Shape::Group { fields, .. } = spec.shape {
            names.extend(fields.iter().map(|f| format!("{}.{}", spec.key, f.key)));
        }
    }
    let attribute = json!({ "type": "string", "pattern": "^attributes\\..+$" });
    Node::new().with("anyOf", json!([{ "enum": names }, attribute]))
}

fn selector(cx: &Cx) -> Node {
    let known = |words: Vec<words::Word<'static>>| one_or_more(words::words(cx.lang, words));
    let texts = one_or_more(Node::defined("text"));
    let mut all = Keys::default();
    for key in keys::SELECTOR {
        let node = match *key {
            "layer" => one_or_more(Node::new().with("enum", keys::layers())),
            "kind" => one_or_more(kind(cx)),
            "scope" => known(
                Scope::ALL
                    .iter()
                    .map(|w| (w.key(), Some(w.described())))
                    .collect(),
            ),
            "status" => known(
                Status::ALL
                    .iter()
                    .map(|w| (w.key(), Some(w.described())))
                    .collect(),
            ),
            "role" => known(
                Role::ALL
                    .iter()
                    .map(|w| (w.key(), Some(w.described())))
                    .collect(),
            ),
            "own" => Node::defined("flag"),
            "has" | "lacks" => Node::defined("keys"),
            "not" => one_or_more(Node::defined("selector")),
            "where" => with_meaning(cx, key, Node::defined("text")),
            _ => texts.clone(),
        };
        all.add(key, node);
    }
    Node::map(all)
}

fn kind(cx: &Cx) -> Node {
    let own = Node::new()
        .with("type", "string")
        .with("pattern", format!("^{}", Kind::CUSTOM_PREFIX));
    // The name of a kind comes again where two layers have it.
    let mut known: Vec<words::Word<'_>> = Vec::new();
    for kind in Kind::ALL {
        if known.iter().all(|(word, _)| *word != kind.key()) {
            known.push((kind.key(), Some(kind.described())));
        }
    }
    Node::any([words::words(cx.lang, known), own])
}

/// A key with what it is for.
fn with_meaning(cx: &Cx, key: &str, node: Node) -> Node {
    let text = match key {
        "justarch-rules" => Text::fixed(
            "Phiên bản định dạng tệp quy tắc, luôn là 1.",
            "The version of the format, always 1.",
        ),
        "prefix" => Text::fixed(
            "Các chữ cái mở đầu mọi mã của tệp: 2 đến 10 chữ cái hoa không dấu.",
            "What all codes of the file begin with: 2 to 10 capital ASCII letters.",
        ),
        "given" => Text::fixed(
            "Phần văn bản chung của mọi đoạn mẫu trong tệp.",
            "The part of a document that all snippets of the file share.",
        ),
        "rules" => Text::fixed("Các quy tắc theo mã.", "The rules, by code."),
        "name" => Text::fixed(
            "Tên dễ đọc, nêu lỗi bằng tiếng Anh, như `no-hotline`; nếu không ghi thì lấy theo mã.",
            "The readable name: the fault, such as `no-hotline`; made from the code unless stated.",
        ),
        "severity" => Text::fixed(
            "Mức độ; mặc định là cảnh báo.",
            "How grave it is; a warning unless stated.",
        ),
        "title" => Text::fixed("Tên của lỗi.", "What the fault is called."),
        "message" => Text::fixed(
            "Nội dung thông báo; tên trong ngoặc nhọn, như `{id}`, được thay bằng thành phần tìm thấy.",
            "What is said; names in braces, such as `{id}`, stand for what was found.",
        ),
        "why" => Text::fixed("Vì sao là lỗi.", "Why it is a fault."),
        "help" => Text::fixed("Cách khắc phục.", "How to mend it."),
        "basis" => Text::fixed(
            "Căn cứ của quy tắc; người viết chịu trách nhiệm.",
            "What the rule rests on; its author answers for it.",
        ),
        "forbid" => Text::fixed("Quan hệ không được phép có.", "Relations that may not be."),
        "require" => Text::fixed(
            "Điều mà thành phần phải nêu hoặc phải có.",
            "What elements must state or have.",
        ),
        "allow" => Text::fixed(
            "Chỉ các quan hệ này được phép.",
            "The only relations that may be.",
        ),
        "where" => Text::fixed(
            "Điều kiện viết thành một dòng, như `--where` của lệnh `query`.",
            "Conditions as a text, such as `--where` of the command `query` takes.",
        ),
        "pass" => Text::fixed(
            "Các đoạn mẫu mà quy tắc không báo lỗi.",
            "Snippets in which the rule finds nothing.",
        ),
        "fail" => Text::fixed(
            "Các đoạn mẫu mà quy tắc phải báo lỗi.",
            "Snippets in which the rule finds a fault.",
        ),
        _ => return node,
    };
    let text = text.get(cx.lang);
    node.with("description", text.replace('`', ""))
        .with("markdownDescription", text)
}
