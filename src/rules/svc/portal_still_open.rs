//! SVC013: the body still has a service portal of its own, or several apps, beside the one channel.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ChannelKind, ElementRef, Kind};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC013"),
        name: RuleName::of("own-channel-still-open"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Kênh riêng bên cạnh kênh thống nhất",
            "Own channels beside the unified one",
        ),
        description: Text::fixed(
            "Từ ngày 01/07/2026, cơ quan không còn cổng dịch vụ công riêng đang hoạt động (`kind: service-portal`), và có không quá một ứng dụng di động (`kind: mobile-app`). Quy định nêu mô hình tập trung và ứng dụng dùng chung; việc cơ quan không còn cổng riêng, ứng dụng riêng là suy luận, nên chỉ nêu để biết.",
            "Since 1 July 2026 the body has no service portal of its own in use (`kind: service-portal`), and no more than one mobile app (`kind: mobile-app`). The articles set out the central model and shared apps; that a body has no portal and apps of its own is inferred, and only mentioned.",
        ),
        why: Text::fixed(
            "Dịch vụ công trực tuyến được cung cấp tập trung trên Cổng Dịch vụ công quốc gia và VNeID; ứng dụng di động được dùng chung trong bộ, tỉnh.",
            "Online services are provided centrally on the National Public Service Portal and VNeID; a mobile app is shared in a ministry or province.",
        ),
        remedy: Text::fixed(
            "Chuyển dịch vụ sang Cổng Dịch vụ công quốc gia và ghi ngày kết thúc của cổng riêng; hợp nhất các ứng dụng di động.",
            "Move the services to the national portal and enter the day on which the own portal ends; merge the apps.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const CENTRAL: Basis = Basis::of(&law::DECREE_224_2026, "15.1", Confidence::Inferred);
const SHARED: Basis = Basis::of(&law::DECREE_224_2026, "10.2", Confidence::Inferred);
const BASES: &[Basis] = &[CENTRAL, SHARED];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let in_use = |kind: ChannelKind| -> Vec<ElementRef<'_>> {
        cx.own()
            .filter(|e| e.kind() == Kind::Channel(kind) && e.is_in_use_on(cx.date()))
            .collect()
    };
    let portals = Each::new("portals", |all| {
        let (vi, en) = (all.vi(), all.en());
        bilingual!(
            "cơ quan vẫn có cổng dịch vụ công riêng đang hoạt động: {vi}",
            "the body still has service portals of its own: {en}"
        )
    });
    for portal in in_use(ChannelKind::ServicePortal) {
        // The national portal itself, in the document of who runs it.
        if portal.role().is_some() {
            continue;
        }
        let id = portal.id();
        let finding = Finding::new(bilingual!(
            "cổng dịch vụ công riêng `{id}` vẫn hoạt động",
            "the own service portal `{id}` is still in use"
        ))
        .help(Text::fixed(
            "Chuyển dịch vụ sang Cổng Dịch vụ công quốc gia, rồi ghi ngày kết thúc của cổng riêng tại `until` (hoặc `status: retired`).",
            "Move the services to the National Public Service Portal, then state when the own portal ends in `until` (or `status: retired`).",
        ));
        out.each(&portals, at(portal, finding).basis(CENTRAL));
    }
    let apps = in_use(ChannelKind::MobileApp);
    if apps.len() < 2 {
        return;
    }
    let several = Each::new("apps", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "cơ quan có {count} ứng dụng di động: {vi}",
            "the body has {count} mobile apps: {en}"
        )
    });
    for app in apps {
        let id = app.id();
        let finding = Finding::new(bilingual!(
            "`{id}` là một trong nhiều ứng dụng di động của cơ quan",
            "`{id}` is one of several mobile apps of the body"
        ))
        .help(Text::fixed(
            "Hợp nhất thành một ứng dụng dùng chung của cơ quan.",
            "Merge them into one app that the body shares.",
        ));
        out.each(&several, at(app, finding).basis(SHARED));
    }
}

fn at(channel: ElementRef<'_>, finding: Finding) -> Finding {
    finding.at(channel).rests_on(channel.fields(), "owner")
}
