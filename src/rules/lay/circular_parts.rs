//! LAY019: elements are part of each other in a circle.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::graph::{circle_of, circles};
use crate::model::{ElementRef, RelationKind, RelationRef};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY019"),
        name: RuleName::of("circular-parts"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed("Bộ phận vòng tròn", "Circle of parts"),
        description: Text::fixed(
            "Kiểm tra các quan hệ `part-of` không tạo thành vòng tròn và không thành phần nào là bộ phận của chính mình. Một bộ phận có thể thuộc nhiều hệ thống.",
            "Checks that relations `part-of` do not run in a circle and that nothing is part of itself. A part may belong to several wholes.",
        ),
        why: Text::fixed(
            "Bộ phận nhỏ hơn cái nó hợp thành; trong vòng tròn không xác định được đâu là hệ thống, đâu là bộ phận.",
            "A part is less than its whole. In a circle nobody can tell which is the system and which the part.",
        ),
        remedy: Text::fixed(
            "Bỏ một `part-of` trong vòng. Nếu hai bên chỉ cần đến nhau thì dùng `depends-on` hoặc `exchanges`.",
            "Drop one `part-of` of the circle. If the two only need each other, use `depends-on` or `exchanges`.",
        ),
        // A law of the structure itself.
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check,
};

/// A circle of more elements than this is shown by its first ones.
const SHOWN: usize = 12;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let mut parts: Vec<_> = cx
        .relations_of(RelationKind::PartOf)
        .map(RelationRef::from)
        .collect();
    // The order in the document means nothing.
    parts.sort_by_key(|part| part.id());
    parts.dedup();
    let nodes: Vec<u32> = parts.iter().map(|part| part.ix()).collect();
    let wholes = |ix| {
        let mut wholes: Vec<_> = wholes_of(arch.element_at(ix)).collect();
        wholes.sort_by_key(|whole| whole.id());
        wholes.iter().map(|whole| whole.ix()).collect()
    };
    for circle in circles(&nodes, wholes) {
        let circle: Vec<_> = circle.iter().map(|ix| arch.element_at(*ix)).collect();
        out.report(finding(&circle));
    }
}

fn wholes_of(part: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    let relations = part.relations_of(RelationKind::PartOf);
    relations.filter_map(RelationRef::to)
}

fn finding(circle: &[ElementRef<'_>]) -> Finding {
    let members: Vec<_> = circle.iter().map(|one| one.id().to_owned()).collect();
    let is_alone = members.len() == 1;
    let mut finding = Finding::together(move |left| {
        // With one taken out there is no circle left.
        (left.len() == members.len()).then(|| {
            let way = circle_of(members.iter().map(String::as_str));
            let first = members.first().map_or("", String::as_str);
            if is_alone {
                bilingual!(
                    "`{first}` được khai báo là bộ phận của chính mình",
                    "`{first}` is said to be part of itself"
                )
            } else {
                bilingual!(
                    "các thành phần là bộ phận của nhau theo vòng tròn: {way}",
                    "elements are part of each other in a circle: {way}"
                )
            }
        })
    });
    let next = circle.iter().cycle().skip(1);
    for (nth, (one, whole)) in circle.iter().zip(next).enumerate() {
        let id = whole.id();
        finding = if nth < SHOWN {
            finding.member(
                *one,
                bilingual!("là bộ phận của `{id}`", "is part of `{id}`"),
            )
        } else {
            finding.member_unshown(*one)
        };
    }
    finding
}
