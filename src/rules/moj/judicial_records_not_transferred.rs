//! MOJ006: the judicial record database is still the Ministry's, or gets no data from it.

use std::borrow::Cow;

use super::roles::{linked, reached_by_own, with};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, End, Field, OrganisationRef, RelationKind, Role, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("MOJ006"),
        name: RuleName::of("judicial-records-not-transferred"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Cơ sở dữ liệu lý lịch tư pháp chưa chuyển giao",
            "Judicial record database not transferred",
        ),
        description: Text::fixed(
            "Kiểm tra cơ sở dữ liệu lý lịch tư pháp (`role: judicial-records`) không còn thuộc Bộ Tư pháp mà do Bộ Công an quản lý, và Bộ Tư pháp cung cấp dữ liệu cho cơ sở dữ liệu đó (`supplied-by`, hoặc trao đổi với hệ thống của Bộ). Kho dữ liệu Bộ còn giữ để cung cấp cho cơ sở dữ liệu đó và không ghi `master-data` thì được. Áp dụng từ ngày 01/07/2026.",
            "Checks that the judicial record database (`role: judicial-records`) is no longer the Ministry of Justice's but run by Public Security, and that the Ministry supplies it (by `supplied-by`, or an exchange with a system of the Ministry). A store that the Ministry keeps to supply it from, without `master-data`, may stay. From 1 July 2026.",
        ),
        why: Text::fixed(
            "Trách nhiệm xây dựng, quản lý cơ sở dữ liệu này được giao cho Bộ Công an; hai nơi cùng quản lý thì không rõ dữ liệu nào là gốc.",
            "Building and running this database was given to Public Security; with two keepers no one knows whose data hold.",
        ),
        remedy: Text::fixed(
            "Khai báo cơ sở dữ liệu là bên ngoài (`scope: other-agency`, `owner` là Bộ Công an), ghi `transferred` và kết nối cung cấp dữ liệu.",
            "Declare the database as external (`scope: other-agency`, `owner` Public Security), enter it under `transferred`, and add the link that supplies it.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_216_2026,
    "3.1, 3.2, 6.2, 9",
    Confidence::Sourced,
)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(body) = cx.body().map(OrganisationRef::agency) else {
        return;
    };
    let mut external = with(cx, Role::JudicialRecords);
    external.retain(|e| e.kind().holds_data());
    let elsewhere: Vec<_> = external
        .iter()
        .copied()
        .filter(|e| is_elsewhere(*e))
        .collect();
    // What the Ministry holds of the time before, it supplies; it keeps no master beside the one database.
    let feeds_it = |by: ElementRef<'_>| {
        let mut suppliers = elsewhere
            .iter()
            .flat_map(|e| e.relations_of(RelationKind::SuppliedBy));
        suppliers.any(|relation| relation.to() == Some(by))
    };
    let supplies = |e: &ElementRef<'_>| {
        let linked = linked(cx, std::slice::from_ref(e), &elsewhere) || feeds_it(*e);
        linked && !e.fields().is_stated(Field::MasterData)
    };
    for database in external.iter().filter(|e| e.is_own() && !supplies(e)) {
        let (id, vi, en) = (database.id(), body.name(Vi), body.name(En));
        out.report(
            Finding::new(bilingual!(
                "cơ sở dữ liệu lý lịch tư pháp `{id}` vẫn được ghi thuộc {vi}",
                "the judicial record database `{id}` is still declared to belong to {en}"
            ))
            .at(Subject::from(*database).at(Field::Owner))
            .rests_on(database.fields(), "owner"),
        );
    }
    external = elsewhere;
    if external.is_empty() {
        return;
    }
    let reached = reached_by_own(cx);
    let unsupplied = external.iter().filter(|e| {
        !names_supplier(**e, body) && !reached.contains(&e.index()) && !e.lost_a_relation()
    });
    for database in unsupplied {
        let (id, vi, en) = (database.id(), body.name(Vi), body.name(En));
        out.report(
            Finding::new(bilingual!(
                "cơ sở dữ liệu lý lịch tư pháp `{id}` không nêu việc {vi} cung cấp dữ liệu",
                "the judicial record database `{id}` does not show {en} as a supplier"
            ))
            .at(*database),
        );
    }
}

fn is_elsewhere(database: ElementRef<'_>) -> bool {
    database.owner().is_some() && !database.is_own()
}

/// Whether an organisation of the agency, or users of the body, supply a database.
fn names_supplier(database: ElementRef<'_>, agency: OrganisationRef<'_>) -> bool {
    let ours = |end| match end {
        End::Element(element) => element.is_own(),
        End::Organisation(organisation) => organisation.agency().key() == agency.key(),
    };
    database
        .relations_of(RelationKind::SuppliedBy)
        .any(|relation| ours(relation.end()))
}
