//! LAY014: a number or a date that cannot be meant.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Force, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::schema::FieldBits;
use crate::model::{Fields, Subject, Value};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

use super::date_limits::{self, Holder, Limits};
use super::value_ranges::{self, Fault};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY014"),
        name: RuleName::of("implausible-value"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Số hoặc ngày bất thường", "Implausible number or date"),
        description: Text::fixed(
            "Tìm số và ngày không thể đúng: số chủ thể dữ liệu cá nhân lớn hơn dân số thế giới, số lượng `instances` bằng 0 hoặc trên một tỷ, khối lượng hoặc số liệu âm không phải tỷ lệ tăng, giảm, tỷ lệ phần trăm ngoài khoảng từ 0 đến 100, mức độ chủ động ngoài các mức từ 1 đến 4, ngày trước năm 1900 hoặc sau năm 2100; và ngày của việc đã xảy ra nhưng chưa đến tại ngày đánh giá: lần kiểm tra an toàn (`assessed`), ngày chốt số liệu (`as-of`), `since` của thành phần không còn là dự kiến, `until` của thành phần đã dừng, `date` của mục `retired` và `transferred`. Ngày ban hành, ngày rà soát, ngày của văn bản và của tài liệu nguồn được muộn hơn ngày mô tả hiện trạng không quá 12 tháng. Ngày của kế hoạch và mục tiêu không xét.",
            "Looks for numbers and dates that cannot be right: more data subjects than there are people, `instances` of none or of more than a thousand million, negative volumes and figures that are no rates of change, percentages outside 0 to 100, a proactive grade that is none of 1 to 4, dates before 1900 or after 2100; and dates of what has happened that are still to come on the day of the check: an assessment (`assessed`), the day of a figure (`as-of`), `since` of what is no longer planned, `until` of what is retired, `date` under `retired` and `transferred`. The issue and reviews of a document, instruments and sources may follow the day that it describes by 12 months. Dates of plans and targets are not judged.",
        ),
        why: Text::fixed(
            "Giá trị như vậy thường do gõ nhầm, và làm sai các quy tắc dựa vào nó.",
            "Such a value is mostly a slip of the keyboard, and misleads the rules that rest on it.",
        ),
        remedy: Text::fixed("Sửa giá trị.", "Mend the value."),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

/// The fields that hold a number or a date. Most hold neither, and need not be read.
static JUDGED: LazyLock<FieldBits> = LazyLock::new(|| {
    let all = value_ranges::fields().chain(date_limits::fields());
    all.fold(0, |bits, field| bits | 1 << field as u32)
});

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let limits = Limits::on(cx.date(), cx.architecture());
    cx.each_fields(|fields, table, subject| {
        let holder = table.map_or(Holder::Thing, Holder::Entry);
        judge(fields, holder, limits, subject, out);
    });
}

fn judge(
    fields: Fields<'_>,
    holder: Holder,
    limits: Limits,
    subject: &dyn Fn() -> Subject,
    out: &mut Findings<'_>,
) {
    let judged = *JUDGED;
    let mut reported = None;
    for prop in fields.props() {
        let field = prop.field;
        // Of a list one is enough to look at it.
        if judged >> field as u32 & 1 == 0 || reported == Some(field) {
            continue;
        }
        let value = fields.value(*prop);
        let fault = match value {
            Value::Date(date) => limits
                .fault(fields, field, date, holder)
                .map(|why| Fault { why, basis: None }),
            Value::Number(_) | Value::Text(_) | Value::Pair(..) | Value::Token(_) | Value::Flag => {
                value_ranges::fault(fields, field, value)
            }
        };
        let Some(Fault { why, basis }) = fault else {
            continue;
        };
        // What means nothing here is another rule's to report.
        if !fields.has(field) {
            continue;
        }
        reported = Some(field);
        let (key, vi, en) = (field.path(), why.get(Lang::Vi), why.get(Lang::En));
        let (name, _) = key.split_once('.').unwrap_or((key, ""));
        let finding = Finding::new(bilingual!(
            "`{key}: {value}` không thể đúng: {vi}",
            "`{key}: {value}` cannot be right: {en}"
        ))
        .at(subject().at(field))
        .discriminator(key)
        .rests_on(fields, name);
        let in_force = basis.filter(|basis| {
            limits
                .day()
                .is_some_and(|day| basis.force_on(day) == Force::InForce)
        });
        out.report(match in_force {
            Some(basis) => finding.basis(basis.clone()),
            None => finding,
        });
    }
}
