//! LAY011: something planned without a date, or already depended on.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, RelationRef, Status, Subject};
use crate::rules::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY011"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Thành phần dự kiến thiếu thời hạn hoặc đã bị phụ thuộc",
            "Planned element without a date or already depended on",
        ),
        what: Text::fixed(
            "Kiểm tra thành phần dự kiến có ngày mục tiêu (`since`), và không thành phần nào đang vận hành hoặc thí điểm phụ thuộc trực tiếp vào thành phần dự kiến, kể cả nền tảng trung gian trên đường đi của dữ liệu. Quan hệ cũng dự kiến thì được miễn.",
            "Checks that a planned element has a target date (`since`), and that nothing active or in pilot depends directly on a planned element, platforms that its data passes included. A relation that is itself planned is exempt.",
        ),
        why: Text::fixed(
            "Kế hoạch không có thời hạn thì không đưa vào lộ trình được; hệ thống đang vận hành không thể dựa vào thành phần chưa có.",
            "A plan without a date fits into no roadmap, and what runs today cannot rest on what is not there yet.",
        ),
        remedy: Text::fixed(
            "Bổ sung `since`; hoặc sửa tình trạng của một trong hai thành phần; hoặc ghi `status: planned` cho quan hệ.",
            "Add `since`, or correct the status of one of the two, or mark the relation `status: planned`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let mut elements = cx.architecture().elements();
    if !elements.any(is_planned) {
        return;
    }
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} thành phần dự kiến không có ngày mục tiêu: {vi}",
            "{count} planned elements have no target date: {en}"
        )
    });
    for element in cx.architecture().elements() {
        if is_planned(element) && !element.fields().is_stated(Field::Since) {
            out.each_with(&group, || undated(element));
        }
        for relation in element.relations() {
            let exempt = matches!(relation.status(), Some(Status::Planned | Status::Retired));
            if !exempt && relation.kind().is_dependency() {
                premature(relation, out);
            }
        }
    }
}

fn is_planned(element: ElementRef<'_>) -> bool {
    element.status() == Some(Status::Planned)
}

fn undated(element: ElementRef<'_>) -> Finding {
    let id = element.id();
    Finding::new(bilingual!(
        "thành phần dự kiến `{id}` không có ngày mục tiêu",
        "the planned element `{id}` has no target date"
    ))
    .at(Subject::from(element).at(Field::Status))
    .rests_on(element.fields(), "status")
    .help(bilingual!(
        "Bổ sung thời hạn dự kiến, tháng hoặc năm cũng được:\n  {id}: {{ since: YYYY-MM }}",
        "Add the date it is planned for; a month or a year will do:\n  {id}: {{ since: YYYY-MM }}"
    ))
}

/// Reports what is planned at the far end of a relation or on its way, if the near end runs already.
fn premature(relation: RelationRef<'_>, out: &mut Findings<'_>) {
    let runs = |e: &ElementRef<'_>| matches!(e.status(), Some(Status::Active | Status::Pilot));
    let (from, to) = (relation.from(), relation.to());
    if is_planned(from) {
        return;
    }
    // The platforms passed are depended on by both ends of an exchange.
    let Some(running) = [Some(from), to].into_iter().flatten().find(runs) else {
        return;
    };
    let far = to.filter(|to| running != *to);
    let mut planned: Vec<_> = far.into_iter().chain(relation.hops()).collect();
    planned.retain(|e| is_planned(*e));
    if planned.is_empty() {
        return;
    }
    let ids = listed(planned.iter().map(|e| e.id()));
    let (id, status) = (running.id(), running.status().map(Status::label));
    let (vi, en) = status.as_ref().map_or(("", ""), |label| {
        (label.get(Lang::Vi), label.get(Lang::En))
    });
    let (vi, en) = (vi.to_lowercase(), en.to_lowercase());
    let mut finding = Finding::new(bilingual!(
        "`{id}` ở tình trạng {vi} nhưng phụ thuộc vào {ids} mới dự kiến",
        "`{id}` is {en} but depends on {ids}, which is only planned"
    ))
    .at(relation)
    .rests_on(running.fields(), "status");
    for element in planned {
        finding = finding
            .label(
                Subject::from(element).at(Field::Status),
                Text::fixed("mới dự kiến", "only planned"),
            )
            .rests_on(element.fields(), "status");
    }
    out.report(finding.help(Text::fixed(
        "Sửa tình trạng của một trong hai thành phần, hoặc ghi quan hệ này là dự kiến: `status: planned`.",
        "Correct the status of one of the two, or mark this relation as planned: `status: planned`.",
    )));
}
