//! MOJ005: the civil enforcement database is not linked as its decree asks.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{Layer, Role};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;
use super::roles::{bereaved, linked, own, with};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("MOJ005"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Cơ sở dữ liệu thi hành án dân sự thiếu kết nối",
            "Civil enforcement database lacks links",
        ),
        what: Text::fixed(
            "Kiểm tra hệ thống hoặc cơ sở dữ liệu thi hành án dân sự của Bộ (`role: civil-enforcement`) kết nối với cơ sở dữ liệu tổng hợp quốc gia (`role: consolidated-database`) và với ít nhất một cơ sở dữ liệu khác. Áp dụng từ năm 2026; văn bản không có hệ thống này thì không xét.",
            "Checks that the Ministry's civil enforcement system or database (`role: civil-enforcement`) is linked with the consolidated national database (`role: consolidated-database`) and with another database at least. From 2026 on; a document without such a system is not judged.",
        ),
        why: Text::fixed(
            "Xác minh điều kiện thi hành án dựa vào dữ liệu của nhiều cơ quan; không kết nối thì phải xác minh bằng giấy tờ.",
            "Whether a judgment can be enforced shows in the data of many agencies; unlinked, it is asked for on paper.",
        ),
        remedy: Text::fixed(
            "Bổ sung kết nối bằng `exchanges`; nếu đã có thì ghi đúng `role` cho hệ thống ở hai đầu.",
            "Add the link by `exchanges`; if it is there, state the `role` of the systems at both ends.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_152_2026, "4.1", Confidence::Sourced),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let enforcement = own(cx, Role::CivilEnforcement);
    let Some(first) = enforcement.first() else {
        return;
    };
    if bereaved(&enforcement) {
        return;
    }
    let consolidated = with(cx, Role::ConsolidatedDatabase);
    let others: Vec<_> = cx
        .architecture()
        .elements_in(Layer::Application)
        .filter(|e| e.kind().holds_data() && !e.has_ended(cx.date()))
        .filter(|e| {
            !matches!(
                e.role(),
                Some(Role::CivilEnforcement | Role::ConsolidatedDatabase)
            )
        })
        .collect();
    let mut missing = Vec::new();
    if !linked(cx, &enforcement, &consolidated) {
        missing.push(Text::fixed(
            "cơ sở dữ liệu tổng hợp quốc gia",
            "the consolidated national database",
        ));
    }
    if !linked(cx, &enforcement, &others) {
        missing.push(Text::fixed("cơ sở dữ liệu nào khác", "any other database"));
    }
    if missing.is_empty() {
        return;
    }
    let (id, vi, en) = (
        first.id(),
        missing.iter().map(|n| n.get(Vi)).collect::<Vec<_>>().join(", "),
        missing.iter().map(|n| n.get(En)).collect::<Vec<_>>().join(", "),
    );
    out.report(
        Finding::new(bilingual!(
            "hệ thống thi hành án dân sự `{id}` chưa kết nối với {vi}",
            "the civil enforcement system `{id}` is not linked with {en}"
        ))
        .at(*first)
        .absent_from(&[Layer::Application]),
    );
}
