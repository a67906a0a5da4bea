//! SEC014: the security level of a system rises without a reason.

use std::borrow::Cow;

use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Subject};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC014"),
        name: RuleName::of("unexplained-level-rise"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Nâng cấp độ an toàn không nêu lý do",
            "Security level raised without a reason",
        ),
        description: Text::fixed(
            "Kiểm tra hệ thống có cấp độ an toàn cao hơn mọi thành phần mà nó kế thừa thì có nêu `reason` hoặc `decision` trong `security-level`. Trường hợp hạ cấp độ do TRN003 kiểm tra.",
            "Checks that a system whose security level is higher than that of everything it continues gives a `reason` or a `decision` under `security-level`. A level that falls is the matter of TRN003.",
        ),
        why: Text::fixed(
            "Thay đổi cấp độ là kết quả của việc xác định lại cấp độ; nêu lý do thì người thẩm định mới kiểm tra được.",
            "A level changes because it was determined anew. Only a stated reason can be appraised.",
        ),
        remedy: Text::fixed(
            "Bổ sung `reason` hoặc `decision` trong `security-level`.",
            "Add a `reason` or a `decision` under `security-level`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::DECREE_85_2016, "18", Confidence::Inferred)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let mut found = Vec::new();
    let goes_on = |e: &ElementRef<'_>| !e.has_ended(cx.date());
    for element in cx.later().elements().filter(goes_on) {
        let fields = element.fields();
        let explained =
            fields.is_stated(Field::SecurityReason) || fields.is_stated(Field::SecurityDecision);
        let Some(level) = element.security_level().filter(|_| !explained) else {
            continue;
        };
        let highest = cx
            .lineage()
            .before(element)
            .filter(|before| before.security_level().is_some())
            .max_by_key(|before| (before.security_level(), std::cmp::Reverse(before.id())));
        if let Some(before) = highest
            && before.security_level() < Some(level)
        {
            found.push((element, level, before));
        }
    }
    // Few are: only they are brought into order.
    found.sort_by_key(|(element, ..)| (element.layer(), element.id()));
    for (element, level, before) in found {
        out.report(raised(element, level, before));
    }
}

fn raised(element: ElementRef<'_>, level: u8, before: ElementRef<'_>) -> Finding {
    let id = element.id();
    let was = before.security_level().unwrap_or_default();
    let place = |e: ElementRef<'_>| Subject::from(e).at(Field::SecurityLevel);
    Finding::new(crate::bilingual!(
        "cấp độ an toàn của `{id}` tăng từ {was} lên {level} mà không nêu lý do",
        "the security level of `{id}` rises from {was} to {level}, and no reason is given"
    ))
    .at(place(element))
    .label_old(
        place(before),
        crate::bilingual!("cấp độ {was}", "level {was}"),
    )
    .rests_on_element(element, "security-level")
    .rests_on_element(before, "security-level")
}
