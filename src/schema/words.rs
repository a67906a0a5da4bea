//! What keys, kinds and values are called and mean, as editors show it: the words of the tables.

use std::fmt::Write as _;

use serde_json::Value;

use super::Cx;
use super::node::Node;
use crate::model::Described;
use crate::model::schema::{Around, FRAME, FieldSpec};
use crate::model::{Kind, Layer, RelationKind};
use crate::text::{Lang, Text};

/// A node with what is said of it.
pub(super) fn described(cx: &Cx, node: Node, of: &Described) -> Node {
    let meaning = of.meaning.get(cx.lang);
    node.with("title", of.title.get(cx.lang))
        .with("description", plain(meaning))
        .with("markdownDescription", page(cx.lang, of))
}

/// The node of a key with what the key is called.
pub(super) fn key(cx: &Cx, spec: &FieldSpec, node: Node) -> Node {
    described(cx, node, &spec.words.described())
}

/// The section of a layer, by the name that the framework gives it.
pub(super) fn layer(cx: &Cx, layer: Layer, node: Node) -> Node {
    let mut of = layer.described();
    of.title = match cx.framework {
        Some(framework) => framework.layer_label(layer),
        None => layer.label(),
    };
    described(cx, node, &of)
}

/// A key of the frame: `justarch`, `include`, `id` and the like.
pub(super) fn frame(cx: &Cx, at: Around, key: &str, node: Node) -> Node {
    match FRAME.iter().find(|row| row.at == at && row.key == key) {
        Some(row) => described(cx, node, &row.words.described()),
        None => node,
    }
}

/// A word of a closed set, and what is known of it.
pub(super) type Word<'w> = (&'w str, Option<Described>);

/// The words of a closed set, each with what it means.
pub(super) fn words<'w>(lang: Lang, words: impl IntoIterator<Item = Word<'w>>) -> Node {
    let (mut keys, mut plainly, mut marked) = (
        Vec::<Value>::new(),
        Vec::<Value>::new(),
        Vec::<Value>::new(),
    );
    for (word, of) in words {
        keys.push(word.into());
        let line = of.as_ref().map(|of| line(lang, of)).unwrap_or_default();
        plainly.push(plain(&line).into());
        marked.push(line.into());
    }
    Node::new()
        .with("enum", keys)
        .with("enumDescriptions", plainly)
        .with("markdownEnumDescriptions", marked)
}

/// Words that have a name only.
pub(super) fn named<'w>(lang: Lang, words: impl IntoIterator<Item = (&'w str, &'w Text)>) -> Node {
    let (keys, names): (Vec<&str>, Vec<&str>) = words
        .into_iter()
        .map(|(word, name)| (word, name.get(lang)))
        .unzip();
    Node::new()
        .with("enum", keys)
        .with("enumDescriptions", names.clone())
        .with("markdownEnumDescriptions", names)
}

/// A kind of the user's own.
pub(super) fn own_kind(cx: &Cx, node: Node) -> Node {
    described(cx, node, &Kind::Custom(Layer::Application).described())
}

/// Of a key that means nothing for a kind.
pub(super) fn idle(cx: &Cx, key: &str) -> Node {
    let said = crate::bilingual!(
        "Khóa `{key}` không có ý nghĩa với loại này: giá trị được giữ nguyên nhưng không quy tắc nào dùng.",
        "`{key}` means nothing for this kind: it is kept as written, and no rule believes it."
    );
    deprecated(cx, &said)
}

/// Of a relation that no framework asked for lets this kind have.
pub(super) fn refused(cx: &Cx, relation: RelationKind) -> Node {
    let said = crate::bilingual!(
        "Khung kiến trúc không cho phép loại này có quan hệ `{relation}`.",
        "The framework does not allow the relation `{relation}` from this kind."
    );
    deprecated(cx, &said)
}

fn deprecated(cx: &Cx, said: &Text) -> Node {
    let said = said.get(cx.lang);
    Node::new()
        .with("deprecated", true)
        .with("deprecationMessage", plain(said))
        .with("description", plain(said))
        .with("markdownDescription", said)
}

/// Where Markdown is not shown.
fn plain(text: &str) -> String {
    text.replace(['`', '*'], "")
}

fn line(lang: Lang, of: &Described) -> String {
    let (title, meaning) = (of.title.get(lang), of.meaning.get(lang));
    format!("**{title}**: {meaning}")
}

/// What a key means, its legal term and an example.
fn page(lang: Lang, of: &Described) -> String {
    let mut page = of.meaning.get(lang).to_owned();
    if let Some(law) = &of.law {
        let (term, instrument, article) = (law.term.get(lang), law.instrument, law.article);
        let place = match (lang, article) {
            (_, "") => instrument.to_owned(),
            (Lang::Vi, article) => format!("{instrument}, điều {article}"),
            (Lang::En, article) => format!("{instrument}, art. {article}"),
        };
        let _ = write!(page, "\n\n*{term}* ({place})");
    }
    let example = of.example.trim_end();
    if !example.is_empty() {
        let _ = write!(page, "\n\n```yaml\n{example}\n```");
    }
    page
}
