//! LAY016: organisations are part of each other in a circle.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::graph::{circle_of, circles};
use crate::model::{Field, OrganisationRef, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY016"),
        name: RuleName::of("circular-parents"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Tổ chức trực thuộc vòng tròn",
            "Circle of parent organisations",
        ),
        description: Text::fixed(
            "Kiểm tra `parent` của các tổ chức không tạo thành vòng tròn và không tổ chức nào trực thuộc chính mình. Các quy tắc khác vẫn được kiểm tra: tổ chức cấp cao nhất trong vòng được coi là cơ quan.",
            "Checks that `parent` of organisations does not run in a circle and that none is part of itself. All other rules still run: the highest organisation of the circle is taken for the agency.",
        ),
        why: Text::fixed(
            "Cơ quan chịu trách nhiệm về một hệ thống là tổ chức cao nhất phía trên chủ quản; trong vòng tròn không có tổ chức nào cao nhất.",
            "The agency that answers for a system is the topmost organisation above its owner. In a circle there is none.",
        ),
        remedy: Text::fixed(
            "Bỏ `parent` ở tổ chức cấp cao nhất, hoặc sửa lại cho đúng tổ chức cấp trên.",
            "Take `parent` from the highest of them, or name the right organisation above.",
        ),
        // A law of the structure itself.
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check,
};

/// A circle of more organisations than this is shown by its first ones.
const SHOWN: usize = 12;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let mut parts: Vec<_> = arch
        .organisations()
        .filter(|o| o.parent().is_some())
        .collect();
    if parts.is_empty() {
        return;
    }
    // The order in the document means nothing.
    parts.sort_by_key(|one| one.key());
    let nodes: Vec<u32> = parts.iter().map(|one| one.ix()).collect();
    let above = |ix| {
        let parent = arch.organisation_at(ix).parent();
        parent.map(|parent| parent.ix()).into_iter().collect()
    };
    for circle in circles(&nodes, above) {
        let circle: Vec<_> = circle.iter().map(|ix| arch.organisation_at(*ix)).collect();
        out.report(finding(&circle));
    }
}

fn finding(circle: &[OrganisationRef<'_>]) -> Finding {
    let mut finding = if let [one] = circle {
        let id = one.key();
        Finding::new(bilingual!(
            "tổ chức `{id}` được khai báo trực thuộc chính mình",
            "the organisation `{id}` is said to be part of itself"
        ))
    } else {
        let way = circle_of(circle.iter().map(|one| one.key()));
        Finding::new(bilingual!(
            "các tổ chức trực thuộc lẫn nhau theo vòng tròn: {way}",
            "organisations are part of each other in a circle: {way}"
        ))
    };
    for one in circle.iter().take(SHOWN) {
        let parent = one.parent();
        let parent = parent.as_ref().map_or("", |parent| parent.key());
        finding = finding.label(
            Subject::from(**one).at(Field::Parent),
            bilingual!("trực thuộc `{parent}`", "part of `{parent}`"),
        );
    }
    finding
}
