//! DOC014: a document of today still counts districts or 63 provinces.

use std::borrow::Cow;

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{
    ElementRef, End, Field, OrganisationKind, OrganisationRef, RelationRef, Scope, Subject, Table,
    normalise,
};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC014"),
        name: RuleName::of("outdated-local-units"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Còn cấp huyện hoặc 63 tỉnh, thành phố",
            "Districts or 63 provinces",
        ),
        description: Text::fixed(
            "Kiến trúc nêu hiện trạng (`state-date`) từ ngày 01/07/2025 không còn thành phần đang sử dụng mang tên cấp huyện, và không nêu số lượng 63 (`instances: 63`) tại tổ chức cấp tỉnh, tại thành phần thuộc địa phương, ngành hoặc quan hệ với thành phần đó. Hiện trạng trước ngày đó thì không xét.",
            "An architecture that states how things are (`state-date`) since 1 July 2025 has nothing in use that is named after the district level, and does not count 63 (`instances: 63`) at organisations of provinces, at elements of a locality or a sector, or at relations with these. A state of before is not judged.",
        ),
        why: Text::fixed(
            "Từ ngày 01/07/2025 chính quyền địa phương tổ chức hai cấp với 34 tỉnh, thành phố; nhóm người dùng và số điểm kết nối theo đơn vị cũ không còn đúng.",
            "Since 1 July 2025 local government has two levels and there are 34 provinces; groups of users and counts of links by the former units do not hold.",
        ),
        remedy: Text::fixed(
            "Cập nhật nhóm người dùng sang cấp xã, cấp tỉnh và số lượng theo 34 tỉnh, thành phố; thành phần cũ ghi ngày kết thúc.",
            "Bring groups of users to the commune and province levels and counts to 34 provinces; give what is former its end.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::TWO_LEVELS, "", Confidence::Sourced)];

/// The first day of two levels and 34 provinces.
const SINCE: Date = Date::day(2025, 7, 1);
const FORMER_COUNT: u64 = 63;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    if arch
        .state_date()
        .or(cx.date())
        .is_none_or(|day| day < SINCE)
    {
        return;
    }
    let districts = Each::new("districts", |all| {
        let (vi, en) = (all.vi(), all.en());
        bilingual!(
            "còn thành phần của cấp huyện, cấp không còn từ ngày 01/07/2025: {vi}",
            "there are elements of the district level, which ended on 1 July 2025: {en}"
        )
    });
    let counts = Each::new("provinces", |all| {
        let (vi, en) = (all.vi(), all.en());
        bilingual!(
            "số lượng 63 bằng số tỉnh, thành phố trước ngày 01/07/2025, nay là 34: {vi}",
            "counts of 63, as many as there were provinces before 1 July 2025, which are 34 now: {en}"
        )
    });
    for body in arch.organisations() {
        if is_of_provinces(body) && body.fields().number(Field::Instances) == Some(FORMER_COUNT) {
            let id = body.key();
            let finding = Finding::new(bilingual!(
                "tổ chức `{id}` nêu số lượng 63, bằng số tỉnh, thành phố trước ngày 01/07/2025 (nay là 34)",
                "the organisation `{id}` counts 63, as many as there were provinces before 1 July 2025 (34 now)"
            ))
            .at(Subject::record(Table::Organisations, id).at(Field::Instances));
            out.each(&counts, finding);
        }
    }
    for element in arch.elements().filter(|e| e.is_in_use_on(cx.date())) {
        if is_of_districts(element) {
            out.each(&districts, of_districts(element));
        }
        if is_local(element) && element.instances() == Some(FORMER_COUNT) {
            let id = element.id();
            let finding = Finding::new(bilingual!(
                "`{id}` nêu số lượng 63, bằng số tỉnh, thành phố trước ngày 01/07/2025 (nay là 34)",
                "`{id}` counts 63, as many as there were provinces before 1 July 2025 (34 now)"
            ))
            .at(Subject::from(element).at(Field::Instances));
            out.each(&counts, finding);
        }
        for relation in element.relations().filter(|r| r.is_there_on(cx.date())) {
            let local = is_local(element) || is_local_end(relation.end());
            if local && relation.fields().number(Field::Instances) == Some(FORMER_COUNT) {
                out.each(&counts, of_former_count(relation));
            }
        }
    }
}

/// Whether one of a kind may stand in each province: of anything else the number says nothing of provinces.
fn is_of_provinces(body: OrganisationRef<'_>) -> bool {
    matches!(
        body.kind(),
        Some(OrganisationKind::Province | OrganisationKind::Department)
    )
}

fn is_local(element: ElementRef<'_>) -> bool {
    matches!(element.scope(), Some(Scope::Local | Scope::Sector))
}

fn is_local_end(end: End<'_>) -> bool {
    match end {
        End::Element(element) => is_local(element),
        End::Organisation(organisation) => is_of_provinces(organisation),
    }
}

fn is_of_districts(element: ElementRef<'_>) -> bool {
    let name = normalise(element.name(Lang::Vi));
    let named = |words: &str| format!(" {name} ").contains(words);
    named(" cap huyen ") || named(" quan huyen ")
}

fn of_districts(element: ElementRef<'_>) -> Finding {
    let id = element.id();
    Finding::new(bilingual!(
        "`{id}` thuộc cấp huyện, cấp không còn từ ngày 01/07/2025",
        "`{id}` is of the district level, which ended on 1 July 2025"
    ))
    .at(Subject::from(element).at(Field::NameVi))
}

fn of_former_count(relation: RelationRef<'_>) -> Finding {
    let to = match relation.end() {
        End::Element(element) => element.id(),
        End::Organisation(organisation) => organisation.key(),
    };
    let from = relation.from().id();
    Finding::new(bilingual!(
        "quan hệ của `{from}` với `{to}` nêu số lượng 63, bằng số tỉnh, thành phố trước ngày 01/07/2025 (nay là 34)",
        "the relation of `{from}` with `{to}` counts 63, as many as there were provinces before 1 July 2025 (34 now)"
    ))
    .at(Subject::from(relation).at(Field::Instances))
}
