//! LAY005: elements depend on each other in a circle.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::bilingual;
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::graph::{Cycle, Edges, Graph, circles};
use crate::model::{ElementRef, RelationKind};
use crate::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY005"),
        name: RuleName::of("circular-dependency"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed("Phụ thuộc vòng tròn", "Circular dependency"),
        description: Text::fixed(
            "Kiểm tra các quan hệ phụ thuộc không tạo thành vòng tròn. Trao đổi dữ liệu và kết nối giữa các nền tảng có thể hai chiều; văn bản chỉ đạo không được căn cứ lẫn nhau theo vòng. Vòng chỉ khép kín qua `protected-by` là cảnh báo; quan hệ `part-of` được xét ở LAY019.",
            "Checks that dependencies do not run in a circle. Data exchanges and connections between platforms may be mutual; policies may not govern each other in a circle. A circle that only closes over `protected-by` is a warning; `part-of` is the matter of LAY019.",
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
        out.report(finding(cx.graph(), &cycle));
    }
}

/// A circle of more elements than this is shown by its first ones; the path has all.
const SHOWN: usize = 12;

fn finding<'a>(graph: &Graph<'a>, cycle: &Cycle<'a>) -> Finding {
    let mut members = cycle.members().to_vec();
    members.sort_by_key(|member| member.id());
    let circle = Circle::of(graph, &members);
    let witness = cycle.witness();
    let steps = witness.relations();
    let mut way: Vec<_> = steps
        .iter()
        .take(SHOWN)
        .map(|r| format!("`{}`", r.from().id()))
        .collect();
    if steps.len() > SHOWN {
        way.push("…".to_owned());
    }
    way.extend(witness.elements().last().map(|e| format!("`{}`", e.id())));
    let (way, whole) = (way.join(" → "), members.len());
    let ids: Vec<_> = members
        .iter()
        .map(|member| member.id().to_owned())
        .collect();
    let mut finding = Finding::together(move |left| {
        if left.len() == whole {
            return Some(bilingual!(
                "các thành phần phụ thuộc vòng tròn: {way}",
                "elements depend on each other in a circle: {way}"
            ));
        }
        let rest = circle.without_ends(left);
        let mut ids = listed(rest.iter().take(SHOWN).filter_map(|nth| ids.get(*nth)));
        if rest.len() > SHOWN {
            ids.push_str(", …");
        }
        (!rest.is_empty()).then(|| {
            bilingual!(
                "các thành phần phụ thuộc vòng tròn: {ids}",
                "elements depend on each other in a circle: {ids}"
            )
        })
    });
    let mut shown: HashMap<u32, Text> = HashMap::new();
    for relation in steps.iter().take(SHOWN) {
        let verb = relation.kind().label();
        let (vi, en) = (verb.get(Lang::Vi), verb.get(Lang::En));
        let to = relation.end().id();
        shown
            .entry(relation.from().ix())
            .or_insert(bilingual!("{vi} `{to}`", "{en} `{to}`"));
    }
    for member in &members {
        finding = match shown.remove(&member.ix()) {
            Some(text) => finding.member(*member, text),
            None => finding.member_unshown(*member),
        };
    }
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
    let finding = finding.path(witness);
    if is_proper(graph, &members) {
        return finding;
    }
    finding.severity(Severity::Warning).help(Text::fixed(
        "Nếu hai bên bảo vệ lẫn nhau, chỉ giữ `protected-by` ở một bên; bên kia ghi `monitored: true` nếu được giám sát.",
        "If the two guard each other, keep `protected-by` at one of them, and state `monitored: true` at the other if it is monitored.",
    ))
}

/// Whether a group has a circle that does not take a `protected-by` to close: what guards stands behind what it guards
/// often enough, and that stops nobody from building either.
fn is_proper(graph: &Graph<'_>, members: &[ElementRef<'_>]) -> bool {
    let nodes: Vec<u32> = members.iter().map(|member| member.ix()).collect();
    let group: HashSet<u32> = nodes.iter().copied().collect();
    let next = |ix| {
        let relations = graph.architecture().element_at(ix).relations();
        let of_order = relations.filter(|r| r.kind() != RelationKind::ProtectedBy);
        let of_order =
            of_order.filter(|r| r.kind().is_layered() || r.kind() == RelationKind::GovernedBy);
        let next = of_order.filter_map(|r| Some(r.to()?.ix()));
        next.filter(|ix| group.contains(ix)).collect()
    };
    !circles(&nodes, next).is_empty()
}

/// Who of a group depends on whom, by number.
struct Circle {
    /// For each those that depend on it.
    dependents: Vec<Vec<usize>>,
}

impl Circle {
    fn of(graph: &Graph<'_>, members: &[ElementRef<'_>]) -> Self {
        let numbers: HashMap<_, _> = members
            .iter()
            .enumerate()
            .map(|(nth, member)| (member.ix(), nth))
            .collect();
        let of_one = |member: &ElementRef<'_>| {
            let dependents = graph.dependents(member.ix(), Edges::Acyclic);
            dependents
                .filter_map(|ix| numbers.get(&ix).copied())
                .collect()
        };
        Self {
            dependents: members.iter().map(of_one).collect(),
        }
    }

    /// Of some of them those that still lie in a circle, or between two: one by one those go on which nobody depends.
    fn without_ends(&self, some: &[usize]) -> Vec<usize> {
        let mut is_left = vec![false; self.dependents.len()];
        for nth in some {
            if let Some(mark) = is_left.get_mut(*nth) {
                *mark = true;
            }
        }
        // How many of those that are left each depends on.
        let mut needs = vec![0_usize; self.dependents.len()];
        for nth in some {
            for dependent in self.dependents.get(*nth).into_iter().flatten() {
                if let Some(count) = needs.get_mut(*dependent) {
                    *count += 1;
                }
            }
        }
        let mut free: Vec<_> = some.to_vec();
        free.retain(|nth| needs.get(*nth) == Some(&0));
        while let Some(nth) = free.pop() {
            if let Some(mark) = is_left.get_mut(nth) {
                *mark = false;
            }
            for dependent in self.dependents.get(nth).into_iter().flatten() {
                let Some(count) = needs.get_mut(*dependent) else {
                    continue;
                };
                *count = count.saturating_sub(1);
                if *count == 0 && is_left.get(*dependent) == Some(&true) {
                    free.push(*dependent);
                }
            }
        }
        some.iter()
            .copied()
            .filter(|nth| is_left.get(*nth) == Some(&true))
            .collect()
    }
}
