//! INT003.

use std::borrow::Cow;

use super::link::{Fault, Link};
use super::links;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Subject};
use crate::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT003"),
        name: RuleName::of("link-past-intermediaries"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Kết nối giữa các cơ quan không qua nền tảng trung gian",
            "Link between agencies past the intermediary platforms",
        ),
        description: Text::fixed(
            "Kiểm tra kết nối giữa hệ thống của hai cơ quan có đi qua ít nhất một nền tảng trung gian: LGSP hoặc nền tảng quốc gia. \
             Giải pháp trao đổi dữ liệu riêng của một cơ quan không phải nền tảng trung gian. Kết nối vận hành trước ngày 25/05/2020 chỉ được nêu để biết. Lý do “nền tảng chưa sẵn sàng” không được trái với chính khai báo của văn bản về \
             nền tảng. Kết nối trực tiếp không nêu lý do thuộc INT004.",
            "A link between systems of two agencies passes at least one intermediary platform: an LGSP or a national \
             platform. A data exchange solution of one body is none. A link in operation before 25 May 2020 is only mentioned. The reason that a platform is not ready must agree with what the \
             document says of the platform. A direct link without a reason is for INT004.",
        ),
        why: Text::fixed(
            "Kết nối qua nền tảng trung gian được dùng chung, giám sát và điều chỉnh tập trung; kết nối riêng lẻ phải được xây dựng và bảo đảm an toàn theo từng cặp hệ thống.",
            "Links over shared platforms are reused, watched and changed in one place; private ones are built and \
             guarded pair by pair.",
        ),
        remedy: Text::fixed(
            "Khai báo `route` qua nền tảng trung gian có trong mục `integration`.",
            "State a `route` over intermediary platforms of the section `integration`.",
        ),
        bases: Cow::Borrowed(&[Basis::of(&law::DECREE_47_2020, "46.1", Confidence::Sourced)]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    links::each(cx, |link, fault| match fault {
        Fault::NoIntermediary => out.report(link.unless_older(cx, no_intermediary(link))),
        Fault::ReadyAfterAll(platforms) => {
            out.report(link.unless_older(cx, ready_after_all(link, platforms)));
        }
        _ => {}
    });
}

fn no_intermediary(link: &Link<'_, '_>) -> Finding {
    let (from, to) = (link.from.id(), link.to.id());
    let hops = listed(link.relation.canonical().hops().map(ElementRef::id));
    let way = link.suggested_route();
    let finding = link.finding(
        bilingual!(
            "kết nối giữa `{from}` và `{to}` thuộc hai cơ quan khác nhau nhưng chỉ đi qua {hops}, không phải nền tảng trung gian",
            "the link between `{from}` and `{to}` of different agencies passes only {hops}, which is no intermediary platform"
        ),
        Text::fixed("không có nền tảng trung gian", "no intermediary platform here"),
    );
    link.with_agencies(finding)
        .help(bilingual!("Khai báo `{way}`.", "State `{way}`."))
}

fn ready_after_all(link: &Link<'_, '_>, platforms: &[ElementRef<'_>]) -> Finding {
    let (from, to) = (link.from.id(), link.to.id());
    let ids = listed(platforms.iter().map(|platform| platform.id()));
    let way = link.route_line(platforms);
    let mut finding = link
        .finding(
            bilingual!(
                "kết nối giữa `{from}` và `{to}` không qua nền tảng trung gian với lý do chưa sẵn sàng, trong khi {ids} được khai báo là sẵn sàng",
                "the link between `{from}` and `{to}` passes no intermediary platform because none is ready, yet {ids} are declared ready"
            ),
            Text::fixed("không qua nền tảng trung gian", "passes no intermediary platform"),
        )
        .label(
            Subject::from(link.relation).at(Field::JustificationReason),
            Text::fixed("lý do: chưa sẵn sàng", "the reason: not ready"),
        );
    for platform in platforms {
        finding = finding
            .label(
                Subject::from(*platform).at(Field::Readiness),
                Text::fixed("được khai báo là sẵn sàng", "declared ready"),
            )
            .rests_on_element(*platform, "readiness");
    }
    link.with_agencies(finding).help(bilingual!(
        "Khai báo `{way}`, hoặc sửa lý do thành `reason: unfit`, hoặc sửa `readiness` của nền tảng.",
        "State `{way}`, or change the reason to `reason: unfit`, or mend the `readiness` of the platform."
    ))
}
