//! SVC006: figures on services that contradict each other.

use std::borrow::Cow;
use std::collections::HashMap;

use super::wholes::{Frame, Wholes};

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, IndicatorRef, Qualifier, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC006"),
        name: RuleName::of("contradictory-service-figures"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Số liệu dịch vụ công mâu thuẫn",
            "Contradictory figures on services",
        ),
        description: Text::fixed(
            "So sánh các số liệu của cùng một thành phần hoặc của kiến trúc tại cùng thời điểm: số dịch vụ đã tích hợp và số dịch vụ mức độ 3, 4 không vượt tổng số; số dịch vụ toàn trình không vượt tổng số. Số toàn trình lớn hơn số đã tích hợp chỉ được nêu để rà soát, vì dịch vụ toàn trình có thể chưa tích hợp.",
            "Compares the figures of one element, or of the document, for the same time: services integrated and services of level 3 and 4 do not exceed the total; full-process services do not exceed the total. More full-process services than integrated ones are only mentioned, for a full-process service need not be integrated yet.",
        ),
        why: Text::fixed(
            "Phần không thể lớn hơn tổng thể; số liệu mâu thuẫn thường do lấy từ các kỳ báo cáo khác nhau và làm sai mọi tỷ lệ tính từ đó.",
            "A part cannot exceed the whole. Contradictory figures mostly come from different reports, and every share computed from them is wrong.",
        ),
        remedy: Text::fixed(
            "Đối chiếu lại nguồn của hai số liệu, ghi đúng thời điểm (`as-of`) của từng số liệu.",
            "Go back to the sources of both figures, and state for each what time it is of (`as-of`).",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

const TOTAL: &str = "services-total";
const INTEGRATED: &str = "services-integrated";
const LEVELS: &str = "services-level-3-4";
const FULL_PROCESS: &str = "services-full-process";

/// A part and what it is part of, the narrowest first: the first that the holder states is compared.
const PARTS: &[(&str, &[&str])] = &[
    (INTEGRATED, &[TOTAL]),
    (LEVELS, &[TOTAL]),
    (FULL_PROCESS, &[INTEGRATED, TOTAL]),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let figures: Vec<_> = cx.architecture().indicators().collect();
    // Figures come in the order of what they hang on.
    for of_one in figures.chunk_by(same_holder) {
        let mut wholes: HashMap<_, Wholes<'_>> = HashMap::new();
        for (number, figure) in of_one.iter().enumerate() {
            if let Some(measure) = figure.measure().filter(|m| [INTEGRATED, TOTAL].contains(m)) {
                wholes
                    .entry(measure)
                    .or_default()
                    .add(number, frame(figure));
            }
        }
        for part in of_one {
            if let Some(whole) = whole_of(part, &wholes).and_then(|number| of_one.get(number))
                && let Some(finding) = judge(part, whole)
            {
                out.report(finding);
            }
        }
    }
}

fn same_holder(a: &IndicatorRef<'_>, b: &IndicatorRef<'_>) -> bool {
    a.holder() == b.holder() && a.relation() == b.relation()
}

fn frame<'a>(figure: &IndicatorRef<'a>) -> Frame<'a> {
    let (as_of, unit) = (figure.as_of(), figure.unit());
    Frame { as_of, unit }
}

/// The number of what a figure is part of: the narrowest that is stated, and of several the one for the very same
/// time.
fn whole_of<'a>(part: &IndicatorRef<'a>, wholes: &HashMap<&str, Wholes<'a>>) -> Option<usize> {
    let (_, names) = PARTS.iter().find(|(p, _)| part.measure() == Some(*p))?;
    names
        .iter()
        .find_map(|name| wholes.get(name)?.of(frame(part)))
}

fn judge(part: &IndicatorRef<'_>, whole: &IndicatorRef<'_>) -> Option<Finding> {
    if part.value()? <= whole.value()? {
        return None;
    }
    // "At most 60 of at least 50" contradicts nothing; "about" may.
    let (of_part, of_whole) = (part.qualifier(), whole.qualifier());
    if of_part == Some(Qualifier::AtMost) || of_whole == Some(Qualifier::AtLeast) {
        return None;
    }
    let vague = [of_part, of_whole].contains(&Some(Qualifier::About));
    let (low, high) = (part.measure()?, whole.measure()?);
    let written = |f: &IndicatorRef<'_>| f.fields().text(Field::Value).unwrap_or("").to_owned();
    let (more, less) = (written(part), written(whole));
    let (part_of, whole_of) = (named(low), named(high));
    let (low_vi, low_en) = (part_of.get(Vi), part_of.get(En));
    let (high_vi, high_en) = (whole_of.get(Vi), whole_of.get(En));
    let finding = Finding::new(bilingual!(
        "{low_vi} ({more}) lớn hơn {high_vi} ({less})",
        "{low_en} ({more}) outnumber {high_en} ({less})"
    ))
    .label(value_of(part), bilingual!("{low}: {more}", "{low}: {more}"))
    .label(
        value_of(whole),
        bilingual!("{high}: {less}", "{high}: {less}"),
    )
    .rests_on(part.fields(), "value")
    .rests_on(whole.fields(), "value");
    // Full-process services need not be integrated yet: more of them is no contradiction.
    let possible = low == FULL_PROCESS && high == INTEGRATED;
    let finding = if possible {
        finding.note(Text::fixed(
            "có thể đúng nếu còn dịch vụ toàn trình chưa tích hợp",
            "this may be right where some full-process services are not integrated yet",
        ))
    } else {
        finding
    };
    Some(if vague || possible {
        finding.severity(Severity::Info)
    } else {
        finding
    })
}

/// What a figure counts.
fn named(measure: &str) -> Text {
    match measure {
        INTEGRATED => Text::fixed("số dịch vụ đã tích hợp", "integrated services"),
        LEVELS => Text::fixed("số dịch vụ mức độ 3, 4", "services of levels 3 and 4"),
        FULL_PROCESS => Text::fixed("số dịch vụ toàn trình", "full-process services"),
        TOTAL => Text::fixed("tổng số dịch vụ", "all services"),
        other => bilingual!("`{other}`", "`{other}`"),
    }
}

fn value_of(figure: &IndicatorRef<'_>) -> crate::model::Place {
    Subject::from(**figure).at(Field::Value)
}
