//! SEC006: a system that processes state secrets is below level 3.

use std::borrow::Cow;
use std::collections::HashMap;

use super::demand::{below, levelled};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, Information, RelationRef, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC006"),
        name: RuleName::of("low-level-for-state-secrets"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Cấp độ thấp của hệ thống xử lý bí mật nhà nước",
            "Level too low for state secrets",
        ),
        description: Text::fixed(
            "Kiểm tra hệ thống của cơ quan xử lý bí mật nhà nước (`information: [state-secret]`, hoặc một đầu của kết nối có `state-secret: true`) có cấp độ từ 3 trở lên. Chỉ so sánh cấp độ đã ghi.",
            "Checks that a system of the body that processes state secrets (`information: [state-secret]`, or an end of a link with `state-secret: true`) is of level 3 or higher. Only declared levels are compared.",
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

const BASES: &[Basis] = &[Basis::of(&law::DECREE_85_2016, "9.1", Confidence::Sourced)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let mut secret: HashMap<usize, RelationRef<'_>> = HashMap::new();
    let links = cx.architecture().relations_with(Field::StateSecret);
    for link in links.filter(|r| r.is_state_secret()) {
        for end in [Some(link.from()), link.to()].into_iter().flatten() {
            secret.entry(end.index()).or_insert(link);
        }
    }
    let what = Text::fixed(
        "hệ thống xử lý thông tin bí mật nhà nước",
        "a system that processes state secrets",
    );
    for (system, _) in levelled(cx) {
        let states = system.information().any(|i| i == Information::StateSecret);
        let link = secret.get(&system.index());
        if !states && link.is_none() {
            continue;
        }
        let Some(finding) = below(system, 3, &what) else {
            continue;
        };
        let text = Text::fixed("bí mật nhà nước", "state secrets");
        out.report(match link {
            Some(link) if !states => finding
                .label(*link, text)
                .rests_on(link.fields(), "state-secret"),
            _ => finding
                .label(Subject::from(system).at(Field::Information), text)
                .rests_on(system.fields(), "information"),
        });
    }
}
