//! MOJ005: the civil enforcement database is not linked as its decree asks.

use std::borrow::Cow;

use super::roles::{linked, lost_relation, own, with};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Layer, Role};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("MOJ005"),
        name: RuleName::of("civil-enforcement-without-links"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Cơ sở dữ liệu thi hành án dân sự thiếu kết nối",
            "Civil enforcement database lacks links",
        ),
        description: Text::fixed(
            "Kiểm tra hệ thống hoặc cơ sở dữ liệu thi hành án dân sự của Bộ (`role: civil-enforcement`) kết nối với cơ sở dữ liệu tổng hợp quốc gia (`role: consolidated-database`) và với ít nhất một cơ sở dữ liệu khác. Áp dụng từ ngày 01/07/2026; kiến trúc không có hệ thống này thì không xét.",
            "Checks that the Ministry's civil enforcement system or database (`role: civil-enforcement`) is linked with the consolidated national database (`role: consolidated-database`) and with another database at least. From 1 July 2026; a document without such a system is not judged.",
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

const BASES: &[Basis] = &[Basis::of(&law::DECREE_152_2026, "4.1", Confidence::Sourced)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let enforcement = own(cx, Role::CivilEnforcement);
    if lost_relation(&enforcement) {
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
        let name = Text::fixed(
            "cơ sở dữ liệu tổng hợp quốc gia",
            "the consolidated national database",
        );
        missing.push(("consolidated", name));
    }
    if !linked(cx, &enforcement, &others) {
        let name = Text::fixed("cơ sở dữ liệu nào khác", "any other database");
        missing.push(("others", name));
    }
    let group = Each::new("", |all| {
        let (vi, en) = (all.vi(), all.en());
        bilingual!(
            "hệ thống thi hành án dân sự chưa có các kết nối: {vi}",
            "the civil enforcement system lacks links: {en}"
        )
    });
    for (key, name) in missing {
        for system in &enforcement {
            out.each(&group, unlinked(*system, &name).discriminator(key));
        }
    }
}

fn unlinked(system: ElementRef<'_>, name: &Text) -> Finding {
    let (id, vi, en) = (system.id(), name.get(Vi), name.get(En));
    Finding::new(bilingual!(
        "hệ thống thi hành án dân sự `{id}` chưa kết nối với {vi}",
        "the civil enforcement system `{id}` is not linked with {en}"
    ))
    .at(system)
    .named(bilingual!("`{id}` với {vi}", "`{id}` with {en}"))
    .absent_from(&[Layer::Application])
}
