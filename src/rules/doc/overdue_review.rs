//! DOC008: the document has not been reviewed for more than a year.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Force, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{DocumentStatus, Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC008"),
        name: RuleName::of("overdue-review"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Quá hạn rà soát", "Review overdue"),
        description: Text::fixed(
            "So sánh lần rà soát gần nhất với ngày đánh giá; quá 12 tháng thì cảnh báo đối với Bộ Tư pháp từ ngày 05/07/2023, khi yêu cầu cập nhật hằng năm được nêu, và nêu để biết đối với trường hợp khác. Kiến trúc chưa rà soát lần nào thì tính từ ngày ban hành; dự thảo và bản minh họa chưa rà soát thì không xét.",
            "Compares the last review with the day of the check and after 12 months warns the Ministry of Justice from 5 July 2023, when an update every year was called for; in other cases it is only mentioned. A document never reviewed is judged from its date of issue; drafts and illustrations without a review are not judged.",
        ),
        why: Text::fixed(
            "Kiến trúc cần được rà soát định kỳ; nội dung cũ làm người đọc quyết định theo hiện trạng không còn đúng.",
            "An architecture wants a review from time to time; old content leads to decisions on a state that is gone.",
        ),
        remedy: Text::fixed(
            "Rà soát, cập nhật kiến trúc rồi ghi ngày vào `reviewed`.",
            "Review and update the document, then add the date to `reviewed`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

/// Asked of the Ministry, and of nobody else.
const MOJ: Basis = Basis::of(&law::ANNUAL_UPDATE, "", Confidence::Stated);

/// A year.
const MONTHS: u16 = 12;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let fields = arch.fields();
    let Some(today) = cx.date() else { return };
    if fields.was_refused(Field::Reviewed) || fields.was_refused(Field::DocumentStatus) {
        return;
    }
    let exempt = matches!(
        arch.status(),
        Some(DocumentStatus::Draft | DocumentStatus::Illustrative)
    );
    let overdue = |since: crate::date::Date| since.last_day().plus_months(MONTHS) < today;
    let today_vi = today.vietnamese();
    let finding = match (arch.last_review(), arch.issued_date()) {
        (Some(last), _) if overdue(last) => {
            let last_vi = last.vietnamese();
            Finding::new(bilingual!(
                "lần rà soát gần nhất ({last_vi}) cách ngày đánh giá {today_vi} hơn {MONTHS} tháng",
                "the last review ({last}) is more than {MONTHS} months before the day of the check, {today}"
            ))
            .at(Subject::Document.at(Field::Reviewed))
            .rests_on(fields, "reviewed")
        }
        (None, Some(issued)) if !exempt && overdue(issued) => {
            let issued_vi = issued.vietnamese();
            Finding::new(bilingual!(
                "kiến trúc ban hành ngày {issued_vi} chưa được rà soát lần nào trong hơn {MONTHS} tháng tính đến {today_vi}",
                "the document was issued on {issued} and has not been reviewed since, for more than {MONTHS} months as of {today}"
            ))
            .at(Subject::Document.at(Field::IssuedDate))
            .rests_on(fields, "issued")
        }
        _ => return,
    };
    let asked = MOJ.force_on(today) != Force::NotYet;
    let finding = if asked && cx.is_ministry_of_justice() {
        finding.basis_on(MOJ, cx.date())
    } else {
        finding.severity(Severity::Info)
    };
    out.report(finding.help(Text::fixed(
        "Sau khi rà soát, ghi vào mục `architecture`:\n  reviewed: [YYYY-MM-DD]",
        "After the review, add under `architecture`:\n  reviewed: [YYYY-MM-DD]",
    )));
}
