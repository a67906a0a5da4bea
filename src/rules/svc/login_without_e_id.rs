//! SVC009: a service portal does not use the national e-ID for login.

use std::borrow::Cow;

use super::missing_portal::portals_are_closed;
use super::service::lives;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::diagnostic::{Force, LifeCycle, RuleName};
use crate::framework::Framework;
use crate::framework::law;
use crate::graph::ElementSet;
use crate::model::{
    ApplicationKind, ChannelKind, ElementRef, Field, IntegrationKind, Kind, Layer, Login,
    RelationKind, RelationRef, Subject,
};
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC009"),
        name: RuleName::of("login-without-national-e-id"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Cổng dịch vụ công chưa đăng nhập bằng định danh điện tử quốc gia",
            "Service portal login without the national e-ID",
        ),
        description: Text::fixed(
            "Kiểm tra cổng dịch vụ công đang vận hành của cơ quan cho đăng nhập bằng tài khoản định danh điện tử (VNeID): công dân từ ngày 01/07/2024, tổ chức từ ngày 01/07/2025 (`login.citizens`, `login.organisations`). Các ngày này theo lộ trình đã công bố; toàn văn các văn bản quy định chưa được đối chiếu, nên kết quả luôn là cảnh báo. Từ các ngày đó còn nhận tài khoản khác cũng là cảnh báo. Không ghi `login` thì phụ thuộc vào nền tảng, hệ thống định danh hoặc ứng dụng dựa trên đó được coi là đã nêu.",
            "Checks that service portals of the body in use let people log in with the national e-ID (VNeID): citizens from 1 July 2024, organisations from 1 July 2025 (`login.citizens`, `login.organisations`). These days are as announced; the texts that set them were not read, so that it is always a warning. From then on accepting other accounts is one too. Without `login`, a dependency on the identity platform, the identity system or an app built on them counts as saying so.",
        ),
        why: Text::fixed(
            "Tài khoản định danh thay thế tài khoản riêng của từng cổng; người dùng chỉ cần một tài khoản cho mọi cổng.",
            "The e-ID takes the place of the accounts of single portals; people need one account for all portals.",
        ),
        remedy: Text::fixed(
            "Kết nối cổng với nền tảng định danh và xác thực điện tử, rồi ghi `login`.",
            "Connect the portal to the identity platform, then state `login`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: |framework: &Framework| framework.login.is_some(),
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::E_ID_CITIZENS, "", Confidence::Sourced),
    Basis::of(&law::E_ID_ORGANISATIONS, "", Confidence::Sourced),
    DECREE,
    DECISION,
    FRAMEWORK,
];

/// The decree on e-identification; its text was not read, so that nothing it says is an error.
const DECREE: Basis = Basis::of(&law::DECREE_69_2024, "40", Confidence::Unverified);

/// The decision on login, from its first day on; not read either.
const DECISION: Basis = Basis::of(&law::DECISION_29_2026, "", Confidence::Unverified);

/// The framework that brought the e-ID into the general diagram; that portals are to use it for login is a reading.
const FRAMEWORK: Basis = Basis::of(&law::FRAMEWORK_3_0, "", Confidence::Inferred);

/// The instrument that asks for the e-ID on the day of the check: none that nobody speaks of yet.
fn instrument(cx: &Context<'_>) -> Basis {
    let force = |basis: &Basis| cx.date().map(|day| basis.force_on(day));
    if force(&DECISION) == Some(Force::InForce) {
        DECISION
    } else if force(&DECREE) == Some(Force::NotYet) {
        FRAMEWORK
    } else {
        DECREE
    }
}

/// Adds from when on it is due, if that is still to come.
fn with_term(finding: Finding, cx: &Context<'_>, group: &Group) -> Finding {
    let to_come = cx.date().map(|day| group.basis.force_on(day)) == Some(Force::NotYet);
    let Some(from) = group.basis.instrument.from.filter(|_| to_come) else {
        return finding;
    };
    let (from_vi, vi, en) = (from.vietnamese(), group.vi, group.en);
    finding.note(bilingual!(
        "theo lộ trình đã công bố, đối với {vi} áp dụng từ ngày {from_vi}",
        "as announced, for {en} from {from} on"
    ))
}

/// What to do about a portal; where portals are closed that comes second.
fn help(cx: &Context<'_>) -> Option<Text> {
    portals_are_closed(cx).then(|| {
        Text::fixed(
            "Nếu cổng chưa đóng ngay: kết nối cổng với nền tảng định danh và xác thực điện tử, rồi ghi `login`.",
            "As long as the portal stays open: connect it to the identity platform, then state `login`.",
        )
    })
}

fn with_help(finding: Finding, cx: &Context<'_>) -> Finding {
    match help(cx) {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// A group of users.
struct Group {
    field: Field,
    key: &'static str,
    vi: &'static str,
    en: &'static str,
    basis: &'static Basis,
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(rule) = &cx.framework().login else {
        return;
    };
    let groups = [
        Group {
            field: Field::LoginCitizens,
            key: "citizens",
            vi: "công dân",
            en: "citizens",
            basis: &rule.citizens,
        },
        Group {
            field: Field::LoginOrganisations,
            key: "organisations",
            vi: "tổ chức",
            en: "organisations",
            basis: &rule.organisations,
        },
    ];
    let mut unstated_ones = Each::new("", |all| {
        let (vi, en) = (all.vi(), all.en());
        bilingual!(
            "cổng dịch vụ công không nêu cách đăng nhập và không dựa trên nền tảng định danh nào: {vi}",
            "service portals that state no login and rest on no identity platform: {en}"
        )
    });
    if let Some(help) = help(cx) {
        unstated_ones = unstated_ones.help(help);
    }
    let identified = identified(cx);
    // An exchange may be written at the platform or at the app, which may rest on another.
    let lost = cx.lost().in_layers(
        &[Layer::Integration, Layer::Application],
        &[RelationKind::Exchanges],
    ) || cx
        .of_kind(ChannelKind::MobileApp)
        .any(|app| cx.lost().at(app, &LINKS));
    for portal in cx.own_of(ChannelKind::ServicePortal) {
        if !portal.is_in_use_on(cx.date()) {
            continue;
        }
        let mut silent = Vec::new();
        for group in &groups {
            if !portal.fields().is_stated(group.field) {
                silent.push(group);
            } else if let Some(finding) = judge(cx, portal, group) {
                out.report(with_help(finding, cx));
            }
        }
        if !rests_on_identity(cx, portal, &identified) {
            let lost = lost || cx.lost().at(portal, &LINKS);
            for group in silent {
                out.each(
                    &unstated_ones,
                    with_help(with_term(unstated(portal, group), cx, group), cx)
                        .basis_on(instrument(cx), cx.date())
                        .unless_lost(lost),
                );
            }
        }
    }
}

fn judge(cx: &Context<'_>, portal: ElementRef<'_>, group: &Group) -> Option<Finding> {
    let mut accepted = portal.fields().texts(group.field).peekable();
    // What could not be read was reported then.
    accepted.peek()?;
    let (mut e_id, mut other) = (false, false);
    for way in accepted {
        let national = way == Login::NationalEId.key();
        e_id |= national;
        other |= !national;
    }
    let due = cx.date().map(|day| group.basis.force_on(day)) == Some(Force::InForce);
    let (id, vi, en) = (portal.id(), group.vi, group.en);
    let finding = match (e_id, due) {
        (false, _) => {
            let from = group.basis.instrument.from?;
            let from_vi = from.vietnamese();
            Finding::new(bilingual!(
                "cổng `{id}` không cho {vi} đăng nhập bằng tài khoản định danh điện tử; theo lộ trình đã công bố, áp dụng từ ngày {from_vi}",
                "the portal `{id}` does not let {en} log in with the national e-ID; as announced, this holds from {from}"
            ))
        }
        (true, true) if other => Finding::new(bilingual!(
            "cổng `{id}` vẫn nhận tài khoản khác của {vi} bên cạnh tài khoản định danh điện tử",
            "the portal `{id}` still accepts other accounts of {en} beside the national e-ID"
        )),
        _ => return None,
    };
    Some(
        finding
            .at(Subject::from(portal).at(group.field))
            .rests_on(portal.fields(), "login")
            .basis_on(instrument(cx), cx.date()),
    )
}

fn unstated(portal: ElementRef<'_>, group: &Group) -> Finding {
    let (id, key) = (portal.id(), group.key);
    Finding::new(bilingual!(
        "cổng `{id}` không nêu cách đăng nhập (`login.{key}`) và không dựa trên nền tảng định danh nào",
        "the portal `{id}` states no login (`login.{key}`) and rests on no identity platform"
    ))
    .at(portal)
    .lacks_what(key, Text::fixed(group.vi, group.en))
    .absent_from(&[Layer::Integration, Layer::Application])
}

/// Whether a portal rests on the national e-ID: on the platform, on the system, or on an app that does.
fn rests_on_identity<'a>(
    cx: &Context<'a>,
    portal: ElementRef<'a>,
    identified: &ElementSet<'a>,
) -> bool {
    let app = |e: ElementRef<'_>| {
        e.kind() == Kind::Channel(ChannelKind::MobileApp) && identified.contains(e)
    };
    let mut links = portal
        .relations()
        .filter(|r| is_link(cx, r))
        .filter_map(RelationRef::to);
    // An exchange may be written at the app.
    let exchanges = cx.graph().incoming(portal).filter(|r| is_link(cx, r));
    let mut exchanges = exchanges
        .filter(|r| r.kind().is_symmetric())
        .map(RelationRef::from);
    identified.contains(portal) || links.any(app) || exchanges.any(app)
}

/// The elements that rest on the platform or the system for identification themselves.
fn identified<'a>(cx: &Context<'a>) -> ElementSet<'a> {
    let mut found = ElementSet::empty(cx.architecture());
    for kind in LINKS {
        for relation in cx.relations_of(kind).filter(|r| is_link(cx, r)) {
            for reading in relation.readings() {
                if reading.to().is_some_and(is_identity) {
                    found.insert(reading.from());
                }
            }
        }
    }
    found
}

fn is_identity(element: ElementRef<'_>) -> bool {
    matches!(
        element.kind(),
        Kind::Integration(IntegrationKind::IdentityPlatform)
            | Kind::Application(ApplicationKind::IdentitySystem)
    )
}

const LINKS: [RelationKind; 2] = [RelationKind::DependsOn, RelationKind::Exchanges];

/// Whether an element depends on another, or exchanges with it, now.
fn is_link(cx: &Context<'_>, relation: &RelationRef<'_>) -> bool {
    LINKS.contains(&relation.kind()) && lives(cx, *relation)
}
