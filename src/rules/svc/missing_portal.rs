//! SVC007: the body has no public service portal.

use std::borrow::Cow;

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{
    ApplicationKind, ChannelKind, ElementRef, Kind, Layer, Level, RelationKind, Role, Scope,
    Subject,
};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC007"),
        name: RuleName::of("missing-service-portal"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Không có cổng dịch vụ công", "No public service portal"),
        description: Text::fixed(
            "Kiểm tra kiến trúc có cổng dịch vụ công của cơ quan (`kind: service-portal`); kiến trúc cấp sở, ngành thì cổng của tỉnh (`scope: local`) là đủ. Hệ thống thông tin giải quyết thủ tục hành chính đã hợp nhất với cổng (`kind: procedure-system`) thay cho cổng; cơ quan dùng Cổng Dịch vụ công quốc gia (cổng này có `offers` đến dịch vụ của cơ quan) thì chỉ nêu để biết. Không xét từ ngày 01/07/2025 đối với cấp tỉnh và từ ngày 01/01/2026 đối với cấp bộ, khi theo tin công bố giao diện cổng đã đóng và dịch vụ được cung cấp trên Cổng Dịch vụ công quốc gia. Nếu có cổng hoặc hệ thống như vậy chưa ghi `owner` và có thể là của cơ quan thì không kết luận.",
            "Checks that the architecture has a public service portal of the body (`kind: service-portal`); for a department that of its province (`scope: local`) will do. A procedure-handling system, which the portal was merged into (`kind: procedure-system`), will do; where the national portal `offers` a service of the body it is only mentioned. Nothing is judged from 1 July 2025 for provinces and from 1 January 2026 for ministries, when as reported these portals are closed and services are on the National Public Service Portal. A portal or such a system without an `owner` that may be the body's is given the benefit of the doubt.",
        ),
        why: Text::fixed(
            "Cổng dịch vụ công là nơi người dân, doanh nghiệp nộp hồ sơ và theo dõi kết quả; cơ quan chưa có cổng thì dùng Cổng Dịch vụ công quốc gia.",
            "The portal is where citizens and businesses file cases and follow them; a body without one uses the national portal.",
        ),
        remedy: Text::fixed(
            "Khai báo cổng dịch vụ công trong mục `channels`, hoặc `offers` tại Cổng Dịch vụ công quốc gia nếu cơ quan dùng cổng đó.",
            "Declare the portal under `channels`, or `offers` at the national portal if the body uses that.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_61_2018,
    "25.1, 25.5",
    Confidence::Sourced,
)];

/// The days from which the portals of provinces and of ministries are closed, and the national one serves them.
const PROVINCES_CLOSED: Date = Date::day(2025, 7, 1);
const MINISTRIES_CLOSED: Date = Date::day(2026, 1, 1);

/// Whether the portals of bodies of that level are closed on a day.
pub(super) fn portals_are_closed(cx: &Context<'_>) -> bool {
    let since = match cx.architecture().level() {
        Some(Level::Province | Level::Department) => PROVINCES_CLOSED,
        Some(Level::Ministry) | None => MINISTRIES_CLOSED,
    };
    cx.date().is_some_and(|day| day >= since)
}

/// Whether the national portal offers a service of the body: one that has no portal uses that.
fn uses_the_national_portal(cx: &Context<'_>) -> bool {
    let is_national = |portal: ElementRef<'_>| {
        let of_kind = portal.kind() == Kind::Channel(ChannelKind::ServicePortal);
        portal.role() == Some(Role::NationalPortal)
            || (of_kind && portal.scope() == Some(Scope::National))
    };
    cx.relations_of(RelationKind::Offers).any(|offer| {
        let ours = offer.to().is_some_and(ElementRef::is_own);
        ours && offer.is_there_on(cx.date())
            && is_national(offer.from())
            && offer.from().is_in_use_on(cx.date())
    })
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(body) = cx.body() else { return };
    if portals_are_closed(cx) {
        return;
    }
    let local = |scope| cx.is_department() && scope == Some(Scope::Local);
    let present = cx
        .architecture()
        .elements_in(Layer::Channel)
        .filter(|e| e.kind() == Kind::Channel(ChannelKind::ServicePortal))
        .filter(|e| !e.has_ended(cx.date()))
        .any(|e| e.is_own() || local(e.scope()));
    // Merged with the portal into one system.
    let merged = cx
        .of_kind(ApplicationKind::ProcedureSystem)
        .filter(|e| !e.has_ended(cx.date()))
        .any(|e| e.is_own() || local(e.scope()));
    if present
        || merged
        || cx.may_own(ChannelKind::ServicePortal)
        || cx.may_own(ApplicationKind::ProcedureSystem)
    {
        return;
    }
    let agency = body.agency();
    let (vi, en, key) = (agency.name(Vi), agency.name(En), agency.key());
    let finding = Finding::new(bilingual!(
            "kiến trúc không có cổng dịch vụ công của {vi}",
            "the architecture has no public service portal of {en}"
        ))
        .at(Subject::Section(Layer::Channel))
        .absent_from(&[Layer::Channel, Layer::Application])
        .help(bilingual!(
            "Bổ sung, ví dụ:\n  channels:\n    {key}-service-portal:\n      kind: service-portal\n      name: {{ vi: Cổng dịch vụ công }}\n      owner: {key}",
            "Add, for instance:\n  channels:\n    {key}-service-portal:\n      kind: service-portal\n      name: {{ vi: Cổng dịch vụ công }}\n      owner: {key}"
        ));
    out.report(if uses_the_national_portal(cx) {
        finding.severity(Severity::Info).note(Text::fixed(
            "Cổng Dịch vụ công quốc gia cung cấp dịch vụ của cơ quan; cơ quan chưa có cổng được dùng cổng đó",
            "the national portal offers services of the body; a body that has no portal may use it",
        ))
    } else {
        finding
    });
}
