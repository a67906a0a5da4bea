//! LAY013: something that ends before it begins.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, Fields, Subject, Table};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY013"),
        name: RuleName::of("end-before-beginning"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Kết thúc trước khi bắt đầu", "End before the beginning"),
        description: Text::fixed(
            "Kiểm tra `since` không muộn hơn `until` ở thành phần, quan hệ và giai đoạn của lộ trình. Ngày chỉ ghi năm hoặc tháng được tính từ ngày đầu đến ngày cuối.",
            "Checks that `since` is no later than `until` of elements, relations and periods of the roadmap. A year or a month lasts from its first day to its last.",
        ),
        why: Text::fixed(
            "Không thể lập kế hoạch hoặc đánh giá theo một khoảng thời gian không tồn tại.",
            "Nothing can be planned or judged by a span of time that does not exist.",
        ),
        remedy: Text::fixed("Sửa một trong hai ngày.", "Mend one of the two dates."),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    for element in arch.elements() {
        judge(element.fields(), || Subject::from(element), out);
    }
    for relation in arch.relations_with(Field::Until) {
        judge(relation.fields(), || Subject::from(relation), out);
    }
    for period in arch.records(Table::Roadmap) {
        judge(period.fields(), || Subject::from(period), out);
    }
}

fn judge(fields: Fields<'_>, subject: impl FnOnce() -> Subject, out: &mut Findings<'_>) {
    let (Some(since), Some(until)) = (fields.date(Field::Since), fields.date(Field::Until)) else {
        return;
    };
    if since.first_day() <= until.last_day() {
        return;
    }
    let subject = subject();
    let (since_vi, until_vi) = (since.vietnamese(), until.vietnamese());
    let finding = Finding::new(bilingual!(
        "`until` ({until_vi}) sớm hơn `since` ({since_vi})",
        "`until` ({until}) is earlier than `since` ({since})"
    ))
    .label(
        subject.clone().at(Field::Until),
        Text::fixed("kết thúc", "the end"),
    )
    .label(
        subject.at(Field::Since),
        Text::fixed("bắt đầu", "the beginning"),
    )
    .rests_on(fields, "since")
    .rests_on(fields, "until");
    out.report(finding);
}
