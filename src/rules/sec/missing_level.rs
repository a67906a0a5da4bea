//! SEC001: an own information system in use declares no security level.

use std::borrow::Cow;
use std::collections::HashSet;

use super::demand::is_information_infrastructure;
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::graph::ElementSet;
use crate::model::{
    ChannelKind, ElementRef, Field, Kind, Layer, RelationKind, RelationRef, Status,
};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC001"),
        name: RuleName::of("missing-security-level"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed("Chưa xác định cấp độ an toàn", "Security level missing"),
        description: Text::fixed(
            "Kiểm tra mỗi hệ thống thông tin của cơ quan chủ quản kiến trúc, đang được sử dụng, có cấp độ an toàn từ 1 đến 5: ứng dụng, cơ sở dữ liệu, kho dữ liệu, hạ tầng thông tin (hạ tầng chung, trung tâm dữ liệu, mạng, điện toán đám mây, dịch vụ tin cậy, LGSP, nền tảng kết nối và định danh, giải pháp trao đổi dữ liệu), cổng dịch vụ công, cổng thông tin, cổng dữ liệu mở và ứng dụng di động. Cơ sở dữ liệu, kho dữ liệu là thành phần của hệ thống lưu dữ liệu tại đó thì không xét riêng nếu hệ thống này đã có cấp độ và đã nêu nơi đặt (`hosted-on`); bộ phận (`part-of`) của hệ thống đã có cấp độ cũng không xét riêng. Từ ngày 01/07/2026 là lỗi đối với hệ thống dự kiến và hệ thống đưa vào sử dụng từ ngày đó, là cảnh báo đối với hệ thống khác; trước ngày đó không xét hệ thống dự kiến.",
            "Checks that every information system in use that belongs to the body declares a security level from 1 to 5: applications, databases, data stores, information infrastructure (that of the body as a whole, data centres, networks, clouds, trust services, the LGSP, platforms of connection and identification, exchange solutions), service portals, web portals, open data portals and mobile apps. A database or data store is part of the system that keeps its data there, and not judged apart if that system has a level and states where it is hosted (`hosted-on`); nor is a part (`part-of`) of a graded system. From 1 July 2026 it is an error for planned systems and those in use since that day, and a warning for others; before that day planned systems are not judged.",
        ),
        why: Text::fixed(
            "Cấp độ quyết định phương án bảo đảm an toàn, thẩm quyền phê duyệt và chu kỳ đánh giá; hệ thống không có cấp độ thì chưa đủ điều kiện vận hành.",
            "The level decides how a system is protected, who approves that and how often it is assessed; without one a system should not be in operation.",
        ),
        remedy: Text::fixed(
            "Ghi cấp độ đã được phê duyệt vào `security-level`; nếu là suy luận thì thêm vào `inferred`.",
            "Write the approved level under `security-level`; if it is a conclusion of your own, list it under `inferred`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::LAW_NETWORK_SECURITY, "21", Confidence::Sourced),
    Basis::of(&law::DECREE_85_2016, "7–11", Confidence::Sourced),
];

/// The level is stated in the design.
const DESIGN: Basis = Basis::of(&law::DECREE_224_2026, "23.4a", Confidence::Sourced);

/// The day from which designs state it.
const DESIGNED: Date = Date::day(2026, 7, 1);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống thông tin chưa ghi cấp độ an toàn: {vi}",
            "{count} information systems declare no security level: {en}"
        )
    });
    let new = Each::new("design", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống thông tin mới (dự kiến, hoặc đưa vào sử dụng từ ngày 01/07/2026) chưa ghi cấp độ an toàn: {vi}",
            "{count} new information systems (planned, or in use since 1 July 2026 or later) declare no security level: {en}"
        )
    });
    let stated = cx
        .architecture()
        .elements()
        .filter(|e| e.fields().is_stated(Field::SecurityLevel));
    let whole = cx.graph().with_parts(stated);
    let covered = covered(cx, &whole);
    let unstored = cx
        .lost()
        .in_layers(&[Layer::Application], &[RelationKind::Stores]);
    for system in cx.own() {
        let designed = is_designed(cx, system);
        let silent = covered.contains(&system.index())
            || !needs_level(system.kind())
            || !(designed || system.is_in_use_on(cx.date()))
            || whole.contains(system);
        if silent {
            continue;
        }
        let group = if designed { &new } else { &group };
        let id = system.id();
        let finding = Finding::new(bilingual!(
            "hệ thống thông tin `{id}` chưa ghi cấp độ an toàn",
            "the information system `{id}` declares no security level"
        ))
        .at(system)
        .rests_on(system.fields(), "owner")
        .help(bilingual!(
            "Bổ sung cấp độ đã được phê duyệt (N từ 1 đến 5):\n  {id}: {{ security-level: {{ level: N, decision: \"…\" }} }}",
            "Add the level that was approved (N from 1 to 5):\n  {id}: {{ security-level: {{ level: N, decision: \"…\" }} }}"
        ));
        let finding = if designed {
            finding.basis_on(DESIGN, cx.date())
        } else {
            finding
        };
        let lost =
            cx.lost().at(system, &[RelationKind::PartOf]) || unstored && system.kind().holds_data();
        out.each(group, finding.unless_lost(lost));
    }
}

/// Whether a system is designed under the decree: it is in use since that day or later, or still planned.
fn is_designed(cx: &Context<'_>, system: ElementRef<'_>) -> bool {
    let later = |day: Option<Date>| day.is_some_and(|day| day >= DESIGNED);
    // What is planned is designed after the state that the document describes.
    let planned = system.status() == Some(Status::Planned)
        && later(cx.architecture().evaluation_date().or(cx.date()));
    later(cx.date())
        && !system.has_ended(cx.date())
        && (planned || later(system.fields().date(Field::Since).map(Date::first_day)))
}

/// The numbers of the databases that are parts of a graded system. What a document says of a system is whole only with
/// the place where it rests: only then its database rests there too, and its level is that of both.
fn covered(cx: &Context<'_>, graded: &ElementSet<'_>) -> HashSet<usize> {
    // What is planned has planned parts and a planned place.
    let counts = |relation: &RelationRef<'_>| {
        relation.is_there_on(cx.date())
            || relation.from().status() == Some(Status::Planned) && !relation.has_ended(cx.date())
    };
    let hosts = cx.relations_of(RelationKind::HostedOn).filter(counts);
    let hosted = cx.graph().with_parts(hosts.map(RelationRef::from));
    let whole = |system: ElementRef<'_>| {
        graded.contains(system) && (hosted.contains(system) || system.lost_a_relation())
    };
    cx.relations_of(RelationKind::Stores)
        .filter(|stored| counts(stored) && whole(stored.from()))
        .filter_map(|stored| Some(stored.to()?.index()))
        .collect()
}

/// Whether systems of a kind have a level.
pub(in crate::rules) fn needs_level(kind: Kind) -> bool {
    kind.layer() == Layer::Application
        || is_information_infrastructure(kind)
        || matches!(
            kind,
            Kind::Channel(
                ChannelKind::ServicePortal
                    | ChannelKind::WebPortal
                    | ChannelKind::OpenDataPortal
                    | ChannelKind::MobileApp
            )
        )
}
