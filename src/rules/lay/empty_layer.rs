//! LAY001: a layer has no element.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Force, LifeCycle, RuleName, Severity};
use crate::framework::{Framework, law};
use crate::model::{ApplicationKind, Kind, Layer, Subject};
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY001"),
        name: RuleName::of("empty-layer"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Lớp không có thành phần", "Empty layer"),
        description: Text::fixed(
            "Kiểm tra mỗi lớp trong bảy lớp của mô hình có ít nhất một thành phần. Bảy lớp là sơ đồ tổng thể của Kiến trúc Chính phủ điện tử Bộ Tư pháp, phiên bản 2.0 (Quyết định 2041/QĐ-BTP): từ ngày 30/09/2020, thiếu lớp trong kiến trúc theo khung 2.0 của Bộ Tư pháp là lỗi. Đối với kiến trúc theo khung khác và cơ quan khác, đó là quy ước của mô hình, chỉ cảnh báo.",
            "Checks that each of the seven layers of the model has at least one element. They are those of the general diagram of the Ministry of Justice's architecture 2.0 (Decision 2041/QĐ-BTP): since 30 September 2020 a layer missing from an architecture of the Ministry under framework 2.0 is an error. Under other frameworks and for other bodies they are a convention of the model, and the finding is a warning.",
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
        applies: |framework: &Framework| !framework.layers.is_empty(),
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

/// The Ministry's own diagram binds no other body.
const MOJ: Basis = Basis::of(&law::MOJ_2041, "", Confidence::Stated);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let issued = cx
        .date()
        .is_some_and(|day| MOJ.force_on(day) != Force::NotYet);
    // The decision issued the architecture along that framework; of later ones no layers are known.
    let binds = issued
        && cx.is_ministry_of_justice()
        && cx.framework().decision.name == law::FRAMEWORK_2_0.name;
    for layer in Layer::ALL {
        if cx.architecture().elements_in(layer).next().is_some() {
            continue;
        }
        let label = cx.framework().layer_label(layer);
        let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
        let (section, lines) = (layer.section(), lines(layer));
        let finding = Finding::new(bilingual!(
            "lớp {vi} (`{section}`) không có thành phần nào",
            "the layer {en} (`{section}`) has no element"
        ))
        .at(Subject::Section(layer))
        .absent_from(&[layer])
        .help(bilingual!(
            "Bổ sung ít nhất một thành phần, ví dụ:\n{lines}",
            "Add at least one element, for example:\n{lines}"
        ));
        // The day of entry is not known; the Ministry follows its own decision from the signing on.
        out.report(if binds {
            finding.severity(Severity::Error).basis(MOJ)
        } else {
            finding
        });
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
