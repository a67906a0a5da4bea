//! INT005.

use std::borrow::Cow;

use super::link::{Fault, Link, LowerMode, mere_mode_text, mode_text, route_line};
use super::links;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT005"),
        name: RuleName::of("low-connection-mode"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Phương thức kết nối cơ sở dữ liệu quốc gia thấp hơn mức sẵn sàng",
            "Link to a national database below what the platforms allow",
        ),
        description: Text::fixed(
            "Kết nối với cơ sở dữ liệu quốc gia dùng phương thức tốt nhất mà các nền tảng đã sẵn sàng cho phép, theo thứ \
             tự: LGSP và nền tảng quốc gia; chỉ nền tảng quốc gia; chỉ LGSP; trực tiếp. Không khai báo `readiness` được \
             hiểu là sẵn sàng. Trong nội bộ một cơ quan, chỉ cần qua LGSP.",
            "A link to a national database uses the best mode that ready platforms allow, in this order: the LGSP and the \
             national platform; the national platform alone; the LGSP alone; directly. A platform without `readiness` \
             counts as ready. Within one agency its LGSP is enough.",
        ),
        why: Text::fixed(
            "Thứ tự ưu tiên giữ cho kết nối tới dữ liệu quốc gia thống nhất; chỉ hạ phương thức khi nền tảng chưa sẵn sàng \
             hoặc không đáp ứng.",
            "The order keeps access to national data uniform; a lower mode is for platforms that are not ready or cannot \
             serve.",
        ),
        remedy: Text::fixed(
            "Khai báo `route` qua các nền tảng đã sẵn sàng, hoặc nêu `justification` kèm ý kiến của cấp có thẩm quyền.",
            "State a `route` over the ready platforms, or a `justification` with the approval of the superior agency.",
        ),
        bases: Cow::Borrowed(&[Basis::of(
            &law::CIRCULAR_13_2017,
            "16.1",
            Confidence::Sourced,
        )]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    links::each(cx, |link, fault| {
        if let Fault::LowerMode(lower) = fault {
            out.report(below(link, lower));
        }
    });
}

fn below<'a>(link: &Link<'_, 'a>, lower: &LowerMode<'a>) -> Finding {
    let (from, to, database) = (link.from.id(), link.to.id(), lower.database.id());
    let (used, best) = (mere_mode_text(lower.used), mode_text(lower.best));
    let (used_vi, used_en) = (used.get(Vi), used.get(En));
    let (best_vi, best_en) = (best.get(Vi), best.get(En));
    let mut finding = link
        .finding(
            bilingual!(
                "kết nối giữa `{from}` và `{to}` được thực hiện {used_vi} trong khi các nền tảng đã sẵn sàng cho phép kết nối {best_vi}",
                "the link between `{from}` and `{to}` goes {used_en} although the ready platforms let it go {best_en}"
            ),
            bilingual!("kết nối {used_vi}", "goes {used_en}"),
        )
        .label(
            Subject::from(lower.database).at(Field::DatabaseClass),
            bilingual!(
                "`{database}` là cơ sở dữ liệu quốc gia",
                "`{database}` is a national database"
            ),
        );
    for platform in &lower.over {
        let id = platform.id();
        finding = if platform.readiness().is_some() {
            finding.label(
                Subject::from(*platform).at(Field::Readiness),
                bilingual!("`{id}` đã sẵn sàng", "`{id}` is ready"),
            )
        } else {
            finding.label(
                *platform,
                bilingual!(
                    "`{id}` không khai báo `readiness`, được hiểu là sẵn sàng",
                    "`{id}` states no `readiness` and counts as ready"
                ),
            )
        };
    }
    finding = finding
        .rests_on(link.relation.fields(), "route")
        .rests_on_element(lower.database, "class")
        .rests_on_element(lower.system, "owner");
    for platform in &lower.over {
        finding = finding
            .rests_on_element(*platform, "readiness")
            .rests_on_element(*platform, "owner");
    }
    let way = route_line(&link.over(lower));
    finding.help(bilingual!(
        "Khai báo `{way}`; nếu nền tảng chưa sẵn sàng hoặc không đáp ứng, khai báo `readiness` của nền tảng hoặc nêu `justification: {{ reason: unfit, text: …, approval: … }}`.",
        "State `{way}`; if a platform is not ready or cannot serve, say so in its `readiness` or give `justification: {{ reason: unfit, text: …, approval: … }}`."
    ))
}
