//! LAY014: a number or a date that cannot be meant.

use std::borrow::Cow;

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{Field, Fields, Subject, Table, Value};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY014"),
        severity: Severity::Warning,
        title: Text::fixed("Số hoặc ngày bất thường", "Implausible number or date"),
        what: Text::fixed(
            "Tìm số và ngày không thể đúng: số chủ thể dữ liệu cá nhân lớn hơn dân số thế giới, số lượng `instances` bằng 0 hoặc trên một tỷ, khối lượng hoặc số liệu âm không phải tỷ lệ, ngày trước năm 1900 hoặc sau năm 2100.",
            "Looks for numbers and dates that cannot be right: more data subjects than there are people, `instances` of none or of more than a thousand million, negative volumes and figures that are no rates, dates before 1900 or after 2100.",
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

/// More people than live, with room for growth.
const PEOPLE: u64 = 10_000_000_000;
/// More of one thing than there can be.
const THINGS: u64 = 1_000_000_000;
/// What documents of our time state lies between the beginnings of these years.
const TIMES: (Date, Date) = (Date::day(1900, 1, 1), Date::day(2101, 1, 1));

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    judge(arch.fields(), || Subject::Document, out);
    for element in arch.elements() {
        judge(element.fields(), || Subject::from(element), out);
        for relation in element.relations() {
            judge(relation.fields(), || Subject::from(relation), out);
        }
    }
    for record in Table::ALL.into_iter().flat_map(|table| arch.records(table)) {
        judge(record.fields(), || Subject::from(record), out);
    }
}

fn judge(fields: Fields<'_>, subject: impl Fn() -> Subject, out: &mut Findings<'_>) {
    let mut reported = None;
    for (field, value) in fields.iter() {
        // Of a list one is enough to look at it.
        if reported == Some(field) {
            continue;
        }
        let Some(why) = fault(fields, field, value) else {
            continue;
        };
        // What means nothing here is another rule's to report.
        if !fields.has(field) {
            continue;
        }
        reported = Some(field);
        let (key, vi, en) = (field.path(), why.get(Lang::Vi), why.get(Lang::En));
        out.report(
            Finding::new(bilingual!(
                "`{key}: {value}` không thể đúng: {vi}",
                "`{key}: {value}` cannot be right: {en}"
            ))
            .at(subject().at(field))
            .discriminator(key),
        );
    }
}

fn fault(fields: Fields<'_>, field: Field, value: Value<'_>) -> Option<Text> {
    match (field, value) {
        (_, Value::Date(date)) => {
            let (first, last) = TIMES;
            let far = date.last_day() < first || date.first_day() >= last;
            far.then_some(Text::fixed(
                "ngày nằm ngoài khoảng từ năm 1900 đến năm 2100",
                "the date is not between 1900 and 2100",
            ))
        }
        (Field::PersonalDataSubjects, Value::Number(number)) if number > PEOPLE => Some(
            Text::fixed("nhiều hơn dân số thế giới", "more than there are people"),
        ),
        (Field::Instances, Value::Number(0)) => Some(Text::fixed(
            "không có thành phần nào thì không khai báo",
            "what is not there at all need not be declared",
        )),
        (Field::Instances, Value::Number(number)) if number > THINGS => {
            Some(Text::fixed("quá nhiều", "too many"))
        }
        (Field::VolumeValue | Field::Value, Value::Text(number)) if number.starts_with('-') => {
            let unit = if field == Field::Value {
                Field::Unit
            } else {
                Field::VolumeUnit
            };
            let is_rate = fields.text(unit).is_some_and(|unit| unit.contains('%'));
            (!is_rate).then_some(Text::fixed("số âm", "it is negative"))
        }
        _ => None,
    }
}
