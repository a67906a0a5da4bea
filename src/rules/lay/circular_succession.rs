//! LAY018: elements or organisations succeed each other in a circle, or one succeeds itself.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Code, Severity};
use crate::graph::circles;
use crate::model::{ElementRef, Field, OrganisationRef, Subject};
use crate::rules::info::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY018"),
        severity: Severity::Error,
        title: Text::fixed("Kế thừa vòng tròn", "Circle of succession"),
        what: Text::fixed(
            "Kiểm tra `succeeds` của các thành phần, và của các tổ chức, không tạo thành vòng tròn và không mục nào kế thừa chính mình.",
            "Checks that `succeeds` of elements, and of organisations, does not run in a circle and that nothing succeeds itself.",
        ),
        why: Text::fixed(
            "Cái kế thừa có sau cái được kế thừa; trong vòng tròn không biết thành phần nào của phiên bản cũ trở thành thành phần nào. Mục tự kế thừa thường là ghi nhầm định danh khác.",
            "What succeeds comes after what it succeeds: in a circle nobody can tell which element of the earlier version became which. One that succeeds itself is mostly a slip for another id.",
        ),
        remedy: Text::fixed(
            "Sửa hoặc bỏ một `succeeds` trong vòng. Mục giữ nguyên định danh thì không cần ghi `succeeds`.",
            "Correct or drop one `succeeds` of the circle. What keeps its id needs no `succeeds`.",
        ),
        // A law of the structure itself.
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check,
};

/// A circle of more members than this is shown by its first ones.
const SHOWN: usize = 12;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let elements = arch.succeeding();
    let element = |id: &str| arch.element(id).map(ElementRef::ix);
    report(
        elements.map(|e| (e.id(), e.ix())).collect(),
        |ix| arch.element_at(ix).succeeds().filter_map(element).collect(),
        |ix| {
            let one = arch.element_at(ix);
            (one.id(), Subject::from(one))
        },
        out,
    );
    let organisations = arch.organisations();
    let organisations = organisations.filter(|o| o.succeeds().next().is_some());
    let organisation = |id: &str| arch.organisation(id).map(|o: OrganisationRef<'_>| o.ix());
    report(
        organisations.map(|o| (o.key(), o.ix())).collect(),
        |ix| {
            arch.organisation_at(ix)
                .succeeds()
                .filter_map(organisation)
                .collect()
        },
        |ix| {
            let one = *arch.organisation_at(ix);
            (one.key(), Subject::from(one))
        },
        out,
    );
}

/// Finds the circles among things that say what they succeed.
fn report<'a>(
    mut all: Vec<(&'a str, u32)>,
    before: impl Fn(u32) -> Vec<u32>,
    name: impl Fn(u32) -> (&'a str, Subject),
    out: &mut Findings<'_>,
) {
    // The order in the document means nothing.
    all.sort_unstable();
    let nodes: Vec<u32> = all.into_iter().map(|(_, ix)| ix).collect();
    let in_order = |ix| {
        let mut next = before(ix);
        next.sort_by_key(|ix| name(*ix).0);
        next
    };
    for circle in circles(&nodes, in_order) {
        let circle: Vec<_> = circle.iter().map(|ix| name(*ix)).collect();
        out.report(finding(&circle));
    }
}

fn finding(circle: &[(&str, Subject)]) -> Finding {
    let mut finding = if let [(id, _)] = circle {
        Finding::new(bilingual!(
            "`{id}` được khai báo kế thừa chính mình",
            "`{id}` is said to succeed itself"
        ))
    } else {
        let way = super::circle_of(circle.iter().map(|(id, _)| *id));
        Finding::new(bilingual!(
            "kế thừa lẫn nhau theo vòng tròn: {way}",
            "these succeed each other in a circle: {way}"
        ))
    };
    let next = circle.iter().cycle().skip(1);
    for ((_, subject), (before, _)) in circle.iter().zip(next).take(SHOWN) {
        finding = finding.label(
            subject.clone().at(Field::Succeeds),
            bilingual!("kế thừa `{before}`", "succeeds `{before}`"),
        );
    }
    finding
}
