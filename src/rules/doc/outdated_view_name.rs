//! DOC004: the security view does not bear the name that the framework gives it.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::{Framework, law};
use crate::model::{Field, Subject, Table, normalise};
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC004"),
        name: RuleName::of("outdated-security-view-name"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Tên cũ của kiến trúc an toàn thông tin",
            "Outdated name of the security view",
        ),
        description: Text::fixed(
            "Kiểm tra tên tiếng Việt của kiến trúc thành phần `security` có dùng tên mà khung kiến trúc quy định. Dấu, chữ hoa, dấu câu, thứ tự các lĩnh vực và từ nối “và” không phân biệt.",
            "Checks that the Vietnamese name of the component architecture `security` uses the name that the framework gives it. Diacritics, case, punctuation, the order of the two fields and a joining “và” do not matter.",
        ),
        why: Text::fixed(
            "Khung 3.0 đổi tên mô hình tham chiếu để khớp với cả Luật An toàn thông tin mạng và Luật An ninh mạng; tên cũ bỏ sót một nửa phạm vi.",
            "Framework 3.0 renamed the reference model to match both the law on network information security and the law on network security; the old name leaves half of it out.",
        ),
        remedy: Text::fixed(
            "Đổi tên theo khung và rà soát để nội dung bao quát cả hai lĩnh vực.",
            "Rename it after the framework and see that the content covers both fields.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: |framework: &Framework| framework.security_view_name.is_some(),
    },
    check,
};

/// Known from summaries of the framework.
const BASES: &[Basis] = &[Basis::of(&law::FRAMEWORK_3_0, "", Confidence::Sourced)];

/// The key of the view.
const SECURITY: &str = "security";

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let framework = cx.framework();
    let Some(wanted) = &framework.security_view_name else {
        return;
    };
    // A view that is missing, or has no name, has been reported.
    let Some(view) = cx.architecture().record(Table::Views, SECURITY) else {
        return;
    };
    let Some(name) = view.fields().text(Field::NameVi) else {
        return;
    };
    let wanted_vi = wanted.get(Lang::Vi);
    let name_folded = normalise(name);
    // Each field once, in whatever order.
    if wanted_vi
        .split(',')
        .all(|part| name_folded.contains(&normalise(part)))
    {
        return;
    }
    let (version, wanted_en) = (framework.version, wanted.get(Lang::En));
    out.report(
        Finding::new(bilingual!(
            "kiến trúc thành phần `{SECURITY}` mang tên “{name}”, không phải tên của khung {version} “{wanted_vi}”",
            "the component architecture `{SECURITY}` is called “{name}”, not “{wanted_vi}” as in framework {version}"
        ))
        .at(Subject::from(view).at(Field::NameVi))
        .rests_on(view.fields(), "name")
        .help(bilingual!(
            "Ghi:\n  {SECURITY}: {{ name: {{ vi: \"{wanted_vi}\", en: {wanted_en} }} }}",
            "Write:\n  {SECURITY}: {{ name: {{ vi: \"{wanted_vi}\", en: {wanted_en} }} }}"
        )),
    );
}
