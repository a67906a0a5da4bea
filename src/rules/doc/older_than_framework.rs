//! DOC006: the document was issued before the framework it claims to follow.

use std::borrow::Cow;

use super::wrong_framework::is_same;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Instrument, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{DocumentStatus, Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC006"),
        name: RuleName::of("issued-before-framework"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Ban hành trước khung kiến trúc",
            "Issued before its framework",
        ),
        description: Text::fixed(
            "So sánh ngày ban hành kiến trúc với ngày ban hành khung kiến trúc mà kiến trúc tuân theo; dự thảo và bản minh họa không bị so sánh ngày ban hành. Ngoài ra, nêu (thông tin) trường hợp ngày đánh giá của kiến trúc sớm hơn khung: các quy tắc theo ngày đó chưa xét yêu cầu mới của khung.",
            "Compares the date of issue with that of the framework which the document claims to follow; that of drafts and illustrations is not compared. An info says where the day by which the document is judged lies before the framework: rules of that day do not look at what the framework brought.",
        ),
        why: Text::fixed(
            "Kiến trúc có trước khung thì không thể dựa trên bản chính thức của khung; thực tế có trường hợp xây dựng theo dự thảo khung, nên đây chỉ là cảnh báo.",
            "A document older than the framework cannot rest on its final text. Some were in fact written along a draft of it, so this is a warning only.",
        ),
        remedy: Text::fixed(
            "Kiểm tra ngày ban hành và số của khung; nếu kiến trúc theo dự thảo khung thì rà soát lại theo bản chính thức.",
            "Check the date and the number of the framework; if the document followed a draft, review it against the final text.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// The framework itself is cited by each finding: on the day of such a document it is not in force yet, and
/// that is the point.
const BASES: &[Basis] = &[Basis::of(&law::PRACTICE, "", Confidence::Sourced)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if !issued_before(cx, out) {
        judged_before(cx, out);
    }
}

/// The day by which the rules judge, which lies before the framework.
fn judged_before(cx: &Context<'_>, out: &mut Findings<'_>) {
    let decision = followed(cx);
    let (Some(day), Some(framework)) = (cx.date(), decision.from) else {
        return;
    };
    if day.last_day() >= framework {
        return;
    }
    let arch = cx.architecture();
    let (name_vi, name_en) = (decision.name.get(Lang::Vi), decision.name.get(Lang::En));
    let (day_vi, framework_vi) = (day.vietnamese(), framework.vietnamese());
    let field = if arch.state_date().is_some() {
        Field::StateDate
    } else {
        Field::FrameworkNumber
    };
    out.report(
        Finding::new(bilingual!(
            "kiến trúc được đánh giá theo ngày {day_vi}, trước {name_vi} (ngày {framework_vi}): yêu cầu có hiệu lực sau ngày {day_vi} không được xét",
            "the architecture is judged by {day}, before {name_en} of {framework}: what came into force after {day} was not judged"
        ))
        .at(Subject::Document.at(field))
        .discriminator("day")
        .severity(Severity::Info)
        .basis(Basis::of(decision, "", Confidence::Sourced))
        .help(bilingual!(
            "Cập nhật nội dung kiến trúc và ghi `state-date` từ ngày {framework_vi} trở đi, hoặc đánh giá theo một ngày từ đó trở đi.",
            "Bring the architecture up to date and state a `state-date` of {framework} or later, or judge it by such a day."
        )),
    );
}

/// The date of issue. Gives whether it was reported.
fn issued_before(cx: &Context<'_>, out: &mut Findings<'_>) -> bool {
    let arch = cx.architecture();
    let exempt = matches!(
        arch.status(),
        Some(DocumentStatus::Draft | DocumentStatus::Illustrative)
    );
    if exempt || arch.fields().was_refused(Field::DocumentStatus) {
        return false;
    }
    let decision = followed(cx);
    let (Some(issued), Some(framework)) = (arch.issued_date(), decision.from) else {
        return false;
    };
    // A date known only to the month or the year counts at its last day: in doubt it is not too early.
    if issued.last_day() >= framework {
        return false;
    }
    let (issued_vi, framework_vi) = (issued.vietnamese(), framework.vietnamese());
    let (name_vi, name_en) = (decision.name.get(Lang::Vi), decision.name.get(Lang::En));
    out.report(
        Finding::new(bilingual!(
            "kiến trúc ban hành ngày {issued_vi}, trước {name_vi} (ngày {framework_vi}) mà kiến trúc tuân theo",
            "the architecture was issued on {issued}, before {name_en} of {framework}, which it claims to follow"
        ))
        .at(Subject::Document.at(Field::IssuedDate))
        .label(
            Subject::Document.at(Field::FrameworkNumber),
            bilingual!(
                "{name_vi} có từ ngày {framework_vi}",
                "{name_en} exists since {framework}"
            ),
        )
        .rests_on(arch.fields(), "issued")
        .basis(Basis::of(decision, "", Confidence::Sourced)),
    );
    true
}

/// The earliest of the decisions that the document says it follows, else that of the framework.
fn followed(cx: &Context<'_>) -> &'static Instrument {
    let fields = cx.architecture().fields();
    let is_named = |decision: &&'static Instrument| {
        let mut named = fields.texts(Field::FrameworkFollows);
        named.any(|named| is_same(named, decision))
    };
    let followed = cx.framework().decisions().filter(is_named);
    let earliest = followed.min_by_key(|decision| decision.from);
    earliest.unwrap_or(cx.framework().decision)
}
