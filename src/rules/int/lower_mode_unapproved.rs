//! INT006.

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
        code: Code::of("INT006"),
        name: RuleName::of("unapproved-connection-mode"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Hạ phương thức kết nối mà không có quyết định của cơ quan quản lý cấp trên",
            "Lower mode of connection without a decision of the superior agency",
        ),
        description: Text::fixed(
            "Kết nối với cơ sở dữ liệu quốc gia theo phương thức thấp hơn mức mà các nền tảng cho phép, đã nêu lý do, có \
             ghi quyết định của cơ quan quản lý cấp trên tại `justification.approval`. Lý do `not-ready` không cần quyết định, \
             trừ khi kiến trúc khai báo chính các nền tảng đó là sẵn sàng.",
            "A link to a national database in a mode below what the platforms allow, and which gives its reason, names the \
             decision of the superior agency in `justification.approval`. The reason `not-ready` needs none, unless the \
             document calls those very platforms ready.",
        ),
        why: Text::fixed(
            "Nền tảng đã sẵn sàng nhưng không phù hợp thì việc không dùng nền tảng do cấp trên quyết định, không phải do \
             đơn vị tự chọn.",
            "Where a platform is ready but does not fit, it is for the superior agency to decide that it is not used, not \
             for the unit itself.",
        ),
        remedy: Text::fixed(
            "Ghi quyết định của cơ quan quản lý cấp trên tại `justification.approval`, hoặc khai báo `route` qua các nền tảng đã sẵn sàng.",
            "Name the decision in `justification.approval`, or state a `route` over the ready platforms.",
        ),
        bases: Cow::Borrowed(&[Basis::of(
            &law::CIRCULAR_13_2017,
            "16.2",
            Confidence::Sourced,
        )]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    links::each(cx, |link, fault| {
        if let Fault::Unapproved(lower) = fault {
            out.report(unapproved(link, lower));
        }
    });
}

fn unapproved(link: &Link<'_, '_>, lower: &LowerMode<'_>) -> Finding {
    let (from, to, database) = (link.from.id(), link.to.id(), lower.database.id());
    let (used, best) = (mere_mode_text(lower.used), mode_text(lower.best));
    let (used_vi, used_en) = (used.get(Vi), used.get(En));
    let (best_vi, best_en) = (best.get(Vi), best.get(En));
    let reason = [Field::JustificationReason, Field::JustificationText]
        .into_iter()
        .find(|field| link.relation.fields().has(*field))
        .unwrap_or(Field::JustificationReason);
    let mut finding = Finding::new(bilingual!(
        "kết nối giữa `{from}` và `{to}` được thực hiện {used_vi} thay vì {best_vi}, có nêu lý do nhưng không ghi quyết định của cơ quan quản lý cấp trên",
        "the link between `{from}` and `{to}` goes {used_en} instead of {best_en}, with a reason but without the decision of the superior agency"
    ))
    .label(
        Subject::from(link.relation).at(reason),
        Text::fixed("lý do, không có `approval`", "the reason, without `approval`"),
    )
    .label(
        Subject::from(lower.database).at(Field::DatabaseClass),
        bilingual!(
            "`{database}` là cơ sở dữ liệu quốc gia",
            "`{database}` is a national database"
        ),
    )
    .rests_on(link.relation.fields(), "route")
    .rests_on(link.relation.fields(), "justification")
    .rests_on_element(lower.database, "class");
    for platform in &lower.over {
        finding = finding.rests_on_element(*platform, "readiness");
    }
    let ends = [link.from, link.to];
    let hops: Vec<_> = lower
        .over
        .iter()
        .copied()
        .filter(|p| !ends.contains(p))
        .collect();
    let way = route_line(&hops);
    finding.help(bilingual!(
        "Ghi số, ký hiệu quyết định: `justification: {{ …, approval: … }}`; hoặc khai báo `{way}`.",
        "Name the decision: `justification: {{ …, approval: … }}`; or state `{way}`."
    ))
}
