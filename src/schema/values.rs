//! Single values: the forms in which they are read.
//!
//! Files keep scalars as they are written, so that `version: 2.0` is a text without quotes. Editors see a number
//! there: each form therefore also takes what a YAML reader may have made of it.

use serde_json::json;

use super::node::{KEY, Node};
use super::{Cx, words};
use crate::framework::Framework;
use crate::model::MAX_KEY;
use crate::text::Text;

/// A text that is not blank and has no hidden line separators.
pub(super) const TEXT: &str = "^[^\\u2028\\u2029]*\\S[^\\u2028\\u2029]*$";

/// The definitions of the forms, by name.
pub(super) fn definitions(cx: &Cx) -> Vec<(&'static str, Node)> {
    vec![
        ("text", text(cx)),
        ("date", date(cx)),
        ("version", version(cx)),
        ("framework-number", framework(cx)),
        ("number", number(cx)),
        ("decimal", decimal(cx)),
        ("flag", flag(cx)),
        ("level", level(cx)),
        ("id", id(cx)),
        // Even `true` is one, without quotes.
        (
            "own-id",
            id(cx).with("type", json!(["string", "integer", "boolean"])),
        ),
        ("attributes", attributes(cx)),
    ]
}

/// What an editor says of a value of another form.
pub(super) fn saying(node: Node, cx: &Cx, wanted: &Text) -> Node {
    let wanted = wanted.get(cx.lang);
    node.with("patternErrorMessage", wanted)
        .with("errorMessage", wanted)
}

fn text(cx: &Cx) -> Node {
    let node = Node::new()
        .with("type", json!(["string", "number", "boolean"]))
        .with("pattern", TEXT);
    let wanted = Text::fixed("Cần văn bản không để trống.", "A text that is not empty.");
    saying(node, cx, &wanted)
}

pub(super) fn date(cx: &Cx) -> Node {
    // Of each month the days it can have; whether a year has a 29th of February is for a check to say.
    let year = "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])";
    let long = "(0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?";
    let short = "(0[469]|11)(-(0[1-9]|[12][0-9]|30))?";
    let february = "02(-(0[1-9]|[12][0-9]))?";
    let node = Node::new()
        .with("type", json!(["string", "integer"]))
        .with(
            "pattern",
            format!("^{year}(-({long}|{short}|{february}))?$"),
        )
        .with("minimum", 1000)
        .with("maximum", 9999);
    let wanted = Text::fixed(
        "Cần ngày có dạng 2023-07-05, 2023-07 hoặc 2023.",
        "A date such as 2023-07-05, 2023-07 or 2023.",
    );
    saying(node, cx, &wanted)
}

fn version(cx: &Cx) -> Node {
    let part = "(0|[1-9][0-9]{0,18})";
    let word = "(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
    let full = format!(
        "{part}\\.{part}\\.{part}(-{word}(\\.{word})*)?(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?"
    );
    let node = Node::new()
        .with("type", json!(["string", "number"]))
        .with("pattern", format!("^({part}(\\.{part})?|{full})$"))
        .with("minimum", 0);
    let wanted = Text::fixed(
        "Cần phiên bản có dạng 2.0 hoặc 2.1.3.",
        "A version such as 2.0 or 2.1.3.",
    );
    saying(node, cx, &wanted)
}

/// The number of a framework.
pub(super) fn framework_pattern() -> String {
    // The parts are numbers of 16 bits.
    let part =
        "(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
    format!("^{part}\\.{part}$")
}

fn framework(cx: &Cx) -> Node {
    let node = Node::new()
        .with("type", json!(["string", "number"]))
        .with("pattern", framework_pattern())
        .with("minimum", 0);
    let wanted = Text::fixed(
        "Cần số hiệu khung kiến trúc như \"2.0\" hoặc \"3.0\".",
        "The number of a framework such as \"2.0\" or \"3.0\".",
    );
    let known = Framework::all();
    let numbers: Vec<_> = known.iter().map(|f| f.version.to_string()).collect();
    let names = known.iter().map(|f| &f.name);
    let suggested = words::named(cx.lang, numbers.iter().map(String::as_str).zip(names));
    Node::any([suggested, saying(node, cx, &wanted)])
}

fn number(cx: &Cx) -> Node {
    let node = Node::new()
        .with("type", json!(["integer", "string"]))
        .with("minimum", 0)
        .with("pattern", "^\\+?0*[0-9]{1,19}$");
    saying(
        node,
        cx,
        &Text::fixed("Cần số nguyên không âm.", "A whole number from 0."),
    )
}

fn decimal(cx: &Cx) -> Node {
    let node = Node::new()
        .with("type", json!(["number", "string"]))
        .with("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
    let wanted = Text::fixed(
        "Cần số viết bằng chữ số, phần thập phân sau dấu chấm.",
        "A number in digits, with a point before decimals.",
    );
    saying(node, cx, &wanted)
}

fn flag(cx: &Cx) -> Node {
    let wanted = Text::fixed(
        "Cần true hoặc false, không có dấu ngoặc kép.",
        "true or false, without quotes.",
    );
    saying(Node::new().with("type", "boolean"), cx, &wanted)
}

fn level(cx: &Cx) -> Node {
    let node = Node::new()
        .with("type", json!(["integer", "string"]))
        .with("minimum", 1)
        .with("maximum", 5)
        .with("pattern", "^\\+?0*[1-5]$");
    let wanted = Text::fixed(
        "Cần cấp độ an toàn hệ thống thông tin từ 1 đến 5.",
        "A security level from 1 to 5.",
    );
    saying(node, cx, &wanted)
}

/// An identifier where one is named; without letters it may look like a number.
fn id(cx: &Cx) -> Node {
    let node = Node::new()
        .with("type", json!(["string", "integer"]))
        .with("pattern", KEY)
        .with("maxLength", MAX_KEY)
        .with("minimum", 0);
    let wanted = Text::fixed(
        "Cần định danh: chữ thường không dấu, chữ số và dấu gạch nối.",
        "An id: lower-case ASCII words and digits joined by hyphens.",
    );
    saying(node, cx, &wanted)
}

/// Free texts under free names.
fn attributes(_: &Cx) -> Node {
    let odd = json!({ "pattern": ": |[\\u2028\\u2029]|^<<$" });
    let names = Node::new()
        .with("minLength", 1)
        .with("maxLength", 255)
        .with("not", odd);
    Node::new()
        .with("type", "object")
        .with("propertyNames", names)
        .with("additionalProperties", Node::defined("text"))
}
