//! DOC012: what is planned is not covered by a roadmap with dated periods.

use std::borrow::Cow;

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Layer, Scope, Status, Subject, Table};
use crate::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC012"),
        name: RuleName::of("unscheduled-plan"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Thành phần dự kiến ngoài lộ trình",
            "Planned element outside the roadmap",
        ),
        description: Text::fixed(
            "Kiến trúc có thành phần dự kiến thì có `roadmap` gồm các giai đoạn có thời gian; mỗi thành phần dự kiến được một giai đoạn nêu tại `covers` hoặc có `since` nằm trong một giai đoạn. Kiến trúc chỉ đạo và thành phần của cơ quan khác không xét; thành phần không có ngày do LAY011 báo.",
            "A document that plans elements has a `roadmap` of dated periods; each planned element is named in the `covers` of a period or has a `since` that falls into one. Policies and what another agency plans are not judged; elements without a date are for LAY011 to report.",
        ),
        why: Text::fixed(
            "Lộ trình là cơ sở để bố trí nguồn lực và theo dõi việc thực hiện; thành phần không thuộc giai đoạn nào thì không có ai chịu trách nhiệm về thời hạn.",
            "The roadmap is what budgets and follow-up rest on; what belongs to no period is nobody's deadline.",
        ),
        remedy: Text::fixed(
            "Bổ sung giai đoạn vào `roadmap`, hoặc nêu thành phần tại `covers` của một giai đoạn.",
            "Add a period to the `roadmap`, or name the element in the `covers` of one.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::PRACTICE, "", Confidence::Sourced)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let planned: Vec<_> = arch.elements().filter(|e| is_to_be_built(*e)).collect();
    if planned.is_empty() {
        return;
    }
    let mut covered = vec![false; arch.element_count()];
    let mut spans: Vec<(Date, Date)> = Vec::new();
    let mut any = false;
    for period in arch.records(Table::Roadmap) {
        any = true;
        let fields = period.fields();
        match (fields.date(Field::Since), fields.date(Field::Until)) {
            (Some(since), Some(until)) => spans.push((since.first_day(), until.last_day())),
            // A period whose dates could not be read might cover anything.
            _ => return,
        }
        if fields.was_refused(Field::Covers) {
            return;
        }
        let named = fields
            .texts(Field::Covers)
            .filter_map(|id| arch.element(id));
        for element in named {
            if let Some(mark) = covered.get_mut(element.index()) {
                *mark = true;
            }
        }
    }
    if !any {
        out.report(no_roadmap(&planned));
        return;
    }
    let spans = merged(spans);
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} thành phần dự kiến có thời hạn không thuộc giai đoạn nào của lộ trình: {vi}",
            "{count} planned elements are due in no period of the roadmap: {en}"
        )
    });
    for element in planned {
        let named = covered.get(element.index()).is_some_and(|mark| *mark);
        let Some(since) = element.fields().date(Field::Since) else {
            continue;
        };
        if !named && !falls_into(&spans, since) {
            out.each(&group, outside(element, since));
        }
    }
}

/// Whether it is planned and the body's to bring about: not a policy, and not known to be another agency's.
fn is_to_be_built(element: ElementRef<'_>) -> bool {
    let elsewhere = matches!(element.scope(), Some(Scope::National | Scope::OtherAgency));
    let ours = match element.owner() {
        Some(_) => element.is_own(),
        None => !elsewhere,
    };
    element.status() == Some(Status::Planned) && element.layer() != Layer::Policy && ours
}

/// The periods in order, without overlaps.
fn merged(mut spans: Vec<(Date, Date)>) -> Vec<(Date, Date)> {
    spans.sort_unstable();
    let mut out: Vec<(Date, Date)> = Vec::with_capacity(spans.len());
    for (since, until) in spans {
        match out.last_mut() {
            Some(last) if since <= last.1 => last.1 = last.1.max(until),
            _ => out.push((since, until)),
        }
    }
    out
}

/// Whether some day that the date can mean lies in one of the periods.
fn falls_into(spans: &[(Date, Date)], date: Date) -> bool {
    let next = spans.partition_point(|(_, until)| *until < date.first_day());
    spans
        .get(next)
        .is_some_and(|(since, _)| *since <= date.last_day())
}

fn no_roadmap(planned: &[ElementRef<'_>]) -> Finding {
    /// More than these are only counted.
    const NAMED: usize = 5;
    let ids = listed(planned.iter().take(NAMED).map(|e| e.id()));
    let (more_vi, more_en) = match planned.len().saturating_sub(NAMED) {
        0 => (String::new(), String::new()),
        more => (
            format!(" và {more} thành phần khác"),
            format!(" and {more} more"),
        ),
    };
    Finding::new(bilingual!(
        "kiến trúc có thành phần dự kiến ({ids}{more_vi}) nhưng không có lộ trình",
        "the document plans elements ({ids}{more_en}) but has no roadmap"
    ))
    .at(Subject::Document)
    .help(Text::fixed(
        "Bổ sung vào mục `architecture`:\n  roadmap:\n    - { id: period-1, name: { vi: Giai đoạn 1 }, since: YYYY, until: YYYY, covers: […] }",
        "Add under `architecture`:\n  roadmap:\n    - { id: period-1, name: { vi: Giai đoạn 1, en: Period 1 }, since: YYYY, until: YYYY, covers: […] }",
    ))
}

fn outside(element: ElementRef<'_>, since: Date) -> Finding {
    let id = element.id();
    let since_vi = since.vietnamese();
    Finding::new(bilingual!(
        "thành phần dự kiến `{id}` (thời hạn {since_vi}) không thuộc giai đoạn nào của lộ trình",
        "the planned element `{id}`, due {since}, falls into no period of the roadmap"
    ))
    .at(Subject::from(element).at(Field::Since))
    .rests_on(element.fields(), "status")
    .rests_on(element.fields(), "since")
}
