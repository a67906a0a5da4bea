//! LAY001: a layer has no element.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{ApplicationKind, Kind, Layer, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY001"),
        severity: Severity::Error,
        title: Text::fixed("Lớp không có thành phần", "Empty layer"),
        what: Text::fixed(
            "Kiểm tra mỗi lớp trong bảy lớp của sơ đồ tổng thể có ít nhất một thành phần.",
            "Checks that each of the seven layers of the general diagram has at least one element.",
        ),
        why: Text::fixed(
            "Sơ đồ tổng thể gồm đủ bảy phần; thiếu một phần thì các quan hệ xuyên qua phần đó không thể hiện được.",
            "The general diagram has seven parts; where one is missing, what depends on the others through it cannot be shown.",
        ),
        remedy: Text::fixed(
            "Mô tả các thành phần của lớp còn trống, kể cả thành phần do cơ quan khác cung cấp.",
            "Describe the elements of the empty layer, also those that another agency provides.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MOJ_2041, "", Confidence::Stated)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for layer in Layer::ALL {
        if cx.architecture().elements_in(layer).next().is_some() {
            continue;
        }
        let label = cx.framework().layer_label(layer);
        let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
        let (section, lines) = (layer.section(), lines(layer));
        out.report(
            Finding::new(bilingual!(
                "lớp {vi} (`{section}`) không có thành phần nào",
                "the layer {en} (`{section}`) has no element"
            ))
            .at(Subject::Section(layer))
            .absent_from(&[layer])
            .help(bilingual!(
                "Bổ sung ít nhất một thành phần, ví dụ:\n{lines}",
                "Add at least one element, for example:\n{lines}"
            )),
        );
    }
}

/// An example element of the layer.
fn lines(layer: Layer) -> String {
    let kind = Kind::ALL
        .iter()
        .find(|kind| kind.layer() == layer)
        .copied()
        .unwrap_or(Kind::Application(ApplicationKind::Application));
    let (section, label) = (layer.section(), kind.label());
    let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
    format!("{section}:\n  {kind}: {{ kind: {kind}, name: {{ vi: \"{vi}\", en: \"{en}\" }} }}")
}
