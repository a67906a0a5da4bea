//! SEC003: a system that provides online services is below level 3.

use std::borrow::Cow;

use super::demand::{below, levelled, online_services, service};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Findings, RuleInfo, listed};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC003"),
        name: RuleName::of("low-level-for-online-service"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Cấp độ thấp của hệ thống cung cấp dịch vụ công trực tuyến",
            "Level too low for online services",
        ),
        description: Text::fixed(
            "Kiểm tra hệ thống của cơ quan phục vụ dịch vụ công mức độ 3, 4 trước đây, nay là một phần hoặc toàn trình (`supported-by`, hoặc cổng dịch vụ công có `offers`) có cấp độ từ 3 trở lên. Điều khoản nói đến mức độ 3, 4: hệ thống chỉ phục vụ dịch vụ một phần, toàn trình thì kết luận là suy luận và chỉ cảnh báo. Chỉ so sánh cấp độ đã ghi.",
            "Checks that a system of the body that provides services of the former levels 3 and 4, now partial or full-process (by `supported-by`, or `offers` of a service portal), is of level 3 or higher. The article speaks of levels 3 and 4: for a system behind partial and full-process services alone it is a reading, and a warning. Only declared levels are compared.",
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

const OF_GRADES: Basis = Basis::of(&law::DECREE_85_2016, "9.2a", Confidence::Inferred);

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
        // The article names the former levels; that the two grades of today are such services is a reading.
        let is_level = |grade: &str| grade.parse::<u8>().is_ok();
        if !services.iter().filter_map(|s| s.grade()).any(is_level) {
            finding = finding
                .severity(Severity::Warning)
                .basis_on(OF_GRADES, cx.date())
                .note(Text::fixed(
                    "điều khoản nói đến mức độ 3, 4; coi dịch vụ một phần, toàn trình thuộc diện này là suy luận",
                    "the article speaks of levels 3 and 4; that partial and full-process services are such is a reading",
                ));
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
