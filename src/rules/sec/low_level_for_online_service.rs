//! SEC003: a system that provides online services is below level 3.

use std::borrow::Cow;

use super::demand::{below, levelled, online_services, service};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Findings, RuleInfo, listed};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC003"),
        severity: Severity::Error,
        title: Text::fixed(
            "Cấp độ thấp của hệ thống cung cấp dịch vụ công trực tuyến",
            "Level too low for online services",
        ),
        what: Text::fixed(
            "Kiểm tra hệ thống của cơ quan phục vụ dịch vụ công mức độ 3, 4 trước đây, nay là một phần hoặc toàn trình (`supported-by`, hoặc cổng dịch vụ công có `offers`) có cấp độ từ 3 trở lên. Chỉ so sánh cấp độ đã ghi.",
            "Checks that a system of the body that provides services of the former levels 3 and 4, now partial or full-process (by `supported-by`, or `offers` of a service portal), is of level 3 or higher. Only declared levels are compared.",
        ),
        why: Text::fixed(
            "Cấp độ thấp hơn quy định kéo theo phương án bảo vệ, thẩm quyền phê duyệt và chu kỳ đánh giá thấp hơn mức cần thiết.",
            "A level below the one the law sets brings weaker protection, a lower approval and rarer assessments than are needed.",
        ),
        remedy: Text::fixed(
            "Xác định lại cấp độ của hệ thống; nếu cấp độ là suy luận thì ghi vào `inferred`.",
            "Determine the level of the system anew; if it is a conclusion of your own, list it under `inferred`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::DECREE_85_2016, "9.2a", Confidence::Sourced)];

/// So many services are shown.
const SHOWN: usize = 8;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let online = online_services(cx);
    let what = Text::fixed(
        "hệ thống cung cấp dịch vụ công trực tuyến",
        "a system that provides online public services",
    );
    for (system, _) in levelled(cx) {
        let Some(relations) = online.get(&system.index()) else {
            continue;
        };
        let Some(mut finding) = below(system, 3, &what) else {
            continue;
        };
        let mut services: Vec<_> = relations.iter().map(|r| service(*r)).collect();
        services.sort_by_key(|service| service.id());
        for service in services.iter().take(SHOWN) {
            let grade = service.grade().unwrap_or_default();
            finding = finding
                .label(
                    Subject::from(*service).at(Field::Grade),
                    bilingual!("mức độ `{grade}`", "grade `{grade}`"),
                )
                .rests_on_element(*service, "grade");
        }
        let ids = listed(services.iter().take(SHOWN).map(|service| service.id()));
        let (vi, en) = match services.len().saturating_sub(SHOWN) {
            0 => (ids.clone(), ids),
            more => (
                format!("{ids} và {more} dịch vụ khác"),
                format!("{ids} and {more} more"),
            ),
        };
        out.report(finding.note(bilingual!(
            "các dịch vụ trực tuyến của hệ thống: {vi}",
            "its online services: {en}"
        )));
    }
}
