//! SEC011: the last security assessment is older than the level allows.

use std::borrow::Cow;

use super::demand::levelled;
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, RelationKind, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC011"),
        name: RuleName::of("overdue-security-assessment"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Quá hạn kiểm tra, đánh giá an toàn",
            "Security assessment overdue",
        ),
        description: Text::fixed(
            "So sánh lần kiểm tra, đánh giá an toàn gần nhất (`assessed`) với ngày đánh giá: 12 tháng đối với cấp độ 3, 4; 6 tháng đối với cấp độ 5. Thời hạn 24 tháng áp dụng cho toàn bộ hoạt động của cơ quan: chỉ cảnh báo một lần đối với văn bản, khi mọi lần đánh giá đã ghi đều cách quá 24 tháng và không hệ thống nào quá thời hạn của chính cấp độ mình. Các hệ thống từ cấp độ 3 không ghi ngày được nhắc chung một lần; ngày chưa đến không được tính. Cơ sở dữ liệu do hệ thống có cấp độ lưu trữ được đánh giá cùng hệ thống đó.",
            "Compares the last security assessment (`assessed`) with the day of the check: 12 months for levels 3 and 4, 6 months for level 5. The term of 24 months is that of the body as a whole: one warning on the document if every assessment stated is older than 24 months and no system is overdue for its own level. Systems of level 3 or higher without a date are named together, once; a date that is still to come is none. A database that a system with a level stores is assessed with it.",
        ),
        why: Text::fixed(
            "Lỗ hổng mới xuất hiện liên tục; kết quả đánh giá cũ không còn cho biết hệ thống có an toàn hay không.",
            "New weaknesses come up all the time; an old assessment no longer tells whether a system is safe.",
        ),
        remedy: Text::fixed(
            "Tổ chức kiểm tra, đánh giá rồi ghi ngày vào `assessed`.",
            "Have the system assessed, then write the date in `assessed`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_85_2016,
    "20.2c",
    Confidence::Sourced,
)];

/// From this level on, silence is worth a word.
const LEVEL: u8 = 3;

/// Within how many months the next assessment is due.
fn months(level: u8) -> Option<u16> {
    match level {
        ..=2 => None,
        3 | 4 => Some(12),
        _ => Some(6),
    }
}

/// Within how many months the body assesses its activity as a whole.
const WHOLE: u16 = 24;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(today) = cx.date() else { return };
    let unstated = unstated();
    let (overdue_ones, ahead_ones) = (overdue_ones(today), ahead_ones(today));
    let mut newest: Option<(Date, ElementRef<'_>)> = None;
    let mut is_any_overdue = false;
    for (system, level) in levelled(cx) {
        let fields = system.fields();
        if !system.is_in_use_on(cx.date()) || fields.was_refused(Field::Assessed) {
            continue;
        }
        // What a graded system stores is a part of it and is assessed with it.
        if is_stored_by_graded(cx, system) {
            continue;
        }
        let Some(last) = fields.date(Field::Assessed) else {
            if level >= LEVEL && !system.kind().holds_data() {
                out.each(&unstated, silent(system, level));
            }
            continue;
        };
        // What is still to come is no assessment; the date itself is for another rule to report.
        if last.first_day() > today {
            if level >= LEVEL {
                out.each(&ahead_ones, ahead(system, level, last, today));
            }
            continue;
        }
        if newest.is_none_or(|(date, _)| date.last_day() < last.last_day()) {
            newest = Some((last, system));
        }
        if let Some(within) = months(level)
            && last.last_day().plus_months(within) < today
        {
            is_any_overdue = true;
            out.each(&overdue_ones, overdue(system, level, within, last, today));
        }
    }
    // Where a system is overdue for its own level, that of the whole says nothing new.
    if let Some((last, system)) = newest
        && !is_any_overdue
        && last.last_day().plus_months(WHOLE) < today
    {
        out.report(whole(system, last, today));
    }
}

/// Whether a system with a level stores what an element holds.
fn is_stored_by_graded(cx: &Context<'_>, element: ElementRef<'_>) -> bool {
    element.kind().holds_data()
        && cx.graph().incoming(element).any(|relation| {
            relation.kind() == RelationKind::Stores
                && relation.is_there_on(cx.date())
                && relation.from().security_level().is_some()
        })
}

fn whole(system: ElementRef<'_>, last: Date, today: Date) -> Finding {
    let id = system.id();
    let (last_vi, today_vi) = (last.vietnamese(), today.vietnamese());
    Finding::new(bilingual!(
        "không hệ thống nào của cơ quan được kiểm tra, đánh giá an toàn trong {WHOLE} tháng đến ngày {today_vi}; lần gần nhất ({last_vi}) là của `{id}`",
        "no system of the body was assessed within {WHOLE} months before {today}; the last assessment ({last}) is that of `{id}`"
    ))
    .discriminator("whole")
    .at(Subject::Document)
    .label(
        Subject::from(system).at(Field::Assessed),
        Text::fixed("lần gần nhất", "the last one"),
    )
    .rests_on_element(system, "assessed")
}

fn overdue(system: ElementRef<'_>, level: u8, within: u16, last: Date, today: Date) -> Finding {
    let id = system.id();
    let (last_vi, today_vi) = (last.vietnamese(), today.vietnamese());
    Finding::new(bilingual!(
        "lần đánh giá an toàn gần nhất của `{id}` ({last_vi}) cách ngày {today_vi} hơn {within} tháng, thời hạn của cấp độ {level}",
        "the last security assessment of `{id}` ({last}) is more than {within} months before {today}, the term for level {level}"
    ))
    .at(Subject::from(system).at(Field::Assessed))
    .rests_on(system.fields(), "assessed")
    .rests_on(system.fields(), "security-level")
}

fn overdue_ones(today: Date) -> Each {
    Each::new("overdue", move |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        let today_vi = today.vietnamese();
        bilingual!(
            "đến ngày {today_vi}, {count} hệ thống đã quá thời hạn đánh giá an toàn của cấp độ: {vi}",
            "by {today}, the security assessment of {count} systems is overdue for their level: {en}"
        )
    })
}

fn unstated() -> Each {
    Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống từ cấp độ {LEVEL} không ghi ngày kiểm tra, đánh giá an toàn gần nhất: {vi}",
            "{count} systems of level {LEVEL} or higher state no date of a past security assessment: {en}"
        )
    })
}

/// A date is stated there, which is later than the day of the check.
fn ahead_ones(today: Date) -> Each {
    Each::new("ahead", move |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        let today_vi = today.vietnamese();
        bilingual!(
            "đến ngày {today_vi} chưa có lần kiểm tra, đánh giá an toàn nào của {count} hệ thống từ cấp độ {LEVEL} (ngày được ghi muộn hơn): {vi}",
            "by {today}, {count} systems of level {LEVEL} or higher had not been assessed yet (the date stated is later): {en}"
        )
    })
    .help(AHEAD)
}

/// What to do about a date that is still to come.
const AHEAD: Text = Text::fixed(
    "Kiểm tra lại ngày đánh giá (`--as-of` hoặc `state-date`), hoặc sửa ngày ghi ở `assessed`.",
    "Look at the day of the check (`--as-of` or `state-date`), or mend `assessed`.",
);

fn silent(system: ElementRef<'_>, level: u8) -> Finding {
    let id = system.id();
    Finding::new(bilingual!(
        "`{id}` ở cấp độ {level} không ghi ngày kiểm tra, đánh giá an toàn gần nhất",
        "`{id}`, of level {level}, states no date of a security assessment"
    ))
    .severity(Severity::Info)
    .at(system)
}

fn ahead(system: ElementRef<'_>, level: u8, last: Date, today: Date) -> Finding {
    let id = system.id();
    let (last_vi, today_vi) = (last.vietnamese(), today.vietnamese());
    Finding::new(bilingual!(
        "`{id}` ở cấp độ {level} chưa có lần kiểm tra, đánh giá an toàn nào đến ngày {today_vi}: ngày được ghi là {last_vi}",
        "`{id}`, of level {level}, states no assessment up to {today}: its date is {last}"
    ))
    .severity(Severity::Info)
    .at(Subject::from(system).at(Field::Assessed))
    .rests_on(system.fields(), "assessed")
    .help(AHEAD)
}
