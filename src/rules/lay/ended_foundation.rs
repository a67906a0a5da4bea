//! LAY020: what is in use depends on what has ended.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Layer, RelationRef, Status, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY020"),
        name: RuleName::of("ended-foundation"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Phụ thuộc vào thành phần đã dừng",
            "Depends on an element that has ended",
        ),
        description: Text::fixed(
            "Kiểm tra thành phần đang sử dụng không phụ thuộc trực tiếp vào thành phần đã dừng (`status: retired`, hoặc `until` đã qua tại ngày đánh giá), kể cả nền tảng trung gian trên đường đi của dữ liệu. Quan hệ dự kiến hoặc đã chấm dứt thì không xét; văn bản chính sách hết hiệu lực không xét ở đây.",
            "Checks that nothing in use depends directly on an element that has ended (`status: retired`, or `until` past on the day of the check), platforms that its data passes included. Relations that are planned or have ended are exempt, and policies that are no longer in force are not looked at here.",
        ),
        why: Text::fixed(
            "Hệ thống đang vận hành không thể dựa vào thành phần đã dừng; quan hệ như vậy thường còn lại sau khi thay thế, và làm các quy tắc khác coi là đã có chỗ dựa.",
            "What runs cannot rest on what was stopped. Such a relation is mostly left over from a replacement, and other rules take it for a foundation.",
        ),
        remedy: Text::fixed(
            "Chuyển quan hệ sang thành phần đang vận hành; hoặc sửa `status`, `until` của một trong hai thành phần; hoặc ghi quan hệ đã chấm dứt: `status: retired`.",
            "Let the relation lead to what runs now, or correct `status` or `until` of one of the two, or mark the relation as ended: `status: retired`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let (arch, day) = (cx.architecture(), cx.date());
    let has_ended =
        |element: ElementRef<'_>| element.layer() != Layer::Policy && element.has_ended(day);
    if !arch.elements().any(has_ended) {
        return;
    }
    let mut resting: BTreeMap<u32, Vec<(ElementRef<'_>, ElementRef<'_>, RelationRef<'_>)>> =
        BTreeMap::new();
    for relation in arch.relations().filter(|r| r.is_there_on(day)) {
        for (end, on) in relation.dependences() {
            if end != on && end.runs_on(day) && has_ended(on) {
                resting
                    .entry(on.ix())
                    .or_default()
                    .push((on, end, relation));
            }
        }
    }
    for mut all in resting.into_values() {
        all.sort_by_key(|(_, end, _)| end.id());
        let Some((on, ..)) = all.first() else {
            continue;
        };
        let id = on.id().to_owned();
        let group = Each::new(on.id(), move |all| {
            let (vi, en) = (all.vi(), all.en());
            bilingual!(
                "đang sử dụng nhưng phụ thuộc vào `{id}` đã dừng: {vi}",
                "in use, but depending on `{id}`, which has ended: {en}"
            )
        });
        for same in all.chunk_by(|a, b| a.1 == b.1) {
            if let Some((on, end, _)) = same.first() {
                let mut relations: Vec<_> = same.iter().map(|(.., relation)| *relation).collect();
                // A platform may be passed twice.
                relations.dedup_by_key(|relation| relation.ix());
                out.each(&group, finding(*on, *end, &relations));
            }
        }
    }
}

/// At the dependent element, wherever its relations are written, so that the findings come in one order.
fn finding(on: ElementRef<'_>, end: ElementRef<'_>, relations: &[RelationRef<'_>]) -> Finding {
    let (id, on_id) = (end.id(), on.id());
    let field = match on.status() {
        Some(Status::Retired) => Field::Status,
        Some(Status::Planned | Status::Pilot | Status::Active | Status::Deprecated) | None => {
            Field::Until
        }
    };
    let found = Finding::new(bilingual!(
        "`{id}` đang sử dụng nhưng phụ thuộc vào `{on_id}` đã dừng",
        "`{id}` is in use but depends on `{on_id}`, which has ended"
    ))
    .named(bilingual!("`{id}`", "`{id}`"))
    .at(end);
    let depends = |found: Finding, relation: &RelationRef<'_>| {
        let text = Text::fixed("quan hệ phụ thuộc", "the dependence");
        found.label(*relation, text)
    };
    let found = relations.iter().fold(found, depends);
    found
        .label(
            Subject::from(on).at(field),
            Text::fixed("đã dừng", "has ended"),
        )
        .discriminator(on_id)
        .rests_on_element(on, "status")
}
