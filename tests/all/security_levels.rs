//! Which systems of the body state a level, from which day on, and how high it is to be.

use justarch::{Diagnostic, Document, Lang, RuleSet, Severity};

/// The findings of a code in a document of a ministry with these sections.
fn found(code: &str, level: &str, state: &str, sections: &str) -> Vec<Diagnostic> {
    let kind = if level == "department" {
        "department, parent: tinh"
    } else {
        level
    };
    let text = format!(
        "\
justarch: 1
architecture: {{ id: mau, body: co-quan, level: {level}, name: {{ vi: Kiến trúc Cơ quan Mẫu }}, version: '3.0', framework: '3.0', status: draft, state-date: {state} }}
organisations:
  co-quan: {{ name: {{ vi: Cơ quan Mẫu }}, kind: {kind} }}
  tinh: {{ name: {{ vi: Tỉnh Mẫu }}, kind: province }}
  bo-khac: {{ name: {{ vi: Bộ khác }}, kind: ministry }}
{sections}"
    );
    let document = Document::parse("mau.yaml", &text).expect("a document");
    let arch = document.architecture();
    let rules = RuleSet::for_framework(arch.framework()).expect("a known framework");
    let report = rules.check(arch);
    let of_code = report.iter().filter(|d| d.code.as_str() == code);
    of_code.cloned().collect()
}

fn severities(found: &[Diagnostic]) -> Vec<Severity> {
    found.iter().map(|d| d.severity).collect()
}

fn cites(found: &[Diagnostic], part: &str) -> bool {
    let citation = |d: &Diagnostic| d.basis.as_ref().map(|b| b.citation(Lang::Vi));
    found
        .iter()
        .filter_map(citation)
        .any(|cited| cited.contains(part))
}

/// Kinds of system by section, and whether the body states a level for its own.
const KINDS: &[(&str, &str, bool)] = &[
    ("applications", "application", true),
    ("applications", "database", true),
    ("applications", "data-store", true),
    ("applications", "identity-system", true),
    ("channels", "service-portal", true),
    ("channels", "web-portal", true),
    ("channels", "open-data-portal", true),
    ("channels", "mobile-app", true),
    ("channels", "hotline", false),
    ("infrastructure", "it-infrastructure", true),
    ("infrastructure", "data-centre", true),
    ("infrastructure", "network", true),
    ("infrastructure", "cloud", true),
    ("infrastructure", "trust-service", true),
    ("infrastructure", "equipment", false),
    ("integration", "lgsp", true),
    ("integration", "coordination-platform", true),
    ("integration", "identity-platform", true),
    ("integration", "exchange-solution", true),
];

#[test]
fn own_systems_of_each_kind_state_their_level() {
    for (section, kind, asked) in KINDS {
        let of = |owner: &str, more: &str| {
            let system = format!(
                "{section}:\n  he-thong: {{ kind: {kind}, name: {{ vi: Hệ thống }}, owner: {owner}, status: active{more} }}\n"
            );
            found("SEC001", "ministry", "2024-12-31", &system)
        };
        assert_eq!(!of("co-quan", "").is_empty(), *asked, "{kind}");
        assert!(of("co-quan", ", security-level: 3").is_empty(), "{kind}");
        assert!(of("bo-khac", "").is_empty(), "{kind} of another");
    }
}

/// The decree of 2026 has the level in the design, so that what is planned states it from its first day on.
#[test]
fn planned_systems_state_their_level_since_the_decree_on_designs() {
    let planned = |more: &str| {
        format!(
            "applications:\n  he-thong: {{ kind: application, name: {{ vi: Hệ thống }}, owner: co-quan, status: planned, since: 2027{more} }}\n"
        )
    };
    let on = |day: &str, more: &str| found("SEC001", "ministry", day, &planned(more));
    assert!(on("2026-06-30", "").is_empty());
    let due = on("2026-07-01", "");
    assert_eq!(severities(&due), [Severity::Error]);
    assert!(cites(&due, "điểm a khoản 4 Điều 23 Nghị định 224/2026"));
    assert!(on("2026-07-01", ", security-level: 2").is_empty());
}

/// What was planned before the decree, and is read on a later day, may have been designed before it.
#[test]
fn a_plan_described_before_the_decree_is_judged_by_its_target_date() {
    let on = |since: &str| {
        let text = format!(
            "\
justarch: 1
architecture: {{ id: mau, body: bo, level: ministry, name: {{ vi: Kiến trúc Bộ Mẫu }}, version: '3.0', framework: '3.0', status: draft, state-date: 2024-12-31 }}
organisations:
  bo: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }}
applications:
  he-thong: {{ kind: application, name: {{ vi: Hệ thống }}, owner: bo, status: planned, since: {since} }}
"
        );
        let document = Document::parse("mau.yaml", &text).expect("a document");
        let arch = document.architecture();
        let rules = RuleSet::for_framework(arch.framework()).expect("a known framework");
        let rules = rules.as_of("2026-11-01".parse().expect("a date"));
        let report = rules.check(arch);
        report.iter().any(|d| d.code.as_str() == "SEC001")
    };
    assert!(on("2026-07"));
    assert!(!on("2026-06"));
}

/// Infrastructure that a sector or a province shares, with what interconnects systems, is of level 3 or higher.
#[test]
fn what_a_sector_or_a_province_shares_is_of_level_3() {
    for (section, kind) in [
        ("infrastructure", "data-centre"),
        ("infrastructure", "network"),
        ("integration", "lgsp"),
        ("integration", "coordination-platform"),
        ("integration", "identity-platform"),
    ] {
        let at = |body: &str, scope: &str, level: u8| {
            let system = format!(
                "{section}:\n  he-thong: {{ kind: {kind}, name: {{ vi: Hệ thống }}, owner: co-quan, status: active, scope: {scope}, security-level: {level} }}\n"
            );
            found("SEC005", body, "2024-12-31", &system)
        };
        for (body, scope) in [("ministry", "sector"), ("province", "local")] {
            let low = at(body, scope, 2);
            assert_eq!(severities(&low), [Severity::Error], "{kind} {scope}");
            assert!(cites(&low, "khoản 3 Điều 9"), "{kind} {scope}");
            assert!(at(body, scope, 3).is_empty(), "{kind} {scope}");
        }
        // What a ministry has for itself may be lower; its LGSP serves several units, which is a reading.
        let own = severities(&at("ministry", "local", 2));
        let read: &[Severity] = if kind == "lgsp" {
            &[Severity::Warning]
        } else {
            &[]
        };
        assert_eq!(own, read, "{kind}");
    }
}

/// Level 1 is for what serves the body itself.
#[test]
fn what_serves_people_is_not_of_level_1() {
    let used_by = |user: &str, level: u8| {
        let sections = format!(
            "\
channels:
  trang: {{ kind: web-portal, name: {{ vi: Cổng thông tin }}, owner: co-quan, status: active, information: [public], security-level: {level} }}
users:
  nguoi-dung: {{ kind: {user}, name: {{ vi: Người dùng }}, uses: [trang] }}
"
        );
        found("SEC007", "ministry", "2024-12-31", &sections)
    };
    for user in ["citizen", "business"] {
        let low = used_by(user, 1);
        assert_eq!(severities(&low), [Severity::Error], "{user}");
        assert!(cites(&low, "khoản 2 Điều 8"), "{user}");
        assert!(used_by(user, 2).is_empty(), "{user}");
    }
    assert!(used_by("official", 1).is_empty());
}
