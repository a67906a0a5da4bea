//! LAY011: something planned without a date, past its date, or already depended on.

use std::borrow::Cow;

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, Names, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Purpose, RelationKind, RelationRef, Status, Subject};
use crate::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY011"),
        name: RuleName::of("unsound-plan"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Thành phần dự kiến thiếu thời hạn, quá hạn hoặc đã bị phụ thuộc",
            "Planned element without a date, overdue or already depended on",
        ),
        description: Text::fixed(
            "Kiểm tra thành phần dự kiến có ngày mục tiêu (`since`) chưa qua, và không thành phần nào đang vận hành hoặc thí điểm phụ thuộc trực tiếp vào thành phần dự kiến, kể cả nền tảng trung gian trên đường đi của dữ liệu. Trao đổi dữ liệu mà bên khai thác hoặc bên cập nhật mới dự kiến thì không tính; không nêu `purpose` thì đầu lưu giữ dữ liệu được hiểu là bên cung cấp. Quan hệ cũng dự kiến thì được miễn. Ngày mục tiêu đã qua tại thời điểm văn bản mô tả (`state-date`) là cảnh báo; mới qua tại ngày đánh giá thì chỉ là thông tin.",
            "Checks that a planned element has a target date (`since`) that is not past, and that nothing active or in pilot depends directly on a planned element, platforms that its data passes included. An exchange whose reading or feeding end is itself planned does not count; without `purpose`, the end that holds data is taken to provide it. A relation that is itself planned is exempt. A date that is past on the day the document describes (`state-date`) is a warning; one that has passed only by the day of the check is information.",
        ),
        why: Text::fixed(
            "Kế hoạch không có thời hạn thì không đưa vào lộ trình được; hệ thống đang vận hành không thể dựa vào thành phần chưa có.",
            "A plan without a date fits into no roadmap, and what runs today cannot rest on what is not there yet.",
        ),
        remedy: Text::fixed(
            "Bổ sung `since`, hoặc đặt ngày mục tiêu mới; hoặc sửa tình trạng của một trong hai thành phần; hoặc ghi `status: planned` cho quan hệ.",
            "Add `since`, or set a new target date, or correct the status of one of the two, or mark the relation `status: planned`.",
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
    let overdue = Each::new("overdue", past_words);
    let passed = Each::new("passed", past_words);
    let described = cx.architecture().evaluation_date().or(cx.date());
    for element in cx.architecture().elements() {
        if is_planned(element) && !element.fields().is_stated(Field::Since) {
            out.each(&group, undated(element));
        }
        if is_planned(element)
            && let Some(target) = element.fields().date(Field::Since)
        {
            let is_past = |day: Option<Date>| day.is_some_and(|day| target.last_day() < day);
            let finding = || past(element, target);
            if is_past(cx.date()) && is_past(described) {
                out.each(&overdue, finding());
            } else if is_past(cx.date()) {
                out.each(&passed, finding().severity(Severity::Info));
            }
        }
        for relation in element.relations() {
            let exempt = !relation.is_there_on(cx.date());
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

fn past_words(all: &Names) -> Text {
    let (count, vi, en) = (all.count(), all.vi(), all.en());
    bilingual!(
        "{count} thành phần dự kiến đã quá ngày mục tiêu: {vi}",
        "{count} planned elements are past their target dates: {en}"
    )
}

fn past(element: ElementRef<'_>, target: Date) -> Finding {
    let id = element.id();
    Finding::new(bilingual!(
        "`{id}` vẫn ở tình trạng dự kiến dù ngày mục tiêu {target} đã qua",
        "`{id}` is still planned although its target date {target} is past"
    ))
    .at(Subject::from(element).at(Field::Since))
    .rests_on(element.fields(), "status")
    .rests_on(element.fields(), "since")
    .help(Text::fixed(
        "Sửa `status` nếu đã vận hành hoặc đã dừng, hoặc đặt ngày mục tiêu mới tại `since`.",
        "Correct the `status` if it runs or was given up, or set a new target date in `since`.",
    ))
}

/// An end that runs already, with the planned elements at the other end or on the way that it depends on.
fn resting(relation: RelationRef<'_>) -> Option<(ElementRef<'_>, Vec<ElementRef<'_>>)> {
    let unsaid =
        relation.kind() == RelationKind::Exchanges && !relation.fields().is_stated(Field::Purpose);
    relation.readings().find_map(|reading| {
        let (end, other) = (reading.from(), reading.to());
        let dependence = relation.dependence();
        let depends = if reading.is_turned() {
            dependence.far
        } else {
            dependence.near
        };
        let runs = matches!(end.status(), Some(Status::Active | Status::Pilot));
        if !depends || !runs {
            return None;
        }
        let planned = other.filter(|other| is_planned(*other));
        // An exchange is planned with the end that acts: who is only going to read or to feed what runs already is no
        // fault. Where none is said to act, the one that holds data is taken to provide it.
        let acts = || {
            reading
                .purposes()
                .any(|purpose| purpose == Purpose::Exploit)
        };
        let is_exchange = relation.kind() == RelationKind::Exchanges;
        let needed = |other: ElementRef<'_>| match (is_exchange, unsaid) {
            (false, _) => true,
            (true, true) => other.kind().holds_data(),
            (true, false) => acts(),
        };
        if planned.is_some_and(|other| !needed(other)) {
            return None;
        }
        let mut planned: Vec<_> = planned.into_iter().collect();
        planned.extend(relation.hops().filter(|hop| is_planned(*hop)));
        (!planned.is_empty()).then_some((end, planned))
    })
}

/// Reports what is planned at the far end of a relation or on its way, if the end that depends on it runs already.
fn premature(relation: RelationRef<'_>, out: &mut Findings<'_>) {
    let Some((running, mut planned)) = resting(relation) else {
        return;
    };
    // Whichever end the relation is written at.
    planned.sort_by_key(|e| e.id());
    planned.dedup();
    let ids = listed(planned.iter().map(|e| e.id()));
    let (id, status) = (running.id(), running.status().map(Status::label));
    let (vi, en) = status
        .as_ref()
        .map_or(("", ""), |label| (label.get(Lang::Vi), label.get(Lang::En)));
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
