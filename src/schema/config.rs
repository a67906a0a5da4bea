//! The configuration of the program, `justarch.toml`.

use serde_json::{Value, json};

use super::node::{Keys, Node};
use super::{Cx, document, values};
use crate::diff::{ChangeKind, Class, FORM};
use crate::framework::Framework;
use crate::io::Limit;
use crate::suppression::keys::{ACCEPT_KEYS, FAIL_ON, KEYS, LEVELS};
use crate::text::{Lang, Text};

/// The schema of `justarch.toml`, for editors that know schemas of TOML files.
///
/// ```
/// use justarch::{Lang, schema};
/// let schema = schema::config(Lang::Vi);
/// assert_eq!(schema["properties"]["fail-on"]["enum"][0], "error");
/// ```
pub fn config(lang: Lang) -> Value {
    let cx = Cx {
        framework: None,
        lang,
    };
    let mut all = Keys::default();
    for key in KEYS {
        let (node, meaning) = of_key(&cx, key);
        let meaning = meaning.get(lang);
        let node = node
            .with("description", meaning.replace('`', ""))
            .with("markdownDescription", meaning);
        all.add(key, node);
    }
    let title = Text::fixed("Cấu hình của justarch", "Configuration of justarch");
    Node::map(all)
        .with("$schema", document::DRAFT)
        .with("title", title.get(lang))
        .into()
}

fn text() -> Node {
    Node::new().with("type", "string")
}

fn of_key(cx: &Cx, key: &str) -> (Node, Text) {
    match key {
        "framework" => {
            let known = Framework::all().iter();
            let known: Vec<_> = known.map(|f| f.version.to_string()).collect();
            let node = text()
                .with("pattern", values::framework_pattern())
                .with("examples", known);
            (
                node,
                Text::fixed(
                    "Khung kiến trúc dùng để kiểm tra, thay cho khung ghi trong văn bản.",
                    "The framework to check against, whatever the documents claim.",
                ),
            )
        }
        "profiles" => (
            Node::list(text()),
            Text::fixed(
                "Các bộ quy tắc riêng được áp dụng thêm, như `moj`.",
                "Profiles of rules to check by as well, such as `moj`.",
            ),
        ),
        "levels" => {
            let words = LEVELS.map(|(word, _)| word);
            let node = Node::new()
                .with("type", "object")
                .with("additionalProperties", json!({ "enum": words }));
            (
                node,
                Text::fixed(
                    "Mức độ của từng mã hoặc nhóm mã, như `LAY = \"warn\"`.",
                    "What happens with the findings of codes and families, such as `LAY = \"warn\"`.",
                ),
            )
        }
        "fail-on" => (
            Node::new().with("enum", json!(FAIL_ON.map(|(word, _)| word))),
            Text::fixed(
                "Mức độ mà từ đó lệnh kiểm tra trả về mã 1.",
                "The severity from which on a check fails.",
            ),
        ),
        "exclude" => (
            Node::list(text()),
            Text::fixed(
                "Tệp, thư mục hoặc mẫu (`*`, `?`, `**`) không kiểm tra, tính từ thư mục của tệp này.",
                "Files, folders or patterns (`*`, `?`, `**`) that are not checked, from the folder of this file.",
            ),
        ),
        "rules" => (
            Node::list(text()),
            Text::fixed(
                "Các tệp quy tắc riêng, tính từ thư mục của tệp này.",
                "Files with rules of your own, from the folder of this file.",
            ),
        ),
        "baseline" => (
            text(),
            Text::fixed(
                "Tệp đường cơ sở, tính từ thư mục của tệp này.",
                "The baseline, from the folder of this file.",
            ),
        ),
        "limits" => (
            limits(cx.lang),
            Text::fixed(
                "Giới hạn khi đọc văn bản.",
                "The limits that documents are read within.",
            ),
        ),
        "verdict" => (
            verdict(),
            Text::fixed(
                "Mức của từng loại thay đổi giữa hai phiên bản.",
                "What each kind of change between versions weighs.",
            ),
        ),
        "accept" => (
            accept(cx),
            Text::fixed(
                "Các thay đổi đã được chấp nhận, mỗi mục nêu đủ lý do và người phê duyệt.",
                "Changes that were accepted, each with the reason and the approver.",
            ),
        ),
        // A key without words of its own is still a key.
        _ => (Node::new(), Text::fixed("", "")),
    }
}

fn limits(lang: Lang) -> Node {
    let mut keys = Keys::default();
    for limit in Limit::ALL {
        let node = Node::new()
            .with("type", "integer")
            .with("minimum", 1)
            .with("description", limit.counted().get(lang));
        keys.add(
            limit.key(),
            match limit.most() {
                usize::MAX => node,
                most => node.with("maximum", most),
            },
        );
    }
    Node::map(keys)
}

fn verdict() -> Node {
    let mut keys = Keys::default();
    for kind in ChangeKind::ALL {
        keys.add(kind.key(), json!({ "enum": Class::ALL.map(Class::key) }));
    }
    Node::map(keys)
}

fn accept(cx: &Cx) -> Node {
    let mut keys = Keys::default();
    for key in ACCEPT_KEYS {
        let node = match key {
            "fingerprint" => text().with("pattern", format!("^{FORM}[0-9A-Fa-f]{{16}}$")),
            "until" => values::date(cx).with("type", "string"),
            _ => text().with("pattern", "\\S"),
        };
        keys.add(key, node);
        if key != "until" {
            keys.require(key);
        }
    }
    Node::list(Node::map(keys))
}
