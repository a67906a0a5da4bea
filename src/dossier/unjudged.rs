//! What an appraisal could not judge: what was not read, what is not known of a framework, what rests on nothing.

use super::appraised::Cx;
use super::parts::{Block, Part};
use super::words;
use crate::diagnostic::Report;
use crate::diff::{Contradiction, UnjudgedEnds};
use crate::framework::Framework;
use crate::model::Architecture;
use crate::text::Text;

pub(super) fn part(cx: &Cx<'_, '_>) -> Part {
    let (review, lang) = (cx.review, cx.lang);
    let diff = &review.diff;
    let mut said: Vec<Text> = Vec::new();
    if cx.is_public {
        // What they name may be secret.
        let unread = diff.completeness().lines().len();
        if unread > 0 {
            said.push(crate::bilingual!(
                "không đọc được {unread} nội dung",
                "could not be read: {unread}"
            ));
        }
        let count = diff.uncertain().len();
        if count > 0 {
            said.push(crate::bilingual!(
                "chưa xác định được có thay đổi hay không: {count} nội dung",
                "not known whether they changed: {count}"
            ));
        }
    } else {
        let unread = diff.completeness().lines();
        let not_read = Text::fixed("không đọc được", "could not be read");
        said.extend(unread.iter().map(|line| prefixed(&not_read, line)));
        let uncertain = Text::fixed(
            "chưa xác định được có thay đổi hay không",
            "not known whether it changed",
        );
        said.extend(
            diff.uncertain()
                .iter()
                .map(|one| prefixed(&uncertain, &one.summary())),
        );
        said.extend(diff.contradictions().iter().map(Contradiction::summary));
        said.extend(diff.unjudged_ends().iter().map(UnjudgedEnds::summary));
    }
    for caveat in caveats([diff.earlier(), diff.later()]) {
        said.push(caveat);
    }
    let later = diff.later();
    let framework = Framework::get(later.framework()).ok();
    let day = diff.judged_on().or_else(|| later.evaluation_date());
    said.extend(framework.and_then(|framework| framework.ended_by(day?)));
    for (what, report) in [
        (Text::fixed("việc chuyển đổi", "the step"), &review.findings),
        (
            Text::fixed("phiên bản mới", "the later version"),
            &review.new,
        ),
    ] {
        said.extend(skipped(&what, report));
    }
    let heading = cx.said("Nội dung chưa đánh giá được", "What could not be judged");
    let part = Part::new(heading);
    if said.is_empty() {
        let none = cx.said("Không có.", "Nothing.");
        return part.with([Block::body(none)]);
    }
    part.with(
        said.iter()
            .map(|text| Block::item(words::sentence(text.get(lang)))),
    )
}

fn prefixed(before: &Text, text: &Text) -> Text {
    use crate::text::Lang::{En, Vi};
    let (vi, en) = (before.get(Vi), before.get(En));
    let (text_vi, text_en) = (text.get(Vi), text.get(En));
    crate::bilingual!("{vi}: {text_vi}", "{en}: {text_en}")
}

/// What is not known of the frameworks, each once.
fn caveats(ends: [&Architecture; 2]) -> Vec<Text> {
    let mut versions = ends.map(Architecture::framework).to_vec();
    versions.dedup();
    let frameworks = versions.into_iter().filter_map(|v| Framework::get(v).ok());
    frameworks.filter_map(Framework::caveat).collect()
}

/// The rules that could not be applied, those with one reason together.
fn skipped(what: &Text, report: &Report) -> Vec<Text> {
    use crate::text::Lang::{En, Vi};
    let mut by_reason: Vec<(&Text, Vec<String>)> = Vec::new();
    for one in report.skipped() {
        let code = one.code.to_string();
        match by_reason
            .iter_mut()
            .find(|(reason, _)| **reason == one.reason)
        {
            Some((_, codes)) => codes.push(code),
            None => by_reason.push((&one.reason, vec![code])),
        }
    }
    let (vi, en) = (what.get(Vi), what.get(En));
    let lines = by_reason.into_iter().map(|(reason, codes)| {
        let codes = codes.join(", ");
        let (why_vi, why_en) = (reason.get(Vi), reason.get(En));
        crate::bilingual!(
            "quy tắc không áp dụng đối với {vi} ({codes}): {why_vi}",
            "rules not applied to {en} ({codes}): {why_en}"
        )
    });
    lines.collect()
}
