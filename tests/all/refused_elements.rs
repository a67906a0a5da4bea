//! Whatever is wrong inside an element that is refused is told in the same run.

use justarch::{Document, Severity};

const HEAD: &str = "justarch: 1
architecture: { id: kho, body: bo, level: ministry, name: { vi: Kiến trúc }, version: \"1.0\", framework: \"3.0\", status: draft }
organisations: { bo: { name: { vi: Bộ Mẫu }, kind: ministry } }
";

fn faults(body: &str) -> Vec<(String, String)> {
    let document = Document::parse("kho.yaml", &format!("{HEAD}{body}")).unwrap();
    let errors = document.report().iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    errors
        .map(|found| {
            (
                found.code.to_string(),
                found.message.get(justarch::Lang::En).to_owned(),
            )
        })
        .collect()
}

/// The faults inside an entry that stands for itself.
const INSIDE: &str = "status: dang-chay, until: 2026-13-01, monitored: co-le, hosted-on: [khong-co], nam: 1, indicators: { dem: { value: 1 } }";
const TOLD: [&str; 6] = [
    "`dang-chay`",
    "`2026-13-01`",
    "`co-le`",
    "`khong-co`",
    "`nam`",
    "`measure`",
];

#[test]
fn faults_inside_come_with_the_fault_of_the_entry() {
    for (why, body) in [
        (
            "an unknown kind",
            format!("applications:\n  so: {{ kind: phan-mem, name: {{ vi: Sổ }}, {INSIDE} }}\n"),
        ),
        (
            "no kind",
            format!("applications:\n  so: {{ name: {{ vi: Sổ }}, {INSIDE} }}\n"),
        ),
        (
            "another section",
            format!("channels:\n  so: {{ kind: application, name: {{ vi: Sổ }}, {INSIDE} }}\n"),
        ),
        (
            "an id that is taken",
            format!(
                "applications:\n  so: {{ kind: application, name: {{ vi: Sổ }} }}\n  so: {{ kind: application, name: {{ vi: Sổ }}, {INSIDE} }}\n"
            ),
        ),
        (
            "an id that is none",
            format!(
                "applications:\n  'Sổ ghi': {{ kind: application, name: {{ vi: Sổ }}, {INSIDE} }}\n"
            ),
        ),
        (
            "a misspelt section",
            format!("aplications:\n  so: {{ kind: application, name: {{ vi: Sổ }}, {INSIDE} }}\n"),
        ),
    ] {
        let found = faults(&body);
        for told in TOLD {
            let count = found
                .iter()
                .filter(|(_, message)| message.contains(told))
                .count();
            assert_eq!(count, 1, "{why}, {told}: {found:?}");
        }
        // What is right inside is not complained of, and the fault of the entry is said once.
        assert_eq!(found.len(), TOLD.len() + 1, "{why}: {found:?}");
    }
}

#[test]
fn what_is_found_inside_changes_nothing_else() {
    let body = "applications:\n  so: { kind: phan-mem, name: { vi: Sổ }, X, stores: [kho] }\n  kho: { kind: database, name: { vi: Kho } }\n";
    let read = |inside: &str| {
        let text = format!("{HEAD}{}", body.replace('X', inside));
        Document::parse("kho.yaml", &text)
            .unwrap()
            .into_architecture()
    };
    let (plain, faulty) = (read("status: active"), read(INSIDE));
    assert_eq!(plain, faulty);
    assert_eq!(plain.unread(), faulty.unread());
    assert_eq!(faulty.relations().count(), 0);
    assert_eq!(faulty.indicators().count(), 0);
}

#[test]
fn the_first_of_two_with_one_id_is_read_as_if_alone() {
    let first = "applications:\n  so: { kind: application, name: { vi: Sổ }, status: active }\n";
    let second = format!("  so: {{ kind: application, name: {{ vi: Sổ }}, {INSIDE} }}\n");
    let text = format!("{HEAD}{first}{second}");
    let both = Document::parse("kho.yaml", &text).unwrap();
    let so = both.architecture().element("so").unwrap();
    assert_eq!(so.status(), Some(justarch::Status::Active));
    assert!(
        so.fields()
            .iter()
            .all(|(field, _)| field != justarch::Field::Refused)
    );
}

#[test]
fn what_stands_under_a_misspelt_name_is_missed_by_nothing() {
    let body = "sources:\n  khao-sat: { title: Biên bản }\nchannels:\n  cong: { kind: web-portal, name: { vi: Cổng }, owner: bo, sources: [khao-sat] }\n";
    let sound = format!("{HEAD}{body}");
    for (name, misspelt) in [
        ("organisations:", "organisation:"),
        ("sources:", "source:"),
        ("channels:", "chanels:"),
    ] {
        assert_eq!(sound.matches(&format!("\n{name}")).count(), 1, "{name}");
        let text = sound.replacen(&format!("\n{name}"), &format!("\n{misspelt}"), 1);
        let document = Document::parse("kho.yaml", &text).unwrap();
        let found: Vec<_> = document.report().iter().collect();
        assert_eq!(found.len(), 1, "{misspelt}: {found:?}");
        assert_eq!(found[0].code.as_str(), "FMT008");
        // What is named and stands nowhere is still missed.
        let text = text.replace("sources: [khao-sat]", "sources: [khac]");
        let document = Document::parse("kho.yaml", &text).unwrap();
        let codes = document.report().iter().map(|d| d.code.to_string());
        assert!(codes.into_iter().any(|code| code == "FMT014"), "{misspelt}");
    }
}
