//! INT017.

use std::borrow::Cow;
use std::collections::HashMap;

use super::link::{ends, is_covered};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::{Framework, law};
use crate::model::{
    ElementRef, Field, InfrastructureKind, IntegrationKind, Kind, RelationKind, RelationRef, Route,
    Subject,
};
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

const CENTRE: Kind = Kind::Infrastructure(InfrastructureKind::NationalDataCentre);
const PLATFORM: Kind = Kind::Integration(IntegrationKind::CoordinationPlatform);

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT017"),
        name: RuleName::of("link-past-data-centre-platform"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Kết nối với Trung tâm dữ liệu quốc gia không qua nền tảng chia sẻ, điều phối",
            "Link to the National Data Centre past its platform",
        ),
        description: Text::fixed(
            "Kết nối giữa hai cơ quan với hệ thống đặt tại Trung tâm dữ liệu quốc gia, khi đã nêu danh sách nền tảng tại \
             `route`, đi qua nền tảng chia sẻ, điều phối dữ liệu. Chỉ áp dụng cho khung kiến trúc có nền tảng này.",
            "A link between two agencies to a system hosted on the National Data Centre, if it lists platforms in `route`, \
             passes the data sharing and coordination platform. This is for frameworks that know that platform.",
        ),
        why: Text::fixed(
            "Từ tháng 10/2024, nền tảng của Trung tâm dữ liệu quốc gia đảm nhận việc chia sẻ, điều phối dữ liệu; kết nối \
             không qua nền tảng này nằm ngoài sự điều phối chung.",
            "Since October 2024 the platform of the National Data Centre shares and coordinates data; a link past it is left \
             out of that coordination.",
        ),
        remedy: Text::fixed(
            "Bổ sung nền tảng chia sẻ, điều phối dữ liệu vào `route`.",
            "Put the data sharing and coordination platform into `route`.",
        ),
        bases: Cow::Borrowed(&[Basis::of(&law::DECISION_1729, "", Confidence::Sourced)]),
        applies: has_platform,
    },
    check,
};

fn has_platform(framework: &Framework) -> bool {
    framework.coordination.is_some()
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(basis) = &cx.framework().coordination else {
        return;
    };
    let hosted = hosted_nationally(cx);
    if hosted.is_empty() {
        return;
    }
    let platform = cx.of_kind(PLATFORM).find(|e| e.is_in_use_on(cx.date()));
    for relation in cx.relations_of(RelationKind::Exchanges) {
        let Some((from, to)) = ends(relation) else {
            continue;
        };
        let by_centre = |e: ElementRef<'_>| hosted.get(&e.index());
        let Some(centre) = [to, from].into_iter().find_map(by_centre) else {
            continue;
        };
        // The routes of others are for INT003, INT004, INT005 and INT019.
        let Route::Via(hops) = relation.route() else {
            continue;
        };
        let passes = hops
            .iter()
            .chain([&from, &to])
            .any(|e| e.kind() == PLATFORM);
        if !passes
            && relation.crosses_agencies() == Some(true)
            && is_covered(relation, cx)
            && !relation.fields().was_refused(Field::RouteHop)
        {
            let finding = past(relation, centre.from(), *centre, platform);
            out.report(finding.basis_on(basis.clone(), cx.date()));
        }
    }
}

/// The systems on the National Data Centre by number, each with the first relation that says so.
fn hosted_nationally<'a>(cx: &Context<'a>) -> HashMap<usize, RelationRef<'a>> {
    let mut hosted = HashMap::new();
    for host in cx.relations_of(RelationKind::HostedOn) {
        if host.to().is_some_and(|to| to.kind() == CENTRE) {
            hosted.entry(host.from().index()).or_insert(host);
        }
    }
    hosted
}

fn past(
    relation: RelationRef<'_>,
    hosted: ElementRef<'_>,
    centre: RelationRef<'_>,
    platform: Option<ElementRef<'_>>,
) -> Finding {
    let names = ends(relation).map(|(from, to)| (from.id(), to.id()));
    let ((from, to), id) = (names.unwrap_or_default(), hosted.id());
    let mut finding = Finding::new(bilingual!(
        "kết nối giữa `{from}` và `{to}` không qua nền tảng chia sẻ, điều phối dữ liệu của Trung tâm dữ liệu quốc gia",
        "the link between `{from}` and `{to}` does not pass the sharing and coordination platform of the National Data Centre"
    ))
    .label(
        Subject::from(relation).at(Field::RouteHop),
        Text::fixed("tuyến kết nối", "the route"),
    )
    .label(
        centre,
        bilingual!(
            "`{id}` đặt tại Trung tâm dữ liệu quốc gia",
            "`{id}` is hosted on the National Data Centre"
        ),
    )
    .rests_on(relation.fields(), "route")
    .rests_on_element(hosted, "hosted-on");
    if let Some(platform) = platform {
        let id = platform.id();
        finding = finding.help(bilingual!(
            "Bổ sung `{id}` vào `route`.",
            "Put `{id}` into `route`."
        ));
    }
    finding
}
