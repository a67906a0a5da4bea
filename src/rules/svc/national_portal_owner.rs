//! SVC014: the national portal is shown with the owner of the time before.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, OrganisationRef, Role, Subject, normalise};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC014"),
        name: RuleName::of("outdated-national-portal-owner"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Chủ quản Cổng Dịch vụ công quốc gia đã thay đổi",
            "Owner of the national portal has changed",
        ),
        description: Text::fixed(
            "Từ ngày 01/07/2026, Cổng Dịch vụ công quốc gia (`role: national-portal`), nếu nêu `owner`, thuộc Bộ Công an: Bộ xây dựng, quản trị, vận hành Cổng; rằng Bộ do đó là chủ quản là suy luận.",
            "Since 1 July 2026 the National Public Service Portal (`role: national-portal`), if an `owner` is stated, belongs to the Ministry of Public Security, which builds, administers and runs it; that it so is the owner is inferred.",
        ),
        why: Text::fixed(
            "Đầu mối phối hợp kết nối với Cổng là cơ quan vận hành Cổng; ghi cơ quan trước đây thì thỏa thuận, yêu cầu gửi sai nơi.",
            "Who runs the portal is whom to agree on links with; with the former owner, agreements and requests go to the wrong place.",
        ),
        remedy: Text::fixed(
            "Ghi `owner` là Bộ Công an.",
            "Enter the Ministry of Public Security as `owner`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_224_2026,
    "83.2, 83.3",
    Confidence::Inferred,
)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let portals = cx
        .architecture()
        .elements()
        .filter(|e| e.role() == Some(Role::NationalPortal));
    for portal in portals.filter(|e| !e.has_ended(cx.date())) {
        if let Some(owner) = portal.agency().filter(|owner| !is_public_security(*owner)) {
            out.report(another(portal, owner));
        }
    }
}

fn is_public_security(owner: OrganisationRef<'_>) -> bool {
    let known = ["bo cong an", "ministry of public security"];
    let aliases = owner.fields().texts(Field::Alias);
    let mut names = [owner.name(Vi), owner.name(En)].into_iter().chain(aliases);
    names.any(|name| known.contains(&normalise(name).as_str()))
}

fn another(portal: ElementRef<'_>, owner: OrganisationRef<'_>) -> Finding {
    let (id, vi, en) = (portal.id(), owner.name(Vi), owner.name(En));
    Finding::new(bilingual!(
        "Cổng Dịch vụ công quốc gia `{id}` được ghi thuộc {vi}; từ ngày 01/07/2026 Bộ Công an xây dựng, quản trị, vận hành Cổng",
        "the national portal `{id}` is declared to belong to {en}; since 1 July 2026 the Ministry of Public Security builds, administers and runs it"
    ))
    .at(Subject::from(portal).at(Field::Owner))
    .rests_on(portal.fields(), "owner")
}
