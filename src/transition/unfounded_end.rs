//! TRN007: something was retired or handed over without a reason and a basis.

use std::borrow::Cow;

use super::step::has_fresh_note;
use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{
    DocumentStatus, EXISTENCE, ElementRef, Field, OrganisationRef, RecordRef, Status, Subject,
    Table,
};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN007"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dừng vận hành, chuyển giao không nêu căn cứ",
            "Retirement or transfer without a basis",
        ),
        what: Text::fixed(
            "Kiểm tra thành phần đã dừng vận hành có lý do và có quyết định hoặc nguồn nêu việc dừng; thành phần chuyển giao, hoặc đổi sang chủ quản thuộc cơ quan khác, có nêu căn cứ. Nguồn không được tính khi mục tự ghi `inferred: [existence]`.",
            "Checks that what was retired gives a reason, and a decision or a source that tells of it, and that what was handed over, or has an owner of another agency now, names a basis. A source does not count where the entry itself says `inferred: [existence]`.",
        ),
        why: Text::fixed(
            "Dừng hoặc chuyển giao hệ thống làm thay đổi trách nhiệm quản lý dữ liệu; người phê duyệt cần biết việc đó dựa trên quyết định nào.",
            "Stopping or handing over a system changes who answers for its data. Whoever approves the step must see on what decision that rests.",
        ),
        remedy: Text::fixed(
            "Bổ sung `reason` và `decision` trong mục `retired`, `basis` trong mục `transferred`, hoặc `note` ở thành phần đổi chủ quản.",
            "Add `reason` and `decision` under `retired`, `basis` under `transferred`, or a `note` on the element whose owner changed.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    for record in cx.later().records(Table::Retired) {
        let fields = record.fields();
        let has_source = fields.has(Field::Source) && !fields.is_inferred(EXISTENCE);
        let founded = fields.has(Field::Decision) || has_source;
        if is_of_this_step(cx, record) && !(fields.has(Field::Reason) && founded) {
            let id = record.key();
            let text = crate::bilingual!(
                "`{id}` dừng vận hành mà không nêu quyết định hoặc nguồn",
                "`{id}` is retired without a decision or a source"
            );
            out.report(admitted(cx, record, Finding::new(text).at(record)));
        }
    }
    for record in cx.later().records(Table::Transferred) {
        let founded = record.fields().has(Field::TransferBasis);
        if is_of_this_step(cx, record) && !founded {
            let id = record.key();
            let text = crate::bilingual!(
                "`{id}` được chuyển giao mà không nêu căn cứ",
                "`{id}` is handed over without a basis"
            );
            out.report(admitted(cx, record, Finding::new(text).at(record)));
        }
    }
    for element in cx.later().elements() {
        in_place(cx, element, out);
    }
}

/// Records are kept from version to version; only those of elements that the old version had are judged.
fn is_of_this_step(cx: &TransitionContext<'_, '_>, record: RecordRef<'_>) -> bool {
    cx.earlier().element(record.key()).is_some() && cx.later().element(record.key()).is_none()
}

/// An illustrative document that says itself that no source tells of the end is not to be blamed for it.
fn admitted(cx: &TransitionContext<'_, '_>, record: RecordRef<'_>, finding: Finding) -> Finding {
    let illustrative = cx.later().status() == Some(DocumentStatus::Illustrative);
    if illustrative && record.fields().is_inferred(EXISTENCE) {
        finding.severity(Severity::Info).note(Text::fixed(
            "văn bản minh họa tự ghi rằng không nguồn nào nêu việc này",
            "the document is illustrative and says itself that no source tells of this",
        ))
    } else {
        finding
    }
}

/// What is still listed under its id, but was stopped or has an owner of another agency.
fn in_place<'a>(cx: &TransitionContext<'_, 'a>, element: ElementRef<'a>, out: &mut Findings<'_>) {
    let mut before = cx.lineage().before(element);
    let (Some(old), None) = (before.next(), before.next()) else {
        return;
    };
    if has_fresh_note(cx, element) {
        return;
    }
    let id = element.id();
    // An end that was announced before needs no more words when it comes.
    let until = |e: ElementRef<'_>| e.fields().date(Field::Until);
    let retired = element.status() == Some(Status::Retired);
    let is_new = retired || until(element) != until(old);
    if is_new && element.has_ended(cx.date()) && !old.has_ended(cx.earlier_date()) {
        let finding = Finding::new(crate::bilingual!(
            "`{id}` chuyển sang tình trạng đã dừng mà không có ghi chú nêu lý do và căn cứ",
            "`{id}` was stopped, and no note gives the reason and the basis"
        ));
        out.report(
            finding
                .at(Subject::from(element).at(if retired { Field::Status } else { Field::Until }))
                .label_old(old, None)
                .rests_on_element(element, "status"),
        );
    }
    let agency = |e: ElementRef<'a>| e.agency().map(|a: OrganisationRef<'a>| a.key());
    if let (Some(was), Some(is)) = (agency(old), agency(element))
        && !cx.lineage().organisation_goes_on(was, is)
        && !cx.lineage().organisation_may_go_on(was, is)
        && cx.earlier().organisation(is).is_some()
    {
        let finding = Finding::new(crate::bilingual!(
            "chủ quản của `{id}` chuyển từ `{was}` sang `{is}` mà không có ghi chú nêu căn cứ",
            "`{id}` passed from `{was}` to `{is}`, and no note gives the basis"
        ));
        out.report(
            finding
                .at(Subject::from(element).at(Field::Owner))
                .label_old(Subject::from(old).at(Field::Owner), None)
                .rests_on_element(element, "owner")
                .rests_on_element(old, "owner"),
        );
    }
}
