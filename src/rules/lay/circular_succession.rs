//! LAY018: elements or organisations succeed each other in a circle, or one succeeds itself.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::graph::SuccessionCircle;
use crate::model::Field;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY018"),
        name: RuleName::of("circular-succession"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed("Kế thừa vòng tròn", "Circle of succession"),
        description: Text::fixed(
            "Kiểm tra `succeeds` của các thành phần, và của các tổ chức, không tạo thành vòng tròn và không mục nào kế thừa chính mình.",
            "Checks that `succeeds` of elements, and of organisations, does not run in a circle and that nothing succeeds itself.",
        ),
        why: Text::fixed(
            "Cái kế thừa có sau cái được kế thừa; trong vòng tròn không biết thành phần nào của phiên bản cũ trở thành thành phần nào. Mục tự kế thừa thường là ghi nhầm định danh khác.",
            "What succeeds comes after what it succeeds: in a circle nobody can tell which element of the earlier version became which. One that succeeds itself is mostly a slip for another id.",
        ),
        remedy: Text::fixed(
            "Sửa hoặc bỏ một `succeeds` trong vòng. Mục giữ nguyên định danh thì không cần ghi `succeeds`.",
            "Correct or drop one `succeeds` of the circle. What keeps its id needs no `succeeds`.",
        ),
        // A law of the structure itself.
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check,
};

/// A circle of more members than this is shown by its first ones.
const SHOWN: usize = 12;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for circle in SuccessionCircle::all(cx.architecture()) {
        out.report(finding(&circle));
    }
}

fn finding(circle: &SuccessionCircle<'_>) -> Finding {
    let mut finding = Finding::new(circle.summary());
    let next = circle.members.iter().cycle().skip(1);
    for ((_, subject), (before, _)) in circle.members.iter().zip(next).take(SHOWN) {
        finding = finding.label(
            subject.clone().at(Field::Succeeds),
            bilingual!("kế thừa `{before}`", "succeeds `{before}`"),
        );
    }
    finding
}
