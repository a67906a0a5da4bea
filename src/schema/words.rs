//! What keys, kinds and values are called and mean, as editors show it.

use super::Cx;
use super::node::Node;
use crate::model::schema::FieldSpec;
use crate::model::{Kind, Layer, RelationKind, Table};
use crate::text::{Lang, Text};

/// The node of a key with what the key is called.
pub(super) fn key(cx: &Cx, spec: &FieldSpec, node: Node) -> Node {
    let _ = spec;
    let _ = cx;
    node
}

pub(super) fn relation(cx: &Cx, kind: RelationKind, node: Node) -> Node {
    node.with("title", kind.label().get(cx.lang))
}

pub(super) fn layer(cx: &Cx, layer: Layer, node: Node) -> Node {
    let label = match cx.framework {
        Some(framework) => framework.layer_label(layer),
        None => layer.label(),
    };
    node.with("title", label.get(cx.lang))
}

pub(super) fn table(_: &Cx, _: Table, node: Node) -> Node {
    node
}

/// `justarch: 1`.
pub(super) fn file_version(cx: &Cx, node: Node) -> Node {
    let (title, meaning) = (
        Text::fixed("Phiên bản định dạng tệp", "Version of the file format"),
        Text::fixed("Luôn là 1.", "Always 1."),
    );
    said(cx, node, &title, &meaning)
}

/// `include`.
pub(super) fn include(cx: &Cx, node: Node) -> Node {
    let (title, meaning) = (
        Text::fixed("Các tệp thành phần", "Included files"),
        Text::fixed(
            "Đường dẫn tương đối của các tệp nằm dưới thư mục của tệp gốc; mỗi tệp chỉ gồm các mục lớp, `sources` và `organisations`.",
            "Relative paths of files below the folder of the root file; these hold sections, `sources` and `organisations` only.",
        ),
    );
    said(cx, node, &title, &meaning)
}

/// `architecture`.
pub(super) fn header(cx: &Cx, node: Node) -> Node {
    let (title, meaning) = (
        Text::fixed("Thông tin chung", "The document itself"),
        Text::fixed(
            "Văn bản là kiến trúc của cơ quan nào, phiên bản nào, theo khung nào, phản ánh hiện trạng ngày nào.",
            "Whose architecture it is, in which version, by which framework, and of which day.",
        ),
    );
    said(cx, node, &title, &meaning)
}

/// `id` of the document.
pub(super) fn document_id(cx: &Cx, node: Node) -> Node {
    let (title, meaning) = (
        Text::fixed("Định danh của văn bản", "Id of the document"),
        Text::fixed("Giữ nguyên qua mọi phiên bản.", "The same in all versions."),
    );
    said(cx, node, &title, &meaning)
}

/// `id` of a record in a list.
pub(super) fn record_id(cx: &Cx, node: Node) -> Node {
    let (title, meaning) = (
        Text::fixed("Định danh", "Id"),
        Text::fixed(
            "Không trùng trong danh sách; giữ nguyên qua mọi phiên bản.",
            "No other of the list has it; the same in all versions.",
        ),
    );
    said(cx, node, &title, &meaning)
}

/// `to` and `with` of a relation.
pub(super) fn far_end(cx: &Cx, kind: RelationKind, node: Node) -> Node {
    let title = Text::fixed("Đầu kia của quan hệ", "The other end");
    let meaning = if kind == RelationKind::SuppliedBy {
        Text::fixed(
            "Định danh của thành phần hoặc tổ chức cung cấp dữ liệu.",
            "The id of the element or organisation that supplies the data.",
        )
    } else {
        Text::fixed("Định danh của một thành phần.", "The id of an element.")
    };
    said(cx, node, &title, &meaning)
}

/// A kind of the user's own.
pub(super) fn own_kind(cx: &Cx, node: Node) -> Node {
    let (title, meaning) = (
        Text::fixed("Loại riêng", "A kind of your own"),
        Text::fixed(
            "Bắt đầu bằng `x-`; thuộc lớp của mục chứa nó.",
            "Begins with `x-`, and is of the layer of its section.",
        ),
    );
    said(cx, node, &title, &meaning)
}

fn said(cx: &Cx, node: Node, title: &Text, meaning: &Text) -> Node {
    let meaning = meaning.get(cx.lang);
    node.with("title", title.get(cx.lang))
        .with("description", meaning.replace('`', ""))
        .with("markdownDescription", meaning)
}

/// What a kind is, as a line of Markdown.
pub(super) fn kind(lang: Lang, kind: Kind) -> String {
    kind.label().get(lang).to_owned()
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
        .with("deprecationMessage", said)
        .with("description", said)
}
