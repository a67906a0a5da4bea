//! INT007.

use std::borrow::Cow;

use super::link::{Fault, Link};
use super::links;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ChannelKind, Kind, Layer};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT007"),
        name: RuleName::of("portal-past-lgsp"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Cổng trao đổi dữ liệu nội bộ không qua LGSP",
            "Portal exchanging internal data past the LGSP",
        ),
        description: Text::fixed(
            "Cổng dịch vụ công, cổng thông tin điện tử và ứng dụng di động của cơ quan trao đổi dữ liệu với ứng dụng, cơ sở \
             dữ liệu của cơ quan qua LGSP. Các điều khoản nói về cổng; đối với ứng dụng di động là suy luận, chỉ cảnh báo.",
            "The agency's service portal, web portal and mobile app exchange data with its applications and databases \
             over an LGSP. The articles speak of portals: for a mobile app it is a reading, and a warning.",
        ),
        why: Text::fixed(
            "Cổng là nơi người dân, doanh nghiệp truy cập; kết nối thẳng vào hệ thống nội bộ vừa mở rộng bề mặt tấn công, \
             vừa gắn chặt cổng với từng ứng dụng.",
            "Portals face the public: a straight line to internal systems widens what can be attacked and ties the portal \
             to each application.",
        ),
        remedy: Text::fixed(
            "Khai báo `route` qua LGSP của cơ quan.",
            "State a `route` over the agency's LGSP.",
        ),
        bases: Cow::Borrowed(&[
            Basis::of(&law::CIRCULAR_22_2019, "3.2", Confidence::Sourced),
            Basis::of(&law::CIRCULAR_32_2017, "15.2", Confidence::Sourced),
        ]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    links::each(cx, |link, fault| {
        if matches!(fault, Fault::PastLgsp) {
            out.report(past_lgsp(link));
        }
    });
}

fn past_lgsp(link: &Link<'_, '_>) -> Finding {
    let (portal, system) = if link.from.layer() == Layer::Channel {
        (link.from, link.to)
    } else {
        (link.to, link.from)
    };
    let (portal_id, system_id) = (portal.id(), system.id());
    let finding = link.finding(
        bilingual!(
            "`{portal_id}` trao đổi dữ liệu với `{system_id}` của cùng cơ quan mà không qua LGSP",
            "`{portal_id}` exchanges data with `{system_id}` of the same agency without passing an LGSP"
        ),
        Text::fixed("không qua LGSP", "passes no LGSP"),
    );
    let mut finding = if portal.kind() == Kind::Channel(ChannelKind::MobileApp) {
        finding.severity(Severity::Warning).note(Text::fixed(
            "các điều khoản nói về cổng; áp dụng đối với ứng dụng di động là suy luận",
            "the articles speak of portals; that they hold for a mobile app is a reading",
        ))
    } else {
        finding
    };
    // The other end is the one that the reader does not have before his eyes.
    let far = link.relation.to().unwrap_or(link.to);
    let id = far.id();
    finding = finding.label(
        far,
        bilingual!("`{id}` được khai báo tại đây", "`{id}` is declared here"),
    );
    finding = link.resting_on_owners(finding.rests_on(link.relation.fields(), "route"));
    match link.own_lgsp() {
        Some(lgsp) => {
            let lgsp = lgsp.id();
            finding.help(bilingual!(
                "Khai báo `route: [{lgsp}]`.",
                "State `route: [{lgsp}]`."
            ))
        }
        None => finding,
    }
}
