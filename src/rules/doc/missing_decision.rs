//! DOC005: the document neither names the decision that issued it nor says that there is none.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{DocumentStatus, Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC005"),
        name: RuleName::of("missing-issuing-decision"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Thiếu quyết định ban hành", "Issuing decision missing"),
        description: Text::fixed(
            "Kiểm tra kiến trúc nêu số và ngày của quyết định ban hành, hoặc ghi rõ là dự thảo hay bản minh họa. Bản minh họa mà ghi `issued` cũng bị cảnh báo. Không có căn cứ pháp lý: chưa tìm thấy văn bản nào quy định kiến trúc phải tự nêu quyết định ban hành; đây là quy ước của mô hình, theo thực tiễn của các bộ, địa phương, nên chỉ là cảnh báo.",
            "Checks that the document gives number and date of the decision that issued it, or says that it is a draft or illustrative. An illustrative document that claims to be issued draws a warning too. There is no legal basis: no text was found that makes a document name its decision. It is a convention of the model, after what ministries and provinces do, and so a warning.",
        ),
        why: Text::fixed(
            "Người đọc phải biết kiến trúc có hiệu lực hay không; kiến trúc không nêu quyết định dễ bị hiểu nhầm là kiến trúc chính thức.",
            "A reader must know whether the document is in force; one that names no decision is easily taken for an official text.",
        ),
        remedy: Text::fixed(
            "Ghi `issued: { decision, date }`, hoặc `status: draft` hay `status: illustrative`.",
            "Write `issued: { decision, date }`, or `status: draft` or `status: illustrative`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// Said of every finding: what a text does not ask for is not claimed.
const NO_LAW: Text = Text::fixed(
    "không có căn cứ pháp lý: đây là quy ước của mô hình, để kiến trúc không bị nhầm là bản chính thức",
    "no legal basis: this is a convention of the model, so that the document is not taken for an official one",
);

const BASES: &[Basis] = &[Basis::of(&law::PRACTICE, "", Confidence::Sourced)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let fields = cx.architecture().fields();
    if fields.was_refused(Field::DocumentStatus) {
        return;
    }
    // Half a decision is the reader's to report: both parts are mandatory there.
    let issued = fields.is_stated(Field::IssuedDecision) || fields.is_stated(Field::IssuedDate);
    match cx.architecture().status() {
        Some(DocumentStatus::Illustrative) if issued => out.report(pretence()),
        Some(DocumentStatus::Draft | DocumentStatus::Illustrative) => {}
        _ if issued => {}
        status => out.report(nothing(status)),
    }
}

/// Nobody issued an illustrative document; what it reconstructs may have been issued.
fn pretence() -> Finding {
    Finding::new(Text::fixed(
        "kiến trúc ghi là bản minh họa nhưng lại nêu quyết định ban hành của chính mình",
        "the document is illustrative and yet names a decision that issued it",
    ))
    .at(Subject::Document.at(Field::IssuedDecision))
    .label(
        Subject::Document.at(Field::DocumentStatus),
        Text::fixed("tình trạng được ghi ở đây", "the status is stated here"),
    )
    .note(NO_LAW)
    .help(Text::fixed(
        "Bản minh họa dùng `reconstructs: { decision, date }` thay cho `issued`.",
        "An illustrative document uses `reconstructs: { decision, date }` instead of `issued`.",
    ))
}

fn nothing(status: Option<DocumentStatus>) -> Finding {
    let finding = match status {
        Some(status) => Finding::new(bilingual!(
            "kiến trúc có tình trạng `{status}` nhưng không nêu số, ngày của quyết định ban hành",
            "the document is `{status}` but gives neither number nor date of the decision that issued it"
        ))
        .at(Subject::Document.at(Field::DocumentStatus)),
        None => Finding::new(Text::fixed(
            "kiến trúc không nêu quyết định ban hành và cũng không ghi là dự thảo hay bản minh họa",
            "the document names no decision that issued it and does not say that it is a draft or illustrative",
        ))
        .at(Subject::Document),
    };
    finding.note(NO_LAW).help(Text::fixed(
        "Bổ sung vào mục `architecture` một trong hai dòng:\n  issued: { decision: \"…/QĐ-…\", date: YYYY-MM-DD }\n  status: draft",
        "Add one of these lines under `architecture`:\n  issued: { decision: \"…/QĐ-…\", date: YYYY-MM-DD }\n  status: draft",
    ))
}
