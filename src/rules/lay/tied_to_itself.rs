//! LAY015: an exchange or a connection of an element with itself.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{RelationKind, RelationRef};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY015"),
        name: RuleName::of("self-link"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Thành phần kết nối với chính nó",
            "Element linked with itself",
        ),
        description: Text::fixed(
            "Kiểm tra hai đầu của một trao đổi dữ liệu (`exchanges`) hoặc kết nối (`connects`) là hai thành phần khác nhau.",
            "Checks that the two ends of an exchange (`exchanges`) or a connection (`connects`) are two elements.",
        ),
        why: Text::fixed(
            "Dữ liệu đi từ một hệ thống về chính hệ thống đó không phải là trao đổi; thường là ghi nhầm định danh của đầu kia, nên kết nối thật bị bỏ sót.",
            "Data that passes from a system to itself is not exchanged; the id of the other end is mistaken as a rule, and the real link is missing.",
        ),
        remedy: Text::fixed(
            "Sửa định danh của đầu kia, hoặc bỏ quan hệ.",
            "Correct the id of the other end, or drop the relation.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for kind in [RelationKind::Connects, RelationKind::Exchanges] {
        for relation in cx.relations_of(kind) {
            if relation.to() == Some(relation.from()) {
                out.report(with_itself(relation));
            }
        }
    }
}

fn with_itself(relation: RelationRef<'_>) -> Finding {
    let id = relation.from().id();
    let verb = relation.kind().label();
    let (vi, en) = (verb.get(Lang::Vi), verb.get(Lang::En));
    Finding::new(bilingual!("`{id}` {vi} chính nó", "`{id}` {en} itself")).label(
        relation,
        Text::fixed(
            "hai đầu là cùng một thành phần",
            "both ends are the same element",
        ),
    )
}
