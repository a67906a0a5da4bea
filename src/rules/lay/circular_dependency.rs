//! LAY005: elements depend on each other in a circle.
#![expect(clippy::arithmetic_side_effects, reason = "counts of what is held in memory")]

use std::borrow::Cow;
use std::collections::HashSet;

use crate::bilingual;
use crate::diagnostic::{Code, Severity};
use crate::graph::{Cycle, Edges};
use crate::rules::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY005"),
        severity: Severity::Error,
        title: Text::fixed("Phụ thuộc vòng tròn", "Circular dependency"),
        what: Text::fixed(
            "Kiểm tra các quan hệ phụ thuộc không tạo thành vòng tròn. Trao đổi dữ liệu và kết nối giữa các nền tảng có thể hai chiều; văn bản chỉ đạo không được căn cứ lẫn nhau theo vòng.",
            "Checks that dependencies do not run in a circle. Data exchanges and connections between platforms may be mutual; policies may not govern each other in a circle.",
        ),
        why: Text::fixed(
            "Trong vòng tròn không có thành phần nào đứng trước: không xác định được thứ tự triển khai, và một sự cố lan ra cả vòng.",
            "In a circle nothing comes first: there is no order in which to build it, and one failure takes down the whole.",
        ),
        remedy: Text::fixed(
            "Bỏ hoặc đảo chiều một quan hệ trong vòng; nếu hai bên chỉ trao đổi dữ liệu thì dùng `exchanges`.",
            "Drop or reverse one relation of the circle; if the two only pass data, use `exchanges`.",
        ),
        // A law of the structure itself.
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for cycle in cx.graph().cycles(Edges::Acyclic) {
        out.report(finding(&cycle));
    }
}

/// A circle of more elements than this is shown by its first ones; the path has all.
const SHOWN: usize = 12;

fn finding(cycle: &Cycle<'_>) -> Finding {
    let witness = cycle.witness();
    let steps = witness.relations();
    let mut circle: Vec<_> = steps
        .iter()
        .take(SHOWN)
        .map(|r| format!("`{}`", r.from().id()))
        .collect();
    if steps.len() > SHOWN {
        circle.push("…".to_owned());
    }
    circle.extend(witness.elements().last().map(|e| format!("`{}`", e.id())));
    let circle = circle.join(" → ");
    let mut finding = Finding::new(bilingual!(
        "các thành phần phụ thuộc vòng tròn: {circle}",
        "elements depend on each other in a circle: {circle}"
    ));
    for relation in steps.iter().take(SHOWN) {
        let verb = relation.kind().label();
        let (vi, en) = (verb.get(Lang::Vi), verb.get(Lang::En));
        let to = relation.end().id();
        finding = finding.label(relation.from(), bilingual!("{vi} `{to}`", "{en} `{to}`"));
    }
    let members = cycle.members();
    if members.len() > steps.len() {
        let count = members.len();
        let passed: HashSet<_> = witness.elements().iter().map(|e| e.index()).collect();
        let others = members.iter().filter(|m| !passed.contains(&m.index()));
        let mut listed = listed(others.take(SHOWN).map(|m| m.id()));
        if count - steps.len() > SHOWN {
            listed.push_str(", …");
        }
        finding = finding.note(bilingual!(
            "nhóm phụ thuộc lẫn nhau gồm {count} thành phần; ngoài vòng trên còn có {listed}",
            "{count} elements depend on each other; besides those of the circle above: {listed}"
        ));
    }
    finding.path(witness)
}
