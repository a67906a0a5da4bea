//! INT016.

use std::borrow::Cow;

use super::link::is_current;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, RelationRef, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT016"),
        name: RuleName::of("secret-link-without-basis"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Kết nối chứa bí mật nhà nước không nêu căn cứ",
            "Link with state secrets without a legal basis",
        ),
        description: Text::fixed(
            "Quan hệ có `state-secret: true` nêu căn cứ pháp lý của mình tại `legal-basis`.",
            "A relation with `state-secret: true` names its own legal basis in `legal-basis`.",
        ),
        why: Text::fixed(
            "Dữ liệu thuộc phạm vi bí mật nhà nước không chịu sự điều chỉnh của nghị định về chia sẻ dữ liệu, nên INT003 đến \
             INT015 không áp dụng; kết nối như vậy phải dựa trên một căn cứ khác.",
            "State secrets lie outside the decree on data sharing, so that INT003 to INT015 do not apply: such a link has to \
             rest on something else.",
        ),
        remedy: Text::fixed(
            "Khai báo `legal-basis: …`; nếu kết nối không chứa bí mật nhà nước, xóa `state-secret`.",
            "State `legal-basis: …`; if the link carries no state secrets, delete `state-secret`.",
        ),
        bases: Cow::Borrowed(&[
            Basis::of(&law::DECREE_47_2020, "1.2", Confidence::Sourced),
            // Its text was not read.
            Basis::of(&law::LAW_STATE_SECRETS, "", Confidence::Unverified),
        ]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} kết nối chứa bí mật nhà nước nhưng không nêu căn cứ pháp lý riêng: {vi}",
            "{count} links carry state secrets, but name no legal basis of their own: {en}"
        )
    });
    for relation in cx.architecture().relations() {
        if relation.is_state_secret()
            && is_current(relation, cx)
            && !relation.fields().is_stated(Field::LegalBasis)
        {
            out.each(&group, without_basis(relation));
        }
    }
}

fn without_basis(relation: RelationRef<'_>) -> Finding {
    let reading = relation.canonical();
    let (from, to) = (reading.from().id(), reading.end().id());
    Finding::new(bilingual!(
        "kết nối giữa `{from}` và `{to}` chứa bí mật nhà nước nhưng không nêu căn cứ pháp lý riêng",
        "the link between `{from}` and `{to}` carries state secrets, but names no legal basis of its own"
    ))
    .label(
        Subject::from(relation).at(Field::StateSecret),
        Text::fixed(
            "chứa bí mật nhà nước, không có `legal-basis`",
            "carries state secrets, without `legal-basis`",
        ),
    )
    .rests_on(relation.fields(), "state-secret")
}
