//! MOJ007: the database of legal documents names no supplier.

use std::borrow::Cow;

use super::roles::own;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Layer, RelationKind, Role};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("MOJ007"),
        name: RuleName::of("legal-documents-without-suppliers"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Cơ sở dữ liệu văn bản chưa nêu nơi cung cấp",
            "Legal document database without suppliers",
        ),
        description: Text::fixed(
            "Tìm cơ sở dữ liệu văn bản quy phạm pháp luật của Bộ (`role: legal-documents`) chưa nêu cơ quan ban hành cung cấp văn bản ở `supplied-by`.",
            "Looks for databases of legal documents of the Ministry (`role: legal-documents`) that do not name the issuing agencies in `supplied-by`.",
        ),
        why: Text::fixed(
            "Văn bản do cơ quan ban hành cập nhật; không nêu nơi cung cấp thì không theo dõi được mức độ đầy đủ.",
            "Issuing agencies supply the documents; without naming them no one can follow how complete the database is.",
        ),
        remedy: Text::fixed(
            "Bổ sung `supplied-by` đến nhóm cơ quan ban hành văn bản.",
            "Add `supplied-by` to the agencies that issue documents.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::REPORTED_SUPPLY, "", Confidence::Stated)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for database in own(cx, Role::LegalDocuments) {
        let supplied = database.relations_of(RelationKind::SuppliedBy).next();
        if !database.kind().holds_data() || supplied.is_some() {
            continue;
        }
        let id = database.id();
        out.report(
            Finding::new(bilingual!(
                "cơ sở dữ liệu văn bản `{id}` chưa nêu cơ quan ban hành cung cấp văn bản",
                "the database of legal documents `{id}` does not name the agencies that supply it"
            ))
            .at(database)
            .absent_from(&[Layer::User])
            .unless_lost(database.lost_a_relation()),
        );
    }
}
