//! SVC016: an app of a digital platform that does not let people log in with the national e-ID.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{
    ApplicationKind, ChannelKind, ElementRef, Field, Kind, RelationKind, RelationRef, Subject,
};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC016"),
        name: RuleName::of("platform-app-without-national-e-id"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Ứng dụng của nền tảng số không định danh qua VNeID",
            "App of a platform without the national e-ID",
        ),
        description: Text::fixed(
            "Từ ngày 01/07/2026, ứng dụng di động đang hoạt động của cơ quan (`kind: mobile-app`) phụ thuộc hoặc thuộc một nền tảng dùng chung (`kind: shared-platform`) cho đăng nhập bằng tài khoản định danh điện tử quốc gia (`national-e-id`) ở mỗi nhóm đã nêu tại `login`. Ứng dụng không nêu `login` không xét.",
            "Since 1 July 2026 a mobile app in use of the body (`kind: mobile-app`) that depends on a shared platform (`kind: shared-platform`) or is part of one accepts the national e-ID (`national-e-id`) for each group stated in `login`. An app without `login` is not judged.",
        ),
        why: Text::fixed(
            "Ứng dụng của nền tảng định danh người dùng qua VNeID, để người dân không phải lập tài khoản riêng cho từng nền tảng.",
            "Apps of platforms identify people through VNeID, so that nobody needs an account for each platform.",
        ),
        remedy: Text::fixed(
            "Kết nối ứng dụng với nền tảng định danh và xác thực điện tử, rồi bổ sung `national-e-id` vào `login`.",
            "Connect the app to the identity platform, then add `national-e-id` to `login`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// The article speaks of platforms; which app is that of one is a reading.
const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_224_2026,
    "29.3",
    Confidence::Inferred,
)];

const E_ID: &str = "national-e-id";

/// The groups of users, each with what it is called.
const GROUPS: [(Field, &str, &str); 2] = [
    (Field::LoginCitizens, "công dân", "citizens"),
    (Field::LoginOrganisations, "tổ chức", "organisations"),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for app in cx.of_kind(ChannelKind::MobileApp) {
        if !cx.answers_for(app) || !app.is_in_use_on(cx.date()) {
            continue;
        }
        let Some(platform) = platform_of(cx, app) else {
            continue;
        };
        for (field, vi, en) in GROUPS {
            let fields = app.fields();
            let mut accepted = fields.texts(field);
            if fields.has(field) && !fields.was_refused(field) && !accepted.any(|way| way == E_ID) {
                out.report(without(app, platform, field, (vi, en)));
            }
        }
    }
}

/// The shared platform that an app is of.
fn platform_of<'a>(cx: &Context<'_>, app: ElementRef<'a>) -> Option<ElementRef<'a>> {
    [RelationKind::PartOf, RelationKind::DependsOn]
        .into_iter()
        .flat_map(|kind| app.relations_of(kind))
        .filter(|relation| relation.is_there_on(cx.date()))
        .filter_map(RelationRef::to)
        .find(|to| to.kind() == Kind::Application(ApplicationKind::SharedPlatform))
}

fn without(
    app: ElementRef<'_>,
    platform: ElementRef<'_>,
    field: Field,
    (vi, en): (&str, &str),
) -> Finding {
    let (id, of) = (app.id(), platform.id());
    Finding::new(bilingual!(
        "ứng dụng `{id}` của nền tảng `{of}` không cho {vi} đăng nhập bằng tài khoản định danh điện tử quốc gia",
        "the app `{id}` of the platform `{of}` does not let {en} log in with the national e-ID"
    ))
    .at(Subject::from(app).at(field))
    .discriminator(field.path())
    .rests_on(app.fields(), "owner")
    .rests_on(app.fields(), "login")
}
