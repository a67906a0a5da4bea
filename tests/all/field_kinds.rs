//! Keys belong to kinds: elsewhere they are reported, kept, and believed by no rule.

use justarch::{Architecture, Document, RuleSet};

fn document(more: &str) -> String {
    format!(
        r#"justarch: 1
architecture: {{ id: demo, body: bo, level: ministry, name: {{ vi: Kiến trúc }}, version: "3.0", framework: "3.0", status: draft, state-date: 2024-06-30 }}
organisations:
  bo: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }}
  khac: {{ name: {{ vi: Bộ Khác }}, kind: ministry }}
infrastructure:
  mang: {{ kind: network, name: {{ vi: Mạng }}, owner: bo }}
integration:
  truc: {{ kind: lgsp, name: {{ vi: Trục }}, owner: bo, readiness: ready, connects: [quoc-gia] }}
  quoc-gia: {{ kind: national-exchange, name: {{ vi: Nền tảng quốc gia }}, owner: khac, scope: national }}
applications:
  mot-cua: {{ kind: application, name: {{ vi: Một cửa }}, owner: bo, hosted-on: [ {{ to: mang{} }} ], exchanges: [ {{ with: thanh-tra, route: [truc] }} ] }}
  thanh-tra: {{ kind: application, name: {{ vi: Thanh tra }}, owner: khac, scope: national{} }}
"#,
        if more.starts_with("; ") {
            more.replace("; ", ", ")
        } else {
            String::new()
        },
        if more.starts_with("; ") { "" } else { more },
    )
}

fn read(text: &str) -> (Architecture, Vec<String>) {
    let document = Document::parse("demo.yaml", text).expect("a document");
    let mut codes: Vec<_> = document
        .report()
        .iter()
        .map(|d| d.code.to_string())
        .collect();
    let arch = document.into_architecture();
    let rules = RuleSet::for_framework(justarch::FrameworkVersion::V3_0).expect("a framework");
    codes.extend(rules.check(&arch).iter().map(|d| d.code.to_string()));
    codes.sort();
    (arch, codes)
}

/// What a key adds to the findings.
fn added(more: &str) -> Vec<String> {
    let (_, plain) = read(&document(""));
    let (_, mut codes) = read(&document(more));
    for code in plain {
        let at = codes.iter().position(|c| *c == code);
        codes.remove(at.expect("the key takes no finding away"));
    }
    codes
}

#[test]
fn keys_of_other_kinds_are_reported_and_nothing_follows_from_them() {
    for key in [
        ", class: national",
        ", grade: full-process",
        ", fee: true",
        ", readiness: unfit",
        ", number: 1/QĐ",
        ", items: { open: [số liệu] }",
        "; purpose: exploit",
        "; route: direct",
        "; justification: { reason: unfit }",
    ] {
        assert_eq!(added(key), ["LAY012"], "{key}");
    }
    assert_eq!(added(", master-data: [hồ sơ]"), Vec::<String>::new());
}

#[test]
fn what_is_reported_is_kept_and_found_again() {
    for more in [
        ", class: national, grade: full-process",
        "; route: [truc]; purpose: exploit",
    ] {
        let (arch, codes) = read(&document(more));
        let written = arch.to_yaml();
        let (again, same) = read(&written);
        assert_eq!(arch, again);
        assert_eq!(codes, same);
        assert_ne!(arch, read(&document("")).0);
    }
    let (arch, _) = read(&document(", class: national"));
    let element = arch.element("thanh-tra").expect("it is there");
    assert_eq!(element.database_class(), None);
    assert!(!element.fields().has(justarch::Field::DatabaseClass));
    let mut written = element.fields().iter();
    assert!(written.any(|(field, _)| field == justarch::Field::DatabaseClass));
}

#[test]
fn times_and_numbers_that_cannot_be_are_reported() {
    for (key, code) in [
        (", since: 2032, until: 2031-12", "LAY013"),
        (", personal-data-subjects: 99999999999999", "LAY014"),
        (", instances: 0", "LAY014"),
        (", since: 20-01-2024", "FMT011"),
        (", since: 2204", "LAY014"),
        (", personal-data-subjects: -1", "FMT011"),
        (", code-lists: [chua-co]", "DAT012"),
        // A platform is somewhere, but is no list.
        (", code-lists: [truc]", "DAT012"),
        (", master-data: true", "FMT020"),
    ] {
        assert_eq!(added(key), [code], "{key}");
    }
    for sound in [
        ", since: 2023-12, until: 2030",
        ", code-lists: [đơn vị]",
        ", master-data: \"true\"",
    ] {
        assert_eq!(added(sound), Vec::<String>::new(), "{sound}");
    }
}

#[test]
fn a_flag_in_quotes_is_told_of_its_quotes() {
    let text = document(", monitored: \"true\"");
    let document = Document::parse("demo.yaml", &text).expect("a document");
    let report = document.report();
    let finding = report.iter().next().expect("a finding");
    assert_eq!(finding.code.as_str(), "FMT011");
    let help = finding.help.as_ref().expect("a help");
    assert_eq!(
        help.get(justarch::Lang::En),
        "Take the quotes away: `monitored: true`."
    );
}
