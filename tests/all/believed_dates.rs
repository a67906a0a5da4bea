//! What lies ahead on the day of the check has not happened, whatever the document says.

use justarch::{Architecture, Document, FrameworkVersion, Report, RuleSet};

/// The document, with a line of its head and a line of an application; its content is of the middle of 2024.
fn document(head: &str, of_application: &str) -> Architecture {
    let text = format!(
        "\
justarch: 1
architecture: {{ id: demo, body: bo, level: ministry, name: {{ vi: Kiến trúc }}, version: '3.0', framework: '3.0', status: draft, state-date: 2024-06-30{head} }}
sources:
  khao-sat: {{ title: Báo cáo khảo sát, date: 2024-08-15 }}
organisations:
  bo: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }}
applications:
  mot-cua: {{ kind: application, name: {{ vi: Một cửa }}, owner: bo, security-level: 3{of_application} }}
policy:
  luat: {{ kind: law, name: {{ vi: Luật Mẫu }}, date: 2023-11-24 }}
"
    );
    let document = Document::parse("demo.yaml", &text).expect("a document");
    let told: Vec<_> = document.report().iter().collect();
    assert!(told.is_empty(), "{told:?}");
    document.into_architecture()
}

fn check(arch: &Architecture, as_of: Option<&str>) -> Report {
    let mut rules = RuleSet::for_framework(FrameworkVersion::V3_0).expect("a framework");
    if let Some(day) = as_of {
        rules = rules.as_of(day.parse().expect("a day"));
    }
    rules.check(arch)
}

fn is_reported(head: &str, of_application: &str, as_of: Option<&str>) -> bool {
    let report = check(&document(head, of_application), as_of);
    report.iter().any(|found| found.code.as_str() == "LAY014")
}

#[test]
fn facts_do_not_lie_after_the_day_that_the_content_is_of() {
    for (on_time, too_late) in [
        (", assessed: 2024-06-30", ", assessed: 2024-07-01"),
        (", assessed: 2024", ", assessed: 2025"),
        (
            ", status: active, since: 2024-06",
            ", status: active, since: 2024-07",
        ),
        (
            ", status: planned, since: 2030",
            ", status: pilot, since: 2030",
        ),
        (
            ", status: active, until: 2030",
            ", status: retired, until: 2030",
        ),
        (
            ", indicators: [ { id: i, measure: m, name: { vi: Số liệu }, value: 1, as-of: 2024-06 } ]",
            ", indicators: [ { id: i, measure: m, name: { vi: Số liệu }, value: 1, as-of: 2024-07 } ]",
        ),
    ] {
        assert!(!is_reported("", on_time, None), "{on_time}");
        assert!(is_reported("", too_late, None), "{too_late}");
        // Checked on a later day, what is between them has happened; a later state is not judged by an earlier day.
        assert!(!is_reported("", too_late, Some("2031-01-01")), "{too_late}");
        assert!(!is_reported("", on_time, Some("2020-01-01")), "{on_time}");
    }
    for plan in [
        ", targets: [ { id: t, measure: m, name: { vi: Mục tiêu }, value: 1, by: 2030 } ]",
        ", since: 2030",
    ] {
        assert!(!is_reported("", plan, None), "{plan}");
    }
}

#[test]
fn a_document_is_issued_and_reviewed_within_a_year_of_what_it_describes() {
    for (key, soon, late) in [
        (
            "issued",
            "{ decision: 1/QĐ, date: 2025-06-30 }",
            "{ decision: 1/QĐ, date: 2025-07-01 }",
        ),
        (
            "reconstructs",
            "{ decision: 1/QĐ, date: 2025-06-30 }",
            "{ decision: 1/QĐ, date: 2099-01-01 }",
        ),
        (
            "reviewed",
            "[2023-06-01, 2025-06-30]",
            "[2023-06-01, 2099-01-01]",
        ),
        (
            "supersedes",
            "[{ body: Bộ Mẫu, version: '2.0', date: 2020-01-01 }]",
            "[{ body: Bộ Mẫu, version: '2.0', date: 2026-01-01 }]",
        ),
    ] {
        assert!(!is_reported(&format!(", {key}: {soon}"), "", None), "{key}");
        assert!(is_reported(&format!(", {key}: {late}"), "", None), "{key}");
        // A day that the caller gives is the day of the check.
        let head = format!(", {key}: {late}");
        assert!(is_reported(&head, "", Some("2025-06-30")), "{key}");
        assert!(!is_reported(&head, "", Some("2099-01-01")), "{key}");
    }
}

#[test]
fn an_assessment_that_is_to_come_counts_for_nothing() {
    let said = |assessed: &str| {
        let report = check(&document("", &format!(", assessed: {assessed}")), None);
        let mut of_rule = report.iter().filter(|f| f.code.as_str() == "SEC011");
        of_rule.next().map(|found| found.severity)
    };
    assert_eq!(said("2024-06-30"), None);
    assert_eq!(said("2099"), Some(justarch::Severity::Info));
    assert_eq!(said("2023-06-29"), Some(justarch::Severity::Warning));
}

/// What is planned for a day that is past by the document itself contradicts it; on a later day it is out of date.
#[test]
fn what_is_planned_is_still_to_come() {
    let on = |since: &str, as_of: Option<&str>| {
        let text = format!(
            "\
justarch: 1
architecture: {{ id: mau, body: bo, level: ministry, name: {{ vi: Kiến trúc Bộ Mẫu }}, version: '2.0', framework: '2.0', status: draft, state-date: 2021-06-30 }}
organisations:
  bo: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }}
applications:
  he-thong: {{ kind: application, name: {{ vi: Hệ thống }}, owner: bo, status: planned, since: {since} }}
"
        );
        let document = justarch::Document::parse("mau.yaml", &text).expect("a document");
        let report = check(document.architecture(), as_of);
        let plan = report.iter().find(|d| d.code.as_str() == "LAY011");
        plan.map(|d| d.severity)
    };
    for (since, as_of, due) in [
        ("2021-05", None, Some(justarch::Severity::Warning)),
        ("2021-06", None, None),
        ("2021-06-29", None, Some(justarch::Severity::Warning)),
        ("2021-06-30", None, None),
        ("2021", None, None),
        ("2020", None, Some(justarch::Severity::Warning)),
        ("2021-07", Some("2021-07-31"), None),
        (
            "2021-07",
            Some("2021-08-01"),
            Some(justarch::Severity::Info),
        ),
        (
            "2021-05",
            Some("2021-08-01"),
            Some(justarch::Severity::Warning),
        ),
        ("2021-05", Some("2021-05-31"), None),
    ] {
        assert_eq!(on(since, as_of), due, "{since} {as_of:?}");
    }
}
