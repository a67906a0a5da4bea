//! SVC001: the grade of a service is not one of the values in use.

use std::borrow::Cow;

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, Force, LifeCycle, RuleName, Severity};
use crate::framework::{Framework, Grades, Part, law};
use crate::model::{ElementRef, Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::suggest::meant;
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC001"),
        name: RuleName::of("unknown-service-grade"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Mức độ dịch vụ công không hợp lệ",
            "Service grade not in use",
        ),
        description: Text::fixed(
            "Kiểm tra `grade` của dịch vụ công thuộc tập giá trị của khung: mức độ 1 đến 4 ở phiên bản 2.0; `partial` (một phần) và `full-process` (toàn trình) từ Nghị định 42/2022/NĐ-CP. Kiến trúc theo khung 2.0 sau ngày đó được dùng cả hai, mức độ cũ thì có cảnh báo; không ghi `grade` thì không xét. Trước ngày tập giá trị của khung có hiệu lực, mức độ theo tập trước chỉ được nêu để biết.",
            "Checks that the `grade` of a service is one of the framework's values: levels 1 to 4 in 2.0; `partial` and `full-process` since Decree 42/2022/NĐ-CP. A 2.0 document after that may use both, the old levels with a warning; a service without a `grade` is not judged. Before the set of the framework is in force, a grade of the set before is only mentioned.",
        ),
        why: Text::fixed(
            "Hai cách phân loại không quy đổi được với nhau; dùng lẫn thì không thống kê và so sánh được giữa các phiên bản.",
            "The two ways of grading do not convert into each other; mixed, they can neither be counted nor compared across versions.",
        ),
        remedy: Text::fixed(
            "Dùng giá trị của khung mà kiến trúc tuân theo: `grade: full-process`; ở khung 2.0 trước Nghị định 42/2022/NĐ-CP, ghi số trong dấu nháy: `grade: \"4\"`.",
            "Use a value of the framework that the document follows: `grade: full-process`; under framework 2.0 before Decree 42/2022/NĐ-CP a number in quotes: `grade: \"4\"`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// What makes the rule as such; each finding cites what brought the value set it speaks of.
const BASES: &[Basis] = &[
    Basis::of(&law::CIRCULAR_32_2017, "5", Confidence::Sourced),
    Basis::of(&law::DECREE_42_2022, "", Confidence::Sourced),
    Basis::of(&law::DECREE_224_2026, "14", Confidence::Inferred),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let in_use = InUse::on(&cx.framework().grades, cx.date());
    for element in cx.architecture().elements() {
        if let Some(grade) = element.grade()
            && let Some(finding) = judge(cx, &in_use, element, grade)
        {
            out.report(finding.rests_on(element.fields(), "grade"));
        }
    }
}

/// The value sets on the day of the check.
struct InUse {
    /// What a service should have now.
    values: &'static [Part],
    basis: &'static Basis,
    /// What is still accepted, with a warning.
    outdated: &'static [Part],
}

impl InUse {
    fn on(grades: &'static Grades, day: Option<Date>) -> Self {
        // Once brought, the later set stays: that its decree was repealed in turn does not bring the first back.
        let brought = |basis: &Basis| day.is_some_and(|day| basis.force_on(day) != Force::NotYet);
        match &grades.later {
            Some(later) if brought(&later.basis) => Self {
                values: later.values,
                basis: &later.basis,
                outdated: grades.values,
            },
            _ => Self {
                values: grades.values,
                basis: &grades.basis,
                outdated: &[],
            },
        }
    }

    /// The first day of the set, if it is still to come on the day of the check.
    fn still_to_come(&self, day: Option<Date>) -> Option<Date> {
        let not_yet = day.is_some_and(|day| self.basis.force_on(day) == Force::NotYet);
        not_yet.then(|| self.basis.instrument.first_day()).flatten()
    }
}

/// Whether another framework has that grade: of the set that is in force before this one's.
fn is_of_another(grade: &str) -> bool {
    Framework::all()
        .iter()
        .any(|other| has(other.grades.values, grade))
}

impl InUse {
    /// What is cited on a day: the decree that followed keeps the two grades.
    fn cited(&self, day: Option<Date>) -> &Basis {
        let follows = self.basis.instrument.successor == Some(&law::DECREE_224_2026);
        let holds = day.is_some_and(|day| KEPT.force_on(day) == Force::InForce);
        if follows && holds { &KEPT } else { self.basis }
    }
}

/// The article speaks of full-process and of partial services; that these are the whole value set is a reading.
static KEPT: Basis = Basis::of(&law::DECREE_224_2026, "14", Confidence::Inferred);

fn has(parts: &[Part], grade: &str) -> bool {
    parts.iter().any(|part| part.key == grade)
}

fn judge(
    cx: &Context<'_>,
    in_use: &InUse,
    element: ElementRef<'_>,
    grade: &str,
) -> Option<Finding> {
    if has(in_use.values, grade) {
        return None;
    }
    let id = element.id();
    let values = |lang: Lang| {
        let labelled = in_use.values.iter().map(|p| match lang {
            Lang::Vi => format!("`{}` ({})", p.key, p.label.get(lang).to_lowercase()),
            Lang::En => format!("`{}`", p.key),
        });
        labelled.collect::<Vec<_>>().join(", ")
    };
    let (values_vi, values_en) = (values(Lang::Vi), values(Lang::En));
    let to_come = in_use.still_to_come(cx.date());
    let finding = if has(in_use.outdated, grade) {
        Finding::new(bilingual!(
            "mức độ `{grade}` của dịch vụ `{id}` thuộc cách phân loại cũ",
            "the grade `{grade}` of the service `{id}` belongs to the former value set"
        ))
        .severity(Severity::Warning)
    } else if let Some(first) = to_come.filter(|_| is_of_another(grade)) {
        let (version, first_vi) = (cx.framework().version, first.vietnamese());
        Finding::new(bilingual!(
            "mức độ `{grade}` của dịch vụ `{id}` theo cách phân loại có trước khung {version}; cách phân loại của khung này có từ ngày {first_vi}",
            "the grade `{grade}` of the service `{id}` is of the value set before framework {version}, whose own begins on {first}"
        ))
        .severity(Severity::Info)
    } else {
        Finding::new(bilingual!(
            "giá trị `{grade}` của dịch vụ `{id}` không phải là mức độ dịch vụ công đang áp dụng",
            "the value `{grade}` of the service `{id}` is not a grade in use"
        ))
    };
    let finding = finding
        .at(Subject::from(element).at(Field::Grade))
        .basis_on(in_use.cited(cx.date()).clone(), cx.date());
    let note = to_come
        .is_none()
        .then(|| elsewhere(cx.framework(), in_use, grade))
        .flatten();
    let finding = match note {
        Some(note) => finding.note(note),
        None => finding,
    };
    // What is outdated is accepted, but not proposed.
    let spellings = in_use.values.iter().flat_map(|part| {
        let labels = [Lang::Vi, Lang::En].map(|lang| (part.key, part.label.get(lang)));
        [(part.key, part.key)].into_iter().chain(labels)
    });
    Some(match meant(grade, spellings) {
        Some(near) if !has(in_use.outdated, grade) => finding.help(bilingual!(
            "Có phải định viết `{near}`? Các giá trị hợp lệ: {values_vi}.",
            "Did you mean `{near}`? The values are {values_en}."
        )),
        _ => finding.help(bilingual!(
            "Dùng một trong các giá trị: {values_vi}.",
            "Use one of {values_en}."
        )),
    })
}

/// Where a value that is not accepted here does belong.
fn elsewhere(framework: &Framework, in_use: &InUse, grade: &str) -> Option<Text> {
    if has(in_use.outdated, grade) {
        return None;
    }
    let later = framework.grades.later.as_ref();
    if let Some(later) = later.filter(|later| has(later.values, grade)) {
        let name = &later.basis.instrument.name;
        let (vi, en) = (name.get(Lang::Vi), name.get(Lang::En));
        return Some(bilingual!(
            "giá trị này do {vi} đặt ra, chưa có hiệu lực tại ngày đánh giá",
            "this value was brought by {en}, which is not in force yet on the day of the check"
        ));
    }
    let other = Framework::all()
        .iter()
        .find(|other| has(other.grades.values, grade))?;
    let version = other.version;
    Some(bilingual!(
        "đây là giá trị của khung {version}",
        "it is a value of framework {version}"
    ))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Severity;
    use crate::model::{Architecture, BusinessKind};
    use crate::rules::RuleSet;
    use crate::version::FrameworkVersion;

    /// The severity of what is said of a level of the old set on a day.
    fn severity(framework: FrameworkVersion, day: &str) -> Option<Severity> {
        let mut b = Architecture::fragment("demo", framework);
        b.state_date(day.parse().expect("a date"));
        b.element("s", BusinessKind::PublicService, "Dịch vụ")
            .and_then(|s| s.grade("4"))
            .expect("a service");
        let arch = b.build().expect("an architecture");
        let rules = RuleSet::for_framework(framework).expect("a framework");
        let report = rules.check(&arch);
        let of_grade = report.iter().find(|d| d.code.as_str() == "SVC001");
        of_grade.map(|d| d.severity)
    }

    #[test]
    fn old_levels_through_the_years() {
        let (v2, v3) = (FrameworkVersion::V2_0, FrameworkVersion::V3_0);
        assert_eq!(severity(v2, "2022-08-14"), None);
        assert_eq!(severity(v2, "2022-08-15"), Some(Severity::Warning));
        assert_eq!(severity(v3, "2024-06-01"), Some(Severity::Error));
        // No error rests on a decree that is still to come.
        assert_eq!(severity(v3, "2022-08-15"), Some(Severity::Error));
        assert_eq!(severity(v3, "2022-08-14"), Some(Severity::Info));
        assert_eq!(severity(v3, "2019-06-01"), Some(Severity::Info));
        let v4 = FrameworkVersion::V4_0;
        assert_eq!(severity(v4, "2022-08-14"), Some(Severity::Info));
        // Decree 42/2022 is repealed then: a repeal never turns into a silent "clean".
        assert_eq!(severity(v3, "2026-07-01"), Some(Severity::Warning));
    }
}
