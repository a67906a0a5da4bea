//! INT022.

use std::borrow::Cow;

use super::sharing::holders;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Method, RelationKind, RelationRef, Subject, normalise};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT022"),
        name: RuleName::of("copied-master-data"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dữ liệu chủ được sao chép trong cơ quan",
            "Master data copied within the body",
        ),
        description: Text::fixed(
            "Từ ngày 01/07/2026, kết nối đang sử dụng giữa hai hệ thống của cơ quan không chia sẻ dữ liệu chủ (`data` trùng \
             với `master-data` của một đầu) bằng `method: synchronisation` hoặc `method: packaged`.",
            "Since 1 July 2026 a link in use between two systems of the body does not share master data (`data` that is \
             `master-data` of one end) by `method: synchronisation` or `method: packaged`.",
        ),
        why: Text::fixed(
            "Trong kiến trúc số của cơ quan, dữ liệu chủ chỉ được lưu trữ tại một hệ thống số; hệ thống khác phải truy cập và sử dụng trực tuyến khi thực hiện giao dịch điện tử. Bản sao cho mục đích khác cần được xem xét.",
            "In the digital architecture of a body, master data is stored in one digital system only; others are to access and use it online in electronic transactions. Copies for other purposes should be looked at.",
        ),
        remedy: Text::fixed(
            "Chuyển sang `method: online-call`.",
            "Change to `method: online-call`.",
        ),
        bases: Cow::Borrowed(&[Basis::of(
            &law::DECREE_224_2026,
            "23.5b",
            Confidence::Inferred,
        )]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for relation in cx.relations_of(RelationKind::Exchanges) {
        let (from, Some(to)) = (relation.from(), relation.to()) else {
            continue;
        };
        let Some(method @ (Method::Synchronisation | Method::Packaged)) = relation.method() else {
            continue;
        };
        let within = cx.answers_for(from)
            && cx.answers_for(to)
            && relation.is_there_on(cx.date())
            && from.is_in_use_on(cx.date())
            && to.is_in_use_on(cx.date());
        if !within {
            continue;
        }
        // Whichever the link is written at.
        let mut ends = [from, to];
        ends.sort_by_key(|end| end.id());
        if let Some((master, entity)) = mastered(relation, ends) {
            out.report(copied(relation, method, master, entity));
        }
    }
}

/// What passes that one of the ends masters, and the element that says so.
fn mastered<'a>(
    relation: RelationRef<'a>,
    ends: [ElementRef<'a>; 2],
) -> Option<(ElementRef<'a>, &'a str)> {
    let passing: Vec<_> = relation.data().map(normalise).collect();
    let masters = ends.into_iter().flat_map(holders);
    let mut entities = masters.flat_map(|e| {
        let entities = e.fields().texts(Field::MasterData);
        entities.map(move |entity| (e, entity))
    });
    entities.find(|(_, entity)| passing.contains(&normalise(entity)))
}

fn copied(
    relation: RelationRef<'_>,
    method: Method,
    master: ElementRef<'_>,
    entity: &str,
) -> Finding {
    let reading = relation.canonical();
    let (from, to) = (reading.from().id(), reading.end().id());
    let label = method.label();
    let (vi, en) = (label.get(Vi).to_lowercase(), label.get(En).to_lowercase());
    Finding::new(bilingual!(
        "kết nối giữa `{from}` và `{to}` chia sẻ dữ liệu chủ “{entity}” bằng {vi}, trong khi hệ thống khác phải truy cập và sử dụng dữ liệu chủ trực tuyến khi thực hiện giao dịch điện tử",
        "the link between `{from}` and `{to}` shares the master data “{entity}” by {en}, where other systems are to access and use master data online in electronic transactions"
    ))
    .label(Subject::from(relation).at(Field::Method), label)
    .label(
        Subject::from(master).at(Field::MasterData),
        Text::fixed("dữ liệu chủ được quản lý ở đây", "mastered here"),
    )
    .rests_on(relation.fields(), "method")
    .rests_on_element(master, "master-data")
}
