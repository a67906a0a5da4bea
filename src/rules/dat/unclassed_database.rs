//! DAT001: a database of the agency does not state its class.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ApplicationKind, Field};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT001"),
        name: RuleName::of("unclassified-database"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Cơ sở dữ liệu chưa được phân loại",
            "Database without a class",
        ),
        description: Text::fixed(
            "Mỗi cơ sở dữ liệu của cơ quan nêu `class`: quốc gia, dùng chung của bộ, ngành hoặc địa phương, hay nội bộ.",
            "Every database of the agency states its `class`: national, shared by a ministry, sector or locality, or internal.",
        ),
        why: Text::fixed(
            "Loại cơ sở dữ liệu quyết định ai được khai thác và việc kết nối theo quy định nào.",
            "The class decides who may use the database and which rules its links follow.",
        ),
        remedy: Text::fixed(
            "Khai báo `class`: `national`, `shared-ministry`, `shared-sector`, `shared-locality` hoặc `internal`.",
            "State `class`: `national`, `shared-ministry`, `shared-sector`, `shared-locality` or `internal`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::DECREE_47_2020, "11.1", Confidence::Sourced)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} cơ sở dữ liệu không nêu loại: {vi}",
            "{count} databases do not state their class: {en}"
        )
    });
    for database in cx
        .of_kind(ApplicationKind::Database)
        .filter(|d| cx.answers_for(*d))
    {
        let gone = database.has_ended(cx.date());
        if gone || database.fields().is_stated(Field::DatabaseClass) {
            continue;
        }
        let id = database.id();
        let finding = Finding::new(bilingual!(
            "cơ sở dữ liệu `{id}` không nêu loại",
            "the database `{id}` does not state its class"
        ))
        .at(database)
        .rests_on(database.fields(), "owner");
        out.each(&group, finding);
    }
}
