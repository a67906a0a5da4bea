//! TRN003: the security level of a system is lower in the later version.

use std::borrow::Cow;

use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Subject};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN003"),
        name: RuleName::of("lowered-security-level"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Hạ cấp độ an toàn", "Security level lowered"),
        description: Text::fixed(
            "Kiểm tra cấp độ an toàn của hệ thống không thấp hơn phiên bản cũ, kể cả khi hệ thống đã đổi định danh, hợp nhất hoặc tách.",
            "Checks that the security level of a system is not lower than in the earlier version, also where the system was renamed, merged or split.",
        ),
        why: Text::fixed(
            "Cấp độ được xác định theo loại thông tin và mức độ ảnh hưởng; hạ cấp độ đồng nghĩa với giảm biện pháp bảo vệ, nên phải có lý do và được xác định lại.",
            "The level follows from the information and from the harm its loss would do. A lower level means weaker protection, so it needs a reason and a new determination.",
        ),
        remedy: Text::fixed(
            "Giữ cấp độ cũ, hoặc nêu `reason` và `decision` trong `security-level`.",
            "Keep the earlier level, or give `reason` and `decision` under `security-level`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::DECREE_85_2016, "5.2", Confidence::Inferred)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let mut found = Vec::new();
    for element in cx.later().elements() {
        if element.has_ended(cx.date()) {
            continue;
        }
        let Some(level) = element.security_level() else {
            continue;
        };
        let mut higher: Vec<_> = cx
            .lineage()
            .before(element)
            .filter(|before| before.security_level() > Some(level))
            .collect();
        // The highest level first, then by id.
        higher.sort_by_key(|e| (std::cmp::Reverse(e.security_level()), e.id()));
        if let Some(highest) = higher.first() {
            found.push((element, level, *highest, higher));
        }
    }
    // Few are: only they are brought into order.
    found.sort_by_key(|(element, ..)| (element.layer(), element.id()));
    for (element, level, highest, higher) in found {
        out.report(lowered(element, level, highest, &higher));
    }
}

fn lowered(
    element: ElementRef<'_>,
    level: u8,
    highest: ElementRef<'_>,
    higher: &[ElementRef<'_>],
) -> Finding {
    let (id, before) = (element.id(), highest.id());
    let was = highest.security_level().unwrap_or_default();
    let place = |e: ElementRef<'_>| Subject::from(e).at(Field::SecurityLevel);
    let mut finding = Finding::new(crate::bilingual!(
        "cấp độ an toàn của `{id}` là {level}, thấp hơn cấp độ {was} của `{before}` trong phiên bản cũ",
        "the security level of `{id}` is {level}, lower than the {was} of `{before}` in the earlier version"
    ))
    .at(place(element));
    for predecessor in higher {
        let level = predecessor.security_level().unwrap_or_default();
        let text = crate::bilingual!("cấp độ {level}", "level {level}");
        finding = finding.label_old(place(*predecessor), text);
    }
    finding = finding
        .rests_on_element(element, "security-level")
        .rests_on_element(highest, "security-level");
    match element.fields().text(Field::SecurityReason) {
        Some(reason) => finding.severity(Severity::Info).note(crate::bilingual!(
            "lý do được nêu: {reason}",
            "the reason given: {reason}"
        )),
        None => finding,
    }
}
